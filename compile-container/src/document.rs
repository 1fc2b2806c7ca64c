//! A project as an engine sees it.

use std::collections::BTreeMap;
use std::ffi::OsString;

use compile_protocol::Engine;

/// Files, the one to begin with, and the engine for them.
#[derive(Debug, Clone)]
pub struct Document {
    /// The project's files by path, without outputs of earlier compiles.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The main file's path; one of `files`.
    pub main: String,
    /// The engine; never [`Engine::Auto`].
    pub engine: Engine,
}

impl Document {
    /// Leaves out what the engine is about to write: an old PDF must not pass for a new one.
    pub fn new(mut files: BTreeMap<String, Vec<u8>>, main: String, engine: Engine) -> Self {
        let stem = main.rsplit_once('.').map_or(&*main, |(stem, _)| stem);
        let stem = if stem.ends_with('/') { &main } else { stem };
        for ending in ["pdf", "log", "xdv", "fls", "synctex", "synctex.gz", "blg"] {
            files.remove(&format!("{stem}.{ending}"));
        }
        Self {
            files,
            main,
            engine,
        }
    }

    /// The main file's content.
    pub fn main_bytes(&self) -> &[u8] {
        self.files.get(&self.main).map_or(&[], Vec::as_slice)
    }

    /// All files but the main one.
    pub fn others(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.files.iter().filter(|(path, _)| **path != self.main)
    }

    /// The folder of the main file, empty at the project's root.
    pub fn folder(&self) -> &str {
        self.main.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The main file's name in its folder.
    pub fn name(&self) -> &str {
        self.main
            .rsplit_once('/')
            .map_or(&self.main, |(_, name)| name)
    }

    /// TeX's name for the job, that of all outputs.
    pub fn job_name(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The engine's command line.
    pub fn engine_arguments(&self, unguarded: bool) -> Vec<OsString> {
        let mut arguments = vec![
            if unguarded {
                "-shell-escape"
            } else {
                "-no-shell-escape"
            },
            "-interaction=nonstopmode",
            "-file-line-error",
            "-synctex=1",
        ];
        // Such a line is read before the engine reads the file, which a pipe does not give twice.
        let names_a_format = self.main_bytes().starts_with(b"%&");
        if !names_a_format && self.engine != Engine::Lualatex {
            arguments.push("-no-parse-first-line");
        }
        if self.engine == Engine::Xelatex {
            arguments.push("-no-pdf");
        }
        arguments.push(self.name());
        arguments.into_iter().map(OsString::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_outputs_are_left_out_and_nothing_else() {
        let files = ["cv/main.tex", "cv/main.pdf", "main.pdf", "cv/main.bib"]
            .map(|path| (path.to_owned(), Vec::new()))
            .into();
        let document = Document::new(files, "cv/main.tex".to_owned(), Engine::Pdflatex);
        assert!(
            document
                .files
                .keys()
                .eq(["cv/main.bib", "cv/main.tex", "main.pdf"])
        );
        assert_eq!(
            (document.folder(), document.name(), document.job_name()),
            ("cv", "main.tex", "main")
        );
    }
}
