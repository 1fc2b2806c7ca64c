//! Runs of words that a text has in common with another, word for word.

use std::hash::Hasher as _;
use std::ops::Range;

use super::words::{Word, words};
use crate::hash::Fast;
use crate::text_search::character;

/// Words of a run.
pub const RUN: usize = 12;

/// A factor of the rolling hash: odd, so that no letter is lost.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// All runs of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passages {
    /// Their hashes, in order: a list takes less of the module that travels than a set.
    runs: Vec<u64>,
}

impl Passages {
    /// Those of a text. Work is linear in it.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        let mut runs: Vec<u64> = rolling(&words).collect();
        runs.sort_unstable();
        Self { runs }
    }

    /// Whether there are any.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The runs of another text that stand in this one too, those that overlap made one: for each the byte
    /// ranges of its words, in order. Work is linear in the text.
    pub fn shared(&self, text: &str) -> Vec<Vec<Range<usize>>> {
        let words = words(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for (first, hash) in rolling(&words).enumerate() {
            if self.runs.binary_search(&hash).is_err() {
                continue;
            }
            match found.last_mut() {
                Some(last) if first < last.end => last.end = first + RUN,
                _ => found.push(first..first + RUN),
            }
        }
        let run = |run| words.get(run).unwrap_or_default();
        let ranges = |run: &[Word]| run.iter().map(|word| word.range.clone()).collect();
        found.into_iter().map(|found| ranges(run(found))).collect()
    }
}

/// The hash of each run of words, in order.
fn rolling(words: &[Word]) -> impl Iterator<Item = u64> {
    let hashes: Vec<u64> = words.iter().map(hash).collect();
    let lead = (1..RUN).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
    let mut sum = 0_u64;
    (0..hashes.len()).filter_map(move |at| {
        if let Some(gone) = at.checked_sub(RUN).and_then(|gone| hashes.get(gone)) {
            sum = sum.wrapping_sub(gone.wrapping_mul(lead));
        }
        sum = sum.wrapping_mul(FACTOR).wrapping_add(*hashes.get(at)?);
        (at + 1 >= RUN).then_some(sum)
    })
}

/// One number a word, whatever the case of its letters.
fn hash(word: &Word) -> u64 {
    let mut hash = Fast::default();
    let mut at = 0;
    while let Some(c) = character(word.written, at) {
        hash.write_u32(crate::case::lower(c).into());
        at += c.len_utf8();
    }
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shared<'a>(one: &str, two: &'a str) -> Vec<&'a str> {
        let found = Passages::of(one).shared(two).into_iter();
        found
            .map(|run| &two[run[0].start..run[run.len() - 1].end])
            .collect()
    }

    const SENTENCE: &str =
        "you will plan and lead the migration of our oldest billing services to the cloud";

    #[test]
    fn runs_are_found_whole_whatever_their_case_and_marks() {
        let text = format!(
            "Before this. {}; and after it.",
            SENTENCE.replace("billing", "BILLING,")
        );
        let found = shared(SENTENCE, &text);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("you will plan") && found[0].ends_with("to the cloud"));
    }

    #[test]
    fn one_word_less_is_no_run() {
        let words: Vec<&str> = SENTENCE.split(' ').collect();
        assert_eq!(shared(SENTENCE, &words[..RUN].join(" ")).len(), 1);
        assert!(shared(SENTENCE, &words[..RUN - 1].join(" ")).is_empty());
        assert!(shared(SENTENCE, &SENTENCE.replace("migration", "move")).is_empty());
        assert!(shared("", SENTENCE).is_empty() && shared(SENTENCE, "").is_empty());
    }

    proptest! {
        #[test]
        fn runs_are_those_that_a_plain_search_finds(
            one in prop::collection::vec(0_u8..3, 0..60),
            two in prop::collection::vec(0_u8..3, 0..60),
        ) {
            let text = |words: &[u8]| words.iter().map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
            let (first, second) = (text(&one), text(&two));
            let starts: Vec<usize> = words(&second).iter().map(|word| word.range.start).collect();
            let found = Passages::of(&first).shared(&second);
            let mut expected = vec![false; two.len()];
            for at in 0..two.len().saturating_sub(RUN - 1) {
                if one.windows(RUN).any(|run| run == &two[at..at + RUN]) {
                    expected[at..at + RUN].fill(true);
                }
            }
            let mut marked = vec![false; two.len()];
            for word in found.into_iter().flatten() {
                let at = starts.binary_search(&word.start).expect("a word starts there");
                marked[at] = true;
            }
            prop_assert_eq!(marked, expected);
        }
    }
}
