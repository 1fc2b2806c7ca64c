//! Sets: which files of the trees come into a bundle, as patterns in a text file.
//!
//! A line is one of
//! * `name`: a package, that is every folder of this name where packages have theirs:
//!   `tex/*/name/`, `fonts/*/*/name/`, `bibtex/*/name/`;
//! * `some/folder/`: all files below a folder of the tree, from its root;
//! * `some/folder/file.ext`: single files.
//!
//! `*` stands for anything within one part of the path. `!` before a line takes files out again.
//! `#` begins a comment.

use std::{fs, path::Path};

use crate::error::{Error, Result};

/// A set that was read.
#[derive(Debug, Default)]
pub struct Set {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    text: String,
    excludes: bool,
    patterns: Vec<Pattern>,
}

/// A path of the tree, part by part.
#[derive(Debug)]
struct Pattern {
    parts: Vec<String>,
    /// Whether everything below counts too.
    folder: bool,
}

impl Set {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::SetLine`].
    pub fn read(path: &Path) -> Result<Self> {
        Self::parse(
            &fs::read_to_string(path).map_err(Error::reading(path))?,
            path,
        )
    }

    /// Reads text; `path` is for errors alone.
    ///
    /// # Errors
    /// [`Error::SetLine`].
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let mut lines = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let error = |reason| Error::SetLine {
                path: path.to_owned(),
                line: index + 1,
                text: line.to_owned(),
                reason,
            };
            let pattern = line.strip_prefix('!').unwrap_or(line);
            if pattern.contains(char::is_whitespace) {
                return Err(error("a line names one package, folder or file"));
            }
            if pattern.starts_with('/') || pattern.contains("//") || pattern.contains("..") {
                return Err(error(
                    "paths begin at the root of a tree, without a slash before them",
                ));
            }
            lines.push(Line {
                text: line.to_owned(),
                excludes: line.starts_with('!'),
                patterns: patterns(pattern),
            });
        }
        Ok(Self { lines })
    }

    /// Whether a path of the tree is in the set.
    pub fn contains(&self, path: &str) -> bool {
        !self.excludes(path)
            && self
                .lines
                .iter()
                .any(|line| !line.excludes && line.matches(path))
    }

    /// Whether the set takes a path out.
    pub fn excludes(&self, path: &str) -> bool {
        self.lines
            .iter()
            .any(|line| line.excludes && line.matches(path))
    }

    /// The lines that match none of these paths, as they stand in the file.
    pub fn unused<'a>(&'a self, paths: &[&str]) -> Vec<&'a str> {
        self.lines
            .iter()
            .filter(|line| !paths.iter().any(|path| line.matches(path)))
            .map(|line| line.text.as_str())
            .collect()
    }
}

impl Line {
    fn matches(&self, path: &str) -> bool {
        self.patterns.iter().any(|pattern| pattern.matches(path))
    }
}

fn patterns(text: &str) -> Vec<Pattern> {
    let pattern = |text: &str| Pattern {
        parts: text
            .trim_end_matches('/')
            .split('/')
            .map(ToOwned::to_owned)
            .collect(),
        folder: text.ends_with('/'),
    };
    if text.contains('/') {
        vec![pattern(text)]
    } else {
        ["tex/*", "fonts/*/*", "bibtex/*"]
            .iter()
            .map(|place| pattern(&format!("{place}/{text}/")))
            .collect()
    }
}

impl Pattern {
    fn matches(&self, path: &str) -> bool {
        let mut parts = path.split('/');
        let all = self
            .parts
            .iter()
            .all(|pattern| parts.next().is_some_and(|part| matches_part(pattern, part)));
        // A folder needs something below it, a file nothing.
        all && parts.next().is_some() == self.folder
    }
}

/// Whether a part of a path is as the pattern says, where `*` stands for any characters.
fn matches_part(pattern: &str, part: &str) -> bool {
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces.next().and_then(|first| part.strip_prefix(first)) else {
        return false;
    };
    let Some(last) = pieces.next_back() else {
        return rest.is_empty();
    };
    for piece in pieces {
        let Some(at) = rest.find(piece) else {
            return false;
        };
        rest = &rest[at + piece.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Set {
        Set::parse(text, Path::new("set.txt")).expect("a good set")
    }

    #[test]
    fn packages_folders_and_files_are_told_apart() {
        let set = set(
            "lm # Latin Modern\ntex/latex/base/\ntex/generic/x/one.tex\nfonts/*/g*e/\n!fonts/vf/*/*/\n",
        );
        for path in [
            "tex/latex/lm/lmodern.sty",
            "fonts/tfm/public/lm/ec-lmr10.tfm",
            "fonts/enc/dvips/lm/lm-ec.enc",
            "tex/latex/base/article.cls",
            "tex/latex/base/deep/er.cls",
            "tex/generic/x/one.tex",
            "fonts/opentype/google/roboto/Roboto.otf",
        ] {
            assert!(set.contains(path), "{path}");
        }
        for path in [
            "tex/latex/lm-more/lmodern.sty",
            "tex/latex/other/lm/x.sty",
            "tex/latex/base",
            "tex/latex/based/x.cls",
            "tex/generic/x/two.tex",
            "tex/generic/x/one.tex/two.tex",
            "fonts/vf/public/lm/ec-lmr10.vf",
        ] {
            assert!(!set.contains(path), "{path}");
        }
    }

    #[test]
    fn stars_match_within_a_part() {
        assert!(matches_part("*", "anything"));
        assert!(matches_part("a*c", "abc") && matches_part("a*c", "ac"));
        assert!(matches_part("a*b*c", "aXbYc"));
        assert!(
            !matches_part("a*b*c", "aXc")
                && !matches_part("a*bc", "abcd")
                && !matches_part("ab*b", "ab")
        );
    }

    #[test]
    fn lines_that_match_nothing_are_named() {
        let set = set("lm\nsince-2024\n!fonts/none/\n");
        assert_eq!(
            set.unused(&["tex/latex/lm/lmodern.sty"]),
            ["since-2024", "!fonts/none/"]
        );
    }

    #[test]
    fn a_bad_line_is_named_with_its_number() {
        for bad in ["two words", "/usr/share/", "tex/../etc/", "tex//latex/"] {
            let error =
                Set::parse(&format!("# first\n{bad}\n"), Path::new("set.txt")).expect_err(bad);
            assert!(
                error
                    .to_string()
                    .starts_with(&format!("Line 2 of set.txt, “{bad}”")),
                "{error}"
            );
        }
    }
}
