//! The words of all names, each once and with a number: names are rows of numbers, and a text's word
//! is looked up once for all names that it may begin.

use std::hash::Hasher as _;

use crate::hash::Fast;

/// Words by number and numbers by word.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// All words, one after the other.
    text: String,
    /// Where each ends in it.
    ends: Vec<u32>,
    /// Number of a word plus one, or zero, at the place of its hash or behind: never more than half
    /// full.
    table: Vec<u32>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            text: String::new(),
            ends: Vec::new(),
            table: vec![0; 1 << 8],
        }
    }
}

impl Vocabulary {
    /// How many words there are; their numbers are below it.
    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }

    /// A word by its number.
    pub(super) fn word(&self, number: u32) -> &str {
        let at = number as usize;
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.text.get(start..end(at)).unwrap_or_default()
    }

    /// The number of a word, if it has one.
    pub(super) fn number(&self, word: &str) -> Option<u32> {
        self.slot(word).1
    }

    /// The number of a word; a new one if need be.
    pub(super) fn add(&mut self, word: &str) -> u32 {
        let (slot, known) = self.slot(word);
        if let Some(number) = known {
            return number;
        }
        self.text.push_str(word);
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX - 1);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.table[slot] = number + 1;
        if self.ends.len() * 2 > self.table.len() {
            self.grow();
        }
        number
    }

    /// Where in the table a word stands or would stand, and its number.
    fn slot(&self, word: &str) -> (usize, Option<u32>) {
        let last = self.table.len() - 1;
        let mut hash = Fast::default();
        hash.write(word.as_bytes());
        let mut slot = usize::try_from(hash.finish() & last as u64).unwrap_or(0);
        loop {
            match self.table[slot].checked_sub(1) {
                None => return (slot, None),
                Some(number) if self.word(number) == word => return (slot, Some(number)),
                Some(_) => slot = (slot + 1) & last,
            }
        }
    }

    fn grow(&mut self) {
        self.table = vec![0; self.table.len() * 2];
        for number in 0..self.ends.len() {
            let number = u32::try_from(number).unwrap_or(u32::MAX - 1);
            let (slot, _) = self.slot(self.word(number));
            self.table[slot] = number + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers_when_the_table_grows() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<String> = (0..1000).map(|n| format!("word{n}")).collect();
        for (word, number) in words.iter().zip(0..) {
            assert_eq!(vocabulary.number(word), None);
            assert_eq!(vocabulary.add(word), number);
            assert_eq!(vocabulary.add(word), number);
        }
        for (word, number) in words.iter().zip(0..) {
            assert_eq!(vocabulary.number(word), Some(number));
            assert_eq!(vocabulary.word(number), word);
        }
        assert_eq!(vocabulary.count(), 1000);
        assert_eq!(vocabulary.number("word"), None);
    }
}
