//! Workflow commands of GitHub Actions: findings appear beside the changed lines.

use std::fmt::Write;

use scoring::report::Severity;

use super::Checked;
use super::position::Lines;
use crate::error::CliError;

/// One command a finding.
pub fn render(all: &[Checked]) -> String {
    let mut out = String::new();
    for one in all {
        let (source, report) = match &one.result {
            Ok(done) => done,
            Err(error) => {
                refused(&mut out, one, error);
                continue;
            }
        };
        for finding in &report.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "notice",
            };
            let span = finding.spans.first();
            let file = source.shown(span.map_or(&report.main, |span| &span.file));
            let mut fields = format!("file={}", property(&file));
            if let Some(span) = span
                && let Some(text) = source.text(&span.file)
            {
                let lines = Lines::new(text);
                let (start, end) = (lines.position(span.start), lines.position(span.end));
                let _ = write!(fields, ",line={},endLine={}", start.line, end.line);
                // Columns say nothing across lines.
                if start.line == end.line {
                    let last = end.column.saturating_sub(1).max(start.column);
                    let _ = write!(fields, ",col={},endColumn={last}", start.column);
                }
            }
            let title = format!("{} {}", finding.code, finding.title);
            let mut message = finding.message.clone();
            if finding.gain > 0.0 {
                let _ = write!(message, " Gain: {:.1} points.", finding.gain);
            }
            let _ = writeln!(
                out,
                "::{command} {fields},title={}::{}",
                property(&title),
                data(&message)
            );
        }
        let _ = writeln!(
            out,
            "::notice file={},title=Legible::{:.1} of 100",
            property(&source.shown(&report.main)),
            report.score.overall
        );
    }
    out
}

fn refused(out: &mut String, one: &Checked, error: &CliError) {
    let _ = writeln!(
        out,
        "::error file={},title={}::{}",
        property(&one.path.display().to_string()),
        error.code(),
        data(&error.to_string())
    );
}

/// Escapes what would end or split the message.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes what would end or split a property, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
