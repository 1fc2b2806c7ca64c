//! Tables of log entries, one a kind. `tests/errors.rs` makes TeX itself say the commonest.

mod any_log;
mod ends;
mod error_table;
mod reading;
mod warning_table;

use super::*;

fn read_in(log: &str, files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect();
    read(log, &files, "main.tex")
}

fn one(entry: &str) -> Diagnostic {
    let log = format!("(./main.tex\n{entry}\n\n)");
    let mut found = read_in(&log, &[("main.tex", "")]);
    assert_eq!(found.len(), 1, "{entry}: {found:#?}");
    found.remove(0)
}
