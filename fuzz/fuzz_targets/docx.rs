//! Word documents: any archive, and any XML packed as one, is read or refused; what was read is
//! scored, with places inside its text.
#![no_main]

use std::io::{Cursor, Write as _};

use docx_text::{DocxLimits, read};
use libfuzzer_sys::fuzz_target;
use scoring::{ScoreRequest, score};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Separates the parts of a document in the input.
const BETWEEN: &str = "%%%%";
const PARTS: [&str; 5] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/header1.xml",
    "word/footnotes.xml",
];
const RELATIONSHIPS: &str = r#"<Relationships><Relationship Id="s" Type="t/styles" Target="styles.xml"/><Relationship Id="n" Type="t/numbering" Target="numbering.xml"/><Relationship Id="h" Type="t/header" Target="header1.xml"/><Relationship Id="f" Type="t/footnotes" Target="footnotes.xml"/><Relationship Id="l" Type="t/hyperlink" Target="mailto:a@b.org" TargetMode="External"/></Relationships>"#;

/// Stored, not deflated: a flipped bit is then a flipped character, not a damaged archive.
fn pack(text: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = PARTS.into_iter().zip(text.splitn(PARTS.len(), BETWEEN));
    for (name, text) in parts.chain([("word/_rels/document.xml.rels", RELATIONSHIPS)]) {
        zip.start_file(name, options).expect("a new name");
        zip.write_all(text.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fuzz_target!(|data: &[u8]| {
    let packed;
    let bytes = if data.starts_with(b"PK") {
        data
    } else {
        packed = pack(&String::from_utf8_lossy(data));
        &packed
    };
    let Ok(reading) = read(bytes, DocxLimits::CURRENT) else {
        return;
    };
    let text = reading.text.clone();
    for line in &reading.lines {
        assert!(text.is_char_boundary(line.start as usize));
    }
    let report = score(&ScoreRequest {
        docx: Some(reading),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    })
    .expect("a reading and a date make a valid request");
    for span in report.findings.iter().flat_map(|finding| &finding.spans) {
        assert!(text.get(span.start..span.end).is_some(), "{span:?}");
    }
});
