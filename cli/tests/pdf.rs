//! PDFs: read, scored from themselves, and held against their source.

mod support;

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use support::{json, legible, run, stdout};

/// What the sample project prints, line by line.
const LINES: &[&str] = &[
    "Jane Sample",
    "jane.sample@example.com | +49 30 5550100",
    "Experience",
    "Software Engineer, Example Systems GmbH Jan 2021 – Present",
    "• Built the payment service in Rust and JavaScript",
    "• Cut the nightly report from 50 to 6 minutes",
    "Education",
    "BSc Computer Science Oct 2014 – Feb 2018",
    "University of Examples Hamburg, Germany",
    "Skills",
    "Rust, Python, SQL",
];

/// A page with these lines, as small as a PDF may be; `trailer` stands in its last dictionary.
fn pdf(lines: &[&str], trailer: &str) -> Vec<u8> {
    let mut text = "BT /F1 11 Tf 14 TL 72 760 Td ".to_owned();
    for line in lines {
        // Octal, in the font's encoding.
        let line = line.replace('–', "\\226").replace('•', "\\225");
        let _ = write!(text, "({line}) Tj T* ");
    }
    text.push_str("ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>\nstream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let start = out.len();
    out.push_str("xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let _ = write!(
        out,
        "trailer<</Size 6/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.into_bytes()
}

/// A folder with a file of this name.
fn folder(name: &str, bytes: &[u8]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file: PathBuf = folder.path().join(name);
    fs::write(&file, bytes).expect("written");
    (folder, file.display().to_string())
}

fn check(more: &[&str]) -> snapbox::cmd::OutputAssert {
    let mut args = vec!["check", "--as-of", "2026-05-01", "--fail-on", "never"];
    args.extend(more);
    run(&args)
}

#[test]
fn the_text_is_shown_as_three_kinds_of_parser_see_it() {
    let (_folder, path) = folder("cv.pdf", &pdf(&["Jane Sample writes Rust"], ""));
    for order in ["stream", "rows", "columns"] {
        let text = stdout(&run(&["text", &path, "--reading", order]).code(0));
        assert_eq!(text, "Jane Sample writes Rust\n", "{order}");
    }
    run(&["text", "project", "--reading", "rows"]).code(2);
}

#[test]
fn read_follows_the_contract() {
    let (_folder, path) = folder("cv.pdf", &pdf(LINES, ""));
    let model = json(&run(&["read", &path, "--format", "json"]).code(0));
    assert_eq!(model["name"], "Jane Sample");
    assert_eq!(model["emails"][0], "jane.sample@example.com");
    assert_eq!(model["phones"][0], "+49 30 5550100");
    let kinds: Vec<&str> = model["sections"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|section| section["kind"].as_str())
        .collect();
    assert_eq!(kinds, ["experience", "education", "skills"]);
    let entry = &model["entries"][0];
    assert_eq!(entry["start"], "2021-01");
    assert_eq!(entry["end"], "present");
    assert_eq!(entry["bullets"].as_array().map(Vec::len), Some(2));
    // Places are places in the text as read.
    let span = &model["places"]["name"]["span"];
    assert_eq!(span["file"], "cv.pdf");
    let at = |end: &str| usize::try_from(span[end].as_u64().expect("a number")).expect("small");
    let text = model["text"].as_str().expect("text");
    assert_eq!(text.get(at("start")..at("end")), Some("Jane Sample"));
}

#[test]
fn a_pdf_is_scored_from_itself_and_its_places_are_shown() {
    let mut lines = LINES.to_vec();
    lines[4] = "• Built the the payment service in Rust and JavaScript";
    let (_folder, path) = folder("jane-sample.pdf", &pdf(&lines, ""));
    let all = json(&check(&[&path, "--format", "json"]).code(0));
    let report = &all["resumes"][0]["report"];
    assert_eq!(report["main"], "jane-sample.pdf");
    assert!(report["page"].is_object());
    let findings = report["findings"].as_array().expect("a list");
    assert!(findings.iter().any(|finding| finding["code"] == "REA002"));
    // There is no source that a fix could be applied to.
    assert!(findings.iter().all(|finding| finding["fix"].is_null()));
    let shown = stdout(&check(&[&path]).code(0));
    assert!(shown.contains("Built the the payment service"), "{shown}");
    assert!(shown.contains(&format!("{path}:5:")), "{shown}");
    let before = fs::read(&path).expect("there");
    check(&[&path, "--fix"]).code(0);
    assert_eq!(fs::read(&path).expect("there"), before);
    for format in ["sarif", "github", "markdown"] {
        let out = stdout(&check(&[&path, "--format", format]).code(0));
        assert!(out.contains("REA002"), "{format}: {out}");
    }
}

#[test]
fn standard_input_may_be_a_pdf() {
    for (more, name) in [
        (&[][..], "resume.pdf"),
        (&["--stdin-name", "jane.pdf"], "jane.pdf"),
    ] {
        let out = legible()
            .args(["check", "-", "--format", "json", "--fail-on", "never"])
            .args(more)
            .stdin(pdf(LINES, ""))
            .assert()
            .code(0);
        assert_eq!(json(&out)["resumes"][0]["report"]["main"], name);
    }
}

#[test]
fn match_and_compare_take_pdfs() {
    let (folder, path) = folder("jane-sample.pdf", &pdf(LINES, ""));
    let held = json(&run(&["match", &path, "posting.txt", "--format", "json"]).code(0));
    let states: Vec<&str> = held["requirements"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|asked| asked["state"].as_str())
        .collect();
    assert_eq!(states, ["exact", "exact", "missing"]);
    let folder = folder.path().display().to_string();
    let both = ["standard", "federal-us"];
    let all = run(&[
        "compare",
        "--profiles",
        both[0],
        both[1],
        &folder,
        "--format",
        "json",
    ]);
    assert_eq!(json(&all.code(0))["resumes"][0]["path"], path);
}

#[test]
fn a_source_is_held_against_its_pdf() {
    let sound = fs::read_to_string(support::samples().join("folder/jane.md")).expect("there");
    let lines: Vec<&str> = sound
        .lines()
        .map(|line| line.trim_start_matches(['#', ' ']))
        .collect();
    let (_folder, whole) = folder("jane.pdf", &pdf(&lines, ""));
    let (_other, part) = folder("jane.pdf", &pdf(&lines[..lines.len() / 2], ""));
    let page = |pdf: &str| {
        let all = json(&check(&["folder/jane.md", "--pdf", pdf, "--format", "json"]).code(0));
        let report = all["resumes"][0]["report"].clone();
        assert_eq!(report["main"], "jane.md");
        report
    };
    let count = |report: &serde_json::Value| {
        let words = &report["page"]["words"];
        (
            words["source"].as_u64().expect("words of the source"),
            words["same"].as_u64().expect("words of both"),
        )
    };
    let (source, both) = count(&page(&whole));
    assert_eq!(source, both, "all is on the page");
    let (source, both) = count(&page(&part));
    assert!(both < source, "half is not on the page: {both} of {source}");
    // The numbers come from the source.
    let alone = json(&check(&["folder/jane.md", "--format", "json"]));
    assert_eq!(page(&part)["score"], alone["resumes"][0]["report"]["score"]);
}

#[test]
fn a_pdf_goes_with_one_source_and_no_fix() {
    let (_folder, path) = folder("cv.pdf", &pdf(LINES, ""));
    for wrong in [
        &["project", "folder/jane.md", "--pdf", &path][..],
        &[&path, "--pdf", &path],
        &["project", "--pdf", &path, "--fix"],
        &["project", "--pdf", "nothing.pdf"],
        &["project", "--pdf", "project/main.tex"],
    ] {
        check(wrong).code(2);
    }
}

#[test]
fn what_cannot_be_read_is_told_by_a_code() {
    let locked = format!(
        "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<{0}>/U<{0}>>>",
        "5a".repeat(32)
    );
    for (bytes, code) in [
        (pdf(LINES, &locked), "pdf_encrypted"),
        (b"%PDF-1.4 rubbish".to_vec(), "pdf_damaged"),
        (b"Jane Sample, a text of another name".to_vec(), "not_a_pdf"),
        (b"\x89PNG\r\n".to_vec(), "unsupported_file"),
    ] {
        let (_folder, path) = folder("cv.pdf", &bytes);
        let all = json(&check(&[&path, "--format", "json"]).code(2));
        assert_eq!(all["errors"][0]["code"], code);
        run(&["read", &path]).code(2);
        run(&["text", &path]).code(2);
    }
}
