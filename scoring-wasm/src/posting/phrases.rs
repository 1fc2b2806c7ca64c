//! What a sentence asks for in words of its own: “knowledge of the federal budget process”.

use std::ops::Range;

use super::words::Word;
use crate::text_search::Search as _;
use crate::word_list::WordList;

/// Word pairs after which the thing asked for stands.
const LEADS: &[(&str, &str)] = &[
    ("knowledge", "of"),
    ("experience", "with"),
    ("experience", "in"),
    ("familiarity", "with"),
    ("familiar", "with"),
    ("proficiency", "in"),
    ("proficiency", "with"),
    ("proficient", "in"),
    ("expertise", "in"),
    ("understanding", "of"),
    ("background", "in"),
    ("skilled", "in"),
    ("certified", "in"),
    ("trained", "in"),
];

/// Words that end the thing asked for.
const ENDS: WordList = WordList::new(
    "about|across|and|are|as|at|between|both|by|desired|for|from|in|include|including|is|\
     like|of|on|or|preferred|related|relating|relevant|required|such|that|through|to|using|\
     when|where|which|while|who|will|with|within|would",
);

/// Words before the thing asked for that say nothing.
const FILL: WordList = WordList::new(
    "a|advanced|all|an|any|basic|best|common|complex|current|deep|demonstrated|different|\
     general|good|key|modern|more|multiple|one|other|our|overall|relevant|solid|strong|the|\
     various|working|your",
);

/// Words that make a phrase too vague to be looked for.
const VAGUE: WordList = WordList::new(
    "ability|application|area|company|concept|customer|discipline|environment|equivalent|\
     experience|field|following|industry|initiative|issue|it|its|job|least|level|need|\
     organization|people|position|practice|principle|problem|process|program|project|range|\
     resume|role|setting|similar|skill|solution|stakeholder|team|technology|their|them|these|\
     thing|this|those|tool|topic|variety|way|work|year",
);

/// Things asked for in a line, as byte ranges: two to four words after a lead, none of which the
/// lexicon explains.
pub(crate) fn find(text: &str, words: &[Word], known: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let explained = |range: &Range<usize>| {
        known
            .iter()
            .any(|known| known.start < range.end && range.start < known.end)
    };
    for at in 1..words.len() {
        let pair = (words[at - 1].stem(), words[at].stem());
        // “Experience formulating digital identity policy”
        let doing = pair.0 == "experience" && pair.1.len() > 5 && pair.1.ends_with("ing");
        if !LEADS.contains(&pair) && !doing {
            continue;
        }
        let mut start = at + 1;
        while words
            .get(start)
            .is_some_and(|word| FILL.contains(word.stem()))
        {
            start += 1;
        }
        let mut end = start;
        while let Some(word) = words.get(end) {
            let gap = &text[words[end - 1].range.end..word.range.start];
            if end > start && !matches!(gap, " " | "-") || ENDS.contains(word.stem()) {
                break;
            }
            end += 1;
        }
        let Some((first, last)) = words
            .get(start)
            .zip(end.checked_sub(1).and_then(|n| words.get(n)))
        else {
            continue;
        };
        if !(2..=4).contains(&(end - start)) {
            continue;
        }
        let range = first.range.start..last.range.end;
        let doing = first.stem().ends_with("ing") && first.stem().len() > 5;
        let vague = words[start..end]
            .iter()
            .filter(|word| VAGUE.contains(word.stem()))
            .count();
        let plain = text[range.clone()]
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\''));
        if text[range.clone()].has_sign(' ')
            && !doing
            && plain
            && !explained(&range)
            && vague + 1 < end - start
        {
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
    fn what_follows_a_demand_is_found() {
        assert_eq!(
            found("Possess knowledge of the federal appropriations process, and more."),
            ["federal appropriations process"]
        );
        assert_eq!(
            found("Strong understanding of crop rotation planning is needed"),
            ["crop rotation planning"]
        );
    }

    #[test]
    fn vague_words_are_left() {
        for text in [
            "5 years of experience in a similar role",
            "experience with building things",
            "experience in the field",
            "knowledge of it",
            "an understanding of our customers and their needs",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
