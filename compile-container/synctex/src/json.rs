//! The JSON of a map: one form, read and written by hand. The usual library would be half of the
//! browser's module.

use std::fmt::Write as _;

use crate::map::{Map, Span};
use crate::{SynctexError, map::VERSION};

/// The JSON of a map.
pub fn write(files: &[String], pages: &[Vec<Span>]) -> String {
    let mut out = format!("{{\"version\":{VERSION},\"files\":[");
    for (at, file) in files.iter().enumerate() {
        comma(&mut out, at);
        string(&mut out, file);
    }
    out.push_str("],\"pages\":[");
    for (at, page) in pages.iter().enumerate() {
        comma(&mut out, at);
        out.push('[');
        for (at, Span(x, y, width, height, file, line)) in page.iter().enumerate() {
            comma(&mut out, at);
            // Writing into a string cannot fail.
            let _ = write!(out, "[{x},{y},{width},{height},{file},{line}]");
        }
        out.push(']');
    }
    out.push_str("]}");
    out
}

fn comma(out: &mut String, at: usize) {
    if at > 0 {
        out.push(',');
    }
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Reads what [`write`] wrote, with white space wherever JSON has it.
pub fn read(json: &[u8]) -> Result<Map, SynctexError> {
    let text = std::str::from_utf8(json).map_err(|_| SynctexError::NotMap)?;
    let mut reader = Reader { rest: text };
    reader.map().ok_or(SynctexError::NotMap)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn map(&mut self) -> Option<Map> {
        self.sign('{')?;
        self.key("version")?;
        let version = self.number()?;
        self.sign(',')?;
        self.key("files")?;
        let files = self.list(Self::string)?;
        self.sign(',')?;
        self.key("pages")?;
        let pages = self.list(|reader| reader.list(Self::span))?;
        self.sign('}')?;
        let whole = self.rest.trim_start().is_empty() && version == i64::from(VERSION);
        whole.then(|| Map::new(files, pages))
    }

    fn span(&mut self) -> Option<Span> {
        let mut numbers = [0_i64; 6];
        self.sign('[')?;
        for (at, number) in numbers.iter_mut().enumerate() {
            if at > 0 {
                self.sign(',')?;
            }
            *number = self.number()?;
        }
        self.sign(']')?;
        let [x, y, width, height, file, line] = numbers;
        let length = |number: i64| i32::try_from(number).ok();
        let count = |number: i64| u32::try_from(number).ok();
        Some(Span(
            length(x)?,
            length(y)?,
            length(width)?,
            length(height)?,
            count(file)?,
            count(line)?,
        ))
    }

    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut list = Vec::new();
        self.sign('[')?;
        if self.sign(']').is_some() {
            return Some(list);
        }
        loop {
            list.push(item(self)?);
            if self.sign(']').is_some() {
                return Some(list);
            }
            self.sign(',')?;
        }
    }

    fn key(&mut self, name: &str) -> Option<()> {
        (self.string()? == name).then_some(())?;
        self.sign(':')
    }

    fn sign(&mut self, sign: char) -> Option<()> {
        self.rest = self.rest.trim_start().strip_prefix(sign)?;
        Some(())
    }

    fn number(&mut self) -> Option<i64> {
        let text = self.rest.trim_start();
        let digits = |c: char| c.is_ascii_digit() || c == '-';
        let end = text.find(|c| !digits(c)).unwrap_or(text.len());
        self.rest = &text[end..];
        text[..end].parse().ok()
    }

    fn string(&mut self) -> Option<String> {
        self.sign('"')?;
        let mut out = String::new();
        let mut chars = self.rest.chars();
        loop {
            match chars.next()? {
                '"' => break,
                '\\' => out.push(match chars.next()? {
                    c @ ('"' | '\\' | '/') => c,
                    'u' => {
                        let mut code = 0;
                        for _ in 0..4 {
                            code = code * 16 + chars.next()?.to_digit(16)?;
                        }
                        char::from_u32(code)?
                    }
                    _ => return None,
                }),
                c => out.push(c),
            }
        }
        self.rest = chars.as_str();
        Some(out)
    }
}
