//! `legible compare`: two profiles side by side, over many resumes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use scoring::Report;
use scoring::report::{CategoryScore, Finding, ScoreRequest};
use serde::Serialize;

use super::json;
use crate::Outcome;
use crate::args::{CompareArgs, ListFormat};
use crate::error::CliError;
use crate::input;
use crate::output::{category_name, severity_name};

/// What is printed.
#[derive(Serialize)]
struct Comparison {
    profiles: [String; 2],
    resumes: Vec<Pair>,
    errors: Vec<Problem>,
    mean: Option<[f64; 2]>,
}

/// One resume under both profiles.
#[derive(Serialize)]
struct Pair {
    path: String,
    overall: [f64; 2],
    /// Categories that lose more, or less.
    categories: Vec<Part>,
    /// Why: rules whose findings cost or matter differently.
    rules: Vec<Change>,
}

#[derive(Serialize)]
struct Part {
    category: &'static str,
    points: [f64; 2],
    max: [f64; 2],
}

#[derive(Serialize)]
struct Change {
    code: String,
    title: String,
    /// How many findings.
    findings: [usize; 2],
    /// What they cost together, in points of their category, ceilings heeded.
    cost: [f64; 2],
    severity: [Option<&'static str>; 2],
}

#[derive(Serialize)]
struct Problem {
    path: String,
    code: &'static str,
    message: String,
}

/// Scores each resume with both profiles.
///
/// # Errors
/// When the posting or a profile cannot be read; a resume that cannot be read stands in the output.
pub fn run(options: &CompareArgs) -> Result<Outcome, CliError> {
    let [one, two] = options.profiles.as_slice() else {
        return Err(CliError::Usage("Name two profiles.".to_owned()));
    };
    let posting = options.posting.as_deref().map(input::posting).transpose()?;
    let mut bases = [ScoreRequest::default(), ScoreRequest::default()];
    for (base, name) in bases.iter_mut().zip([one, two]) {
        base.market = options.market;
        input::choose(base, name)?;
        let chosen =
            scoring::profile::choose(base).map_err(|error| CliError::Usage(error.to_string()))?;
        drop(chosen);
    }
    let (paths, mut lost) = input::folder::expand(&options.paths);
    let mut comparison = Comparison {
        profiles: [one.clone(), two.clone()],
        resumes: Vec::new(),
        errors: Vec::new(),
        mean: None,
    };
    for path in paths {
        let pair = input::file(&path, &options.input).and_then(|source| {
            let request = source.request(&options.input, None, posting.as_deref())?;
            let report = |base: &ScoreRequest| {
                scoring::score(&ScoreRequest {
                    profile: base.profile.clone(),
                    weights: base.weights.clone(),
                    market: base.market,
                    ..request.clone()
                })
                .map_err(|error| CliError::Score(path.clone(), error))
            };
            Ok((report(&bases[0])?, report(&bases[1])?))
        });
        match pair {
            Ok((before, after)) => {
                comparison
                    .resumes
                    .push(compare(path.display().to_string(), &before, &after));
            }
            Err(error) => lost.push((path, error)),
        }
    }
    let count = comparison.resumes.len() as f64;
    if !comparison.resumes.is_empty() {
        let mean = |n: usize| {
            let sum: f64 = comparison
                .resumes
                .iter()
                .filter_map(|pair| pair.overall.get(n))
                .sum();
            (sum / count * 10.0).round() / 10.0
        };
        comparison.mean = Some([mean(0), mean(1)]);
    }
    let err: String = lost.iter().map(|(_, error)| error.shown()).collect();
    comparison.errors = lost
        .iter()
        .map(|(path, error)| Problem {
            path: path.display().to_string(),
            code: error.code(),
            message: error.to_string(),
        })
        .collect();
    Ok(Outcome {
        out: match options.format {
            ListFormat::Json => json(&comparison),
            ListFormat::Text => table(&comparison),
        },
        code: if lost.is_empty() { 0 } else { 2 },
        err,
    })
}

fn compare(path: String, before: &Report, after: &Report) -> Pair {
    Pair {
        path,
        overall: [before.score.overall, after.score.overall],
        categories: before
            .categories
            .iter()
            .zip(&after.categories)
            .filter(|(one, two)| {
                let lost = |part: &CategoryScore| part.max - part.points;
                (lost(one) - lost(two)).abs() > 0.05
            })
            .map(|(one, two)| Part {
                category: category_name(one.category),
                points: [one.points, two.points],
                max: [one.max, two.max],
            })
            .collect(),
        rules: changes(before, after),
    }
}

fn changes(before: &Report, after: &Report) -> Vec<Change> {
    let (one, two) = (by_rule(before), by_rule(after));
    let codes: BTreeSet<&str> = one.keys().chain(two.keys()).copied().collect();
    let mut out: Vec<Change> = codes
        .into_iter()
        .filter_map(|code| {
            let sides = [one.get(code), two.get(code)];
            let first = sides.iter().flatten().find_map(|found| found.first())?;
            let cost = [cost(before, code, sides[0]), cost(after, code, sides[1])];
            let severity = sides.map(|found| {
                found
                    .and_then(|found| found.first())
                    .map(|finding| severity_name(finding.severity))
            });
            let findings = sides.map(|found| found.map_or(0, Vec::len));
            let same = (cost[0] - cost[1]).abs() < 0.05
                && severity[0] == severity[1]
                && findings[0] == findings[1];
            (!same).then(|| Change {
                code: code.to_owned(),
                title: first.title.clone(),
                findings,
                cost,
                severity,
            })
        })
        .collect();
    out.sort_by(|a, b| {
        let size = |change: &Change| (change.cost[1] - change.cost[0]).abs();
        size(b).total_cmp(&size(a)).then(a.code.cmp(&b.code))
    });
    out
}

fn by_rule(report: &Report) -> BTreeMap<&str, Vec<&Finding>> {
    let mut out: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &report.findings {
        out.entry(&finding.code).or_default().push(finding);
    }
    out
}

fn cost(report: &Report, code: &str, findings: Option<&Vec<&Finding>>) -> f64 {
    let sum: f64 = findings
        .into_iter()
        .flatten()
        .map(|finding| finding.cost)
        .sum();
    let least = report
        .ceilings
        .get(code)
        .map_or(sum, |ceiling| sum.min(*ceiling));
    (least * 10.0).round() / 10.0
}

fn table(comparison: &Comparison) -> String {
    let bold = anstyle::Style::new().bold();
    let [one, two] = &comparison.profiles;
    let mut out = String::new();
    for pair in &comparison.resumes {
        let [before, after] = pair.overall;
        let _ = writeln!(
            out,
            "{bold}{}{bold:#}: {one} {before:.1}, {two} {after:.1} ({:+.1})",
            pair.path,
            after - before
        );
        for part in &pair.categories {
            let _ = writeln!(
                out,
                "  {:<9} {:.1}/{:.0} → {:.1}/{:.0}",
                part.category, part.points[0], part.max[0], part.points[1], part.max[1]
            );
        }
        for change in &pair.rules {
            let side = |n: usize| match (
                change.severity.get(n).copied().flatten(),
                change.cost.get(n),
            ) {
                (Some(severity), Some(cost)) => format!("{severity} −{cost:.1}"),
                _ => "nothing".to_owned(),
            };
            let _ = writeln!(
                out,
                "  {} {}: {} → {}",
                change.code,
                change.title,
                side(0),
                side(1)
            );
        }
    }
    if let Some([before, after]) = comparison.mean {
        let count = comparison.resumes.len();
        let _ = writeln!(
            out,
            "{bold}Mean of {count}{bold:#}: {one} {before:.1}, {two} {after:.1} ({:+.1})",
            after - before
        );
    }
    out
}
