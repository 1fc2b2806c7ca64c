//! Findings for people.

use std::fmt::Write;

use super::{Checked, severity_name};

/// One line a finding, and the score.
pub fn render(all: &[Checked]) -> String {
    let mut out = String::new();
    for one in all {
        let Ok((source, report)) = &one.result else {
            continue;
        };
        for finding in &report.findings {
            let place = finding.spans.first().map_or_else(
                || source.shown(&report.main),
                |span| source.shown(&span.file),
            );
            let _ = writeln!(
                out,
                "{place}: {}[{}]: {}. {}",
                severity_name(finding.severity),
                finding.code,
                finding.title,
                finding.message
            );
        }
        let _ = writeln!(
            out,
            "{}: {:.1} of 100",
            source.shown(&report.main),
            report.score.overall
        );
    }
    out
}
