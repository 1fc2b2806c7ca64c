//! The words, numbers and signs of a text that may hold dates.

use super::words::{Word, name};
use crate::decimal::whole;
use crate::text_search::{DIGIT, LOWER, UPPER, character, until};

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
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(c) = character(text, end) {
        let start = end;
        end += c.len_utf8();
        let word = match c {
            c if c.is_ascii_digit() => {
                end = until(bytes, end, DIGIT, false);
                let digits = end - start;
                let value = text.get(start..end).filter(|_| digits <= 4).and_then(whole);
                // "github.com/2020roe" holds no year; that of "Roe, 2020a" is one of several.
                let glued = matches!(bytes.get(end..), Some([b'a'..=b'z', b'a'..=b'z', ..]));
                // "H2020" is a name; "Mar2020" is none.
                let named = start > 0
                    && bytes[start - 1].is_ascii_alphabetic()
                    && matches!(
                        out.last(),
                        Some(Token {
                            word: Word::Other,
                            ..
                        })
                    );
                // "GS-1701-11" is a grade.
                let coded = matches!(
                    (out.last_chunk(), bytes.get(end..)),
                    (
                        Some([Token { word: Word::Other, .. }, Token { word: Word::Dash, start: dash, .. }]),
                        Some([b'-', b'0'..=b'9', ..])
                    ) if *dash > 0 && dash + 1 == start && bytes[dash - 1].is_ascii_uppercase()
                );
                match value {
                    Some(value) if !glued && !named && !coded => Word::Number(value, digits),
                    _ => Word::Other,
                }
            }
            // "2019年4月": a sign of the date, not a word.
            '年' if bytes.get(end).is_some_and(u8::is_ascii_digit) => Word::Dot,
            '年' | '月' | '日' => {
                if let Some(number) = out.last_mut().filter(|last: &&mut Token| last.end == start) {
                    number.end = end;
                }
                continue;
            }
            c if c.is_alphabetic() => {
                loop {
                    end = until(bytes, end, LOWER | UPPER, false);
                    let Some(c) = character(text, end) else { break };
                    let apostrophe = matches!(c, '\'' | '’')
                        && text
                            .get(start..end)
                            .is_some_and(|word| word.eq_ignore_ascii_case("aujourd"));
                    // Devanagari's joining sign and dot are parts of a word.
                    let joins = matches!(c, '\u{93c}' | '\u{94d}');
                    if !c.is_alphabetic() && !apostrophe && !joins {
                        break;
                    }
                    end += c.len_utf8();
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
                }) if *end == start && bytes[start - 1].is_ascii_alphabetic() => Word::Other,
                _ => Word::Apostrophe,
            },
            ',' | ' ' | '\t' | '\n' | '\u{a0}' => continue,
            _ => Word::Other,
        };
        // "Mayo/May 2020": the same in two languages
        if let [
            ..,
            first,
            Token {
                word: Word::Slash,
                end: slash,
                ..
            },
        ] = &mut out[..]
            && *slash == start
            && same(first.word, word)
        {
            first.end = end;
            out.pop();
            continue;
        }
        out.push(Token { word, start, end });
    }
    out
}

/// The same month, or "present" twice.
fn same(first: Word, second: Word) -> bool {
    match (first, second) {
        (Word::Month(first, _), Word::Month(second, _)) => first == second,
        _ => (first, second) == (Word::Present, Word::Present),
    }
}
