//! Plain text and Markdown: headings, bullets and lines, everything else as it stands.
//!
//! Plain text knows no styles. What it gives the builder is where lines end, where blank lines
//! stand ([`Event::Gap`]), wide gaps inside a line (a tab) and bullets typed by hand. Markdown
//! adds headings, bold and italic, links and tables.

mod inline;
mod lines;

use crate::case::is_small;
use crate::latex::Document;
use crate::latex::emit::{Emitter, Event, Style};
use crate::latex::token::Src;
use crate::text_search::Search as _;
use lines::{Row, rows};

/// Signs that begin an item of a list typed by hand.
const MARKS: [&str; 5] = ["- ", "* ", "– ", "+ ", "— "];

/// Reads a text file as file number 0. `markdown` says that its signs are Markdown's.
pub fn read(text: &str, markdown: bool) -> Document {
    let mut reader = Reader {
        out: Emitter::default(),
        text,
        markdown,
        top: top_level(text, markdown),
        open_item: false,
        last_len: 0,
        last_closed: true,
    };
    let rows = rows(text, markdown);
    for (n, row) in rows.iter().enumerate() {
        reader.row(*row, rows.get(n + 1).copied());
    }
    Document {
        text: reader.out.out,
        ..Document::default()
    }
}

/// How many `#` a section's heading has: one where several lines have just one, else two, because
/// then the only one is the person's name.
fn top_level(text: &str, markdown: bool) -> usize {
    let single = text
        .lines()
        .filter_map(|line| line.strip_prefix('#'))
        .filter(|rest| rest.starts_with(' ') || markdown && is_glued(rest))
        .take(2)
        .count();
    if single > 1 { 1 } else { 2 }
}

struct Reader<'a> {
    out: Emitter,
    text: &'a str,
    markdown: bool,
    top: usize,
    /// An item of a list began and no line has ended the list yet.
    open_item: bool,
    /// Characters of the line before.
    last_len: usize,
    /// The line before ended as a sentence does.
    last_closed: bool,
}

impl Reader<'_> {
    fn row(&mut self, row: Row, next: Option<Row>) {
        let line = self.text.get(row.start..row.end).unwrap_or_default();
        let body = line.trim();
        self.out.newline();
        if is_rule(body) {
            self.open_item = false;
            return;
        }
        if row.gap {
            self.out.event(Event::Gap);
        }
        let at = row.start + (line.len() - line.trim_start().len());
        let hashes = body.len() - body.trim_start_matches('#').len();
        let marked = body.get(hashes..).unwrap_or_default();
        let spaced = marked.starts_with(' ');
        let is_hashed = (1..=6).contains(&hashes) && (spaced || self.markdown && is_glued(marked));
        let underlined = next.and_then(|next| self.underline(body, row, next));
        if is_hashed || underlined.is_some() {
            let skip = if is_hashed {
                hashes + usize::from(spaced)
            } else {
                0
            };
            let level = match underlined {
                Some('=') => 1,
                Some(_) => self.top,
                None => hashes,
            };
            self.heading(at, skip, body.trim_end_matches('#').trim_end(), level);
        } else if let Some(mark) = mark_of(body, line) {
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            let depth = 1 + u8::try_from(indent / 2).unwrap_or(4).min(4);
            self.out.event(Event::Item(depth));
            let place = src(at, at + mark.trim_end().len());
            self.out.emit('•', place, plain());
            self.out.space(place);
            let rest = body.get(mark.len()..).unwrap_or_default();
            inline::emit(&mut self.out, rest, at + mark.len(), plain(), self.markdown);
            self.open_item = true;
        } else {
            if self.open_item && !self.continues(row, line, body) {
                self.out.event(Event::ListEnd(0));
                self.open_item = false;
            }
            if self.markdown && body.starts_with('|') && body.len() > 1 {
                self.table_row(at, body);
            } else {
                inline::emit(&mut self.out, body, at, plain(), self.markdown);
            }
        }
        self.last_len = body.chars().count();
        self.last_closed = body.ends_with(&['.', '!', '?', ':', ';'][..]);
        self.out.newline();
    }

    /// Whether a line without a mark goes on with the item above it.
    fn continues(&self, row: Row, line: &str, body: &str) -> bool {
        let indented = line.len() > body.len() && line.starts_with(char::is_whitespace);
        let lower = body.chars().next().is_some_and(is_small);
        // A line this long was broken by its width rather than by its writer.
        let wrapped = self.last_len >= 60 && !self.last_closed;
        !row.gap && (indented || lower || wrapped) || row.gap && indented && self.markdown
    }

    fn heading(&mut self, at: usize, skip: usize, body: &str, level: usize) {
        self.open_item = false;
        let rest = body.get(skip..).unwrap_or_default();
        // The first "# Title" of a resume is the person's name, not a section.
        let title = level < self.top && self.out.out.text.is_empty();
        if title {
            let style = Style { size: 4, ..plain() };
            inline::emit(&mut self.out, rest, at + skip, style, true);
            return;
        }
        let level = u8::try_from((level + 1).saturating_sub(self.top)).unwrap_or(6);
        let place = src(at, at + body.len());
        self.out.event(Event::ListEnd(0));
        self.out.event(Event::HeadingStart(level.max(1), place));
        inline::emit(&mut self.out, rest, at + skip, plain(), true);
        self.out.event(Event::HeadingEnd);
    }

    /// The sign that underlines a short line, if the next row does nothing else.
    fn underline(&self, body: &str, row: Row, next: Row) -> Option<char> {
        let rule = self.text.get(next.start..next.end)?.trim();
        let sign = rule.chars().next().filter(|c| matches!(c, '=' | '-'))?;
        let same = rule.len() >= 3 && rule.chars().all(|c| c == sign);
        let short = body.chars().count() <= 60 && mark_of(body, body).is_none();
        let first = self.out.out.text.is_empty();
        (same && short && !next.gap && (row.gap || first)).then_some(sign)
    }

    fn table_row(&mut self, at: usize, body: &str) {
        let mut from = 0;
        for cell in body.split_inclusive('|') {
            let words = cell.trim_end_matches('|');
            if !words.trim().is_empty() {
                self.out.tab();
                inline::emit(&mut self.out, words, at + from, plain(), true);
            }
            from += cell.len();
        }
    }
}

/// “#Education”: no heading to Markdown, and meant as one. “#rust #wasm” are tags.
fn is_glued(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphabetic() || c == '*') && !rest.has(" #")
}

/// Text without any style.
fn plain() -> Style {
    Style {
        plain: true,
        ..Style::default()
    }
}

/// A line of signs that draws a rule, or separates a Markdown table's head from its body.
fn is_rule(body: &str) -> bool {
    !body.is_empty()
        && body
            .chars()
            .all(|c| matches!(c, '-' | '=' | '_' | '*' | '|' | ':' | '–' | '—' | '~' | ' '))
}

/// The bullet that a line begins with, with the space behind it.
fn mark_of<'a>(body: &'a str, line: &str) -> Option<&'a str> {
    if let Some(mark) = MARKS.iter().find(|mark| body.starts_with(**mark)) {
        return body.get(..mark.len());
    }
    let first = body.chars().next()?;
    let len = first.len_utf8();
    let rest = body.get(len..)?;
    if crate::resume::lines::is_bullet(first) {
        let space = rest.len() - rest.trim_start().len();
        let several = rest.contains(first);
        return (!rest.trim().is_empty() && !several).then(|| body.get(..len + space))?;
    }
    // Word processors' "o" of the second level survives as a letter.
    let second = first == 'o' && rest.starts_with(' ') && line.starts_with(char::is_whitespace);
    second.then(|| body.get(..2))?
}

/// A place in the file.
fn src(start: usize, end: usize) -> Src {
    Src {
        file: 0,
        start: u32::try_from(start).unwrap_or(u32::MAX),
        end: u32::try_from(end).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests;
