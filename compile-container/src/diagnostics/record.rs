//! Cutting a log into entries: errors, warnings, boxes, with the place that each one names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use compile_protocol::Level;
use regex::Regex;

use super::open_files::{OpenFiles, stem};
use super::table::regex;

/// Lines in which an error's context ends: TeX shows the macros it was in, then the line.
const CONTEXT_LINES: usize = 40;
/// How LaTeX's own messages indent their further lines.
const INDENT: &str = "               ";
/// Lines of the message itself that an excerpt keeps.
const MESSAGE_LINES: usize = 5;
/// Entries of one level that are read: a document that fails a million times fails at the first.
const RECORDS_MAX: usize = 1000;

/// One entry of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub level: Level,
    /// The file within the project.
    pub file: Option<String>,
    /// The line in `file`, counted from 1.
    pub line: Option<u32>,
    /// The part of that line that TeX had read, as TeX shows it.
    pub read: Option<String>,
    /// The package or class of the distribution that the entry arose in: the one that the
    /// project loads, and the file itself.
    pub within: Option<(String, String)>,
    /// TeX's message, continuation lines joined.
    pub text: String,
    /// An error's context: what TeX was reading.
    pub context: Vec<String>,
    /// The beginning of an argument that does not end.
    pub runaway: Option<String>,
    /// The log's own lines.
    pub excerpt: String,
}

/// Reads the entries in the log's order; `main` is the main file's path.
pub(super) fn records(log: &str, files: &BTreeMap<String, Vec<u8>>, main: &str) -> Vec<Record> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut reader = Reader {
        lines: log.lines().collect(),
        at: 0,
        open: OpenFiles::new(files, folder),
        main: files.contains_key(main).then(|| main.to_owned()),
        records: Vec::new(),
        left: [RECORDS_MAX; 3],
        runaway: None,
    };
    while reader.at < reader.lines.len() {
        reader.step();
    }
    reader.records
}

struct Reader<'a> {
    lines: Vec<&'a str>,
    at: usize,
    open: OpenFiles<'a>,
    main: Option<String>,
    records: Vec<Record>,
    /// Entries that may still come, by level.
    left: [usize; 3],
    runaway: Option<String>,
}

impl Reader<'_> {
    fn step(&mut self) {
        static ERROR: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"^(?:((?:\./|/|[^\s:()<>]+/)?[^:()<>\n]*?\.[A-Za-z0-9]{1,8}):(\d+): |! |!pdfTeX error: |\[\\directlua\]:\d+: )(.*)$",
            )
        });
        static WARNING: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"^((?:LaTeX|Package|Class|LaTeX3)(?: [\w.@*-]+)? Warning: |LaTeX Font Warning: |(?:Over|Under)full \\[hv]box |Missing character: |pdfTeX warning[^:]*: |No file \S+\.tex\.$|\(\\end occurred )",
            )
        });
        static ENGINE_NEEDED: LazyLock<Regex> =
            LazyLock::new(|| regex(r"^ \* (\S+ is required to compile this document)\.$"));
        let line = self.lines[self.at];
        if let Some(found) = ERROR.captures(line) {
            self.error(&found, &ERROR);
        } else if WARNING.is_match(line) {
            self.warning();
        } else if let Some(found) = ENGINE_NEEDED.captures(line) {
            self.bare_error(found[1].to_owned());
        } else if self.lines.get(self.at + 1) == Some(&"stack traceback:") && !line.is_empty() {
            self.bare_error(format!("Lua error: {line}"));
        } else {
            if line.starts_with("Runaway ") {
                self.runaway = self.lines.get(self.at + 1).map(|text| (*text).to_owned());
            }
            self.open.follow(line);
            self.at += 1;
        }
    }

    fn push(&mut self, record: Record) {
        let left = &mut self.left[record.level as usize];
        if *left > 0 {
            *left -= 1;
            self.records.push(record);
        }
    }

    /// An error without a context; where it arose is told by what follows.
    fn bare_error(&mut self, text: String) {
        self.at += 1;
        let mark = self.lines[self.at..]
            .iter()
            .take(MESSAGE_LINES)
            .find_map(|line| line_mark(line));
        let file = self.open.current().filter(|_| mark.is_some());
        let excerpt = self.lines[self.at - 1].to_owned();
        self.push(Record {
            level: Level::Error,
            file,
            line: mark.map(|(number, _)| number),
            read: None,
            within: None,
            text,
            context: Vec::new(),
            runaway: None,
            excerpt,
        });
    }

    fn error(&mut self, found: &regex::Captures<'_>, error: &Regex) {
        let at = self.at;
        let mut end = at + 1;
        while end < self.lines.len()
            && end - at <= CONTEXT_LINES
            && !error.is_match(self.lines[end])
        {
            end += 1;
            if line_mark(self.lines[end - 1]).is_some() {
                // What TeX had not read yet stands on the next line.
                end = (end + 1).min(self.lines.len());
                break;
            }
        }
        let context: Vec<String> = self.lines[at + 1..end]
            .iter()
            .map(|line| (*line).to_owned())
            .collect();
        let named_nothing = found.get(1).is_none();
        let is_lua = found[0].starts_with("[\\directlua]");
        let mut text = found[3].to_owned();
        if is_lua {
            text = format!("Lua error: {text}");
        } else if found[0].starts_with("!pdfTeX") {
            text = format!("pdfTeX error: {text}");
        }
        let indented = context.iter().take_while(|line| line.starts_with(INDENT));
        for continued in indented
            .map(|line| line.trim())
            .chain(context.iter().filter_map(|line| continuation(line)))
        {
            text.push(' ');
            text.push_str(continued);
        }
        let mark = context.iter().find_map(|line| line_mark(line)).or_else(|| {
            // After a file that is missing, TeX gives up, and tells only then where it was.
            let gives_up = self.lines.get(end)?.contains("Emergency stop");
            let mut after = self.lines[end..].iter().take(MESSAGE_LINES);
            after
                .find_map(|line| line_mark(line))
                .filter(|_| gives_up && named_nothing)
        });
        let named = found.get(1).map(|path| path.as_str());
        let mut file = named.and_then(|path| self.open.in_project(path));
        let mut line = file
            .as_ref()
            .and(found.get(2))
            .and_then(|number| number.as_str().parse().ok());
        let mut within = None;
        if named.is_none() {
            line = mark.map(|(number, _)| number);
            file = self.open.current().filter(|_| line.is_some());
        } else if file.is_none() {
            // The error shows in a package; the project's file that led there is the place.
            file = self.open.current();
            within = self
                .open
                .asked_for()
                .zip(named.map(|path| stem(path).to_owned()));
        }
        let read = mark
            .filter(|(number, _)| Some(*number) == line)
            .map(|(_, read)| read.to_owned());
        let record = Record {
            level: Level::Error,
            file,
            line,
            read,
            within,
            text,
            excerpt: excerpt(&self.lines[at..end]),
            context,
            runaway: self.runaway.take(),
        };
        self.push(record);
        self.at = end;
    }

    fn warning(&mut self) {
        static INPUT_LINE: LazyLock<Regex> = LazyLock::new(|| {
            regex(r"(?:on input line|at lines?|detected at line|entered at line|on line) (\d+)")
        });
        let at = self.at;
        let mut text = self.lines[at].to_owned();
        let mut end = at + 1;
        let is_box = text.starts_with("Over") || text.starts_with("Under");
        let is_end = text.starts_with("(\\end");
        let indented = |line: &&str| !is_box && line.starts_with("    ");
        if is_end && self.lines.get(end) == Some(&"") {
            end += 1;
        }
        while let Some(continued) = self.lines.get(end).and_then(|line| {
            continuation(line)
                .or(Some(line.trim()).filter(|_| indented(line)))
                .or(line.strip_prefix("### ").filter(|_| is_end))
        }) {
            text.push(' ');
            text.push_str(continued);
            end += 1;
        }
        let file = if is_end {
            self.main.clone()
        } else {
            self.open.current()
        };
        let line = INPUT_LINE
            .captures_iter(&text)
            .last()
            .filter(|_| file.is_some())
            .and_then(|found| found[1].parse().ok());
        let record = Record {
            level: if is_box { Level::Info } else { Level::Warning },
            line,
            file,
            read: None,
            within: None,
            context: Vec::new(),
            runaway: None,
            excerpt: self.lines[at..end].join("\n"),
            text,
        };
        self.push(record);
        if is_box {
            // The box's content follows up to an empty line; brackets in it are text.
            while self.lines.get(end).is_some_and(|line| !line.is_empty()) {
                end += 1;
            }
        }
        self.at = end;
    }
}

/// `l.12 what was read`: the number and the text.
fn line_mark(line: &str) -> Option<(u32, &str)> {
    let rest = line.strip_prefix("l.")?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = rest[..digits].parse().ok()?;
    match &rest[digits..] {
        "" => Some((number, "")),
        read => Some((number, read.strip_prefix(' ')?)),
    }
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
