//! What stands inside a line: emphasis, links, wide gaps.

use super::src;
use crate::latex::emit::{Emitter, Link, Style};

/// Spaces in a row that set two parts of a line apart, as a tab does.
const WIDE: usize = 3;

/// Bytes within which a link or an emphasis closes, so that growth stays linear.
const REACH: usize = 500;

/// Emits the text of a line that stands at `at` in the file.
pub fn emit(out: &mut Emitter, text: &str, at: usize, style: Style, markdown: bool) {
    let mut style = style;
    let mut skip_to = 0;
    let mut spaces = 0;
    let mut before = ' ';
    // Where the open links' labels end and where their targets do.
    let mut link_ends: Option<(usize, usize)> = None;
    for (n, c) in text.char_indices() {
        if let Some((label, target)) = link_ends
            && n >= label
        {
            link_ends = None;
            style.link = 0;
            skip_to = target;
        }
        if n < skip_to {
            continue;
        }
        let rest = ahead(text, n);
        let place = src(at + n, at + n + c.len_utf8());
        if c == '\t' {
            out.tab();
            before = ' ';
            continue;
        }
        if c.is_whitespace() {
            spaces += 1;
            if spaces >= WIDE {
                out.tab();
            } else {
                out.space(place);
            }
            before = ' ';
            continue;
        }
        spaces = 0;
        if c.is_control() || matches!(c, '\u{200b}' | '\u{feff}') {
            continue;
        }
        if rest.starts_with("**") || markdown && rest.starts_with("__") {
            style.bold = !style.bold;
            skip_to = n + 2;
            continue;
        }
        if markdown {
            if c == '\\'
                && rest
                    .chars()
                    .nth(1)
                    .is_some_and(|c| c.is_ascii_punctuation())
            {
                continue;
            }
            if c == '`' {
                continue;
            }
            if matches!(c, '*' | '_') && emphasis(rest, c, before, style.italic) {
                style.italic = !style.italic;
                continue;
            }
            if rest.starts_with("![") {
                skip_to = n + picture(rest).max(1);
                continue;
            }
            if c == '['
                && style.link == 0
                && let Some((label, target, end)) = link(rest)
            {
                let start = at + n + label + 2;
                out.out.links.push(Link {
                    target: target.to_owned(),
                    src: src(start, start + target.len()),
                });
                style.link = u16::try_from(out.out.links.len()).unwrap_or(0);
                link_ends = Some((n + label, n + end));
                continue;
            }
            if c == '<'
                && let Some(close) = rest.find('>')
                && let Some(inner) = rest.get(1..close)
            {
                if inner.starts_with("br") {
                    out.newline();
                }
                // "<https://…>" and "<me@x.io>" are printed, tags and comments are not.
                if inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) {
                    skip_to =
                        if inner.contains("://") || inner.contains('@') && !inner.contains('=') {
                            n + 1
                        } else {
                            n + close + 1
                        };
                    continue;
                }
            }
            if c == '>' && before.is_alphanumeric() && text.contains('<') {
                continue;
            }
        }
        out.emit(c, place, style);
        before = c;
    }
}

/// The next stretch of the line: what opens here closes within it, or is no mark.
fn ahead(text: &str, from: usize) -> &str {
    let mut end = text.len().min(from + REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(from..end).unwrap_or_default()
}

/// Whether this sign opens emphasis that closes later, or closes what is open.
fn emphasis(rest: &str, sign: char, before: char, open: bool) -> bool {
    let mut after = rest.chars().skip(1);
    let next = after.next().unwrap_or(' ');
    if open {
        return before != ' ' && !next.is_alphanumeric();
    }
    !before.is_alphanumeric() && !next.is_whitespace() && next != sign && after.any(|c| c == sign)
}

/// "[label](target)": where the label ends, the target, and where all of it ends.
fn link(rest: &str) -> Option<(usize, &str, usize)> {
    let label = rest.find("](")?;
    if rest.get(1..label)?.contains('[') {
        return None;
    }
    let tail = rest.get(label + 2..)?;
    let close = tail.find(')')?;
    let inner = tail.get(..close)?;
    // "(target "title")"
    let target = inner.split_whitespace().next().unwrap_or_default();
    Some((label, target, label + 2 + close + 1))
}

/// The length of "![label](target)", which prints no text.
fn picture(rest: &str) -> usize {
    rest.get(1..)
        .and_then(link)
        .map_or(0, |(_, _, end)| end + 1)
}
