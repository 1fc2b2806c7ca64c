//! A report as Markdown, held against a file that the web app's tests read too
//! (`web/src/lib/export/markdown.test.ts`): both write the same text.
//!
//! The report is kept as it is, whatever the rules say by now: titles with markup, more
//! places than are named, a file that is not there.

use std::{collections::BTreeMap, fs, path::PathBuf};

use scoring::report::{Report, markdown};

#[test]
fn a_kept_report_gives_the_kept_text() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let read = |name: &str| {
        fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let report: Report = serde_json::from_str(&read("report.json")).expect("a report");
    let files = BTreeMap::from([("main.tex".to_owned(), read("main.tex"))]);
    let text = markdown(&report, &files);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(folder.join("report.md"), &text).expect("the repository can be written to");
    }
    assert_eq!(
        text,
        read("report.md"),
        "run with UPDATE_DOCS=1 and look at the difference"
    );
}
