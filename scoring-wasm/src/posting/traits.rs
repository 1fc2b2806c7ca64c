//! Qualities of a person told by adjectives that mean other things too: “flexible and reliable”, but not
//! “flexible hours”.

use std::ops::Range;

use super::lexicon::{self, Hit};
use super::words::Word;
use crate::case::{is_capital, is_small};
use crate::resume::vocabulary::has_title_word;
use crate::word_list::WordList;

/// Adjectives, folded, and the lexicon's term for what they tell; in order.
const TRAITS: &[(&str, &str)] = &[
    ("accountable", "Accountability"),
    ("accurate", "Accuracy"),
    ("ambitious", "Ambition"),
    ("approachable", "Friendliness"),
    ("articulate", "Communication"),
    ("calm", "Working under pressure"),
    ("caring", "Compassion"),
    ("collaborative", "Collaboration"),
    ("committed", "Dedication"),
    ("compassionate", "Compassion"),
    ("confident", "Self-confidence"),
    ("cooperative", "Teamwork"),
    ("courteous", "Friendliness"),
    ("creative", "Creativity"),
    ("curious", "Curiosity"),
    ("decisive", "Decision making"),
    ("dedicated", "Dedication"),
    ("determined", "Resilience"),
    ("diligent", "Work ethic"),
    ("driven", "Self-motivation"),
    ("energetic", "Positive attitude"),
    ("ethical", "Integrity"),
    ("flexible", "Flexibility"),
    ("friendly", "Friendliness"),
    ("honest", "Integrity"),
    ("humble", "Humility"),
    ("independent", "Working independently"),
    ("loyal", "Loyalty"),
    ("motivated", "Self-motivation"),
    ("observant", "Observation skills"),
    ("organised", "Organizational skills"),
    ("organized", "Organizational skills"),
    ("outgoing", "Friendliness"),
    ("persistent", "Resilience"),
    ("precise", "Accuracy"),
    ("reliable", "Reliability"),
    ("resilient", "Resilience"),
    ("respectful", "Respectfulness"),
    ("responsible", "Sense of responsibility"),
    ("thorough", "Accuracy"),
    ("versatile", "Adaptability"),
    ("welcoming", "Friendliness"),
];

/// Adjectives of a skill that stands behind others: “organizational and baking skills”; in order.
const OF_SKILLS: &[(&str, &str)] = &[
    ("administrative", "Administrative support"),
    ("analytical", "Analytical skills"),
    ("computer", "Computer skills"),
    ("interpersonal", "Interpersonal skills"),
    ("leadership", "Leadership"),
    ("organisational", "Organizational skills"),
    ("organizational", "Organizational skills"),
    ("presentation", "Public speaking"),
    ("written", "Written communication"),
];

/// Who or what of a person may be so.
const PERSON: WordList = WordList::new(
    "approach|associate|attitude|candidate|character|colleague|demeanor|demeanour|disposition|employee|\
     individual|manner|member|mindset|nature|outlook|people|person|personality|player|professional|style|\
     team|worker",
);

/// Words that end what is told of a person.
const ENDS: WordList = WordList::new(
    "about|as|at|because|even|if|in|like|that|to|towards|under|when|while|who|with|without",
);

/// Words that join adjectives.
const JOINS: WordList = WordList::new("and|but|extremely|highly|or|self|very|well|yet");

/// What may be flexible without being a person.
const THINGS: WordList = WordList::new(
    "arrangement|benefit|budget|data|date|environment|hour|location|measurement|pay|process|product|program|\
     result|rota|salary|schedule|service|shift|solution|system|time|work|working|workplace",
);

/// The qualities that the adjectives of a sentence tell: none that `known` explains.
pub(super) fn find(text: &str, words: &[Word], known: &[Hit]) -> Vec<Hit> {
    const SHORTEST: usize = 4;
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if word.written.len() < SHORTEST {
            continue;
        }
        let of = |list: &[(&str, &'static str)]| {
            let index = list.binary_search_by(|(name, _)| (*name).cmp(word.stem()));
            index
                .ok()
                .and_then(|index| list.get(index))
                .map(|(_, term)| *term)
        };
        let told = of(TRAITS).filter(|_| tells_person(text, words, at));
        let term = told.or_else(|| of(OF_SKILLS).filter(|_| of_skills(text, words, at)));
        let Some(term) = term else {
            continue;
        };
        let explained = known
            .iter()
            .any(|hit| hit.range.start < word.range.end && word.range.start < hit.range.end);
        if explained {
            continue;
        }
        if let Some((skill, name)) = lexicon::whole().named_as(term) {
            let range: Range<usize> = word.range.clone();
            found.push(Hit { skill, name, range });
        }
    }
    found
}

/// Whether an adjective stands in a list that ends with skills.
fn of_skills(text: &str, words: &[Word], at: usize) -> bool {
    const AHEAD: usize = 8;
    let rest = words.get(at..).unwrap_or_default();
    let listed = |pair: &[Word]| {
        let gap = text.get(pair[0].range.end..pair[1].range.start);
        gap != Some(" ") || matches!(pair[1].stem(), "and" | "or" | "skill" | "ability")
    };
    if !rest.get(..2).is_some_and(listed) {
        return false;
    }
    for pair in rest.windows(2).take(AHEAD) {
        let [before, word] = pair else { return false };
        let gap = text.get(before.range.end..word.range.start);
        if !matches!(gap, Some(" " | ", " | "/" | "-" | " & " | " / ")) {
            return false;
        }
        if matches!(word.stem(), "skill" | "ability" | "capability") {
            return true;
        }
        if ENDS.contains(word.stem()) {
            return false;
        }
    }
    false
}

/// Whether an adjective and those joined to it stand alone or before a word for a person.
fn tells_person(text: &str, words: &[Word], at: usize) -> bool {
    // Words back in which a thing may stand that is so: “The hours are flexible”.
    const BACK: usize = 4;
    const AHEAD: usize = 8;
    let gap = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let here = words.get(at);
        before
            .zip(here)
            .and_then(|(before, here)| text.get(before.range.end..here.range.start))
            .unwrap_or(".")
    };
    // “user-friendly”, “data-driven”
    if gap(at) == "-" && at > 0 || gap(at + 1) == "-" {
        return false;
    }
    let of_thing = (at.saturating_sub(BACK)..at)
        .rev()
        .take_while(|before| gap(before + 1) == " ")
        .any(|before| THINGS.contains(words[before].stem()));
    // “driven by data”, “committed to diversity”, “confident with ovens”
    let next = words
        .get(at + 1)
        .filter(|_| gap(at + 1) == " ")
        .map_or("", Word::stem);
    let done = words[at].written.ends_with("ed") || words[at].written.ends_with("en");
    let of_other = done && matches!(next, "by" | "to" | "in" | "at")
        || words[at].stem() == "confident"
            && !JOINS.contains(next)
            && !PERSON.contains(next)
            && !next.is_empty();
    if of_thing || of_other {
        return false;
    }
    let mut listed = false;
    for next in at + 1..at + AHEAD {
        let sign = gap(next);
        let Some(word) = words.get(next) else {
            return true;
        };
        if !matches!(sign, " " | ", " | "/" | " & " | " / " | "-") {
            return true;
        }
        let stem = word.stem();
        let comma = sign != " " && sign != "-";
        if JOINS.contains(stem) {
            listed = true;
        } else if !comma && ENDS.contains(stem) || PERSON.contains(stem)
            // “Compassionate, skilled baker”
            || next > at + 1 && has_title_word(stem)
        {
            return true;
        } else if is_trait(stem) || word.written.ends_with("ly") {
            listed = false;
        } else if !comma
            && word.written.starts_with(is_capital)
            && words[at].written.starts_with(is_small)
        {
            // “A motivated Pastry Cook”
            return true;
        } else if comma || listed || sign == "-" {
            // An adjective that is in no table: “polite and efficient manner”.
            listed = false;
        } else {
            return false;
        }
    }
    false
}

fn is_trait(stem: &str) -> bool {
    TRAITS
        .binary_search_by(|(name, _)| (*name).cmp(stem))
        .is_ok()
}

/// Whether a sentence describes a person and nothing else: “Proactive, resourceful and extremely
/// detail-oriented”. `hits` are all that it names, in its order.
pub(super) fn describes(words: &[Word], hits: &[Hit]) -> bool {
    const LONGEST: usize = 16;
    const NEAR: usize = 3;
    let first = hits
        .iter()
        .filter(|hit| lexicon::whole().skill(hit.skill).kind == "soft")
        .map(|hit| hit.range.start)
        .min();
    let of_others = words.iter().any(|word| {
        matches!(
            word.stem(),
            "we" | "our" | "us" | "i" | "my" | "they" | "their" | "company"
        )
    });
    words.len() <= LONGEST
        && !of_others
        && first.is_some_and(|first| {
            words
                .iter()
                .take(NEAR)
                .any(|word| word.range.start >= first)
        })
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        let hits = find(text, &words(text), &[]);
        hits.iter()
            .map(|hit| lexicon::whole().skill(hit.skill).term)
            .collect()
    }

    #[test]
    fn adjectives_are_in_order_and_mean_terms() {
        for pair in TRAITS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{pair:?}");
        }
        for pair in OF_SKILLS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{pair:?}");
        }
        for (name, term) in TRAITS.iter().chain(OF_SKILLS) {
            assert!(lexicon::whole().named_as(term).is_some(), "{name}: {term}");
            assert_eq!(super::super::words::stem(name), *name);
        }
    }

    #[test]
    fn qualities_of_a_person_are_told_by_adjectives() {
        for (text, wanted) in [
            (
                "A baker who is flexible and reliable.",
                &["Flexibility", "Reliability"][..],
            ),
            ("Friendly, honest", &["Friendliness", "Integrity"]),
            ("You are calm under pressure", &["Working under pressure"]),
            ("an accurate and efficient worker", &["Accuracy"]),
            (
                "ethical, creative and enthusiastic approach",
                &["Integrity", "Creativity"],
            ),
            ("Must be organised with a van", &["Organizational skills"]),
            ("Highly motivated individual", &["Self-motivation"]),
            ("a motivated Pastry Cook", &["Self-motivation"]),
            ("a compassionate, skilled nurse", &["Compassion"]),
            (
                "Good organizational and time management skills",
                &["Organizational skills"],
            ),
            (
                "excellent analytical, interpersonal, and oven skills",
                &["Analytical skills", "Interpersonal skills"],
            ),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }

    #[test]
    fn things_have_no_qualities_of_a_person() {
        for text in [
            "flexible hours",
            "The schedule is flexible.",
            "reliable transportation",
            "Responsible for the oven",
            "data-driven decisions",
            "user-friendly forms",
            "provide accurate and timely reports",
            "ethical standards",
            "a flexible and hybrid schedule",
            "independent contractors",
            "We are committed to a diverse kitchen",
            "driven by data",
            "confident with ovens",
            "dedicated server hosting",
            "an independent bakery",
            "calm music in the room",
            "creative and welcoming rooms for guests",
            "organizational goals and baking skills",
            "analytical work. Oven skills",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
