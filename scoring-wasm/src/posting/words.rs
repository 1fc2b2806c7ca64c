//! Words as skills need them: `C++`, `C#` and `.NET` are whole, plural and spelling variants are one.

use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Byte range in the text.
    pub(crate) range: Range<usize>,
    /// Folded form: lower case, singular, American spelling.
    pub(crate) stem: String,
}

/// Splits a text into words.
///
/// A word is a run of letters and digits, with `+` and `#` kept at its end (`C++`, `C#`) and a
/// leading dot before letters (`.NET`). Chinese, Japanese and Korean characters are a word each.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((start, c)) = chars.next() {
        let dotted = c == '.'
            && !before.is_alphanumeric()
            && chars
                .peek()
                .is_some_and(|(_, next)| next.is_ascii_alphabetic());
        before = c;
        if !c.is_alphanumeric() && !dotted {
            continue;
        }
        let mut end = start + c.len_utf8();
        if !is_cjk(c) {
            while let Some(&(at, next)) = chars.peek() {
                if !next.is_alphanumeric() || is_cjk(next) {
                    break;
                }
                end = at + next.len_utf8();
                before = next;
                chars.next();
            }
            while let Some(&(at, next)) = chars.peek() {
                if !matches!(next, '+' | '#') {
                    break;
                }
                end = at + 1;
                before = next;
                chars.next();
            }
            // "2+ years", "10+": the plus belongs to a number only in a name such as "C++".
            if text[start..end].ends_with('+')
                && text[start..end]
                    .trim_end_matches('+')
                    .chars()
                    .all(|c| c.is_ascii_digit())
            {
                end = start + text[start..end].trim_end_matches('+').len();
            }
        }
        found.push(Word {
            range: start..end,
            stem: stem(&text[start..end]),
        });
    }
    found
}

/// Folds what is the same word: case, plural, British spelling.
pub(crate) fn stem(word: &str) -> String {
    let mut stem = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.to_lowercase()
    };
    if stem.len() < "labour".len() {
        return singular(stem);
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
        if let Some(front) = stem.strip_suffix(british) {
            stem = format!("{front}{american}");
            break;
        }
    }
    singular(stem)
}

fn singular(mut stem: String) -> String {
    let plural = stem.is_ascii()
        && stem.len() > 3
        && stem.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| stem.ends_with(end));
    if plural {
        if stem.len() > 4 && stem.ends_with("ies") {
            stem.truncate(stem.len() - 3);
            stem.push('y');
        } else {
            stem.pop();
        }
    }
    stem
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.stem).collect()
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
