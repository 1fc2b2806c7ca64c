//! Applying fixes: in memory until nothing is left to mend, then to disk, file by file, each
//! whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use scoring::Report;
use scoring::report::{Edit, Fix, ScoreRequest};

use crate::error::CliError;
use crate::input::Source;

/// Rounds that a fix may make room for the next in; each mends all that it can at once.
const ROUNDS_MAX: usize = 20;

/// What mending did.
pub struct Mended {
    /// The resume with its new texts.
    pub source: Source,
    /// Its report.
    pub report: Report,
    /// Titles of the fixes that were applied, in order.
    pub applied: Vec<String>,
    /// Paths of the files that changed.
    pub changed: Vec<String>,
}

/// Applies all fixes, round by round, until none is left. A round that would lower the score or
/// bring back texts that were there before is not applied.
///
/// # Errors
/// When the scorer refuses the request.
pub fn mend(source: &Source, report: Report, request: &ScoreRequest) -> Result<Mended, CliError> {
    let mut request = request.clone();
    let mut report = report;
    let mut applied = Vec::new();
    let mut seen: BTreeSet<BTreeMap<String, String>> = BTreeSet::from([request.files.clone()]);
    for _ in 0..ROUNDS_MAX {
        let (files, titles) = round(source, &report, &request.files);
        if titles.is_empty() || !seen.insert(files.clone()) {
            break;
        }
        let next = ScoreRequest {
            files,
            ..request.clone()
        };
        let after =
            scoring::score(&next).map_err(|error| CliError::Score(source.path.clone(), error))?;
        if after.score.overall < report.score.overall {
            break;
        }
        applied.extend(titles);
        request = next;
        report = after;
    }
    let changed = request
        .files
        .iter()
        .filter(|(path, text)| source.files.get(*path) != Some(*text))
        .map(|(path, _)| path.clone())
        .collect();
    Ok(Mended {
        source: Source {
            files: request.files,
            ..source.clone()
        },
        report,
        applied,
        changed,
    })
}

/// The files after one round, and the titles of the fixes in it. A fix that touches what an
/// earlier one touches waits for the next round.
fn round(
    source: &Source,
    report: &Report,
    files: &BTreeMap<String, String>,
) -> (BTreeMap<String, String>, Vec<String>) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut titles = Vec::new();
    for fix in report
        .findings
        .iter()
        .filter_map(|finding| finding.fix.as_ref())
    {
        let free = fix.edits.iter().all(|edit| {
            // Writing such a file back would change its encoding.
            !source.converted.contains_key(&*edit.span.file)
                && fits(edit, files)
                && !taken.iter().any(|other| touches(other, edit))
        });
        if free && changes(fix, files) {
            taken.extend(&fix.edits);
            titles.push(fix.title.clone());
        }
    }
    taken.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut files = files.clone();
    for edit in taken.iter().rev() {
        if let Some(text) = files.get_mut(&*edit.span.file) {
            text.replace_range(edit.span.start..edit.span.end, &edit.text);
        }
    }
    (files, titles)
}

fn fits(edit: &Edit, files: &BTreeMap<String, String>) -> bool {
    files
        .get(&*edit.span.file)
        .and_then(|text| text.get(edit.span.start..edit.span.end))
        .is_some()
}

fn changes(fix: &Fix, files: &BTreeMap<String, String>) -> bool {
    fix.edits.iter().any(|edit| {
        files
            .get(&*edit.span.file)
            .and_then(|text| text.get(edit.span.start..edit.span.end))
            != Some(edit.text.as_str())
    })
}

/// Whether two edits share a byte or a border.
fn touches(one: &Edit, two: &Edit) -> bool {
    one.span.file == two.span.file
        && one.span.start <= two.span.end
        && two.span.start <= one.span.end
}

/// The difference between two versions of a project, as a patch.
pub fn diff(before: &Source, after: &Mended) -> String {
    let mut out = String::new();
    for file in &after.changed {
        let old = before.files.get(file).map_or("", String::as_str);
        let new = after.source.files.get(file).map_or("", String::as_str);
        let name = before.shown(file);
        out.push_str(
            &similar::TextDiff::from_lines(old, new)
                .unified_diff()
                .header(&name, &name)
                .to_string(),
        );
    }
    out
}

/// Writes the files that changed. Nothing outside the project's folder is touched: a file that
/// is a link to somewhere else is refused.
///
/// # Errors
/// When a file cannot be written; the files before it are written, and whole.
pub fn write(after: &Mended) -> Result<(), CliError> {
    let Some(root) = &after.source.root else {
        return Err(CliError::Usage(
            "What came from standard input cannot be written back. Use --dry-run to see the changes."
                .to_owned(),
        ));
    };
    let failed = |path: &Path, error| CliError::Unwritable(path.to_path_buf(), error);
    let home = root.canonicalize().map_err(|error| failed(root, error))?;
    let mut targets: Vec<(PathBuf, &str)> = Vec::new();
    for file in &after.changed {
        let path = after.source.place(file).unwrap_or_else(|| root.join(file));
        let target = path.canonicalize().map_err(|error| failed(&path, error))?;
        if !target.starts_with(&home) {
            return Err(CliError::Outside(path));
        }
        let text = after.source.files.get(file).map_or("", String::as_str);
        targets.push((target, text));
    }
    for (target, text) in targets {
        replace(&target, text).map_err(|error| failed(&target, error))?;
    }
    Ok(())
}

/// Writes a file beside its target and moves it there; the permissions stay.
fn replace(target: &Path, text: &str) -> std::io::Result<()> {
    let mode = fs::metadata(target)?.permissions();
    if mode.readonly() {
        return Err(std::io::ErrorKind::PermissionDenied.into());
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mark = fs::read(target)?.starts_with(b"\xef\xbb\xbf");
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    // A byte order mark is not part of the text.
    if mark {
        file.write_all(b"\xef\xbb\xbf")?;
    }
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    fs::set_permissions(file.path(), mode)?;
    file.persist(target)?;
    Ok(())
}
