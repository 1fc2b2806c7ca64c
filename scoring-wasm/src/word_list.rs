//! Lists of words that are asked for often.

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
        let bytes = self.0.as_bytes();
        let bar = |byte: &u8| *byte == BAR;
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low.midpoint(high);
            let start = bytes
                .get(low..middle)
                .and_then(|front| front.iter().rposition(bar))
                .map_or(low, |at| low + at + 1);
            let end = bytes
                .get(start..high)
                .and_then(|rest| rest.iter().position(bar))
                .map_or(high, |at| start + at);
            match bytes
                .get(start..end)
                .unwrap_or_default()
                .cmp(word.as_bytes())
            {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = end + 1,
                std::cmp::Ordering::Greater => high = start.saturating_sub(1).max(low),
            }
        }
        false
    }

    /// The words, in order.
    #[cfg(test)]
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }
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
    use super::{WordList, before};

    #[test]
    fn whole_words_alone_are_in_it() {
        const LIST: WordList = WordList::new("alpha|co|co-founder|new york|zeta|été");
        for word in LIST.iter() {
            assert!(LIST.contains(word), "{word}");
        }
        for word in ["alph", "alphas", "alpha|co", "Alpha", "", "z", "ét", "new"] {
            assert!(!LIST.contains(word), "{word}");
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
