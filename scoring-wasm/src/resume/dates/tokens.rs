//! The words, numbers and signs of a text that may hold dates.

use super::words::{Word, name};

/// A word, a number or a sign of a text, with its place.
pub struct Token {
    /// What it is.
    pub word: Word,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Reads a text into tokens; spaces and commas are left out.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(16);
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let word = match c {
            c if c.is_ascii_digit() => {
                let mut end = start + 1;
                while let Some((at, c)) = chars.peek() {
                    if !c.is_ascii_digit() {
                        break;
                    }
                    end = at + 1;
                    chars.next();
                }
                let digits = end - start;
                let value = text
                    .get(start..end)
                    .filter(|_| digits <= 4)
                    .and_then(|number| number.parse().ok());
                // "github.com/2020roe" holds no year; that of "Roe, 2020a" is one of several.
                let glued = matches!(
                    text.as_bytes().get(end..),
                    Some([b'a'..=b'z', b'a'..=b'z', ..])
                );
                match value {
                    Some(value) if !glued => Word::Number(value, digits),
                    _ => Word::Other,
                }
            }
            // "2019年4月": a sign of the date, not a word.
            '年' if chars.peek().is_some_and(|(_, next)| next.is_ascii_digit()) => Word::Dot,
            '年' | '月' | '日' => continue,
            c if c.is_alphabetic() => {
                let mut end = start + c.len_utf8();
                while let Some((at, c)) = chars.peek() {
                    let apostrophe = matches!(c, '\'' | '’')
                        && text
                            .get(start..*at)
                            .is_some_and(|word| word.eq_ignore_ascii_case("aujourd"));
                    // Devanagari's joining sign and dot are parts of a word.
                    let joins = matches!(c, '\u{93c}' | '\u{94d}');
                    if !c.is_alphabetic() && !apostrophe && !joins {
                        break;
                    }
                    end = at + c.len_utf8();
                    chars.next();
                }
                name(text.get(start..end).unwrap_or_default())
            }
            '-' | '–' | '—' | '−' | '‐' | '‑' | '~' | '∼' | '～' | '〜' => Word::Dash,
            '/' => Word::Slash,
            '&' => Word::And,
            '.' => Word::Dot,
            // "Techfest'14" names what it stands behind.
            '\'' | '’' | '‘' => match out.last() {
                Some(Token {
                    word: Word::Other,
                    end,
                    ..
                }) if *end == start && text.as_bytes()[start - 1].is_ascii_alphabetic() => {
                    Word::Other
                }
                _ => Word::Apostrophe,
            },
            ',' | ' ' | '\t' | '\n' | '\u{a0}' => continue,
            _ => Word::Other,
        };
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        out.push(Token { word, start, end });
    }
    out
}
