//! Hyphens at the ends of lines: those that divide a word, and those that belong to one.

use crate::case::lower;
use crate::word_list::WordList;

/// First parts that keep their hyphen, unless an ending follows ("cross-ing").
const BEFORE: WordList = WordList::new(
    "all|client|cross|end|event|fast|front|full|hands|large|long|low|open|real|self|short|\
     third|well",
);
/// Endings that a division leaves behind such a part.
const ENDINGS: [&str; 12] = [
    "age", "cut", "ed", "er", "est", "ful", "ing", "ish", "less", "list", "ly", "ness",
];
/// Second parts that keep the hyphen before them, behind a whole word: "up-grade", "al-ready" and
/// "re-source" are divisions. "knowl-edge", "ware-house" and "data-base" are, so none of these.
const AFTER: WordList = WordList::new(
    "agnostic|aware|based|border|build|centered|centric|cost|driven|efficient|facing|first|\
     free|friendly|functional|grade|intensive|learning|level|making|native|oriented|party|\
     performance|quality|ready|related|scale|side|solving|source|specific|stack|time|winning",
);
/// Letters of a first part that is likely to be a word.
const WHOLE: usize = 4;
/// Pairs that neither list tells.
const PAIRS: [(&str, &str); 9] = [
    ("back", "end"),
    ("co", "author"),
    ("co", "founded"),
    ("co", "founder"),
    ("cutting", "edge"),
    ("in", "house"),
    ("on", "call"),
    ("on", "site"),
    ("top", "level"),
];

/// Whether two parts, with a hyphen between them at the end of a line, are one word that was
/// divided. A word that has a hyphen of its own, or belongs to an address, is never divided
/// elsewhere.
pub fn is_one_word(first: &str, next: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .map(lower)
            .collect()
    };
    let (one, two) = (letters(first), letters(next));
    let kept = PAIRS.contains(&(&one, &two))
        || (BEFORE.contains(one.as_str()) && !ENDINGS.iter().any(|end| two.starts_with(end)))
        || (one.chars().count() >= WHOLE && AFTER.contains(two.as_str()));
    let own = |c: char| matches!(c, '-' | '\u{2010}' | '/' | '@' | '_') || c.is_ascii_digit();
    first.chars().next_back().is_some_and(char::is_lowercase)
        && next.chars().next().is_some_and(char::is_lowercase)
        && !first.contains(own)
        && !next.contains(own)
        && !kept
}

/// Whether what follows belongs to the same word, hyphen and all. In "front- and backend" it
/// does not, nor after a dash.
pub fn goes_on(first: &str, next: &str) -> bool {
    const JOINING: [&str; 10] = [
        "and", "or", "und", "oder", "bzw.", "et", "ou", "y", "o", "e",
    ];
    first.chars().next_back().is_some_and(char::is_alphanumeric)
        && next.chars().next().is_some_and(char::is_alphanumeric)
        && !JOINING.contains(&next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_that_belong_to_a_word_stay() {
        for (first, next, one) in [
            ("experi", "ence,", true),
            ("imple", "mented", true),
            ("knowl", "edge", true),
            ("re", "source", true),
            ("al", "ready", true),
            ("ex", "perience", true),
            ("back", "ground", true),
            ("data", "base", true),
            ("high", "lights", true),
            ("cross", "ing", true),
            ("full", "stack", false),
            ("back", "end", false),
            ("open", "source", false),
            ("data", "driven", false),
            ("customer", "facing,", false),
            ("co", "founder.", false),
            ("state-of", "the-art", false),
            ("state", "of-the-art", false),
            ("linkedin.com/in/jane", "sample", false),
            ("COVID", "related", false),
            ("GPT", "4", false),
            ("Micro", "Frontends", false),
        ] {
            assert_eq!(is_one_word(first, next), one, "{first}-{next}");
        }
        assert!(goes_on("full", "stack"));
        assert!(!goes_on("Front", "und"));
        assert!(!goes_on("", "2024"));
    }
}
