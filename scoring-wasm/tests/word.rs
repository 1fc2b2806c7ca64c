//! Word documents, from their bytes to a report.

use docx_text::DocxLimits;
use scoring::report::{Report, ScoreRequest};

fn report(bytes: &[u8]) -> Report {
    let reading = docx_text::read(bytes, DocxLimits::CURRENT).expect("ours can be read");
    scoring::score(&ScoreRequest {
        docx: Some(reading),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    })
    .expect("a reading and a date are a request")
}

fn codes(report: &Report) -> Vec<&str> {
    report
        .findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect()
}

#[test]
fn a_plain_resume_is_understood() {
    let report = report(include_bytes!("../docx/tests/samples/resume.docx"));
    let resume = &report.resume;
    let name = resume.name.as_ref().map(|found| found.text.as_str());
    assert_eq!(name, Some("Maya Lindqvist"));
    assert_eq!(resume.emails[0].text, "maya.lindqvist@example.com");
    assert_eq!(resume.phones[0].text, "+46 70 174 06 05");
    let headings: Vec<_> = resume.sections.iter().map(|s| s.heading.as_str()).collect();
    assert_eq!(headings, ["Experience", "Education", "Skills"]);
    let entries: Vec<_> = resume
        .entries
        .iter()
        .map(|entry| {
            (
                entry.title.as_deref().unwrap_or_default(),
                entry.start.as_deref().unwrap_or_default(),
                entry.end.as_deref().unwrap_or_default(),
                entry.bullets.len(),
            )
        })
        .collect();
    assert_eq!(
        entries,
        [
            ("Senior Data Engineer", "2021-03", "present", 3),
            ("Data Engineer", "2017-08", "2021-02", 2),
            ("MSc Computer Science", "2015", "2017", 0),
        ]
    );
    assert!(report.score.readable > 90.0, "{:?}", report.score);
}

#[test]
fn what_readers_stumble_over_is_found() {
    let report = report(include_bytes!("../docx/tests/samples/layout.docx"));
    let codes = codes(&report);
    for (code, what) in [
        ("CON006", "contact details in a text box"),
        ("FMT004", "a table that lays out the page"),
        ("FMT007", "white text"),
    ] {
        assert!(codes.contains(&code), "{what}: {codes:?}");
    }
    for finding in &report.findings {
        assert!(!finding.message.contains('\\'), "{}", finding.message);
        assert_eq!(finding.fix, None);
        for span in &finding.spans {
            assert!(report.text.get(span.start..span.end).is_some());
        }
    }
    // What nobody sees is no skill.
    assert!(
        report
            .resume
            .skills
            .iter()
            .all(|skill| skill.text != "golang")
    );
}
