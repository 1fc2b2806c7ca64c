//! BibTeX's data files: entries with their fields, each with its place.
//!
//! The form is the one of "BibTeXing" (Patashnik 1988): `@kind{key, field = value, …}` with values in
//! braces, quotation marks or bare, joined by `#`; `@string` names values, `@comment` and
//! `@preamble` are passed over. What stands between entries is commentary.

/// A stretch of the file.
pub type Range = std::ops::Range<usize>;

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `article`, `book` …, in lower case.
    pub kind: String,
    /// What it is cited by.
    pub key: String,
    /// Field names in lower case, with the parts that make their values.
    pub fields: Vec<(String, Vec<Range>)>,
}

impl Entry {
    /// The parts of a field that is there and not empty.
    pub fn field(&self, name: &str) -> Option<&[Range]> {
        let (_, parts) = self.fields.iter().find(|(own, _)| own == name)?;
        parts
            .iter()
            .any(|part| !part.is_empty())
            .then_some(parts.as_slice())
    }
}

/// Values deep in braces are cut off there.
const DEPTH: usize = 200;
/// Parts of one value at most; more come from `@string`s that are made of each other.
const PARTS: usize = 64;

/// The entries of a file, in order.
pub fn read(text: &str) -> Vec<Entry> {
    let mut reader = Reader {
        text,
        at: 0,
        strings: Vec::new(),
    };
    let mut entries = Vec::new();
    while let Some(skip) = reader.rest().find('@') {
        reader.at += skip + 1;
        let kind = reader.word().to_ascii_lowercase();
        reader.space();
        let Some(open @ ('{' | '(')) = reader.peek().filter(|_| !kind.is_empty()) else {
            continue;
        };
        match kind.as_str() {
            "comment" | "preamble" => drop(reader.braced(open)),
            "string" => {
                reader.at += 1;
                let (name, parts) = reader.field().unwrap_or_default();
                reader.strings.push((name, parts));
            }
            _ => {
                reader.at += 1;
                entries.push(reader.entry(kind));
            }
        }
    }
    entries
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    strings: Vec<(String, Vec<Range>)>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    /// A name: of a kind, a field or a string.
    fn word(&mut self) -> &'a str {
        self.space();
        let rest = self.rest();
        let len = rest
            .find(|c: char| c.is_whitespace() || "{}()=,#\"@%\\".contains(c))
            .unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    fn entry(&mut self, kind: String) -> Entry {
        self.space();
        let rest = self.rest();
        let len = rest.find(&[',', '}', '\n'][..]).unwrap_or(rest.len());
        let key = rest.get(..len).unwrap_or_default().trim().to_owned();
        self.at += len;
        let mut fields = Vec::new();
        loop {
            self.space();
            if !self.take(',') {
                break;
            }
            self.space();
            if matches!(self.peek(), Some('}' | ')')) {
                break;
            }
            let before = self.at;
            match self.field() {
                Some(field) => fields.push(field),
                None if self.at == before => break,
                None => {}
            }
        }
        Entry { kind, key, fields }
    }

    fn field(&mut self) -> Option<(String, Vec<Range>)> {
        let name = self.word().to_ascii_lowercase();
        self.space();
        if name.is_empty() || !self.take('=') {
            return None;
        }
        let mut parts = Vec::new();
        loop {
            self.space();
            match self.peek()? {
                '{' => parts.push(self.braced('{')),
                '"' => parts.push(self.quoted()),
                _ => {
                    let start = self.at;
                    let word = self.word();
                    if word.is_empty() {
                        break;
                    }
                    let lower = word.to_ascii_lowercase();
                    match self.strings.iter().rfind(|(own, _)| *own == lower) {
                        Some((_, value)) => parts.extend(value.iter().cloned()),
                        None => parts.push(start..start + word.len()),
                    }
                }
            }
            parts.truncate(PARTS);
            self.space();
            if !self.take('#') {
                break;
            }
        }
        Some((name, parts))
    }

    /// What stands in braces or parentheses, without them.
    fn braced(&mut self, open: char) -> Range {
        let close = if open == '(' { ')' } else { '}' };
        let start = self.at + 1;
        let mut depth = 0_usize;
        let mut escaped = false;
        for (at, c) in self.rest().char_indices() {
            if escaped {
                escaped = false;
            } else if c == '\\' {
                escaped = true;
            } else if c == open {
                depth += 1;
                if depth > DEPTH {
                    break;
                }
            } else if c == close {
                depth -= 1;
                if depth == 0 {
                    let end = self.at + at;
                    self.at = end + 1;
                    return start..end;
                }
            }
        }
        self.at = self.text.len();
        start.min(self.at)..self.at
    }

    /// What stands in quotation marks; those inside of braces don't end it.
    fn quoted(&mut self) -> Range {
        let start = self.at + 1;
        let mut depth = 0_usize;
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                '"' if depth == 0 => {
                    let end = self.at + at;
                    self.at = end + 1;
                    return start..end;
                }
                _ => {}
            }
        }
        self.at = self.text.len();
        start.min(self.at)..self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut out = String::new();
        for entry in read(text) {
            out += &[&entry.kind, ":", &entry.key].concat();
            for (name, parts) in &entry.fields {
                let value: String = parts.iter().map(|part| &text[part.clone()]).collect();
                out += &[" ", name, "=<", &value, ">"].concat();
            }
            out.push(';');
        }
        out
    }

    #[test]
    fn values_stand_in_braces_quotes_or_alone() {
        for (text, expected) in [
            (
                "@Book{k, title = {A {B} c}, year = 2020}",
                "book:k title=<A {B} c> year=<2020>;",
            ),
            (
                "@misc(k, Note = \"say {\"}x\"\n)",
                "misc:k note=<say {\"}x>;",
            ),
            (
                "@string{jcs = \"J. of CS\"} junk @article{a,journal = jcs # { B}, }",
                "article:a journal=<J. of CS B>;",
            ),
            (
                "@comment{@book{no,}} @preamble{\"x\"} @misc{yes,}",
                "misc:yes;",
            ),
            (
                "@misc{k, title = {never closed",
                "misc:k title=<never closed>;",
            ),
            ("@misc{k, title {x}, year = 1}", "misc:k;"),
            ("@ @@{ @misc", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
