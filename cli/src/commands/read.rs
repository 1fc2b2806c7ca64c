//! `legible read`: what a machine understands.

use std::fmt::Write;

use scoring::Report;
use serde_json::{Map, Value, json};

use super::json;
use crate::Outcome;
use crate::args::{ListFormat, ReadArgs};
use crate::error::CliError;
use crate::input;

/// Prints the model of a resume.
///
/// # Errors
/// When the resume cannot be read.
pub fn run(options: &ReadArgs) -> Result<Outcome, CliError> {
    let source = input::one(&options.path, &options.input)?;
    let report = source.report(&options.input, None, None)?;
    Ok(Outcome::fine(match options.format {
        ListFormat::Json => json(&model(&report)),
        ListFormat::Text => outline(&report),
    }))
}

/// The model as plain values; `places` holds the same with the places in the source.
fn model(report: &Report) -> Value {
    let places = serde_json::to_value(&report.resume).unwrap_or_default();
    let mut out = Map::new();
    out.insert("text".to_owned(), json!(report.text));
    if let Value::Object(fields) = plain(&places) {
        out.extend(fields);
    }
    out.insert("truncated".to_owned(), json!(report.stats.truncated));
    out.insert("places".to_owned(), places);
    Value::Object(out)
}

/// A value without its places: `{text, span}` becomes the text.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            if let (Some(text), Some(_), 2) = (fields.get("text"), fields.get("span"), fields.len())
            {
                return text.clone();
            }
            fields
                .iter()
                .filter(|(name, _)| {
                    !(*name == "span" || name.ends_with("_span") || name.ends_with("_spans"))
                })
                .map(|(name, value)| (name.clone(), plain(value)))
                .collect()
        }
        Value::Array(items) => items.iter().map(plain).collect(),
        other => other.clone(),
    }
}

fn outline(report: &Report) -> String {
    let resume = &report.resume;
    let mut out = String::new();
    let bold = anstyle::Style::new().bold();
    let mut row = |label: &str, values: Vec<&str>| {
        let value = if values.is_empty() {
            "–".to_owned()
        } else {
            values.join(", ")
        };
        let _ = writeln!(out, "{bold}{label:<10}{bold:#} {value}");
    };
    let one = |found: &Option<scoring::report::Found>| {
        found.as_ref().map(|found| found.text.clone()).into_iter()
    };
    let many =
        |found: &[scoring::report::Found]| found.iter().map(|one| one.text.clone()).collect();
    let rows: [(&str, Vec<String>); 7] = [
        ("Name", one(&resume.name).collect()),
        ("Headline", one(&resume.headline).collect()),
        ("Location", one(&resume.location).collect()),
        ("E-mail", many(&resume.emails)),
        ("Phone", many(&resume.phones)),
        ("Links", many(&resume.urls)),
        ("Skills", many(&resume.skills)),
    ];
    for (label, values) in &rows {
        row(label, values.iter().map(String::as_str).collect());
    }
    for section in &resume.sections {
        let kind = serde_json::to_value(section.kind).unwrap_or_default();
        let kind = kind.as_str().unwrap_or_default();
        let _ = writeln!(out, "\n{bold}{}{bold:#} ({kind})", section.heading);
        for entry in resume
            .entries
            .iter()
            .filter(|entry| entry.section == section.heading)
        {
            let parts: Vec<&str> = [
                &entry.title,
                &entry.organisation,
                &entry.location,
                &entry.dates_text,
            ]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
            let _ = writeln!(out, "  {}", parts.join(" · "));
            for bullet in &entry.bullets {
                let _ = writeln!(out, "    • {bullet}");
            }
        }
    }
    out
}
