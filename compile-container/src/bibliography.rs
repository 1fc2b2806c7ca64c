//! Whether bibtex or biber is to be run, and on what.

use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use crate::engine::Program;

/// A run that is due: the program, and a mark of what it would read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Biber or bibtex.
    pub program: Program,
    /// Changes when the program would read something else.
    pub input: u64,
}

/// What the last pass of the engine asks for: biber where it left a `.bcf`, bibtex where its
/// `.aux` names a bibliography (`\bibdata`) and a style.
pub fn due(folder: &Path, job_name: &str) -> Option<Due> {
    let mut hasher = DefaultHasher::new();
    if let Ok(control) = fs::read(folder.join(format!("{job_name}.bcf"))) {
        control.hash(&mut hasher);
        return Some(Due {
            program: Program::Biber,
            input: hasher.finish(),
        });
    }
    let auxiliary = fs::read(folder.join(format!("{job_name}.aux"))).ok()?;
    let mut data = false;
    let mut citation = false;
    let mut note = |content: &[u8]| {
        for line in content.split(|byte| *byte == b'\n') {
            data |= line.starts_with(b"\\bibdata");
            citation |= line.starts_with(b"\\citation");
            if [&b"\\bibdata"[..], b"\\citation", b"\\bibstyle"]
                .iter()
                .any(|s| line.starts_with(s))
            {
                line.hash(&mut hasher);
            }
        }
    };
    note(&auxiliary);
    for part in parts(&auxiliary) {
        if let Ok(content) = fs::read(folder.join(part)) {
            note(&content);
        }
    }
    (data && citation).then(|| Due {
        program: Program::Bibtex,
        input: hasher.finish(),
    })
}

/// What the program is told. Biber does not look along a search path as bibtex does: for a
/// main file in a subfolder it is told where the project begins.
pub fn arguments(root: &Path, cwd: &Path, program: Program, job_name: &str) -> Vec<OsString> {
    let mut arguments = vec![OsString::from(job_name)];
    if program == Program::Biber && cwd != root {
        arguments.push("--input-directory".into());
        arguments.push(root.into());
    }
    arguments
}

/// `\@input{parts/a.aux}`: the auxiliary files of included files.
fn parts(auxiliary: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(auxiliary)
        .lines()
        .filter_map(|line| {
            Some(
                line.strip_prefix("\\@input{")?
                    .split_once('}')?
                    .0
                    .to_owned(),
            )
        })
        .filter(|part| project::safe_path(part).is_ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)]) -> Option<Program> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, content) in files {
            fs::write(folder.path().join(name), content).expect("written");
        }
        due(folder.path(), "main").map(|due| due.program)
    }

    #[test]
    fn the_right_program_is_due() {
        assert_eq!(of(&[("main.aux", "\\relax\n")]), None);
        assert_eq!(
            of(&[("main.aux", "\\bibdata{x}\n\\bibstyle{plain}\n")]),
            None
        );
        assert_eq!(
            of(&[(
                "main.aux",
                "\\citation{a}\n\\bibdata{x}\n\\bibstyle{plain}\n"
            )]),
            Some(Program::Bibtex)
        );
        assert_eq!(
            of(&[
                ("main.aux", "\\@input{a.aux}\n\\bibdata{x}\n"),
                ("a.aux", "\\citation{b}\n")
            ]),
            Some(Program::Bibtex)
        );
        assert_eq!(
            of(&[("main.aux", ""), ("main.bcf", "<xml/>")]),
            Some(Program::Biber)
        );
    }
}
