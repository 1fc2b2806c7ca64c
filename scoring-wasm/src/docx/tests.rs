use page_text::{DocxLink, DocxRange, DocxTable};
use proptest::prelude::*;

use super::*;
use crate::report::{Report, ScoreRequest};

/// A reading of lines with their heading levels.
fn reading(lines: &[(u8, &str)]) -> DocxReading {
    let mut reading = DocxReading::default();
    for (heading, text) in lines {
        if !reading.text.is_empty() {
            reading.text.push('\n');
        }
        reading.lines.push(DocxLine {
            start: u32::try_from(reading.text.len()).expect("short"),
            heading: *heading,
            ..DocxLine::default()
        });
        reading.text.push_str(text);
    }
    reading.runs.push(DocxRun {
        size: 22,
        ..DocxRun::default()
    });
    reading
}

fn report(reading: DocxReading) -> Report {
    crate::score(&ScoreRequest {
        docx: Some(reading),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    })
    .expect("a reading and a date are a request")
}

fn sections(lines: &[(u8, &str)]) -> Vec<String> {
    let report = report(reading(lines));
    report
        .resume
        .sections
        .into_iter()
        .map(|section| section.heading)
        .collect()
}

#[test]
fn the_words_decide_which_level_of_headings_the_sections_have() {
    for lines in [
        // The name above the sections, on their level, or apart from headings.
        [
            (1, "Jane Sample"),
            (0, "x"),
            (2, "Experience"),
            (3, "Engineer"),
            (2, "Education"),
        ],
        [
            (1, "Jane Sample"),
            (0, "x"),
            (1, "Experience"),
            (2, "Engineer"),
            (1, "Education"),
        ],
        [
            (0, "Jane Sample"),
            (0, "x"),
            (3, "Experience"),
            (4, "Engineer"),
            (3, "Education"),
        ],
        // One of them on another level.
        [
            (0, "Jane Sample"),
            (0, "x"),
            (2, "Experience"),
            (3, "Engineer"),
            (1, "Education"),
        ],
    ] {
        assert_eq!(sections(&lines), ["Experience", "Education"], "{lines:?}");
    }
}

#[test]
fn headings_in_unusual_words_count_on_the_sections_level() {
    let lines = [
        (0, "Jane Sample"),
        (1, "Experience"),
        (2, "Engineer"),
        (1, "Things I built"),
        (0, "a bridge"),
    ];
    assert_eq!(sections(&lines), ["Experience", "Things I built"]);
}

#[test]
fn places_are_places_of_the_text() {
    let mut reading = reading(&[
        (0, "Jane Sample"),
        (0, "mail"),
        (1, "Skills"),
        (0, "Javascript"),
    ]);
    reading.links.push(DocxLink {
        start: 12,
        end: 16,
        target: "https://janesample.dev".to_owned(),
    });
    let report = report(reading);
    assert_eq!(report.main, NAME);
    let name = report.resume.name.expect("a name");
    assert_eq!(&report.text[name.span.start..name.span.end], "Jane Sample");
    let url = report.resume.urls.first().expect("the link's address");
    assert_eq!(
        (url.text.as_str(), url.span.start),
        ("https://janesample.dev", 12)
    );
    let spelling = report
        .findings
        .iter()
        .find(|finding| finding.code == "REA001")
        .expect("JavaScript has two capitals");
    assert_eq!(
        &report.text[spelling.spans[0].start..spelling.spans[0].end],
        "Javascript"
    );
    assert_eq!(spelling.fix, None);
}

#[test]
fn a_document_and_files_together_are_refused() {
    let request = ScoreRequest {
        files: [("a.tex".to_owned(), "x".to_owned())].into(),
        docx: Some(reading(&[])),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    };
    let error = crate::score(&request).expect_err("two sources");
    assert_eq!(error.code(), "two_sources");
}

#[test]
fn a_document_and_a_page_together_are_refused() {
    let request = ScoreRequest {
        page: Some(page_text::PdfReading::default()),
        docx: Some(reading(&[])),
        as_of: "2026-05-01".to_owned(),
        ..ScoreRequest::default()
    };
    let error = crate::score(&request).expect_err("two resumes");
    assert_eq!(error.code(), "two_sources");
}

/// A document whose first line stands in the page header.
fn with_header(text: &str, heading: Option<usize>) -> Report {
    let starts = text.match_indices('\n').map(|(at, _)| at + 1);
    let mut reading = DocxReading {
        text: text.to_owned(),
        lines: std::iter::once(0)
            .chain(starts)
            .map(|start| DocxLine {
                start: u32::try_from(start).expect("small"),
                ..DocxLine::default()
            })
            .collect(),
        ..DocxReading::default()
    };
    reading.lines[0].zone = DocxZone::Header;
    if let Some(line) = heading {
        reading.lines[line].heading = 1;
    }
    report(reading)
}

#[test]
fn a_name_in_the_page_header_alone_is_read() {
    let report = with_header(
        "Jane Sample\nBerlin, Germany\njane.sample@example.com\nExperience\nEngineer, Example GmbH, 2019 – 2021",
        None,
    );
    let name = report.resume.name.map(|name| name.text);
    assert_eq!(name.as_deref(), Some("Jane Sample"));
    let told = report
        .findings
        .iter()
        .find(|finding| finding.code == "CON001");
    assert_eq!(
        told.map(|finding| finding.title.as_str()),
        Some("The name stands only in the page header")
    );
}

#[test]
fn a_name_set_as_a_heading_is_no_section() {
    let report = with_header(
        "Jane Sample\nJANE SAMPLE\nBerlin, Germany\njane.sample@example.com\nExperience\nEngineer, Example GmbH, 2019 – 2021",
        Some(1),
    );
    let name = report.resume.name.expect("there");
    assert_eq!((name.text.as_str(), name.span.start), ("JANE SAMPLE", 12));
    let headings: Vec<_> = report
        .resume
        .sections
        .iter()
        .map(|section| section.heading.as_str())
        .collect();
    assert_eq!(headings, ["Experience"]);
    assert!(
        report
            .findings
            .iter()
            .all(|finding| !matches!(finding.code.as_str(), "CON001" | "SEC005"))
    );
}

#[test]
fn sizes_become_steps() {
    for (size, step) in [
        (8, -4),
        (18, -1),
        (20, 0),
        (22, 0),
        (24, 0),
        (28, 1),
        (32, 2),
        (52, 5),
    ] {
        assert_eq!(steps(size, 22), step, "{size}");
    }
    assert_eq!((steps(0, 22), steps(22, 0)), (0, 0));
}

proptest! {
    #[test]
    fn any_reading_ends(
        text in "[a-zé•\n\t @.]{0,80}",
        starts in prop::collection::vec((0_u32..100, 0_u8..12, 0_u8..12, any::<bool>()), 0..20),
        ranges in prop::collection::vec((0_u32..100, 0_u32..100), 0..10),
    ) {
        let mut reading = DocxReading { text, ..DocxReading::default() };
        for (start, heading, list, item) in starts {
            reading.lines.push(DocxLine { start, heading, list, item, title: item, ..DocxLine::default() });
            reading.runs.push(DocxRun { start, size: u16::from(list) * 5, bold: item, ..DocxRun::default() });
            reading.icons.push(start);
        }
        for (start, end) in ranges {
            reading.links.push(DocxLink { start, end, target: "https://a.example".to_owned() });
            reading.tables.push(DocxTable { start, end, columns: 2, layout: true });
            reading.boxes.push(DocxRange { start, end });
        }
        let length = reading.text.len();
        let report = report(reading);
        for span in report.findings.iter().flat_map(|finding| &finding.spans) {
            prop_assert!(span.start <= span.end && span.end <= length);
        }
    }
}
