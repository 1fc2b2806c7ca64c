//! Licences, certificates and registrations that no lexicon knows: “valid Medical Card”, “state
//! insurance licence”.

use std::ops::Range;

use super::words::Word;
use crate::case::is_capital;
use crate::word_list::WordList;

/// What such a thing is, as the last word of its name.
const HEADS: WordList = WordList::new(
    "accreditation|card|cert|certificate|certification|credential|endorsement|licence|license|licensure|\
     permit|registration|ticket",
);

/// Words that end its name to the left.
const ENDS: WordList = WordList::new(
    "a|about|active|all|an|and|any|appropriate|are|as|at|be|both|by|current|for|from|full|have|hold|holding|\
     if|in|including|is|maintain|must|new|obtain|of|or|other|our|own|possess|possession|professional|\
     required|such|the|their|these|this|to|unrestricted|up|valid|various|with|within|your",
);

/// Names that say nothing by themselves.
const VAGUE: WordList = WordList::new(
    "business|credit|driving|event|gift|marriage|online|report|software|student|time|user|vehicle|work",
);

/// Names of credentials in a sentence that demands something: byte ranges of it. `known` are ranges that
/// the lexicon explains.
pub(super) fn find(text: &str, words: &[Word], known: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !HEADS.contains(word.stem()) {
            continue;
        }
        let mut first = at;
        while let Some(before) = first.checked_sub(1) {
            let gap = text
                .get(words[before].range.end..words[first].range.start)
                .unwrap_or_default();
            let joined = matches!(
                gap,
                " " | "-" | "/" | " “" | "” " | " \"" | "\" " | "’" | "'"
            );
            if at - before > 5 || !joined || ENDS.contains(words[before].stem()) {
                break;
            }
            first = before;
        }
        let range = words[first].range.start..word.range.end;
        let named = words[first..at]
            .iter()
            .any(|word| word.written.starts_with(is_capital) || at - first >= 2);
        let vague = at - first == 1 && VAGUE.contains(words[first].stem());
        let explained = known
            .iter()
            .any(|known| known.start < range.end && range.start < known.end);
        if first < at && named && !vague && !explained {
            found.push(range);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text, &words(text), &[])
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn credentials_are_found_by_their_last_word() {
        assert_eq!(found("Must hold a valid Medical Card."), ["Medical Card"]);
        assert_eq!(
            found("Active state insurance license required"),
            ["state insurance license"]
        );
        assert_eq!(
            found("a valid California Class “C” driver’s license"),
            ["California Class “C” driver’s license"]
        );
        assert!(found("a valid license, a gift card and certification").is_empty());
    }
}
