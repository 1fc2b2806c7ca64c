//! What a parser reads on a page, beside the PDF; and pages that are meant to be read for ever.

use std::fmt::Write as _;
use std::path::Path;

use compile_protocol::Engine;
use compile_service::{page_text, sandbox};
use pdf_text::Limits;

mod support;

use support::Running;

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");

async fn read(pdf: &[u8]) -> Option<serde_json::Value> {
    let helper = Path::new(HELPER);
    let reading = page_text::read(helper, sandbox::probe(helper), pdf).await?;
    Some(serde_json::from_slice(&reading).expect("JSON"))
}

#[tokio::test]
async fn a_compile_comes_with_the_reading_of_its_page() {
    let source = r"\documentclass{article}\usepackage{hyperref}\begin{document}
        Ada Example, \href{mailto:ada@example.org}{ada@example.org}\newpage Second.\end{document}";
    let service = Running::start(Path::new(HELPER), |_| ()).await;
    for engine in [Engine::Pdflatex, Engine::Xelatex, Engine::Lualatex] {
        let answer = service.compile_source(source, engine).await;
        let pdf = answer.pdf.expect("a page");
        let expected = pdf_text::read(&pdf, &Limits::default()).expect("our own PDF");
        assert_eq!(expected.pages.len(), 2);
        assert_eq!(
            answer.page_text,
            Some(serde_json::to_value(&expected).expect("JSON")),
            "{engine:?}"
        );
    }
}

#[tokio::test]
async fn what_is_no_page_has_no_reading() {
    assert_eq!(read(b"").await, None);
    assert_eq!(read(b"%PDF-1.5 and then nothing %%EOF").await, None);
}

/// A PDF of so many pages, with one dictionary of so many names for all of them.
fn shared(pages: usize, names: usize) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        "<</Length 30>>stream\nBT /F 9 Tf 9 9 Td (one) Tj ET \nendstream".to_owned(),
    ];
    let mut fonts = String::from("<</Font<</F 3 0 R");
    for name in 0..names {
        let _ = write!(fonts, "/G{name} 3 0 R");
    }
    objects.push(fonts + ">>>>");
    let mut kids = String::new();
    for _ in 0..pages {
        objects.push(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources 5 0 R>>"
                .to_owned(),
        );
        let _ = write!(kids, "{} 0 R ", objects.len());
    }
    objects[1] = format!("<</Type/Pages/Count {pages}/Kids[{kids}]>>");
    let mut pdf = String::from("%PDF-1.5\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        let _ = writeln!(table, "{:010} 00000 n ", pdf.len());
        let _ = writeln!(pdf, "{number} 0 obj\n{object}\nendobj");
    }
    let start = pdf.len();
    let _ = write!(
        pdf,
        "{table}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF",
        objects.len() + 1
    );
    pdf.into_bytes()
}

#[tokio::test]
async fn a_page_that_would_be_read_for_ever_is_given_up() {
    // The same kind of file, small: it is one that can be read.
    let few = read(&shared(2, 10)).await.expect("a reading");
    assert_eq!(few["pages"].as_array().map(Vec::len), Some(2));
    // It would take minutes.
    assert_eq!(read(&shared(20_000, 200_000)).await, None);
}
