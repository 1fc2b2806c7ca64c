//! What bibtex and biber complain about.

use std::sync::LazyLock;

use compile_protocol::Diagnostic;
use regex::Regex;

use super::Explained;
use super::end::diagnostic;
use super::table::{Row, Table, regex, row};
use crate::engine::Program;

/// The most entries: a broken `.bib` repeats itself.
const ENTRIES_MAX: usize = 20;

/// Reads bibtex's or biber's log after it failed.
pub fn bibliography(program: Program, log: &str) -> Vec<Diagnostic> {
    static BIBER: LazyLock<Regex> = LazyLock::new(|| regex(r"(?m)^.*(?:ERROR - |> ERROR: )(.*)$"));
    static BIBTEX: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?m)^(.*?)---(?:line (\d+) of file (\S+)|while reading file (\S+))$|^(I (?:couldn't|found no) .*)$",
        )
    });
    let mut found: Vec<Diagnostic> = if program == Program::Biber {
        let read = read_by_biber(log);
        BIBER
            .captures_iter(log)
            .map(|error| {
                let line = LINE
                    .captures(&error[1])
                    .and_then(|line| line[1].parse().ok());
                entry(
                    &error[1],
                    read.clone().filter(|_| line.is_some()),
                    line,
                    &error[0],
                )
            })
            .collect()
    } else {
        BIBTEX
            .captures_iter(log)
            .map(|error| {
                let text = error.get(1).or(error.get(5)).map_or("", |m| m.as_str());
                let file = error.get(3).or(error.get(4)).map(|m| m.as_str().to_owned());
                let line = error.get(2).and_then(|m| m.as_str().parse().ok());
                entry(text, file, line, &error[0])
            })
            .collect()
    };
    found.truncate(ENTRIES_MAX);
    if found.is_empty() {
        found.push(entry("It gave no reason", None, None, ""));
    }
    found
}

static LINE: LazyLock<Regex> = LazyLock::new(|| regex(r"\.utf8, line (\d+)"));

/// The data file that biber read last: its errors name a copy of it.
fn read_by_biber(log: &str) -> Option<String> {
    static SOURCE: LazyLock<Regex> = LazyLock::new(|| regex(r"Found BibTeX data source '([^']+)'"));
    SOURCE
        .captures_iter(log)
        .last()
        .map(|found| found[1].to_owned())
}

fn entry(text: &str, file: Option<String>, line: Option<u32>, excerpt: &str) -> Diagnostic {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(&[ROWS]));
    let explained = TABLE.explain(text).unwrap_or_else(|| {
        Explained::new(
            "bibliography",
            format!(
                "The bibliography could not be made: {}",
                super::sentence(text)
            ),
            "Check the .bib file at this place, and that it is in the project.",
        )
    });
    let mut diagnostic = diagnostic(explained.kind, explained.message, "");
    diagnostic.hint = explained.hint;
    diagnostic.file = file.filter(|file| project::safe_path(file).is_ok());
    diagnostic.line = line.filter(|_| diagnostic.file.is_some());
    diagnostic.excerpt = super::cut(excerpt);
    diagnostic
}

pub(super) const ROWS: &[Row] = &[
    row(
        r"Cannot find '([^']+)'|I couldn't open database file (\S+)",
        "bibliography_file",
        "The bibliography file “$1$2” is not in the project.",
        "Add it, or correct its name.",
    ),
    row(
        r"I couldn't open style file (\S+?)(?:\.bst)?$",
        "bibliography_style",
        "There is no bibliography style called “$1”.",
        "Use plain, unsrt, abbrv or alpha, or add the .bst file to the project.",
    ),
    row(
        r"I found no \\(citation commands|bibdata command|bibstyle command)",
        "bibliography_setup",
        "The bibliography has no $1.",
        r"It needs \cite or \nocite{*}, \bibliography{file} and \bibliographystyle{plain}.",
    ),
    row(
        r"I was expecting|syntax error|I'm skipping|Illegal end of database|[Mm]issing",
        "bibliography_syntax",
        "An entry of the bibliography is not written correctly, most likely for want of a comma or a brace.",
        "Each field ends with a comma: title = {…}, year = {2024},",
    ),
];
