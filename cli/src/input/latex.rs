//! A LaTeX file with the files of its folder that it uses.
//!
//! A folder may hold many resumes, or a whole home directory: only files whose names the
//! document, or a file that it uses, mentions are read. Where a name is put together by macros,
//! everything that is no document of its own is read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use project::{Project, ProjectError};

use super::{Source, bytes, folder, folder_of};
use crate::error::CliError;

/// The project of a LaTeX file.
///
/// # Errors
/// When the file is no text, or the project breaks a limit.
pub fn project(path: &Path, name: &str, main_bytes: &[u8]) -> Result<Source, CliError> {
    let decoded = bytes::decode(path, main_bytes)?;
    let main = if name.is_empty() { "stdin.tex" } else { name }.to_owned();
    let mut source = Source {
        path: path.to_path_buf(),
        root: folder_of(path),
        files: BTreeMap::from([(main.clone(), decoded.text)]),
        reading: None,
        read_text: None,
        converted: BTreeMap::new(),
        main: main.clone(),
    };
    source
        .converted
        .extend(decoded.converted_from.map(|from| (main.clone(), from)));
    let Some(root) = source.root.clone() else {
        return Ok(source);
    };
    let mut candidates: BTreeMap<String, std::path::PathBuf> = folder::files(&root)
        .into_iter()
        .filter_map(|file| {
            let relative = file.strip_prefix(&root).ok()?.to_str()?.replace('\\', "/");
            let fits = relative != main && project::is_text_path(&relative);
            fits.then_some((relative, file))
        })
        .collect();
    let mut todo = vec![main.clone()];
    while let Some(next) = todo.pop() {
        let text = source.files.get(&next).cloned().unwrap_or_default();
        let words = words(&text);
        let composed = composes_names(&text);
        let own = stem(&main);
        let used: Vec<String> = candidates
            .keys()
            .filter(|file| {
                let plain = file.rsplit('/').next().unwrap_or(file);
                let stem = stem(file);
                words.contains(plain)
                    || words.contains(stem)
                    || composed
                    || plain == "latexmkrc"
                    || stem == own && matches!(plain.rsplit('.').next(), Some("bbl" | "cfg"))
                    || stem.contains(char::is_whitespace) && text.contains(stem)
            })
            .cloned()
            .collect();
        for file in used {
            let Some(place) = candidates.remove(&file) else {
                continue;
            };
            // What cannot be read is as good as absent, as it is for TeX.
            let Ok(decoded) = bytes::read(&place).and_then(|bytes| bytes::decode(&place, &bytes))
            else {
                continue;
            };
            let plain = file.rsplit('/').next().unwrap_or(&file);
            let named = words.contains(plain) || words.contains(stem(&file));
            if !named && decoded.text.contains("\\documentclass") {
                continue;
            }
            if let Some(from) = decoded.converted_from {
                source.converted.insert(file.clone(), from);
            }
            source.files.insert(file.clone(), decoded.text);
            if source.files.len() > project::FILES_MAX {
                return Err(CliError::Project(
                    path.to_path_buf(),
                    ProjectError::TooManyFiles,
                ));
            }
            todo.push(file);
        }
    }
    let sized = source
        .files
        .iter()
        .map(|(name, text)| (name.as_str(), text.clone().into_bytes()));
    Project::new(sized).map_err(|error| CliError::Project(path.to_path_buf(), error))?;
    Ok(source)
}

fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Runs of characters that names of files are made of, and what follows their last slash.
fn words(text: &str) -> BTreeSet<&str> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '+');
    text.split(|c| !part(c))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether the argument of a command that reads a file holds a macro.
fn composes_names(text: &str) -> bool {
    ["\\input", "\\include", "\\subfile", "\\import"]
        .iter()
        .any(|command| {
            text.match_indices(command).any(|(at, _)| {
                text.get(at + command.len()..)
                    .and_then(|rest| rest.trim_start().strip_prefix('{'))
                    .and_then(|rest| rest.split_once('}'))
                    .is_some_and(|(name, _)| name.contains(['\\', '#']))
            })
        })
}
