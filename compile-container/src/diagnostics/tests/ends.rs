//! Ends, other programs, the list of kinds.

use super::super::*;

#[test]
fn bibliography_logs_are_read() {
    use crate::engine::Program;
    let found = bibliography(
        Program::Bibtex,
        "I was expecting a `,' or a `}'---line 3 of file refs.bib\n",
    );
    assert_eq!(
        (found[0].file.as_deref(), found[0].line),
        (Some("refs.bib"), Some(3))
    );
    let found = bibliography(
        Program::Bibtex,
        "I couldn't open database file nothere.bib\n",
    );
    assert!(found[0].message.contains("nothere.bib"));
    let found = bibliography(
        Program::Biber,
        "[1] Biber.pm:1> ERROR - Cannot find 'refs.bib'!\n",
    );
    assert!(found[0].message.contains("refs.bib"));
    assert_eq!(bibliography(Program::Biber, "")[0].kind, "bibliography");
}

#[test]
fn pages_come_from_the_last_line_that_states_them() {
    assert_eq!(
        pages(b"Output written on main.pdf (1 page, 300 bytes).\n"),
        1
    );
    assert_eq!(
        pages(b"Output written on main.xdv (12 pages, 300 bytes).\n"),
        12
    );
    assert_eq!(pages(b"No pages of output.\n"), 0);
}

#[test]
fn the_documentation_lists_every_kind() {
    let page = include_str!("../../../../docs/compile.md");
    let table = kinds::table();
    assert!(
        page.contains(&table),
        "docs/compile.md is to have this table:\n{table}"
    );
    assert!(kinds::all().count() >= 60);
}

#[test]
fn every_kind_is_listed_once() {
    let mut kinds: Vec<&str> = kinds::all().map(|(kind, _)| kind).collect();
    kinds.sort_unstable();
    let count = kinds.len();
    kinds.dedup();
    assert_eq!(kinds.len(), count);
}

#[test]
fn ends_that_the_log_does_not_tell_are_told() {
    use compile_protocol::Outcome::{Cancelled, LatexError, OutputLimit, Success, Timeout};
    let none = BTreeMap::new();
    let end = |outcome, has_pdf, files: &BTreeMap<String, Vec<u8>>| {
        let found = about_end(
            outcome,
            None,
            has_pdf,
            &[],
            std::time::Duration::from_secs(30),
            files,
        );
        found.map(|diagnostic| diagnostic.kind)
    };
    for (outcome, has_pdf, kind) in [
        (Timeout, false, Some("timeout")),
        (OutputLimit, false, Some("output_limit")),
        (Success, false, Some("no_pages")),
        (Success, true, None),
        (LatexError, false, Some("stopped")),
        (Cancelled, false, None),
    ] {
        assert_eq!(end(outcome, has_pdf, &none).as_deref(), kind);
    }
    let broken = BTreeMap::from([("a.png".to_owned(), b"<html>".to_vec())]);
    assert_eq!(
        end(LatexError, false, &broken).as_deref(),
        Some("image_damaged")
    );
    assert_eq!(service_failed().kind, "service_failed");
    let mut found = vec![service_failed()];
    add_notes(
        &mut found,
        pdf_writer("", true, &BTreeMap::new(), "main.tex"),
    );
    assert!(found[1].kind == "pdf_not_made" && found[1].follows);
}
