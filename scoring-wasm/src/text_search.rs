//! Small questions about texts that are asked thousands of times for one report.
//!
//! The standard library's search builds a table for each part that it looks for, which takes
//! longer than looking where the text is a line or the part a few letters.

mod sieves;

pub use sieves::{Pairs, Runs};

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

/// As [`find`], for whole files: places where the first two bytes of a part stand are found eight
/// bytes at once.
pub fn find_far(text: &str, part: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    if let [one, two, ..] = part.as_bytes() {
        while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
            let chunk = u64::from_le_bytes(*chunk);
            let found = equal(chunk, *one) & equal(chunk, *two) >> 8;
            if found == 0 {
                // The last byte may be the first of both.
                at += 7;
                continue;
            }
            at += found.trailing_zeros() as usize / 8;
            if bytes.get(at..)?.starts_with(part.as_bytes()) {
                return Some(at);
            }
            at += 1;
        }
    }
    find_from(text, part, at)
}

/// Whether one of these parts stands in a text.
pub fn holds_any(text: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| text.has(part))
}

/// Looking for parts of a text as its own methods have it, without the library's search.
pub trait Search {
    /// Whether a part stands in the text.
    fn has(&self, part: &str) -> bool;
    /// Whether a character stands in the text.
    fn has_sign(&self, sign: char) -> bool;
    /// Where a part first stands.
    fn place_of(&self, part: &str) -> Option<usize>;
    /// Where a part last stands.
    fn last_place_of(&self, part: &str) -> Option<usize>;
    /// Where a part stands, each place behind the end of the one before.
    fn places_of(&self, part: &str) -> impl Iterator<Item = usize>;
    /// What stands before and behind the first place of a part.
    fn cut(&self, part: &str) -> Option<(&str, &str)>;
    /// What stands before and behind the last place of a part.
    fn cut_last(&self, part: &str) -> Option<(&str, &str)>;
    /// The text with another part in the place of each.
    fn swapped(&self, part: &str, other: &str) -> String;
}

impl Search for str {
    fn has(&self, part: &str) -> bool {
        self.place_of(part).is_some()
    }

    fn has_sign(&self, sign: char) -> bool {
        match u8::try_from(sign) {
            Ok(byte) if sign.is_ascii() => next_of(self, 0, byte, byte) < self.len(),
            _ => self.has(sign.encode_utf8(&mut [0; 4])),
        }
    }

    fn place_of(&self, part: &str) -> Option<usize> {
        find_from(self, part, 0)
    }

    fn last_place_of(&self, part: &str) -> Option<usize> {
        let (text, part) = (self.as_bytes(), part.as_bytes());
        let Some((last, front)) = part.split_last() else {
            return Some(text.len());
        };
        let mut end = text.len();
        loop {
            end = text.get(..end)?.iter().rposition(|byte| byte == last)?;
            let start = end.checked_sub(front.len())?;
            if text.get(start..end) == Some(front) {
                return Some(start);
            }
        }
    }

    fn places_of(&self, part: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = find_from(self, part, from)?;
            from = at + part.len().max(1);
            Some(at)
        })
    }

    fn cut(&self, part: &str) -> Option<(&str, &str)> {
        let at = self.place_of(part)?;
        Some((self.get(..at)?, self.get(at + part.len()..)?))
    }

    fn cut_last(&self, part: &str) -> Option<(&str, &str)> {
        let at = self.last_place_of(part)?;
        Some((self.get(..at)?, self.get(at + part.len()..)?))
    }

    fn swapped(&self, part: &str, other: &str) -> String {
        let mut out = String::with_capacity(self.len());
        let mut rest = self;
        while let Some((before, behind)) = rest.cut(part).filter(|_| !part.is_empty()) {
            out.push_str(before);
            out.push_str(other);
            rest = behind;
        }
        out.push_str(rest);
        out
    }
}

/// A small letter of ASCII; what follows are other kinds of bytes, bit by bit.
pub const LOWER: u8 = 1;
/// A capital of ASCII.
pub const UPPER: u8 = 2;
/// A digit of ASCII.
pub const DIGIT: u8 = 4;
/// A letter or a digit.
pub const SOLID: u8 = LOWER | UPPER | DIGIT;
/// White space of one byte.
pub const SPACE: u8 = 8;
/// A part of a longer character.
pub const WIDE: u8 = 16;
/// A full stop.
pub const DOT: u8 = 32;
/// `@`
pub const AT: u8 = 64;
/// A digit, or what stands for one in a masked phone number: `*`, `x`.
pub const DIALLED: u8 = 128;

/// The signs of Chinese and Japanese begin with this byte or a higher one.
pub const SIGN: u8 = 0xe3;

/// False where no sign of a script without spaces stands in a text. All bytes are looked at, which
/// is many at a time, where a search for the first would be one by one.
pub fn may_lack_spaces(text: &str) -> bool {
    text.bytes().fold(0, u8::max) >= SIGN
}

/// The kinds of a byte.
#[inline]
pub fn kinds(byte: u8) -> u8 {
    const KINDS: [u8; 256] = {
        let mut kinds = [WIDE; 256];
        let mut byte = 0_u8;
        while byte < 128 {
            kinds[byte as usize] = match byte {
                b'x' => LOWER | DIALLED,
                b'X' => UPPER | DIALLED,
                b'a'..=b'z' => LOWER,
                b'A'..=b'Z' => UPPER,
                b'0'..=b'9' => DIGIT | DIALLED,
                b' ' | b'\t'..=b'\r' => SPACE,
                b'.' => DOT,
                b'@' => AT,
                b'*' => DIALLED,
                _ => 0,
            };
            byte += 1;
        }
        kinds
    };
    KINDS[usize::from(byte)]
}

/// Where, from an offset on, the first byte stands that is of these kinds, or of none of them; else
/// the end.
pub fn until(bytes: &[u8], from: usize, of: u8, found: bool) -> usize {
    let mut at = from;
    while let Some(byte) = bytes.get(at)
        && (kinds(*byte) & of != 0) != found
    {
        at += 1;
    }
    at
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
    let mut last = 0;
    if let Some(whole) = text.last_chunk() {
        // Bytes before the rest were looked at already, and go out at the low end.
        let seen = u32::try_from(8 - rest.len()).unwrap_or(0);
        last = u64::from_le_bytes(*whole)
            .checked_shr(8 * seen)
            .unwrap_or(0);
    } else {
        for byte in rest.iter().rev() {
            last = last << 8 | u64::from(*byte);
        }
    }
    let found = marks(last).trailing_zeros() as usize / 8;
    chunks.len() * 8 + found.min(rest.len())
}

/// Where one of two ASCII signs stands first from an offset on, or the end.
#[inline(never)]
pub fn next_of(text: &str, from: usize, one: u8, two: u8) -> usize {
    let Some(rest) = text.as_bytes().get(from..) else {
        return text.len();
    };
    from + first(rest, |bytes| equal(bytes, one) | equal(bytes, two))
}

/// The character at an offset.
pub fn character(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// What an ASCII sign parts, as [`str::split`] has it: quicker where parts are short, as those of our
/// lists are.
pub fn parts(text: &str, sign: u8) -> Parts<'_> {
    Parts {
        rest: Some(text),
        sign,
    }
}

/// See [`parts`].
pub struct Parts<'a> {
    rest: Option<&'a str>,
    sign: u8,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest?;
        let end = text.bytes().position(|byte| byte == self.sign);
        self.rest = end.and_then(|end| text.get(end + 1..));
        text.get(..end.unwrap_or(text.len()))
    }
}

/// [`str::trim`], at once where there is nothing to trim.
pub fn trim(text: &str) -> &str {
    let ends = text.as_bytes().first().zip(text.as_bytes().last());
    if ends.is_some_and(|(one, two)| one.is_ascii_graphic() && two.is_ascii_graphic()) {
        return text;
    }
    text.trim()
}

/// White space alone.
pub fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        Pairs, Runs, Search as _, find_far, find_from, holds_any, is_alphanumeric, next_of, parts,
        trim, trim_end,
    };

    proptest! {
        #[test]
        fn finds_what_the_standard_library_finds(text in "[ab é]{0,40}", part in "[ab é]{0,3}") {
            prop_assert_eq!(text.place_of(&part), text.find(&part));
            prop_assert_eq!(find_far(&text, &part), text.find(&part));
            prop_assert_eq!(text.last_place_of(&part), text.rfind(&part));
        }

        #[test]
        fn parts_are_those_of_the_standard_library(text in "[ab é]{0,12}", part in "[ab é]{1,3}") {
            let part = part.as_str();
            prop_assert_eq!(text.cut(part), text.split_once(part));
            prop_assert_eq!(text.cut_last(part), text.rsplit_once(part));
            prop_assert_eq!(text.has(part), text.contains(part));
            let ours: Vec<&str> = parts(&text, b'a').collect();
            prop_assert_eq!(ours, text.split('a').collect::<Vec<_>>());
            prop_assert_eq!(text.swapped(part, "x"), text.replace(part, "x"));
            prop_assert_eq!(text.last_place_of(part), text.rfind(part));
            let places: Vec<usize> = text.match_indices(part).map(|(at, _)| at).collect();
            prop_assert_eq!(text.places_of(part).collect::<Vec<_>>(), places);
        }

        #[test]
        fn trims_what_the_standard_library_trims(text in "[a1é東 \u{a0}\n–,]{0,24}") {
            prop_assert_eq!(trim_end(&text), text.trim_end());
            prop_assert_eq!(trim(&text), text.trim());
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
            prop_assert!(Pairs::of(&text).may_hold(&phrase));
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
