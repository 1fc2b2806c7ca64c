//! Whether another pass is needed.
//!
//! LaTeX writes down what it learnt (page numbers, headings, citations) in auxiliary files
//! and reads them in the next pass. Another pass is needed while they change, or while the
//! log asks for one.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::bytes::Regex;

/// The most passes of the engine: one more than any well-behaved document needs.
pub const PASSES_MAX: u32 = 4;

/// Endings of the files that one pass writes for the next.
const ENDINGS: &[&str] = &[
    "aux", "toc", "lof", "lot", "out", "nav", "bbl", "bcf", "loe", "tcp",
];

/// What the auxiliary files say, by path. What only repeats LaTeX's own housekeeping counts as
/// nothing, so that a document without references is done after one pass.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Learnt(BTreeMap<PathBuf, u64>);

impl Learnt {
    /// Reads the auxiliary files of a folder and its subfolders.
    pub fn read(folder: &Path) -> Self {
        let mut all = BTreeMap::new();
        for path in auxiliary(folder) {
            let content = fs::read(&path).unwrap_or_default();
            let mut hasher = DefaultHasher::new();
            let mut says_something = false;
            for line in content
                .split(|byte| *byte == b'\n')
                .filter(|line| !is_housekeeping(line))
            {
                line.hash(&mut hasher);
                says_something = true;
            }
            if says_something {
                all.insert(path, hasher.finish());
            }
        }
        Self(all)
    }
}

fn is_auxiliary(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.contains(&ending))
}

/// The auxiliary files of a folder and its subfolders.
pub fn auxiliary(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() && is_auxiliary(&path) => found.push(path),
                _ => {}
            }
        }
    }
    found
}

fn is_housekeeping(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.is_empty()
        || [
            &b"\\relax"[..],
            b"\\providecommand",
            b"\\gdef \\@abspage@last",
            b"\\gdef\\@abspage@last",
            b"\\global \\let \\oldnewlabel",
            b"\\gdef \\newlabel",
            b"\\newlabelxx",
            b"\\let \\newlabel",
            b"\\HyperFirstAtBeginDocument",
            b"\\ifx\\hyper@anchor",
            b"\\ifx\\rEfLiNk",
            b"\\fi}",
            b"\\fi",
            b"\\catcode",
            b"\\bibstyle",
            b"\\bibdata",
        ]
        .iter()
        .any(|start| line.starts_with(start))
}

/// Whether the log asks for another pass in so many words.
pub fn asked_for(log: &[u8]) -> bool {
    static ASK: LazyLock<Regex> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the pattern is a constant")]
        Regex::new(
            r"(?m)Rerun to get|Label\(s\) may have changed|Please rerun LaTeX|Please \(re\)run LaTeX|Rerun LaTeX\.|^\S* ?(?:Package|Class) \S+ Warning: .*\b[Rr]erun\b",
        )
        .expect("a constant pattern")
    });
    ASK.is_match(log)
}

/// Whether the log tells of an error in a file that an earlier pass has written.
pub fn failed_in_auxiliary(log: &[u8]) -> bool {
    static ERROR: LazyLock<Regex> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the endings are constants")]
        Regex::new(&format!(r"(?m)^\S+\.(?:{}):[0-9]+: ", ENDINGS.join("|")))
            .expect("a constant pattern")
    });
    ERROR.is_match(log)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learnt(aux: &str) -> Learnt {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("parts")).expect("created");
        fs::write(folder.path().join("parts/a.aux"), aux).expect("written");
        fs::write(folder.path().join("main.tex"), "x").expect("written");
        let Learnt(all) = Learnt::read(folder.path());
        // Without the folder's name, which differs.
        Learnt(
            all.into_values()
                .map(|hash| (PathBuf::new(), hash))
                .collect(),
        )
    }

    #[test]
    fn housekeeping_alone_is_nothing_learnt() {
        assert_eq!(learnt(""), Learnt::default());
        assert_eq!(
            learnt(
                "\\relax \n\\providecommand\\hyper@newdestlabel[2]{}\n\\gdef \\@abspage@last{1}\n"
            ),
            Learnt::default()
        );
    }

    #[test]
    fn a_label_is_learnt_and_a_moved_one_anew() {
        let one = learnt("\\relax \n\\newlabel{a}{{1}{1}}\n");
        assert_ne!(one, Learnt::default());
        assert_eq!(one, learnt("\\relax\n\\newlabel{a}{{1}{1}}\n"));
        assert_ne!(one, learnt("\\relax\n\\newlabel{a}{{1}{2}}\n"));
    }

    #[test]
    fn a_log_that_asks_is_heard() {
        assert!(asked_for(
            b"LaTeX Warning: Label(s) may have changed. Rerun to get cross-references right.\n"
        ));
        assert!(asked_for(
            b"Package longtable Warning: Table widths have changed. Rerun LaTeX.\n"
        ));
        assert!(asked_for(b"Package rerunfilecheck Warning: File `m.out' has changed.\n(rerunfilecheck)                Rerun to get outlines right\n"));
        assert!(!asked_for(
            b"Package: rerunfilecheck 2022-07-10 v1.10 Rerun checks\n"
        ));
    }

    #[test]
    fn errors_in_auxiliary_files_are_told_from_others() {
        assert!(failed_in_auxiliary(
            b"(./main.toc\n./main.toc:1: Undefined control sequence.\n"
        ));
        assert!(!failed_in_auxiliary(
            b"(./main.toc)\n./main.tex:1: Undefined control sequence.\nsee main.toc:1: x\n"
        ));
    }
}
