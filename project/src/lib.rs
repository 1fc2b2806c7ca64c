//! A resume project: its files, limits, safe paths, zip import and main-file detection.
//!
//! The same crate guards the browser's importer, the edge and the compile
//! service, so that one project is accepted or refused alike everywhere.

mod engine;
mod error;
mod limits;
mod main_file;
mod path;
mod text;
mod zip_import;

use std::collections::{BTreeMap, BTreeSet};

pub use engine::{Engine, Runs, engine_for, runs};
pub use error::ProjectError;
pub use limits::{FILES_MAX, Limits, PATH_MAX, PROJECT_MAX, TEXT_FILE_MAX, UNPACKED_MAX};
pub use path::safe_path;
pub use text::{Decoded, decode_text, is_text, is_text_path};

/// The files of a resume, checked: safe distinct paths, sizes within the limits,
/// and text where a file's name promises text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    files: BTreeMap<String, Vec<u8>>,
}

impl Project {
    /// A project of files that were handed over one by one: at most [`PROJECT_MAX`] bytes.
    ///
    /// # Errors
    /// A [`ProjectError`] that names the first file or limit that is in the way.
    pub fn new<P, I>(files: I) -> Result<Self, ProjectError>
    where
        P: AsRef<str>,
        I: IntoIterator<Item = (P, Vec<u8>)>,
    {
        Self::within(files, PROJECT_MAX)
    }

    /// A project that may be as large as an unpacked zip: at most [`UNPACKED_MAX`] bytes.
    ///
    /// For those who receive files whose origin they do not know, such as the compile service.
    ///
    /// # Errors
    /// As [`Project::new`].
    pub fn unpacked<P, I>(files: I) -> Result<Self, ProjectError>
    where
        P: AsRef<str>,
        I: IntoIterator<Item = (P, Vec<u8>)>,
    {
        Self::within(files, UNPACKED_MAX)
    }

    /// Unpacks a zip of at most [`PROJECT_MAX`] bytes.
    ///
    /// What operating systems add (`__MACOSX`, `.DS_Store`, `Thumbs.db`) is dropped, one
    /// folder that holds everything is stripped, text that is not UTF-8 is converted from
    /// Windows-1252 (with the `inputenc` option set to match).
    ///
    /// # Errors
    /// A [`ProjectError`]: not a zip, damaged, encrypted, a bomb, links, paths that lead out …
    pub fn from_zip(bytes: &[u8]) -> Result<Self, ProjectError> {
        let mut files = zip_import::unpack(bytes)?;
        text::convert_to_utf8(&mut files);
        Self::unpacked(files)
    }

    fn within<P, I>(files: I, total_max: usize) -> Result<Self, ProjectError>
    where
        P: AsRef<str>,
        I: IntoIterator<Item = (P, Vec<u8>)>,
    {
        let mut manifest = Manifest::new(total_max);
        let mut checked = BTreeMap::new();
        for (path, bytes) in files {
            let path = manifest.add(path.as_ref(), bytes.len())?;
            text::check(&path, &bytes)?;
            checked.insert(path, bytes);
        }
        manifest.finish()?;
        Ok(Self { files: checked })
    }

    /// The files, by path: relative, `/`-separated, NFC.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// The files, taken out.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
    }

    /// Files that can be the main file, the likeliest first.
    ///
    /// Those are files with `\documentclass` and `\begin{document}` outside comments; what
    /// another file names in `% !TEX root` comes first, then the top folder, then the names
    /// `main`, `resume` and `cv`. Where no file has both commands, one with
    /// `\documentclass` alone will do.
    pub fn main_candidates(&self) -> Vec<String> {
        main_file::candidates(&self.files)
    }
}

/// Checks paths and sizes (bytes) of a project whose bytes are elsewhere, against
/// [`UNPACKED_MAX`] in total, and returns the normalised paths in the order given.
///
/// # Errors
/// As [`Project::new`], except for what only the bytes can tell.
pub fn check_manifest<P, I>(files: I) -> Result<Vec<String>, ProjectError>
where
    P: AsRef<str>,
    I: IntoIterator<Item = (P, usize)>,
{
    let mut manifest = Manifest::new(UNPACKED_MAX);
    let paths = files
        .into_iter()
        .map(|(path, size)| manifest.add(path.as_ref(), size))
        .collect::<Result<_, _>>()?;
    manifest.finish()?;
    Ok(paths)
}

/// The rules that need no bytes.
struct Manifest {
    paths: BTreeSet<String>,
    total: usize,
    total_max: usize,
}

impl Manifest {
    fn new(total_max: usize) -> Self {
        Self {
            paths: BTreeSet::new(),
            total: 0,
            total_max,
        }
    }

    fn add(&mut self, path: &str, size: usize) -> Result<String, ProjectError> {
        let path = safe_path(path)?;
        if is_text_path(&path) && size > TEXT_FILE_MAX {
            return Err(ProjectError::TextFileTooLarge { path });
        }
        self.total = self.total.saturating_add(size);
        if self.total > self.total_max {
            return Err(if self.total_max == PROJECT_MAX {
                ProjectError::ProjectTooLarge
            } else {
                ProjectError::UnpackedTooLarge
            });
        }
        if !self.paths.insert(path.clone()) {
            return Err(ProjectError::DuplicatePath { path });
        }
        if self.paths.len() > FILES_MAX {
            return Err(ProjectError::TooManyFiles);
        }
        Ok(path)
    }

    /// A path must not be a file and a folder at once.
    fn finish(&self) -> Result<(), ProjectError> {
        if self.paths.is_empty() {
            return Err(ProjectError::Empty);
        }
        for path in &self.paths {
            for (at, _) in path.match_indices('/') {
                if self.paths.contains(&path[..at]) {
                    return Err(ProjectError::FileAndFolder {
                        path: path[..at].to_owned(),
                    });
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code<T: std::fmt::Debug>(result: Result<T, ProjectError>) -> &'static str {
        result.expect_err("must be refused").code()
    }

    #[test]
    fn a_project_keeps_its_files_under_normalised_paths() {
        let project = Project::new([
            ("./main.tex", b"a".to_vec()),
            ("img//me.png", vec![0, 1, 2]),
        ])
        .expect("fine");
        assert_eq!(
            project.files().keys().collect::<Vec<_>>(),
            ["img/me.png", "main.tex"]
        );
    }

    #[test]
    fn limits_are_kept_to_the_byte() {
        let text = |size| Project::new([("main.tex", vec![b'a'; size])]);
        assert!(text(TEXT_FILE_MAX).is_ok());
        assert_eq!(code(text(TEXT_FILE_MAX + 1)), "text_file_too_large");
        let image = |size| Project::new([("a.png", vec![0; size])]);
        assert!(image(PROJECT_MAX).is_ok());
        assert_eq!(code(image(PROJECT_MAX + 1)), "project_too_large");
        assert!(Project::unpacked([("a.png", vec![0; UNPACKED_MAX])]).is_ok());
        assert_eq!(
            code(Project::unpacked([("a.png", vec![0; UNPACKED_MAX + 1])])),
            "unpacked_too_large"
        );
        let many =
            |count: usize| Project::new((0..count).map(|n| (format!("{n}.tex"), Vec::new())));
        assert!(many(FILES_MAX).is_ok());
        assert_eq!(code(many(FILES_MAX + 1)), "too_many_files");
        assert_eq!(code(many(0)), "empty_project");
    }

    #[test]
    fn a_manifest_follows_the_same_rules() {
        assert_eq!(
            check_manifest([("./a.tex", 3), ("b.png", UNPACKED_MAX - 3)]),
            Ok(vec!["a.tex".to_owned(), "b.png".to_owned()])
        );
        assert_eq!(
            code(check_manifest([("a.png", UNPACKED_MAX), ("b.png", 1)])),
            "unpacked_too_large"
        );
        assert_eq!(
            code(check_manifest([
                ("a.png", usize::MAX),
                ("b.png", usize::MAX)
            ])),
            "unpacked_too_large"
        );
        assert_eq!(
            code(check_manifest([("a.tex", TEXT_FILE_MAX + 1)])),
            "text_file_too_large"
        );
        assert_eq!(
            code(check_manifest([("a", 1), ("./a", 1)])),
            "duplicate_path"
        );
        assert_eq!(code(check_manifest([("../a", 1)])), "unsafe_path");
        assert_eq!(code(check_manifest::<&str, _>([])), "empty_project");
    }

    #[test]
    fn paths_that_differ_in_case_only_are_two_files() {
        assert!(check_manifest([("Main.tex", 1), ("main.tex", 1)]).is_ok());
    }

    #[test]
    fn the_two_ways_to_write_an_accent_are_one_path() {
        assert_eq!(
            code(check_manifest([
                ("re\u{301}sume.tex", 1),
                ("r\u{e9}sume.tex", 1)
            ])),
            "duplicate_path"
        );
    }

    #[test]
    fn a_file_cannot_be_a_folder_too() {
        assert_eq!(
            code(check_manifest([("a", 1), ("a/b/c", 1)])),
            "file_and_folder"
        );
        assert_eq!(
            code(check_manifest([("a/b/c", 1), ("a/b", 1)])),
            "file_and_folder"
        );
        assert!(check_manifest([("a.b", 1), ("a/b", 1)]).is_ok());
    }
}
