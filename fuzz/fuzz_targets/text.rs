//! Plain text and Markdown: any text is read and scored, with places inside of it.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use scoring::{ScoreRequest, score};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data).into_owned();
    for name in ["resume.txt", "resume.md"] {
        let report = score(&ScoreRequest {
            files: BTreeMap::from([(name.to_owned(), text.clone())]),
            as_of: "2026-05-01".to_owned(),
            ..ScoreRequest::default()
        })
        .expect("a file and a date make a valid request");
        for span in report.findings.iter().flat_map(|finding| &finding.spans) {
            assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        }
    }
});
