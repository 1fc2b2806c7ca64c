//! Prints the reading of a PDF: `cargo run -p pdf-text --example read -- FILE [--text]`.

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a PDF file")?;
    let bytes = std::fs::read(path)?;
    if arguments.next().as_deref() == Some("--text") {
        let reading = pdf_text::read(&bytes, &pdf_text::Limits::default())?;
        let mut out = std::io::stdout().lock();
        for line in reading.pages.iter().flat_map(|page| &page.lines) {
            for run in &line.runs {
                write!(out, "{}", run.text)?;
            }
            writeln!(out)?;
        }
    } else {
        std::io::stdout().write_all(pdf_text::read_json(&bytes).as_bytes())?;
    }
    Ok(())
}
