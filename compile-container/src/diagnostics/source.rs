//! The project's text as explanations look at it: lines, comments, groups, environments.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::table::regex;

/// Text that is looked at, all files together: a resume has a hundredth of it. Bytes.
const TEXT_MAX: usize = 4 << 20;

/// A place within one line of a file; columns count characters from 1, `end` is the one after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub file: String,
    pub line: u32,
    pub start: u32,
    pub end: u32,
}

/// The project's files.
pub(super) struct Sources<'a> {
    /// The main file's path.
    pub main: &'a str,
    /// Every path of the project.
    pub paths: Vec<String>,
    files: BTreeMap<&'a str, Source>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(files: &'a BTreeMap<String, Vec<u8>>, main: &'a str) -> Self {
        let mut left = TEXT_MAX;
        let (first, others): (Vec<_>, Vec<_>) =
            files.iter().partition(|(path, _)| path.as_str() == main);
        let texts = first
            .into_iter()
            .chain(others)
            .filter(|(path, bytes)| {
                let taken = project::is_text_path(path) && bytes.len() <= left;
                left -= if taken { bytes.len() } else { 0 };
                taken
            })
            .map(|(path, bytes)| (path.as_str(), Source::new(bytes)))
            .collect();
        Self {
            main,
            paths: files.keys().cloned().collect(),
            files: texts,
        }
    }

    pub(super) fn get(&self, path: &str) -> Option<&Source> {
        self.files.get(path)
    }

    /// The main file first, then the others by name.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &Source)> {
        let main = self.files.get_key_value(self.main);
        let others = self.files.iter().filter(|(path, _)| **path != self.main);
        main.into_iter()
            .chain(others)
            .map(|(path, source)| (*path, source))
    }

    /// The first place of all files that `find` knows, as offsets into a source.
    pub(super) fn find(
        &self,
        mut find: impl FnMut(&Source) -> Option<(usize, usize)>,
    ) -> Option<Span> {
        self.all()
            .find_map(|(path, source)| find(source).map(|(from, to)| source.span(path, from, to)))
    }

    /// Where a package or class is loaded: its name within the command.
    pub(super) fn loaded_at(&self, name: &str) -> Option<Span> {
        static LOAD: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"\\(?:usepackage|RequirePackage|documentclass|LoadClass)\s*(?:\[[^\]]*\])?\s*\{([^}]*)\}",
            )
        });
        self.find(|source| {
            LOAD.captures_iter(&source.code).find_map(|found| {
                let names = found.get(1)?;
                let mut at = names.start();
                names.as_str().split(',').find_map(|part| {
                    let from = at + (part.len() - part.trim_start().len());
                    at += part.len() + 1;
                    (part.trim() == name).then_some((from, from + part.trim().len()))
                })
            })
        })
    }
}

/// One file's text.
pub(super) struct Source {
    pub text: String,
    /// The text with comments blanked, byte for byte as long.
    pub code: String,
    starts: Vec<usize>,
}

impl Source {
    fn new(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let code = without_comments(&text);
        Self { text, code, starts }
    }

    /// Where a line begins and ends, in bytes, without its line break.
    pub(super) fn bounds(&self, line: u32) -> Option<(usize, usize)> {
        let at = usize::try_from(line).ok()?.checked_sub(1)?;
        let start = *self.starts.get(at)?;
        let end = self
            .starts
            .get(at + 1)
            .map_or(self.text.len(), |next| next - 1);
        let end = start + self.text[start..end].trim_end_matches('\r').len();
        Some((start, end))
    }

    /// A line's text.
    pub(super) fn line(&self, line: u32) -> Option<&str> {
        let (start, end) = self.bounds(line)?;
        Some(&self.text[start..end])
    }

    /// A line's text without its comment.
    pub(super) fn code_line(&self, line: u32) -> Option<&str> {
        let (start, end) = self.bounds(line)?;
        Some(&self.code[start..end])
    }

    /// The line that holds an offset, from 1.
    pub(super) fn line_of(&self, offset: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    /// A span of bytes as line and columns, cut at the line's end.
    pub(super) fn span(&self, path: &str, from: usize, to: usize) -> Span {
        let line = self.line_of(from);
        let (start, end) = self.bounds(line).unwrap_or((0, 0));
        let column = |offset: usize| {
            let before = self.text.get(start..offset.clamp(start, end)).unwrap_or("");
            u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX)
        };
        Span {
            file: path.to_owned(),
            line,
            start: column(from),
            end: column(to),
        }
    }

    /// Braces that are open at an offset, outermost first.
    pub(super) fn open_groups(&self, until: usize) -> Vec<usize> {
        let mut open = Vec::new();
        let mut escaped = false;
        for (at, c) in self.code.char_indices().take_while(|(at, _)| *at < until) {
            match c {
                '{' if !escaped => open.push(at),
                '}' if !escaped => {
                    open.pop();
                }
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
        open
    }

    /// The first closing brace that nothing opened.
    pub(super) fn unopened(&self) -> Option<usize> {
        let mut depth = 0_usize;
        let mut escaped = false;
        for (at, c) in self.code.char_indices() {
            match c {
                '{' if !escaped => depth += 1,
                '}' if !escaped => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return Some(at),
                },
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
        None
    }

    /// `\begin` and `\end` in order: whether it begins, the name, and where the name stands.
    pub(super) fn environments(&self) -> impl Iterator<Item = (bool, &str, (usize, usize))> {
        static EDGE: LazyLock<Regex> = LazyLock::new(|| regex(r"\\(begin|end)\s*\{([^{}\\\n]*)\}"));
        EDGE.captures_iter(&self.code).filter_map(|found| {
            let name = found.get(2)?;
            Some((
                &found[1] == "begin",
                name.as_str(),
                (name.start(), name.end()),
            ))
        })
    }
}

fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match comment(line) {
            Some(at) => {
                code.push_str(&line[..at]);
                let rest = &line[at..];
                let kept = rest.trim_end_matches(['\r', '\n']).len();
                code.extend(std::iter::repeat_n(' ', kept));
                code.push_str(&rest[kept..]);
            }
            None => code.push_str(line),
        }
    }
    code
}

/// Where a line's comment begins. A `%` within an address is none.
fn comment(line: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        if c == '%' && !escaped && !in_address(&line[..at]) {
            return Some(at);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

/// Whether text ends within the first argument of `\href` or within `\url`.
pub(super) fn in_address(before: &str) -> bool {
    ["\\href{", "\\url{", "\\nolinkurl{"].iter().any(|command| {
        before
            .rfind(command)
            .is_some_and(|at| !before[at + command.len()..].contains('}'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_blanked_and_addresses_are_not() {
        let source = Source::new("a % é\n\\href{x%20y}{z} \\% b%\r\nc".as_bytes());
        assert_eq!(source.code, "a     \n\\href{x%20y}{z} \\% b \r\nc");
        assert_eq!(source.line(2), Some("\\href{x%20y}{z} \\% b%"));
        assert_eq!(source.line(4), None);
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("é {\n\tö{x}".as_bytes());
        assert_eq!(source.open_groups(source.text.len()), [3]);
        let span = source.span("a", 6, 8);
        assert_eq!((span.line, span.start, span.end), (2, 2, 3));
    }

    #[test]
    fn packages_are_found_where_they_are_loaded() {
        let files = BTreeMap::from([(
            "main.tex".to_owned(),
            b"% \\usepackage{b}\n\\usepackage[x]{a, b}".to_vec(),
        )]);
        let span = Sources::new(&files, "main.tex")
            .loaded_at("b")
            .expect("it is");
        assert_eq!((span.line, span.start, span.end), (2, 19, 20));
    }
}
