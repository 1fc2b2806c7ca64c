//! `legible job`: what a posting asks for.

use std::fmt::Write;
use std::ops::Range;

use scoring::posting::{Posting, Presence, Seniority, Subject};
use scoring::report::Importance;
use serde_json::{Value, json};

use super::json;
use crate::Outcome;
use crate::args::{JobArgs, ListFormat};
use crate::error::CliError;
use crate::input;

/// Prints the requirements of a posting.
///
/// # Errors
/// When the posting cannot be read.
pub fn run(options: &JobArgs) -> Result<Outcome, CliError> {
    let text = input::posting(&options.path)?;
    let posting = scoring::posting::read(&text);
    if options.format == ListFormat::Json {
        let requirements: Vec<Value> = posting
            .requirements
            .iter()
            .map(|asked| {
                json!({
                    "term": asked.term,
                    "kind": asked.kind,
                    "importance": asked.importance,
                    "years": asked.years,
                    "known": asked.is_known(),
                    "span": asked.places.first().map(|place| [place.start, place.end]),
                    "places": asked.places.iter().map(|place| [place.start, place.end]).collect::<Vec<_>>(),
                })
            })
            .collect();
        return Ok(Outcome::fine(json(&json!({
            "title": posting.title,
            "seniority": posting.seniority.map(Seniority::name),
            "years": posting.years,
            "degrees": posting.degrees,
            "certificates": of_kind(&posting, "certificate"),
            "languages": posting.languages().collect::<Vec<_>>(),
            "industries": posting.industries,
            "location": printed(&text, posting.place.as_ref()),
            "presence": posting.presence.map(Presence::name),
            "clearance": printed(&text, posting.clearance.as_ref()),
            "permit": printed(&text, posting.permit.as_ref()),
            "requirements": requirements,
        }))));
    }
    let mut out = String::new();
    let bold = anstyle::Style::new().bold();
    if let Some(title) = &posting.title {
        let _ = writeln!(out, "{bold}{title}{bold:#}");
    }
    for (label, value) in facts(&text, &posting) {
        let _ = writeln!(out, "{label}: {value}");
    }
    for (importance, label) in [
        (Importance::Must, "Required"),
        (Importance::Preferred, "Preferred"),
        (Importance::Nice, "Nice to have"),
    ] {
        let terms: Vec<&str> = posting
            .requirements
            .iter()
            .filter(|asked| asked.importance == importance)
            .map(|asked| asked.term.as_str())
            .collect();
        if !terms.is_empty() {
            let _ = writeln!(out, "{bold}{label}{bold:#}: {}", terms.join(", "));
        }
    }
    Ok(Outcome::fine(out))
}

/// Terms of one kind, degrees left out.
fn of_kind<'a>(posting: &'a Posting, kind: &str) -> Vec<&'a str> {
    let terms = posting
        .requirements
        .iter()
        .filter(|asked| asked.kind == kind && asked.subject() != Subject::Degree);
    terms
        .map(|asked| asked.term.as_str())
        .filter(|term| !posting.degrees.contains(term))
        .collect()
}

fn printed<'a>(text: &'a str, range: Option<&Range<usize>>) -> Option<&'a str> {
    text.get(range?.clone())
}

/// What the posting says of the job apart from skills, as lines.
fn facts(text: &str, posting: &Posting) -> Vec<(&'static str, String)> {
    let own = |range: Option<&Range<usize>>| printed(text, range).map(str::to_owned);
    let years = posting.years.map(|years| match years {
        1 => "at least 1 year".to_owned(),
        years => format!("at least {years} years"),
    });
    let degrees = (!posting.degrees.is_empty()).then(|| posting.degrees.join(", "));
    let facts = [
        (
            "Level",
            posting.seniority.map(|level| level.name().to_owned()),
        ),
        ("Experience", years),
        ("Degree", degrees),
        (
            "Industry",
            (!posting.industries.is_empty()).then(|| posting.industries.join(", ")),
        ),
        ("Place", own(posting.place.as_ref())),
        (
            "Presence",
            posting.presence.map(|presence| presence.name().to_owned()),
        ),
        ("Clearance", own(posting.clearance.as_ref())),
        ("Right to work", own(posting.permit.as_ref())),
    ];
    let facts = facts.into_iter();
    facts
        .filter_map(|(label, value)| Some((label, value?)))
        .collect()
}
