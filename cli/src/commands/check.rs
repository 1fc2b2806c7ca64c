//! `legible check`: scores, and what costs points.

use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::args::{CheckArgs, Format};
use crate::error::CliError;
use crate::input::{self, is_stdin};
use crate::output::{self, Checked};

/// Checks all resumes.
///
/// # Errors
/// When the posting or the weights cannot be read; a resume that cannot be read stands in the
/// output, and the others are checked all the same.
pub fn run(options: &CheckArgs) -> Result<Outcome, CliError> {
    let posting = options.posting.as_deref().map(input::posting).transpose()?;
    let mut all: Vec<Checked> = Vec::new();
    for path in &options.paths {
        match paths(path) {
            Ok(paths) => all.extend(
                paths
                    .into_iter()
                    .map(|path| check(path, options, posting.as_deref())),
            ),
            Err(error) => all.push(Checked {
                path: path.clone(),
                result: Err(error),
            }),
        }
    }
    let out = match options.format {
        Format::Text => output::text::render(&all),
        Format::Json => output::json::render(&all),
        Format::Sarif => output::sarif::render(&all),
        Format::Github => output::github::render(&all),
        Format::Markdown => output::markdown::render(&all),
    };
    let err = all
        .iter()
        .filter_map(|one| one.result.as_ref().err())
        .map(CliError::shown)
        .collect();
    Ok(Outcome {
        out,
        err,
        code: code(&all, options),
    })
}

/// The resumes that a path stands for.
fn paths(path: &Path) -> Result<Vec<PathBuf>, CliError> {
    if is_stdin(path) || !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let found = input::folder::resumes(path)?;
    if found.is_empty() {
        return Err(CliError::NoResume(path.to_path_buf()));
    }
    Ok(found)
}

fn check(path: PathBuf, options: &CheckArgs, posting: Option<&str>) -> Checked {
    let result = input::file(&path, &options.input).and_then(|source| {
        let report = source.report(&options.input, Some(&options.weights), posting)?;
        Ok((source, report))
    });
    Checked { path, result }
}

fn code(all: &[Checked], options: &CheckArgs) -> u8 {
    let mut code = 0;
    for one in all {
        let Ok((_, report)) = &one.result else {
            return 2;
        };
        let found = report
            .findings
            .iter()
            .any(|finding| options.fail_on.meets(finding.severity));
        let low = options
            .min_score
            .is_some_and(|least| report.score.overall < least);
        if found || low {
            code = 1;
        }
    }
    code
}
