//! Cutting a log into entries: errors, warnings, boxes, with the place that each one names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use compile_protocol::Level;
use regex::Regex;

use super::table::regex;

/// Lines in which an error's context ends: TeX shows the macros it was in, then the line.
const CONTEXT_LINES: usize = 40;
/// How LaTeX's own messages indent their further lines.
const INDENT: &str = "               ";
/// Lines of the message itself that an excerpt keeps.
const MESSAGE_LINES: usize = 5;

/// One entry of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub level: Level,
    /// The file within the project.
    pub file: Option<String>,
    /// The line in `file`, counted from 1.
    pub line: Option<u32>,
    /// TeX's message, continuation lines joined.
    pub text: String,
    /// An error's context: what TeX was reading.
    pub context: Vec<String>,
    /// The log's own lines.
    pub excerpt: String,
}

/// Reads the entries in the log's order.
pub(super) fn records(log: &str, files: &BTreeMap<String, Vec<u8>>, folder: &str) -> Vec<Record> {
    static ERROR: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^(?:((?:\./|/|[^\s:()<>]+/)?[^:()<>\n]*?\.[A-Za-z0-9]{1,8}):(\d+): |! )(.*)$")
    });
    static WARNING: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^((?:LaTeX|Package|Class|LaTeX3)(?: [\w.@*-]+)? Warning: |LaTeX Font Warning: |(?:Over|Under)full \\[hv]box |Missing character: )",
        )
    });
    static INPUT_LINE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?:on input line|at lines?|detected at line) (\d+)"));
    static LINE_MARK: LazyLock<Regex> = LazyLock::new(|| regex(r"^l\.(\d+)( |$)"));

    let mut open = OpenFiles::new(files, folder);
    let mut records = Vec::new();
    let lines: Vec<&str> = log.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if let Some(found) = ERROR.captures(line) {
            let mut text = found[3].to_owned();
            let mut end = at + 1;
            while end < lines.len() && end - at <= CONTEXT_LINES && !ERROR.is_match(lines[end]) {
                end += 1;
                if lines[end - 1].starts_with("l.") {
                    // What TeX had not read yet stands on the next line.
                    end = (end + 1).min(lines.len());
                    break;
                }
            }
            let context: Vec<String> = lines[at + 1..end].iter().map(|l| (*l).to_owned()).collect();
            let indented = context.iter().take_while(|line| line.starts_with(INDENT));
            for continued in indented
                .map(|line| line.trim())
                .chain(context.iter().filter_map(|line| continuation(line)))
            {
                text.push(' ');
                text.push_str(continued);
            }
            let mut file = found.get(1).and_then(|path| open.in_project(path.as_str()));
            let mut number = file
                .as_ref()
                .and(found.get(2))
                .and_then(|n| n.as_str().parse().ok());
            if found.get(1).is_none() {
                let mark = context.iter().find_map(|l| LINE_MARK.captures(l));
                number = mark.and_then(|mark| mark[1].parse().ok());
                file = open.current().filter(|_| number.is_some());
            } else if file.is_none() {
                // The error shows in a package; the project's file that led there is the hint.
                file = open.current();
            }
            records.push(Record {
                level: Level::Error,
                file,
                line: number,
                text,
                excerpt: excerpt(&lines[at..end]),
                context,
            });
            at = end;
        } else if WARNING.is_match(line) {
            let mut text = line.to_owned();
            let mut end = at + 1;
            let is_box = text.starts_with("Over") || text.starts_with("Under");
            let indented = |line: &&str| !is_box && line.starts_with("    ");
            while let Some(continued) = lines.get(end).and_then(|line| {
                continuation(line).or(Some(line.trim()).filter(|_| indented(line)))
            }) {
                text.push(' ');
                text.push_str(continued);
                end += 1;
            }
            let file = open.current();
            records.push(Record {
                level: if is_box { Level::Info } else { Level::Warning },
                line: INPUT_LINE
                    .captures(&text)
                    .filter(|_| file.is_some())
                    .and_then(|found| found[1].parse().ok()),
                file,
                context: Vec::new(),
                excerpt: lines[at..end].join("\n"),
                text,
            });
            if is_box {
                // The box's content follows up to an empty line; brackets in it are text.
                while lines.get(end).is_some_and(|line| !line.is_empty()) {
                    end += 1;
                }
            }
            at = end;
        } else {
            open.follow(line);
            at += 1;
        }
    }
    records
}

/// The message and the line of the document, without the macros between them.
fn excerpt(lines: &[&str]) -> String {
    let message = lines
        .iter()
        .take(MESSAGE_LINES)
        .take_while(|line| !line.is_empty());
    let mark = lines.iter().position(|line| line.starts_with("l."));
    let place = mark.map_or(&[][..], |at| &lines[at.max(1)..]);
    let shown: Vec<&str> = message
        .take(mark.unwrap_or(MESSAGE_LINES))
        .chain(place)
        .copied()
        .collect();
    shown.join("\n")
}

/// `(fontspec)   the rest of the message` of a message's further lines.
fn continuation(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix('(')?.split_once(')')?;
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.@".contains(c));
    (is_name && rest.starts_with("  ")).then(|| rest.trim())
}

/// The files that TeX has open, as the log's round brackets tell.
struct OpenFiles<'a> {
    files: &'a BTreeMap<String, Vec<u8>>,
    folder: &'a str,
    /// One for each open bracket: the project's file it opened, if it did.
    stack: Vec<Option<String>>,
}

impl<'a> OpenFiles<'a> {
    fn new(files: &'a BTreeMap<String, Vec<u8>>, folder: &'a str) -> Self {
        Self {
            files,
            folder,
            stack: Vec::new(),
        }
    }

    fn follow(&mut self, line: &str) {
        let mut rest = line;
        while let Some(at) = rest.find(['(', ')']) {
            let closes = rest[at..].starts_with(')');
            rest = &rest[at + 1..];
            if closes {
                self.stack.pop();
            } else {
                let end = rest.find(['(', ')', '[', '{', '<']).unwrap_or(rest.len());
                let name = rest[..end].trim();
                self.stack.push(
                    self.in_project(name)
                        .or_else(|| self.in_project(name.split(' ').next()?)),
                );
            }
        }
    }

    /// The innermost file of the project.
    fn current(&self) -> Option<String> {
        self.stack.iter().rev().find_map(Clone::clone)
    }

    /// The project's path of what the log names relative to the main file's folder.
    fn in_project(&self, name: &str) -> Option<String> {
        let name = name.trim_matches('"');
        let mut segments: Vec<&str> = self.folder.split('/').filter(|s| !s.is_empty()).collect();
        // Found through the search path, a file is named by its absolute path.
        if let Some((_, inside)) = name.split_once("/work/").filter(|_| name.starts_with('/')) {
            return Some(inside.to_owned()).filter(|path| self.files.contains_key(path));
        }
        for segment in name.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop()?;
                }
                other => segments.push(other),
            }
        }
        let path = segments.join("/");
        self.files.contains_key(&path).then_some(path)
    }
}
