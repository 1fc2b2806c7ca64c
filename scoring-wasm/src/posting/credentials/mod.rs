//! Licences, certificates and registrations that no lexicon knows: “valid Medical Card”, “state
//! insurance licence”.

mod abroad;

use std::ops::Range;

pub(super) use self::abroad::abroad;
use super::words::Word;
use crate::case::is_capital;
use crate::word_list::WordList;

/// What such a thing is, as the last word of its name.
const HEADS: WordList = WordList::new(
    "accreditation|badge|card|cert|certificate|certification|credential|endorsement|licence|license|licensure|\
     permit|qualification|registration|ticket",
);

/// Words that end its name to the left.
const ENDS: WordList = WordList::new(
    "a|about|active|all|also|an|and|any|applicable|appropriate|are|as|at|be|both|by|candidate|comparable|current|\
     equivalent|for|from|full|gaining|get|getting|have|having|hold|holding|i|if|in|including|is|\
     issuing|its|least|maintain|maintaining|managing|meet|minimum|must|need|new|obtain|obtaining|\
     of|offer|or|other|our|own|passing|pay|possess|possessing|possession|post|professional|\
     provide|pulling|pursuing|recognized|renewing|require|required|reviewing|securing|similar|\
     submit|such|the|their|these|they|this|to|unrestricted|up|upload|valid|value|various|want|we|\
     with|within|without|year|you|your",
);

/// Names that say nothing by themselves.
const VAGUE: WordList = WordList::new(
    "academic|additional|annual|basic|business|credit|driving|educational|event|existing|formal|gift|job|key|legal|local|marriage|minimum|online|original|\
     physical|preferred|related|relevant|report|required|software|student|time|user|vehicle|work",
);

/// Words before “Certified” that name nobody who certifies.
const NOBODY: WordList = WordList::new(
    "be|become|board|currently|fully|get|nationally|officially|professionally|properly|state|trained",
);

/// Names of credentials in a sentence that demands something: byte ranges of it. `known` are ranges that
/// the lexicon explains, `skills` those that are no credentials: “CCTV licence”.
pub(super) fn find(
    text: &str,
    words: &[Word],
    known: &[Range<usize>],
    skills: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let overlap =
        |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    for (at, word) in words.iter().enumerate() {
        // “Acme Certified in bread”
        if word.written == "Certified"
            && let Some(before) = at.checked_sub(1).and_then(|before| words.get(before))
            && before.written.starts_with(is_capital)
            && text.get(before.range.end..word.range.start) == Some(" ")
            && !ENDS.contains(before.stem())
            && !NOBODY.contains(before.stem())
        {
            let range = before.range.start..word.range.end;
            if !known
                .iter()
                .chain(skills)
                .any(|known| overlap(known, &range))
            {
                found.push(range);
            }
            continue;
        }
        // “Minimum qualifications” are a heading’s.
        if !HEADS.contains(word.stem()) || word.written.ends_with("ualifications") {
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
        // “Nursing license”
        let of_trade = |word: &Word| word.written.ends_with("ing") || word.written.ends_with("al");
        let named =
            named || word.stem().starts_with("licen") && words[first..at].iter().all(of_trade);
        // “A valid medical card”
        let held = || {
            let before = first.checked_sub(1).and_then(|before| words.get(before));
            before.is_some_and(|before| matches!(before.stem(), "valid" | "current" | "active"))
        };
        let named = named || held();
        let vague = at - first == 1 && VAGUE.contains(words[first].stem());
        let explained = known.iter().any(|known| overlap(known, &range))
            || skills.iter().any(|known| overlap(known, &word.range));
        // “Licenses/Certification”
        let bare = words[first..at]
            .iter()
            .all(|word| HEADS.contains(word.stem()));
        if first < at && named && !bare && !vague && !explained {
            found.push(range);
        } else if let Some(range) = behind(text, words, at).filter(|range| {
            !known
                .iter()
                .chain(&found)
                .any(|known| overlap(known, range))
        }) {
            found.push(range);
        }
    }
    found
}

/// “Registration with the State Bread Council”: a name behind what such a thing is.
fn behind(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    let head = words.get(at)?;
    let led = words
        .get(at + 1)
        .is_some_and(|word| matches!(word.stem(), "with" | "by" | "from"));
    let registered = head.stem().starts_with("regist") || head.stem().starts_with("licen");
    let mut last = None;
    for pair in words.get(at + 1..)?.windows(2).take(LONGEST) {
        let [before, word] = pair else { return None };
        let joined = text.get(before.range.end..word.range.start) == Some(" ");
        let capital = word.written.starts_with(is_capital);
        if !joined || !capital && !matches!(word.stem(), "the" | "of" | "and" | "for") {
            break;
        }
        if capital {
            last = Some(word.range.end);
        }
    }
    last.filter(|_| led && registered)
        .map(|end| head.range.start..end)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text, &words(text), &[], &[])
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn credentials_are_found_by_their_last_word() {
        assert_eq!(found("Must hold a valid Medical Card."), ["Medical Card"]);
        assert_eq!(found("Have a valid medical card"), ["medical card"]);
        assert_eq!(
            found("Registration with the State Council of Bread, and ovens"),
            ["Registration with the State Council of Bread"]
        );
        assert_eq!(
            found("Active state insurance license required"),
            ["state insurance license"]
        );
        assert_eq!(
            found("a valid California Class “C” driver’s license"),
            ["California Class “C” driver’s license"]
        );
        assert_eq!(
            found("Acme Certified in the repair of ovens"),
            ["Acme Certified"]
        );
        assert_eq!(found("Valid baking license"), ["baking license"]);
        assert_eq!(
            found("Holds a Pastry Cook qualification"),
            ["Pastry Cook qualification"]
        );
        for text in [
            "a valid license, a gift card and certification",
            "We also value credentials!",
            "Cooks who meet Minimum Qualifications and five years post qualification",
            "Fully Certified and keen",
            "a clean license, an existing licence, up to date licenses",
            "Licenses/Certification: ovens",
            "Candidates without certification",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(
            found("you will be pulling city building permits"),
            ["city building permits"]
        );
    }

    #[test]
    fn a_licence_for_a_skill_is_a_credential() {
        let text = "CCTV licence";
        let cctv = std::slice::from_ref(&(0..4));
        let of_skill = find(text, &words(text), &[], cctv);
        assert_eq!(
            of_skill.first().map(|range| &text[range.clone()]),
            Some(text)
        );
        assert!(find(text, &words(text), cctv, &[]).is_empty());
    }
}
