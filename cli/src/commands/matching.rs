//! `legible match`: a resume held against a posting.

use std::fmt::Write;

use scoring::report::{Importance, MatchState};
use serde_json::{Value, json};

use super::json;
use crate::Outcome;
use crate::args::{ListFormat, MatchArgs};
use crate::error::CliError;
use crate::input;

/// Prints each requirement with what the resume shows of it.
///
/// # Errors
/// When the resume or the posting cannot be read.
pub fn run(options: &MatchArgs) -> Result<Outcome, CliError> {
    let posting = input::posting(&options.posting)?;
    let source = input::one(&options.path, &options.input)?;
    let mut request = source.request(&options.input, None, Some(&posting))?;
    if let Some(own) = &options.own {
        request.own_requirements = input::own_requirements(own)?;
    }
    let report =
        scoring::score(&request).map_err(|error| CliError::Score(options.path.clone(), error))?;
    let job = report.job_match.as_ref();
    let requirements = job
        .map(|held| held.requirements.as_slice())
        .unwrap_or_default();
    if options.format == ListFormat::Json {
        let rows: Vec<Value> = requirements
            .iter()
            .map(|asked| {
                let found: Vec<[usize; 2]> = asked
                    .found
                    .iter()
                    .map(|span| [span.start, span.end])
                    .collect();
                json!({
                    "term": asked.term,
                    "kind": asked.kind,
                    "importance": asked.importance,
                    "weight": asked.weight,
                    "own": asked.own,
                    "any_of": asked.any_of,
                    "years": asked.years,
                    "span": asked.posting.first(),
                    "state": asked.state,
                    "found": found,
                    "places": asked.found,
                })
            })
            .collect();
        return Ok(Outcome::fine(json(&json!({
            "title": job.and_then(|job| job.title.as_ref()),
            "seniority": job.and_then(|job| job.seniority.as_ref()),
            "years": job.and_then(|job| job.years),
            "degrees": job.map_or(&[][..], |job| &job.degrees),
            "industries": job.map_or(&[][..], |job| &job.industries),
            "location": job.and_then(|job| job.location.as_ref()),
            "presence": job.and_then(|job| job.presence.as_ref()),
            "clearance": job.and_then(|job| job.clearance.as_ref()),
            "permit": job.and_then(|job| job.permit.as_ref()),
            "fits": report.score.fits,
            "requirements": rows,
            "removed": job.map_or(&[][..], |job| &job.removed),
        }))));
    }
    let mut out = String::new();
    let bold = anstyle::Style::new().bold();
    if let Some(fits) = report.score.fits {
        let _ = writeln!(out, "{bold}Fits this job: {fits:.1} of 100{bold:#}");
    } else {
        let _ = writeln!(out, "The posting asks for nothing that was understood.");
    }
    for asked in requirements {
        let importance = match asked.importance {
            Importance::Must => "required",
            Importance::Preferred => "preferred",
            Importance::Nice => "nice to have",
        };
        let (mark, says) = match asked.state {
            MatchState::Exact => ("✓", ""),
            MatchState::Alias => ("✓", " (under another name)"),
            MatchState::Relation => ("~", " (by something related)"),
            MatchState::Partial => ("~", " (in part)"),
            MatchState::Missing => ("✗", ""),
        };
        let _ = writeln!(out, "{mark} {} – {importance}{says}", asked.term);
    }
    Ok(Outcome::fine(out))
}
