//! Folders: which files there are, and which of them are resumes.

use std::fs;
use std::path::{Path, PathBuf};

use project::Project;

use super::{bytes, is_stdin};
use crate::error::CliError;

/// Folders that hold what was built or downloaded, never what somebody wrote.
const BUILT: [&str; 12] = [
    "build",
    "_build",
    "out",
    "output",
    "dist",
    "target",
    "node_modules",
    "_minted",
    "auxil",
    "aux",
    "__pycache__",
    "venv",
];

/// Levels of folders that are looked into.
const DEPTH_MAX: usize = 8;

/// Files and folders that are looked at; a resume's project has far fewer.
const SEEN_MAX: usize = 20_000;

/// Parts of names of what stands beside a resume without being one.
const NOT_RESUMES: [&str; 14] = [
    "readme",
    "license",
    "licence",
    "changelog",
    "contributing",
    "letter",
    "anschreiben",
    "motivation",
    "requirements",
    "posting",
    "notice",
    "copying",
    "todo",
    "code_of_conduct",
];

/// The resumes that arguments stand for, and the arguments that stand for none.
pub fn expand(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<(PathBuf, CliError)>) {
    let mut found = Vec::new();
    let mut lost = Vec::new();
    for path in paths {
        if is_stdin(path) || !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        match resumes(path) {
            Ok(all) if all.is_empty() => {
                lost.push((path.clone(), CliError::NoResume(path.clone())));
            }
            Ok(all) => found.extend(all),
            Err(error) => lost.push((path.clone(), error)),
        }
    }
    (found, lost)
}

/// All files under a folder, in order of their paths: hidden ones, folders of build results and
/// linked folders left out.
pub fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut budget = SEEN_MAX;
    walk(root, 0, &mut budget, &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, depth: usize, budget: &mut usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if *budget == 0 {
            return;
        }
        *budget -= 1;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let path = entry.path();
        if kind.is_dir() {
            if depth < DEPTH_MAX && !BUILT.contains(&name.to_ascii_lowercase().as_str()) {
                walk(&path, depth + 1, budget, found);
            }
        } else if kind.is_file() || kind.is_symlink() && path.is_file() {
            found.push(path);
        }
    }
}

/// The resumes under a folder, in order of their paths.
///
/// In each folder these are the LaTeX documents (`main.tex` alone, if there is one), or else PDF,
/// DOCX, Markdown and text files. Letters, read-me files and the like are left out, and files
/// beside and under a LaTeX document too: they are its parts or its results.
///
/// # Errors
/// When the folder cannot be read.
pub fn resumes(root: &Path) -> Result<Vec<PathBuf>, CliError> {
    fs::read_dir(root).map_err(|error| CliError::io(root, error))?;
    let files = files(root);
    let mut latex: Vec<PathBuf> = files
        .iter()
        .filter(|path| ending(path) == "tex" && may_be_resume(path) && starts_document(path))
        .cloned()
        .collect();
    let mains: Vec<PathBuf> = latex
        .iter()
        .filter(|path| stem(path) == "main")
        .cloned()
        .collect();
    latex.retain(|path| {
        stem(path) == "main" || !mains.iter().any(|main| main.parent() == path.parent())
    });
    let mut found = latex.clone();
    for path in files {
        let other = ["pdf", "docx", "md", "markdown", "txt"].contains(&ending(&path).as_str());
        let part = latex
            .iter()
            .any(|main| main.parent().is_some_and(|folder| path.starts_with(folder)));
        if other && !part && may_be_resume(&path) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn starts_document(path: &Path) -> bool {
    let Ok(bytes) = bytes::read(path) else {
        return false;
    };
    Project::new([("a.tex", bytes)]).is_ok_and(|project| !project.main_candidates().is_empty())
}

fn may_be_resume(path: &Path) -> bool {
    let stem = stem(path);
    !NOT_RESUMES.iter().any(|part| stem.contains(part))
}

fn ending(path: &Path) -> String {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default()
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default()
}
