//! Reports as Markdown, for job summaries.

use std::fmt::Write;

use super::Checked;

/// One document; resumes one after the other.
pub fn render(all: &[Checked]) -> String {
    let mut out = String::new();
    for one in all {
        if !out.is_empty() {
            out.push('\n');
        }
        match &one.result {
            Ok((source, report)) => {
                out.push_str(&scoring::report::markdown(report, &source.files));
            }
            Err(error) => {
                let _ = writeln!(out, "**{}**: {error}", error.code());
            }
        }
    }
    out
}
