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
    let bytes = text.as_bytes();
    let mut words = 0;
    let mut counted = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if byte.is_ascii_alphanumeric() {
            words += usize::from(!counted);
            counted = true;
            // The rest of it counts no more.
            let rest = bytes.get(at..).unwrap_or_default();
            at += rest.iter().take_while(|b| b.is_ascii_graphic()).count();
        } else if is_space(byte) {
            counted = false;
        } else if !byte.is_ascii()
            // Within a character there is none.
            && let Some(c) = text.get(at - 1..).and_then(|rest| rest.chars().next())
        {
            let solid = is_alphanumeric(c);
            words += usize::from(solid && !counted);
            counted = (counted || solid) && !c.is_whitespace();
        }
    }
    words
}

/// How many parts `text.split_whitespace()` has.
pub fn count_parts(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut parts = 0;
    let mut inside = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let space = if byte.is_ascii() {
            is_space(byte)
        } else {
            text.get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(!inside, char::is_whitespace)
        };
        parts += usize::from(!space && !inside);
        inside = !space;
        at += 1;
        if inside {
            let rest = bytes.get(at..).unwrap_or_default();
            at += rest.iter().take_while(|b| b.is_ascii_graphic()).count();
        }
    }
    parts
}

/// White space of one byte.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// 1 in each of eight bytes.
const ONES: u64 = u64::MAX / 255;

/// Marks the high bits of bytes below a bound of at most 128; above the first of them others may
/// be marked too.
pub const fn below(bytes: u64, bound: u8) -> u64 {
    bytes.wrapping_sub(ONES * bound as u64) & !bytes & (ONES << 7)
}

/// Marks the high bits of bytes that are this one; above the first of them others may be marked
/// too.
pub const fn equal(bytes: u64, byte: u8) -> u64 {
    below(bytes ^ (ONES * byte as u64), 1)
}

/// Where the first byte stands that is marked, or the end: eight bytes are looked at together.
#[inline]
pub fn first(text: &[u8], marks: impl Fn(u64) -> u64) -> usize {
    let (chunks, rest) = text.as_chunks::<8>();
    for (n, chunk) in chunks.iter().enumerate() {
        let found = marks(u64::from_le_bytes(*chunk));
        if found != 0 {
            return n * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    let found = marks(u64::from_le_bytes(last)).trailing_zeros() as usize / 8;
    chunks.len() * 8 + found.min(rest.len())
}

/// Where one of two ASCII signs stands first from an offset on, or the end.
pub fn next_of(text: &str, from: usize, one: u8, two: u8) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    from + first(rest, |bytes| equal(bytes, one) | equal(bytes, two))
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
pub struct Runs(Box<[u64; ALL / 64]>);

/// Bits of a byte that count: `a` and `A` have the same.
const BITS: u8 = 31;
/// Three bytes of five bits.
const ALL: usize = 1 << 15;

impl Default for Runs {
    fn default() -> Self {
        Self(Box::new([0; ALL / 64]))
    }
}

impl Runs {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        let mut runs = Self::default();
        let mut run = 0;
        for byte in text.bytes() {
            run = next_run(run, byte);
            runs.add(run);
        }
        runs
    }

    /// With a run.
    pub fn add(&mut self, run: usize) {
        self.0[run / 64 % (ALL / 64)] |= 1 << (run % 64);
    }

    /// Whether a run is there.
    pub fn holds(&self, run: usize) -> bool {
        self.0[run / 64 % (ALL / 64)] >> (run % 64) & 1 == 1
    }

    /// False where a phrase cannot stand in the text, whatever the case of its letters.
    pub fn may_hold(&self, phrase: &str) -> bool {
        let mut run = 0;
        phrase.bytes().enumerate().all(|(n, byte)| {
            run = next_run(run, byte);
            n < 2 || self.holds(run)
        })
    }
}

/// A run with the next byte of a text.
pub fn next_run(run: usize, byte: u8) -> usize {
    (run << 5 | usize::from(byte & BITS)) & (ALL - 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        Runs, count_parts, count_words, find, find_from, holds_any, is_alphanumeric, next_of, trim_end,
    };

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
            prop_assert_eq!(count_parts(&text), text.split_whitespace().count());
        }

        #[test]
        fn signs_are_found_where_they_stand(text in "[a%é\\\\\u{1}\u{7f}]{0,40}", from in 0_usize..40) {
            let from = from.min(text.len());
            let found = text.bytes().skip(from).position(|b| b == b'%' || b == b'\\');
            prop_assert_eq!(next_of(&text, from, b'%', b'\\'), found.map_or(text.len(), |at| from + at));
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
