//! Small questions about texts that are asked thousands of times for one report.
//!
//! The standard library's search builds a table for each part that it looks for, which takes
//! longer than looking where the text is a line or the part a few letters.

/// Where a part first stands in a text.
pub fn find(text: &str, part: &str) -> Option<usize> {
    find_from(text, part, 0)
}

/// Where a part first stands in a text from an offset on.
pub fn find_from(text: &str, part: &str, from: usize) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let Some((first, rest)) = part.split_first() else {
        return (from <= text.len()).then_some(from);
    };
    let starts = text.len().checked_sub(rest.len())?;
    let mut at = from;
    loop {
        at += text
            .get(at..starts)?
            .iter()
            .position(|byte| byte == first)?;
        if text.get(at + 1..)?.starts_with(rest) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether a part stands in a text.
pub fn holds(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// Whether one of these parts stands in a text.
pub fn holds_any(text: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| holds(text, part))
}

/// Words with a letter or a digit, between white space.
pub fn count_words(text: &str) -> usize {
    let mut words = 0;
    let mut counted = false;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_graphic() {
            if !counted && byte.is_ascii_alphanumeric() {
                words += 1;
                counted = true;
            }
        } else if matches!(byte, b' ' | b'\t'..=b'\r') {
            counted = false;
        } else if !byte.is_ascii()
            // Within a character there is none.
            && let Some(c) = text.get(at..).and_then(|rest| rest.chars().next())
        {
            let solid = is_alphanumeric(c);
            words += usize::from(solid && !counted);
            counted = (counted || solid) && !c.is_whitespace();
        }
    }
    words
}

/// [`str::trim_end`], at once for a word and a space.
pub fn trim_end(text: &str) -> &str {
    let text = text.strip_suffix(' ').unwrap_or(text);
    if text
        .bytes()
        .next_back()
        .is_some_and(|byte| byte.is_ascii_graphic())
    {
        return text;
    }
    text.trim_end()
}

/// [`char::is_alphanumeric`], at once for dashes, quotes and bullets.
pub fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || !c.is_ascii() && !('\u{2000}'..='\u{206f}').contains(&c) && c.is_alphanumeric()
}

/// Which runs of three bytes a text holds, letters in either case: a phrase with a run that is not
/// there does not stand in the text either. So one pass over the text answers for most phrases.
#[derive(Debug)]
pub struct Runs(Vec<u64>);

/// Bits of a byte that count: `a` and `A` have the same.
const BITS: u8 = 31;
/// Three bytes of five bits.
const ALL: usize = 1 << 15;

impl Runs {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        let mut bits = vec![0_u64; ALL / 64];
        let mut run = 0;
        for byte in text.bytes() {
            run = next(run, byte);
            if let Some(word) = bits.get_mut(run / 64) {
                *word |= 1 << (run % 64);
            }
        }
        Self(bits)
    }

    /// False where a phrase cannot stand in the text, whatever the case of its letters.
    pub fn may_hold(&self, phrase: &str) -> bool {
        let mut run = 0;
        phrase.bytes().enumerate().all(|(n, byte)| {
            run = next(run, byte);
            n < 2
                || self
                    .0
                    .get(run / 64)
                    .is_some_and(|word| word >> (run % 64) & 1 == 1)
        })
    }
}

fn next(run: usize, byte: u8) -> usize {
    (run << 5 | usize::from(byte & BITS)) & (ALL - 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Runs, count_words, find, find_from, holds_any, is_alphanumeric, trim_end};

    proptest! {
        #[test]
        fn finds_what_the_standard_library_finds(text in "[ab é]{0,12}", part in "[ab é]{0,3}") {
            prop_assert_eq!(find(&text, &part), text.find(&part));
        }

        #[test]
        fn counts_what_splitting_counts(text in "[a1é東 \u{a0}\n–,]{0,24}") {
            let words = text
                .split_whitespace()
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .count();
            prop_assert_eq!(count_words(&text), words);
            prop_assert_eq!(trim_end(&text), text.trim_end());
        }

        #[test]
        fn no_phrase_of_a_text_is_denied(text in "[a-dA-D é–]{0,40}", from in 0_usize..40, len in 0_usize..9) {
            let phrase: String = text.chars().skip(from).take(len).collect();
            prop_assert!(Runs::of(&text).may_hold(&phrase));
            prop_assert!(Runs::of(&text).may_hold(&phrase.to_ascii_lowercase()));
        }
    }

    #[test]
    fn the_search_goes_on_from_an_offset() {
        assert_eq!(find_from("abab", "ab", 1), Some(2));
        assert_eq!(find_from("abab", "ab", 3), None);
        assert_eq!(find_from("abab", "ab", 9), None);
        assert_eq!(find_from("abab", "", 4), Some(4));
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        for c in '\0'..='\u{30ff}' {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn one_of_many_is_enough() {
        assert!(holds_any("team player", &["lone", "play"]));
        assert!(!holds_any("team player", &["lone", "wolf"]));
        assert!(!holds_any("team player", &[]));
    }

    #[test]
    fn phrases_that_are_not_there_are_told() {
        let runs = Runs::of("Built services for a Team of players");
        assert!(!runs.may_hold("team player"));
        assert!(!runs.may_hold("lorem ipsum"));
        assert!(runs.may_hold("TEAM of"));
    }
}
