//! Job postings: any text is held against a resume, with places inside of both.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use scoring::report::POSTING_MAX_CHARS;
use scoring::{ScoreRequest, score};

const RESUME: &str = "# Jane Sample\n\njane@sample.dev\n\n## Experience\n\n**Data Engineer**, Example Ltd, 2019 – 2024\n\n- Built pipelines in Python, SQL and Rust on AWS\n\n## Education\n\nMSc Physics, Sample University, 2019\n\n## Skills\n\nPython, SQL, Rust, AWS, Docker\n";

fuzz_target!(|data: &[u8]| {
    let posting: String = String::from_utf8_lossy(data)
        .chars()
        .take(POSTING_MAX_CHARS)
        .collect();
    let report = score(&ScoreRequest {
        files: BTreeMap::from([("resume.md".to_owned(), RESUME.to_owned())]),
        posting: Some(posting.clone()),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    })
    .expect("a file, a posting and a date make a valid request");
    let requirements = report.job_match.iter().flat_map(|held| &held.requirements);
    for requirement in requirements {
        for span in &requirement.found {
            assert!(RESUME.get(span.start..span.end).is_some(), "{span:?}");
        }
        for [start, end] in &requirement.posting {
            assert!(posting.get(*start..*end).is_some(), "{start}..{end}");
        }
    }
});
