//! Words as skills need them: `C++`, `C#` and `.NET` are whole, plural and spelling variants are one.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::case::Case as _;
use crate::text_search::{DOT, SOLID, UPPER, WIDE, character, is_alphanumeric, kinds, until};

/// A word of a text.
#[derive(Debug)]
pub(crate) struct Word<'a> {
    /// Byte range in the text.
    pub(crate) range: Range<usize>,
    /// As it stands there.
    pub(crate) written: &'a str,
    stem: OnceCell<Cow<'a, str>>,
}

impl<'a> Word<'a> {
    /// Folded form: lower case, singular, American spelling. Most words of a text are never asked
    /// for it.
    pub(crate) fn stem(&self) -> &str {
        self.stem.get_or_init(|| stem(self.written))
    }

    /// The folded form alone.
    pub(crate) fn into_stem(self) -> Cow<'a, str> {
        stem(self.written)
    }
}

/// Splits a text into words.
///
/// A word is a run of letters and digits, with `+` and `#` kept at its end (`C++`, `C#`) and a
/// leading dot before letters (`.NET`). Chinese, Japanese and Korean characters are a word each.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let bytes = text.as_bytes();
    // Behind a letter or a digit.
    let mut joined = false;
    let mut at = 0;
    loop {
        let start = until(bytes, at, SOLID | WIDE | DOT, true);
        let Some(c) = character(text, start) else {
            break;
        };
        joined &= start == at;
        at = start;
        at += c.len_utf8();
        let solid = is_alphanumeric(c);
        let dotted = c == '.' && !joined && bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        joined = solid;
        if !solid && !dotted {
            continue;
        }
        let mut end = at;
        if c.is_ascii() || !is_cjk(c) {
            loop {
                at = until(bytes, at, SOLID, false);
                match character(text, at) {
                    Some(next) if !next.is_ascii() && is_alphanumeric(next) && !is_cjk(next) => {
                        at += next.len_utf8();
                    }
                    _ => break,
                }
            }
            joined = true;
            end = at;
            while matches!(bytes.get(at), Some(b'+' | b'#')) {
                at += 1;
                joined = false;
            }
            // "2+ years", "10+": the plus belongs to a number only in a name such as "C++".
            let number = end < at
                && text
                    .get(start..at)
                    .unwrap_or_default()
                    .trim_end_matches('+')
                    .bytes()
                    .all(|byte| byte.is_ascii_digit());
            if !number {
                end = at;
            }
        }
        found.push(Word {
            range: start..end,
            written: text.get(start..end).unwrap_or_default(),
            stem: OnceCell::new(),
        });
    }
    found
}

/// Folds what is the same word: case, plural, British spelling. The “S” of an acronym is no plural:
/// “AWS”.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if word.ends_with('S') && !word.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return Cow::Owned(word.lowered());
    }
    let of = word.bytes().fold(0, |of, byte| of | kinds(byte));
    let folded = if of & WIDE != 0 {
        Cow::Owned(word.lowered())
    } else if of & UPPER != 0 {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    };
    singular(american(folded))
}

/// American spelling of a word in lower case.
fn american(word: Cow<'_, str>) -> Cow<'_, str> {
    // How the words below end.
    let may_be = matches!(
        word.as_bytes(),
        [_, _, _, _, .., b'o', b'n']
            | [_, _, _, _, .., b'n', b's' | b'g']
            | [_, _, _, _, .., b'u', b'r']
            | [_, _, _, _, .., b'a', b'l']
            | [_, _, _, _, .., b'r' | b'm', b'e']
    );
    if !may_be {
        return word;
    }
    for (british, american) in [
        ("isation", "ization"),
        ("isations", "ization"),
        ("modelling", "modeling"),
        ("moulding", "molding"),
        ("labour", "labor"),
        ("behavioural", "behavioral"),
        ("centre", "center"),
        ("programme", "program"),
    ] {
        if let Some(front) = word.strip_suffix(british) {
            return Cow::Owned(format!("{front}{american}"));
        }
    }
    word
}

fn singular(word: Cow<'_, str>) -> Cow<'_, str> {
    let plural = matches!(word.as_bytes(), [_, _, .., before, b's'] if !matches!(before, b's' | b'u' | b'i'))
        && word.is_ascii();
    if !plural {
        return word;
    }
    if word.len() > 4
        && let Some(front) = word.strip_suffix("ies")
    {
        return Cow::Owned(format!("{front}y"));
    }
    let end = word.len() - 1;
    match word {
        Cow::Borrowed(word) => Cow::Borrowed(word.get(..end).unwrap_or(word)),
        Cow::Owned(mut word) => {
            word.truncate(end);
            Cow::Owned(word)
        }
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<Cow<'_, str>> {
        words(text).into_iter().map(Word::into_stem).collect()
    }

    #[test]
    fn names_with_signs_stay_whole() {
        assert_eq!(stems("C, C++ and C#; F#."), ["c", "c++", "and", "c#", "f#"]);
        assert_eq!(
            stems("the .NET world, ASP.NET"),
            ["the", ".net", "world", "asp", "net"]
        );
        assert_eq!(stems("5+ years"), ["5", "year"]);
        assert_eq!(stems("Security+"), ["security+"]);
    }

    #[test]
    fn variants_fold_into_one() {
        assert_eq!(stem("Databases"), stem("database"));
        assert_eq!(stem("technologies"), stem("technology"));
        assert_eq!(stem("optimisation"), stem("optimization"));
        assert_ne!(stem("CSS"), stem("CS"));
        assert_eq!(stem("AWS"), "aws");
    }

    #[test]
    fn characters_of_languages_without_spaces_are_words() {
        assert_eq!(stems("数据Python"), ["数", "据", "python"]);
    }
}
