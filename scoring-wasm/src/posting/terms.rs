//! Terms that a posting insists on and no lexicon knows: product names, acronyms, methods.

use std::ops::Range;

use super::words::Word;

/// Openings after which a name is meant: “experience with Foo Bar”.
const OPENINGS: &[&str] = &[
    "with",
    "in",
    "using",
    "of",
    "on",
    "to",
    "like",
    "include",
    "including",
    "as",
    "and",
    "or",
];

/// Capitalised words and acronyms that name no skill.
const STOP: &[&str] = &[
    "a",
    "an",
    "and",
    "or",
    "the",
    "we",
    "you",
    "our",
    "your",
    "i",
    "us",
    "usa",
    "u",
    "s",
    "uk",
    "eu",
    "eeo",
    "ok",
    "asap",
    "ability",
    "experience",
    "knowledge",
    "strong",
    "excellent",
    "proven",
    "must",
    "bachelor",
    "master",
    "phd",
    "bs",
    "ba",
    "ms",
    "ma",
    "mba",
    "bsc",
    "msc",
    "degree",
    "year",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "remote",
    "hybrid",
    "onsite",
    "full",
    "part",
    "time",
    "job",
    "team",
    "company",
    "inc",
    "llc",
    "ltd",
    "gmbh",
    "corp",
    "et",
    "pt",
    "est",
    "pst",
    "am",
    "pm",
    "faq",
    "ceo",
    "cto",
    "cfo",
    "coo",
    "vp",
    "hq",
    "tbd",
    "etc",
    "eg",
    "ie",
    "na",
    "united",
    "states",
    "state",
    "america",
    "american",
    "europe",
    "european",
    "washington",
    "york",
    "california",
    "london",
    "gs",
    "opm",
    "citizenship",
    "department",
    "office",
    "agency",
    "section",
    "act",
    "government",
    "federal",
    "director",
];

/// Candidate terms in one line of a posting: ranges in the whole text.
///
/// `known` are the ranges that the lexicon already explains. A term is a run of capitalised words,
/// an acronym or a word with inner capitals or digits; a capital at the start of a sentence alone
/// says nothing.
pub(crate) fn unknown_terms(
    text: &str,
    words: &[Word],
    known: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mut end = at;
        while end < words.len()
            && end - at < 4
            && is_name(text, words, end, known)
            && (end == at || joins(&text[words[end - 1].range.end..words[end].range.start]))
        {
            end += 1;
        }
        if end == at {
            at += 1;
            continue;
        }
        // “Lead ACME reviews”: the verb of the line is no part of the name.
        let marked = |word: &Word| is_marked(&text[word.range.clone()]);
        if end - at > 1 && starts_sentence(text, words[at].range.start) && !marked(&words[at]) {
            at += 1;
        }
        let range = words[at].range.start..words[end - 1].range.end;
        let led = at > 0 && OPENINGS.contains(&words[at - 1].stem.as_str());
        let strong = words[at..end].iter().any(marked);
        if strong || led && !starts_sentence(text, words[at].range.start) {
            found.push(range);
        }
        at = end;
    }
    found
}

fn is_name(text: &str, words: &[Word], at: usize, known: &[Range<usize>]) -> bool {
    let word = &words[at];
    let surface = &text[word.range.clone()];
    let capital = surface.chars().next().is_some_and(char::is_uppercase);
    let explained = known
        .iter()
        .any(|range| range.start < word.range.end && word.range.start < range.end);
    capital && surface.chars().count() > 1 && !explained && !STOP.contains(&word.stem.as_str())
}

/// An acronym, or a word with capitals or digits inside: no plain word looks like that.
fn is_marked(surface: &str) -> bool {
    let count = surface.chars().count();
    let capitals = surface.chars().filter(|c| c.is_uppercase()).count();
    let lower = surface.chars().any(char::is_lowercase);
    let digit = surface.chars().any(|c| c.is_ascii_digit());
    let acronym = !lower && (2..=6).contains(&count) && capitals >= 2;
    acronym || lower && capitals >= 2 || digit && capitals >= 1
}

fn starts_sentence(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches([' ', '\t', '"', '“', '(']);
    before.chars().next_back().is_none_or(|c| {
        matches!(
            c,
            '.' | '!' | '?' | ':' | '\n' | '•' | '*' | '-' | '–' | '·'
        )
    })
}

/// Only a plain space (or an ampersand) joins words into one name.
fn joins(between: &str) -> bool {
    matches!(between, " " | "-" | " & ")
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        unknown_terms(text, &words(text), &[])
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn names_and_acronyms_are_found() {
        assert_eq!(
            found("Experience with Foo Bar and the XYZQ standard"),
            ["Foo Bar", "XYZQ"]
        );
        assert_eq!(found("knowledge of OpenWhisk9 is needed"), ["OpenWhisk9"]);
        assert_eq!(found("- Lead ACQX reviews"), ["ACQX"]);
    }

    #[test]
    fn a_capital_at_a_sentence_start_says_nothing() {
        assert!(found("Strong sense of humour. Writing well matters.").is_empty());
        assert!(found("- Building things").is_empty());
    }
}
