//! Findings for people, with the places in the source as a compiler shows them.

use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use scoring::Report;
use scoring::report::{Finding, Severity};

use super::{Checked, category_name, severity_name};
use crate::input::Source;

/// So many places of one finding are shown; the others are counted.
const PLACES_MAX: usize = 4;

/// So wide without a terminal that says otherwise.
const WIDTH: usize = 110;

/// All findings, most important first, and the score.
pub fn render(all: &[Checked]) -> String {
    let renderer = Renderer::styled()
        .decor_style(DecorStyle::Unicode)
        .term_width(WIDTH);
    let mut out = String::new();
    for one in all {
        if let Ok((source, report)) = &one.result {
            for finding in &report.findings {
                let _ = writeln!(out, "{}\n", renderer.render(&[group(source, finding)]));
            }
            summary(&mut out, source, report);
        }
    }
    out
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP.with_name("hint"),
    }
}

fn group<'a>(source: &'a Source, finding: &'a Finding) -> Group<'a> {
    let mut group = Group::with_title(
        level(finding.severity)
            .primary_title(finding.title.as_str())
            .id(finding.code.as_str()),
    );
    let mut files: Vec<(&str, Vec<Range<usize>>)> = Vec::new();
    for span in finding.spans.iter().take(PLACES_MAX) {
        let range = span.start..span.end;
        match files.iter_mut().find(|(file, _)| *file == &*span.file) {
            Some((_, ranges)) => ranges.push(range),
            None => files.push((&span.file, vec![range])),
        }
    }
    for (file, ranges) in files {
        let Some(text) = source.text(file) else {
            continue;
        };
        let sound = ranges
            .into_iter()
            .filter(|range| text.get(range.clone()).is_some());
        group = group.element(
            Snippet::source(text)
                .path(source.shown(file))
                .annotations(sound.map(|range| AnnotationKind::Primary.span(range))),
        );
    }
    let more = finding.spans.len().saturating_sub(PLACES_MAX);
    if more > 0 {
        let places = if more == 1 { "place" } else { "places" };
        group = group.element(
            Level::NOTE
                .no_name()
                .message(format!("and at {more} more {places}")),
        );
    }
    group = group.element(
        Level::NOTE
            .with_name("why")
            .message(finding.message.as_str()),
    );
    if let Some(fix) = &finding.fix {
        group = group.element(
            Level::HELP
                .with_name("fix")
                .message(format!("{} (--fix does it)", fix.title)),
        );
    }
    if finding.gain > 0.0 {
        group = group.element(
            Level::NOTE
                .with_name("gain")
                .message(format!("{:.1} points", finding.gain)),
        );
    }
    group
}

fn summary(out: &mut String, source: &Source, report: &Report) {
    let bold = anstyle::Style::new().bold();
    let score = &report.score;
    let _ = write!(
        out,
        "{bold}{}: {:.1} of 100{bold:#}",
        source.shown(&report.main),
        score.overall
    );
    if let Some(fits) = score.fits {
        let _ = write!(
            out,
            " (readable {:.1}, fits this job {fits:.1})",
            score.readable
        );
    }
    let counts: Vec<String> = [
        Severity::Error,
        Severity::Warning,
        Severity::Info,
        Severity::Hint,
    ]
    .into_iter()
    .filter_map(|severity| {
        let count = report
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count();
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {}{plural}", severity_name(severity)))
    })
    .collect();
    if !counts.is_empty() {
        let _ = write!(out, ", {}", counts.join(", "));
    }
    let parts: Vec<String> = report
        .categories
        .iter()
        .map(|part| {
            format!(
                "{} {:.1}/{:.0}",
                category_name(part.category),
                part.points,
                part.max
            )
        })
        .collect();
    let _ = writeln!(out, "\n  {}", parts.join(", "));
    if report.stats.spelling.is_none() {
        let _ = writeln!(
            out,
            "  Spelling was not judged: no dictionary of its language."
        );
    }
    if report.stats.truncated {
        let _ = writeln!(
            out,
            "  The document was too long or too deeply nested to be read to its end."
        );
    }
}
