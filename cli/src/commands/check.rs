//! `legible check`: scores, and what costs points.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::args::{CheckArgs, Format};
use crate::dictionaries::Dictionaries;
use crate::error::CliError;
use crate::fix;
use crate::input;
use crate::output::{self, Checked};

/// Checks all resumes.
///
/// # Errors
/// When the posting or the weights cannot be read; a resume that cannot be read stands in the
/// output, and the others are checked all the same.
pub fn run(options: &CheckArgs) -> Result<Outcome, CliError> {
    let posting = options.posting.as_deref().map(input::posting).transpose()?;
    let (paths, lost) = input::folder::expand(&options.paths);
    let compiled = match &options.pdf {
        Some(_) if paths.len() + lost.len() != 1 => {
            return Err(CliError::Usage(
                "--pdf goes with one resume: the one that the PDF was made of.".to_owned(),
            ));
        }
        Some(pdf) => Some(input::compiled(pdf, &options.input)?),
        None => None,
    };
    let beside = Beside {
        posting: posting.as_deref(),
        compiled: compiled.as_ref(),
    };
    let mut dictionaries = Dictionaries::find(options.dictionaries.as_deref())?;
    // Diffs and what was done; beside output for programs it would only be in the way.
    let mut notes = String::new();
    let mut all: Vec<Checked> = paths
        .into_iter()
        .map(|path| {
            let result = check(&path, options, &beside, &mut dictionaries, &mut notes);
            Checked { path, result }
        })
        .collect();
    all.extend(lost.into_iter().map(|(path, error)| Checked {
        path,
        result: Err(error),
    }));
    let mut out = match options.format {
        Format::Text => output::text::render(&all),
        Format::Json => output::json::render(&all),
        Format::Sarif => output::sarif::render(&all),
        Format::Github => output::github::render(&all),
        Format::Markdown => output::markdown::render(&all),
    };
    let mut err = String::new();
    if options.format == Format::Text {
        out.insert_str(0, &notes);
    } else {
        err.push_str(&notes);
    }
    err.extend(
        all.iter()
            .filter_map(|one| one.result.as_ref().err())
            .map(CliError::shown),
    );
    Ok(Outcome {
        out,
        err,
        code: code(&all, options),
    })
}

/// What a resume is held against.
struct Beside<'a> {
    posting: Option<&'a str>,
    compiled: Option<&'a input::Compiled>,
}

fn check(
    path: &Path,
    options: &CheckArgs,
    beside: &Beside,
    dictionaries: &mut Dictionaries,
    notes: &mut String,
) -> Result<(input::Source, scoring::Report), CliError> {
    let mut source = input::file(path, &options.input)?;
    let mut request = source.request(&options.input, Some(&options.weights), beside.posting)?;
    if let Some(compiled) = beside.compiled {
        if request.page.is_some() {
            return Err(CliError::Usage(
                "--pdf goes with the source of a resume; this is a PDF itself.".to_owned(),
            ));
        }
        request.page = Some((*compiled.reading).clone());
        request.file_name.clone_from(&compiled.name);
    }
    dictionaries.judge(path, &mut request)?;
    let report =
        scoring::score(&request).map_err(|error| CliError::Score(path.to_path_buf(), error))?;
    source.keep_text(&report);
    if !options.fix {
        return Ok((source, report));
    }
    let before = report.score.overall;
    let mended = fix::mend(&source, report, &request)?;
    if options.dry_run {
        notes.push_str(&fix::diff(&source, &mended));
    } else if !mended.changed.is_empty() {
        fix::write(&mended)?;
        let count = mended.applied.len();
        let _ = writeln!(
            notes,
            "{}: {count} {} applied, {before:.1} → {:.1} of 100",
            path.display(),
            if count == 1 { "fix" } else { "fixes" },
            mended.report.score.overall
        );
    }
    let skipped: Vec<PathBuf> = source
        .converted
        .keys()
        .filter_map(|file| source.place(file))
        .collect();
    for file in skipped {
        let _ = writeln!(
            notes,
            "{}: not UTF-8, so it is left as it is",
            file.display()
        );
    }
    Ok((mended.source, mended.report))
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
