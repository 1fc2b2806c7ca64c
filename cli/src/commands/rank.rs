//! `legible rank`: resumes held against postings, the best fit first.

use std::fmt::Write;
use std::path::PathBuf;

use scoring::matches::{MatchReport, MatchRequest, Pair, PostingInput, ResumeInput};
use scoring::report::{Importance, MatchState, ScoreError, ScoreRequest};

use super::json;
use crate::Outcome;
use crate::args::{ListFormat, RankArgs};
use crate::error::CliError;
use crate::input;

/// Missing terms that a row names.
const MOST: usize = 5;

/// Prints each pair of a resume and a posting, the best fit first.
///
/// # Errors
/// When a posting cannot be read, or there are too many pairs; a resume that cannot be read stands
/// in the output.
pub fn run(options: &RankArgs) -> Result<Outcome, CliError> {
    let refused = |error: ScoreError| CliError::Usage(error.to_string());
    let mut weighed = ScoreRequest::default();
    if let Some(name) = &options.weights.profile {
        input::choose(&mut weighed, name)?;
    }
    let mut request = MatchRequest {
        profile: weighed.profile,
        weights: weighed.weights,
        market: options.weights.market,
        ..MatchRequest::default()
    };
    for path in &options.postings {
        request.postings.push(PostingInput {
            name: Some(path.display().to_string()),
            text: input::posting(path)?,
            ..PostingInput::default()
        });
    }
    let (paths, mut lost) = input::folder::expand(&options.paths);
    for path in paths {
        let read = input::file(&path, &options.input)
            .and_then(|source| source.request(&options.input, None, None));
        match read {
            Ok(read) => {
                request.as_of.clone_from(&read.as_of);
                request.resumes.push(ResumeInput {
                    name: Some(path.display().to_string()),
                    files: read.files,
                    main: read.main,
                    docx: read.docx,
                    page: read.page,
                });
            }
            Err(error) => lost.push((path, error)),
        }
    }
    let mut report = if request.resumes.is_empty() {
        None
    } else {
        Some(scoring::matches(&request).map_err(refused)?)
    };
    let code = if lost.is_empty() { 0 } else { 2 };
    let err: String = lost.iter().map(|(_, error)| error.shown()).collect();
    let out = match (&mut report, options.format) {
        (Some(report), ListFormat::Json) => json(report),
        (Some(report), ListFormat::Text) => table(report, &options.postings),
        (None, _) => String::new(),
    };
    Ok(Outcome { out, err, code })
}

/// One table a posting, a row a resume.
fn table(report: &MatchReport, postings: &[PathBuf]) -> String {
    let mut out = String::new();
    let bold = anstyle::Style::new().bold();
    for (n, posting) in report.postings.iter().enumerate() {
        let pairs: Vec<&Pair> = report
            .matches
            .iter()
            .filter(|one| one.posting == n)
            .collect();
        let title = pairs
            .iter()
            .find_map(|pair| pair.job_match.title.as_deref());
        if postings.len() > 1 || title.is_some() {
            let title = title.map(|title| format!(" – {title}")).unwrap_or_default();
            let _ = writeln!(out, "{bold}{}{bold:#}{title}", posting.name);
        }
        if let Some(problem) = &posting.problem {
            let _ = writeln!(out, "  {}", problem.message);
        }
        for pair in pairs {
            let name = report
                .resumes
                .get(pair.resume)
                .map_or("", |one| one.name.as_str());
            let fits = pair
                .fits
                .map_or_else(|| "  –  ".to_owned(), |fits| format!("{fits:>5.1}"));
            let must = pair.counts.must;
            let _ = write!(
                out,
                "{fits}  {name}: {} of {} required",
                must.shown, must.asked
            );
            let missing = missing(pair);
            if !missing.is_empty() {
                let _ = write!(out, "; missing {missing}");
            }
            out.push('\n');
        }
    }
    for resume in &report.resumes {
        if let Some(problem) = &resume.problem {
            let _ = writeln!(out, "{}: {}", resume.name, problem.message);
        }
    }
    out
}

/// The required terms that a resume lacks.
fn missing(pair: &Pair) -> String {
    let requirements = pair.job_match.requirements.iter();
    let terms: Vec<&str> = requirements
        .filter(|asked| asked.importance == Importance::Must && asked.state == MatchState::Missing)
        .map(|asked| asked.term.as_str())
        .collect();
    let more = terms.len().saturating_sub(MOST);
    let shown = terms
        .get(..terms.len() - more)
        .unwrap_or_default()
        .join(", ");
    match more {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
