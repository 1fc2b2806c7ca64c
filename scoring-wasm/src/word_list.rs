//! Lists of words that are asked for often.

use std::cmp::Ordering;

use crate::case::Case as _;
/// A set of words, packed into one text and in order. A slice of words takes eight bytes more for
/// each in the module that travels; here nothing is built before the first question either.
pub struct WordList(&'static str);

/// Between two words.
const BAR: u8 = b'|';

impl WordList {
    /// A list of words in the order of their bytes, each once, with `|` between them.
    ///
    /// # Panics
    /// When they are out of order: while building, for lists are constants.
    pub const fn new(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let (mut last, mut at) = (0, 0);
        while at < bytes.len() {
            if bytes[at] == BAR {
                assert!(
                    before(bytes, last, at + 1),
                    "words must be in order, each once"
                );
                last = at + 1;
            }
            at += 1;
        }
        Self(words)
    }

    /// Whether a word is in the list, byte for byte.
    pub fn contains(&self, word: &str) -> bool {
        self.search(word.as_bytes(), false)
    }

    /// Whether a word with its ASCII letters in lower case is in the list.
    pub fn contains_folded(&self, word: &str) -> bool {
        self.search(word.as_bytes(), true)
    }

    /// Whether a word in lower case is in the list.
    pub fn contains_in_any_case(&self, word: &str) -> bool {
        if word.is_ascii() {
            self.contains_folded(word)
        } else {
            self.contains(&word.lowered())
        }
    }

    fn search(&self, word: &[u8], fold: bool) -> bool {
        let bar = |byte: &u8| *byte == BAR;
        let mut left = self.0.as_bytes();
        loop {
            let (front, back) = left.split_at(left.len() / 2);
            let start = front.iter().rposition(bar).map_or(0, |at| at + 1);
            let end = left.len() - back.len() + back.iter().position(bar).unwrap_or(back.len());
            let ours = left.get(start..end).unwrap_or_default();
            left = match order(ours, word, fold) {
                Ordering::Equal => return true,
                Ordering::Less => left.get(end + 1..).unwrap_or_default(),
                Ordering::Greater => left.get(..start.saturating_sub(1)).unwrap_or_default(),
            };
            if left.is_empty() {
                return false;
            }
        }
    }

    /// The words, in order.
    #[cfg(test)]
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }
}

/// The order of two words, of which the second may have capitals.
fn order(ours: &[u8], theirs: &[u8], fold: bool) -> Ordering {
    for (ours, theirs) in ours.iter().zip(theirs) {
        let theirs = if fold {
            theirs.to_ascii_lowercase()
        } else {
            *theirs
        };
        if *ours != theirs {
            return ours.cmp(&theirs);
        }
    }
    ours.len().cmp(&theirs.len())
}

/// Which two bytes words of some lists begin with, in five bits each, letters in either case: most
/// words of a text are in no list, and are told so at once.
pub struct Beginnings([u32; 32]);

impl Beginnings {
    /// Those of no list.
    pub const NONE: Self = Self([0; 32]);

    /// With those of words with this sign between them.
    pub const fn with(mut self, words: &str, sign: u8) -> Self {
        let bytes = words.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if at == 0 || bytes[at - 1] == sign {
                let (row, bit) = (letter(bytes, at) & 31, letter(bytes, at + 1) & 31);
                self.0[row as usize] |= 1 << bit;
            }
            at += 1;
        }
        self
    }

    /// False where no list holds a word, whatever the case of its letters.
    pub fn may_hold(&self, word: &str) -> bool {
        let mut bytes = word.bytes();
        self.may_hold_two(bytes.next().unwrap_or(0), bytes.next().unwrap_or(0))
    }

    /// False where no list holds a word that begins with these two bytes; 0 for none.
    pub fn may_hold_two(&self, one: u8, two: u8) -> bool {
        self.0[usize::from(one & 31)] >> (two & 31) & 1 == 1
    }
}

/// Which of 32 × `ROWS` numbers the words of some lists have: most words of a text are in no list, and are
/// told so without looking into any.
pub struct Sieve<const ROWS: usize>([u32; ROWS]);

impl<const ROWS: usize> Sieve<ROWS> {
    /// That of no list.
    pub const NONE: Self = Self([0; ROWS]);

    /// With the words of a list.
    pub const fn and(mut self, list: &WordList) -> Self {
        let bytes = list.0.as_bytes();
        let (mut at, mut mark) = (0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == BAR {
                let (row, bit) = place(mark);
                self.0[row % ROWS] |= bit;
                mark = 0;
            } else {
                mark = step(mark, bytes[at]);
            }
            at += 1;
        }
        self
    }

    /// False where no list holds a word, whatever the case of its letters.
    pub fn may_hold(&self, word: &str) -> bool {
        let (row, bit) = place(word.bytes().fold(0, step));
        self.0[row % ROWS] & bit != 0
    }
}

/// The mark of a word with its next byte.
const fn step(mark: u32, byte: u8) -> u32 {
    mark.wrapping_mul(31).wrapping_add((byte & 31) as u32)
}

/// Where a mark stands in a sieve.
const fn place(mark: u32) -> (usize, u32) {
    let mixed = mark.wrapping_mul(0x9e37_79b9);
    ((mixed >> 26) as usize, 1 << (mixed >> 21 & 31))
}

/// Whether the word that begins at one byte comes before the word that begins at another.
const fn before(bytes: &[u8], one: usize, two: usize) -> bool {
    let mut at = 0;
    loop {
        let a = letter(bytes, one + at);
        let b = letter(bytes, two + at);
        if a != b {
            return a < b;
        }
        if a == 0 {
            return false;
        }
        at += 1;
    }
}

/// A byte of a word, 0 behind its end.
const fn letter(bytes: &[u8], at: usize) -> u8 {
    if at < bytes.len() && bytes[at] != BAR {
        bytes[at]
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::{BAR, Beginnings, Sieve, WordList, before};
    use crate::case::Case as _;

    #[test]
    fn whole_words_alone_are_in_it() {
        const LIST: WordList = WordList::new("alpha|co|co-founder|new york|zeta|été");
        for word in LIST.iter() {
            assert!(LIST.contains(word), "{word}");
            assert!(LIST.contains_folded(&word.to_ascii_uppercase()), "{word}");
            assert!(LIST.contains_in_any_case(&word.raised()), "{word}");
        }
        for word in ["alph", "alphas", "alpha|co", "Alpha", "", "z", "ét", "new"] {
            assert!(!LIST.contains(word), "{word}");
        }
    }

    #[test]
    fn no_word_of_a_list_is_denied_by_its_beginning() {
        const LIST: WordList = WordList::new("a|alpha|zeta|été");
        const OTHER: WordList = WordList::new("mu");
        const BEGINNINGS: Beginnings = Beginnings::NONE.with(LIST.0, BAR).with(OTHER.0, BAR);
        const SIEVE: Sieve<4> = Sieve::NONE.and(&LIST).and(&OTHER);
        for word in LIST.iter().chain(OTHER.iter()) {
            assert!(BEGINNINGS.may_hold(word), "{word}");
            assert!(BEGINNINGS.may_hold(&word.to_ascii_uppercase()), "{word}");
        }
        for word in ["beta", "zz", "m", "", "ma"] {
            assert!(!BEGINNINGS.may_hold(word), "{word}");
        }
        for word in LIST.iter().chain(OTHER.iter()) {
            assert!(SIEVE.may_hold(word), "{word}");
            assert!(SIEVE.may_hold(&word.to_ascii_uppercase()), "{word}");
        }
        assert!(!SIEVE.may_hold("beta"));
    }

    #[test]
    fn order_is_that_of_bytes() {
        for (words, two, right) in [
            ("a|b", 2, true),
            ("b|a", 2, false),
            ("a|a", 2, false),
            ("a|aa", 2, true),
            ("aa|a", 3, false),
            ("z|é", 2, true),
        ] {
            assert_eq!(before(words.as_bytes(), 0, two), right, "{words}");
        }
    }
}
