//! `legible text`: what a machine reads.

use page_text::PdfReading;

use crate::Outcome;
use crate::args::{PdfOrder, TextArgs};
use crate::error::CliError;
use crate::input::{self, Reading};

/// Prints the text in reading order.
///
/// # Errors
/// When the resume cannot be read.
pub fn run(options: &TextArgs) -> Result<Outcome, CliError> {
    let source = input::one(&options.path, &options.input)?;
    if let Some(Reading::Pdf(reading)) = &source.reading {
        return Ok(Outcome::fine(pdf(reading, options.reading)));
    }
    if options.reading != PdfOrder::Columns {
        return Err(CliError::Usage(
            "--reading is about PDFs; this is none.".to_owned(),
        ));
    }
    let report = source.report(&options.input, None, None)?;
    Ok(Outcome::fine(format!("{}\n", report.text)))
}

/// The text of a PDF, hidden text included: a parser does not look.
fn pdf(reading: &PdfReading, order: PdfOrder) -> String {
    let mut out = match order {
        PdfOrder::Stream => reading.stream.clone(),
        PdfOrder::Rows => reading.rows.clone(),
        PdfOrder::Columns => reading
            .pages
            .iter()
            .flat_map(|page| &page.lines)
            .flat_map(|line| line.runs.iter().map(|run| run.text.as_str()).chain(["\n"]))
            .collect(),
    };
    // Control characters have no place in a terminal.
    out.retain(|c| !c.is_control() || c == '\n' || c == '\t');
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}
