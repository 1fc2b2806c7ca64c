//! PDF files: any bytes are read or refused within the limits; what was read goes through its JSON
//! and is scored.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pdf_text::page_text::PdfReading;
use pdf_text::{Limits, read, read_json};
use scoring::{ScoreRequest, score};

/// A small budget: what ends within it ends within the real one, and a bomb shows sooner.
const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    pages: 8,
    unpacked: 8 << 20,
    fuel: 100_000,
};

fuzz_target!(|data: &[u8]| {
    let Ok(reading) = read(data, &LIMITS) else {
        assert!(read_json(data).starts_with('{'));
        return;
    };
    for line in reading.pages.iter().flat_map(|page| &page.lines) {
        for run in &line.runs {
            assert_eq!(run.text.chars().count(), run.advances.len());
            assert!((run.font as usize) < reading.fonts.len());
        }
    }
    let json = serde_json::to_string(&reading).expect("plain data");
    let again: PdfReading = serde_json::from_str(&json).expect("its own JSON");
    assert!(again == reading, "a reading changes on its way");
    let request = ScoreRequest {
        page: Some(reading),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    };
    let report = score(&request).expect("a reading and a date make a valid request");
    assert!(report == score(&request).expect("the same"), "another report");
});
