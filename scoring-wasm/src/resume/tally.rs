//! What one pass over a line counts.

use crate::case::{is_capital, is_small};
use crate::text_search::{DIALLED, SOLID, SPACE, WIDE, is_alphanumeric, kinds, until};

/// What a text holds. Lines are looked at for all of it, so it is counted together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Which [kinds] of bytes.
    pub kinds: u8,
    /// How many bytes of the kind [`DIALLED`].
    pub dialled: usize,
    /// Letters and digits.
    pub solid: usize,
    /// Words with a letter or a digit, between white space.
    pub words: usize,
    /// All words between white space.
    pub parts: usize,
    /// Outside of ASCII: a small letter.
    pub small: bool,
    /// Outside of ASCII: capitals.
    pub capitals: usize,
}

impl Tally {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut tally = Self {
            kinds: bytes.iter().fold(0, |all, byte| all | kinds(*byte)),
            ..Self::default()
        };
        if tally.kinds & DIALLED != 0 {
            let dialled = bytes.iter().filter(|byte| kinds(**byte) & DIALLED != 0);
            tally.dialled = dialled.count();
        }
        // Within a word, and behind a letter or a digit of it.
        let (mut inside, mut counted) = (false, false);
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let start = at;
            let kind = kinds(byte);
            if kind & SOLID != 0 {
                at = until(bytes, at, SOLID, false);
                tally.solid += at - start;
                tally.words += usize::from(!counted);
                tally.parts += usize::from(!inside);
                (inside, counted) = (true, true);
                continue;
            }
            at += 1;
            let mut space = kind & SPACE != 0;
            if kind & WIDE != 0
                && let Some(c) = text.get(start..).and_then(|rest| rest.chars().next())
            {
                at = start + c.len_utf8();
                space = c.is_whitespace();
                if is_alphanumeric(c) {
                    tally.solid += 1;
                    tally.words += usize::from(!counted);
                    tally.small |= is_small(c);
                    tally.capitals += usize::from(is_capital(c));
                    counted = true;
                }
            }
            tally.parts += usize::from(!space && !inside);
            inside = !space;
            counted &= inside;
        }
        tally
    }
}

/// How many letters and digits a text holds.
pub fn solids(text: &str) -> usize {
    let ascii = text.bytes().filter(|byte| kinds(*byte) & SOLID != 0);
    let wide = || {
        let chars = text.chars().filter(|c| !c.is_ascii());
        chars.filter(|c| is_alphanumeric(*c)).count()
    };
    ascii.count() + if text.is_ascii() { 0 } else { wide() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counts_what_splitting_counts(text in "[aXx1*é東É \u{a0}\n–,]{0,24}") {
            let tally = Tally::of(&text);
            let letters = || text.chars().filter(|c| c.is_alphanumeric());
            let words = text
                .split_whitespace()
                .filter(|word| word.chars().any(char::is_alphanumeric));
            prop_assert_eq!(tally.words, words.count());
            prop_assert_eq!(tally.parts, text.split_whitespace().count());
            prop_assert_eq!(tally.solid, letters().count());
            prop_assert_eq!(solids(&text), letters().count());
            prop_assert_eq!(tally.small, letters().any(|c| !c.is_ascii() && is_small(c)));
            prop_assert_eq!(tally.capitals, text.matches('É').count());
            prop_assert_eq!(tally.kinds, text.bytes().fold(0, |all, byte| all | kinds(byte)));
            prop_assert_eq!(tally.dialled, text.matches(['1', 'x', 'X', '*']).count());
        }
    }
}
