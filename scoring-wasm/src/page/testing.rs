//! Readings made by hand, and cases for the rules of the page.

use std::collections::BTreeMap;

use page_text::{Font, Line, Page as Sheet, PdfReading, Run};

use crate::report::{Finding, ScoreRequest};
use crate::rules::Rule;

/// A reading of one page with these lines, each 5 pt a letter.
pub fn reading(text: &str) -> PdfReading {
    let lines = text.lines().filter(|line| !line.is_empty()).zip(1..);
    PdfReading {
        bytes: 50_000,
        version: "1.5".to_owned(),
        fonts: vec![Font {
            name: "Sample".to_owned(),
            embedded: true,
            to_unicode: true,
            ..Font::default()
        }],
        pages: vec![Sheet {
            width: 59_500,
            height: 84_200,
            lines: lines
                .map(|(line, n)| Line {
                    runs: vec![Run {
                        text: line.to_owned(),
                        x: 7_200,
                        y: 7_200 + 1_300 * n,
                        size: 1_000,
                        advances: line.chars().map(|_| 500).collect(),
                        ..Run::default()
                    }],
                    ..Line::default()
                })
                .collect(),
            ..Sheet::default()
        }],
        stream: format!("{text}\n"),
        rows: format!("{text}\n"),
        ..PdfReading::default()
    }
}

/// A request for a PDF alone.
pub fn request(page: &PdfReading) -> ScoreRequest {
    ScoreRequest {
        page: Some(page.clone()),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    }
}

fn findings(rule: &Rule, request: &ScoreRequest) -> Vec<Finding> {
    crate::score(request)
        .expect("a page and a day are enough")
        .findings
        .into_iter()
        .filter(|finding| finding.code == rule.code)
        .collect()
}

fn beside(source: &str, page: &PdfReading) -> ScoreRequest {
    ScoreRequest {
        files: BTreeMap::from([("cv.txt".to_owned(), source.to_owned())]),
        ..request(page)
    }
}

/// Checks that a rule is silent on a PDF.
pub fn pass(rule: &Rule, page: &PdfReading) {
    let found = findings(rule, &request(page));
    assert!(found.is_empty(), "{found:#?}");
}

/// Checks that a rule speaks on a PDF; beside a source its findings cost nothing.
pub fn fail(rule: &Rule, page: &PdfReading) {
    assert!(!findings(rule, &request(page)).is_empty(), "{}", rule.code);
    for finding in findings(rule, &beside("Jane Sample", page)) {
        assert!(finding.cost == 0.0 && finding.gain == 0.0, "{finding:#?}");
    }
}

/// Whether findings of a rule on a PDF cost points.
pub fn costs(rule: &Rule, page: &PdfReading) -> bool {
    findings(rule, &request(page))
        .iter()
        .any(|finding| finding.cost > 0.0)
}

/// Checks that a rule is silent on a source and its PDF.
pub fn pass_beside(rule: &Rule, source: &str, page: &PdfReading) {
    let found = findings(rule, &beside(source, page));
    assert!(found.is_empty(), "{found:#?}");
}

/// Checks that a rule speaks on a source and its PDF, and not once the source has moved on.
pub fn fail_beside(rule: &Rule, source: &str, page: &PdfReading) {
    let mut request = beside(source, page);
    assert!(!findings(rule, &request).is_empty(), "{}", rule.code);
    request.page_stale = true;
    assert!(findings(rule, &request).iter().all(|finding| finding.stale));
}
