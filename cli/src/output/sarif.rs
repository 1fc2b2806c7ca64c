//! SARIF 2.1.0, the format that code scanners exchange.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeMap;
use std::fmt::Write;

use scoring::report::{Edit, Finding, Severity, Span};
use serde_json::{Value, json};

use super::position::Lines;
use super::{Checked, category_name, severity_name};
use crate::error::CliError;
use crate::input::Source;

/// One run over all resumes.
pub fn render(all: &[Checked]) -> String {
    let rules = scoring::rules();
    let index: BTreeMap<&str, usize> = rules
        .iter()
        .enumerate()
        .map(|(n, rule)| (rule.code, n))
        .collect();
    let mut results: Vec<Value> = Vec::new();
    let mut problems: Vec<Value> = Vec::new();
    for one in all {
        match &one.result {
            Ok((source, report)) => results.extend(
                report
                    .findings
                    .iter()
                    .map(|finding| result(source, &report.main, finding, &index)),
            ),
            Err(error) => problems.push(problem(one, error)),
        }
    }
    let descriptors: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "name": rule.name,
                "shortDescription": { "text": rule.title },
                "help": { "text": rule.docs, "markdown": rule.docs },
                "defaultConfiguration": { "level": level(rule.severity) },
                "properties": { "tags": [category_name(rule.category), severity_name(rule.severity)] },
            })
        })
        .collect();
    crate::commands::json(&json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "legible",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": descriptors,
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": problems.is_empty(),
                "toolExecutionNotifications": problems,
            }],
            "results": results,
        }],
    }))
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

fn result(source: &Source, main: &str, finding: &Finding, index: &BTreeMap<&str, usize>) -> Value {
    // Scanners want a place for each result: what is absent is absent from the main file.
    let mut locations: Vec<Value> = finding
        .spans
        .iter()
        .map(|span| json!({ "physicalLocation": place(source, span) }))
        .collect();
    if locations.is_empty() {
        locations.push(json!({ "physicalLocation": {
            "artifactLocation": { "uri": uri(&source.shown(main)) },
        }}));
    }
    let more = locations.split_off(1);
    let mut out = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": { "text": format!("{}. {}", finding.title, finding.message) },
        "locations": locations,
        "properties": {
            "severity": severity_name(finding.severity),
            "cost": finding.cost,
            "gain": finding.gain,
        },
    });
    if let Value::Object(fields) = &mut out {
        if let Some(n) = index.get(finding.code.as_str()) {
            fields.insert("ruleIndex".to_owned(), json!(n));
        }
        if !more.is_empty() {
            fields.insert("relatedLocations".to_owned(), json!(more));
        }
        if let Some(fix) = &finding.fix {
            fields.insert(
                "fixes".to_owned(),
                json!([{
                    "description": { "text": fix.title },
                    "artifactChanges": changes(source, &fix.edits),
                }]),
            );
        }
    }
    out
}

fn place(source: &Source, span: &Span) -> Value {
    json!({
        "artifactLocation": { "uri": uri(&source.shown(&span.file)) },
        "region": region(source, span),
    })
}

fn region(source: &Source, span: &Span) -> Value {
    let text = source.text(&span.file).unwrap_or_default();
    let lines = Lines::new(text);
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": span.start,
        "byteLength": span.end.saturating_sub(span.start),
    })
}

fn changes(source: &Source, edits: &[Edit]) -> Vec<Value> {
    let mut by_file: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for edit in edits {
        by_file.entry(&edit.span.file).or_default().push(json!({
            "deletedRegion": region(source, &edit.span),
            "insertedContent": { "text": edit.text },
        }));
    }
    by_file
        .into_iter()
        .map(|(file, replacements)| {
            json!({
                "artifactLocation": { "uri": uri(&source.shown(file)) },
                "replacements": replacements,
            })
        })
        .collect()
}

fn problem(one: &Checked, error: &CliError) -> Value {
    json!({
        "level": "error",
        "descriptor": { "id": error.code() },
        "message": { "text": error.to_string() },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&one.path.display().to_string()) },
        }}],
    })
}

/// A path as a URI reference: what is no unreserved character is written in percents.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_become_uris() {
        assert_eq!(super::uri("a b/é.tex"), "a%20b/%C3%A9.tex");
    }
}
