//! Lists of words that are asked for often.

use std::cmp::Ordering;
use std::sync::OnceLock;

use crate::case::Case as _;
use crate::text_search::parts;

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
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        parts(self.0, BAR)
    }
}

/// The order of two words, of which the second may have capitals.
pub fn order(ours: &[u8], theirs: &[u8], fold: bool) -> Ordering {
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
    pub const fn with(self, words: &str, sign: u8) -> Self {
        self.with_letter(words, sign, 1)
    }

    /// The same for the first byte and another one.
    pub const fn with_letter(mut self, words: &str, sign: u8, other: usize) -> Self {
        let bytes = words.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if at == 0 || bytes[at - 1] == sign {
                let (row, bit) = (letter(bytes, at) & 31, letter(bytes, at + other) & 31);
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

/// Several lists that are asked together: which of them hold a word. Answers come from one table,
/// which is made for the first question.
pub struct Lists {
    lists: &'static [WordList],
    table: OnceLock<Table>,
}

#[derive(Default)]
struct Table {
    /// Words with the lists that hold them, the first list in the lowest bit.
    words: Vec<(&'static str, u8)>,
    /// By the mark of a word: the number of a word in the low bits, and above it the rest of its
    /// mark; 0 for none.
    places: Vec<u32>,
}

/// Bits of a place for the number of a word.
const NUMBER: u32 = 12;

impl Lists {
    /// At most eight lists.
    ///
    /// # Panics
    /// When there are more lists or words than have numbers: while building, for lists are constants.
    pub const fn new(lists: &'static [WordList]) -> Self {
        let (mut n, mut words) = (0, 0);
        while n < lists.len() {
            let (bytes, mut at) = (lists[n].0.as_bytes(), 0);
            words += 1;
            while at < bytes.len() {
                words += (bytes[at] == BAR) as usize;
                at += 1;
            }
            n += 1;
        }
        assert!(
            lists.len() <= 8 && words < 1 << NUMBER,
            "too many lists or words"
        );
        let table = OnceLock::new();
        Self { lists, table }
    }

    /// Which lists hold a word with its ASCII letters in either case: a bit for each, the lowest
    /// for the first.
    pub fn of(&self, word: &str) -> u8 {
        let table = self.table.get_or_init(|| self.table());
        match table.place(word) {
            Ok(number) => table.words.get(number).map_or(0, |(_, lists)| *lists),
            Err(_) => 0,
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::default();
        let count: usize = self.lists.iter().map(|list| list.iter().count()).sum();
        table.places = vec![0; (2 * count).next_power_of_two()];
        for (n, list) in self.lists.iter().enumerate() {
            for word in list.iter() {
                match table.place(word) {
                    Ok(number) => table.words[number].1 |= 1 << n,
                    Err(place) => {
                        table.words.push((word, 1 << n));
                        let number = u32::try_from(table.words.len()).unwrap_or(0);
                        table.places[place] = mark(word) >> NUMBER << NUMBER | number;
                    }
                }
            }
        }
        table
    }
}

impl Table {
    /// The number of a word, or the free place where it would stand.
    fn place(&self, word: &str) -> Result<usize, usize> {
        let mark = mark(word);
        let last = self.places.len() - 1;
        let mut at = mark as usize >> NUMBER & last;
        loop {
            let place = self.places[at];
            if place == 0 {
                return Err(at);
            }
            let number = (place & ((1 << NUMBER) - 1)) as usize - 1;
            if (place ^ mark) >> NUMBER == 0 && self.words[number].0.eq_ignore_ascii_case(word) {
                return Ok(number);
            }
            at = (at + 1) & last;
        }
    }
}

/// A number for a word, whatever the case of its letters: of the first four, the last and how many
/// there are.
fn mark(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let letter = |at: usize| u32::from(bytes.get(at).copied().unwrap_or(0) & 31);
    let count = u32::try_from(bytes.len()).unwrap_or(0);
    let ends = letter(bytes.len().wrapping_sub(1)) << 20 | count << 25;
    let first = letter(0) | letter(1) << 5 | letter(2) << 10 | letter(3) << 15;
    (first | ends).wrapping_mul(0x9e37_79b9)
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
    use super::{BAR, Beginnings, Lists, WordList, before};
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
        for word in LIST.iter().chain(OTHER.iter()) {
            assert!(BEGINNINGS.may_hold(word), "{word}");
            assert!(BEGINNINGS.may_hold(&word.to_ascii_uppercase()), "{word}");
        }
        for word in ["beta", "zz", "m", "", "ma"] {
            assert!(!BEGINNINGS.may_hold(word), "{word}");
        }
    }

    #[test]
    fn lists_that_are_asked_together_answer_each_for_itself() {
        const ONE: WordList = WordList::new("alpha|mu|zeta|été");
        const TWO: WordList = WordList::new("mu|nu");
        static BOTH: Lists = Lists::new(&[ONE, TWO]);
        for word in ONE
            .iter()
            .chain(TWO.iter())
            .chain(["alph", "", "mu|nu", "beta"])
        {
            let lists = u8::from(ONE.contains(word)) | u8::from(TWO.contains(word)) << 1;
            assert_eq!(BOTH.of(word), lists, "{word}");
            assert_eq!(BOTH.of(&word.to_ascii_uppercase()), lists, "{word}");
        }
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
