//! Terms that a posting insists on and no lexicon knows: product names, acronyms, methods.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::lines::{Cues, Line, Part};
use super::place;
use super::words::{Word, words};
use crate::case::{Case as _, is_capital, is_small};
use crate::text_search::Search as _;
use crate::word_list::WordList;

/// Openings after which a name is meant: “experience with Foo Bar”.
const OPENINGS: &[&str] = &[
    "with",
    "using",
    "like",
    "include",
    "including",
    "as",
    "and",
    "or",
];

/// Capitalised words and acronyms that name no skill.
const STOP: WordList = WordList::new(
    "a|aa|aas|ability|about|abroad|act|ad|agency|all|am|america|american|an|and|apply|april|are|\
     as|asap|at|attribute|august|ba|bachelor|be|both|bs|bsc|bus|by|california|central|ceo|cfo|\
     cio|cios|ciso|cisos|citizenship|college|columbia|company|contact|coo|corp|csps|cto|cv|cvs|\
     date|dbs|december|degree|department|description|dhs|director|dod|duty|each|eastern|ect|ects|\
     education|eeo|eg|english|eoe|est|et|etc|eu|europe|european|every|excellent|experience|faq|\
     february|federal|for|fri|friday|from|ft|full|gao|gmbh|government|gs|gsa|has|have|he|how|hq|\
     hybrid|i|id|ids|ie|if|ii|iii|inc|industry|irs|is|it|its|iv|january|jd|job|july|june|\
     knowledge|law|level|ll|llc|location|london|ltd|ma|march|master|may|mba|minimum|mon|monday|\
     ms|msc|must|na|name|new|no|northern|not|note|november|nqt|october|office|ok|omb|on|onsite|\
     open|opm|or|organization|other|our|oversea|overseas|overview|pa|part|paye|pg|ph|phd|please|\
     pm|preferred|proven|pst|pt|pto|qualification|reer|remote|requirement|responsibility|role|\
     rrsp|s|sat|school|sci|secret|section|september|she|size|skill|sme|smes|so|southern|sp|ssp|\
     st|state|states|strong|such|summary|sun|tag|tba|tbd|team|tfsa|that|the|their|then|there|\
     these|they|this|those|thu|thursday|time|title|to|top|training|ts|tue|tuesday|type|u|ug|uk|\
     united|university|us|usa|verify|vevraa|vip|vp|w2|washington|we|wed|wednesday|western|wfh|\
     what|when|while|who|why|will|with|year|yes|york|you|your",
);

/// Last words of names that are of people and offices.
const PEOPLE: WordList = WordList::new(
    "accelerator|administration|analyst|architect|assessment|assistance|assistant|auditor|board|\
     branch|bureau|center|chief|committee|community|congress|consultant|coordinator|council|\
     customer|delivery|designer|developer|director|division|engineer|executive|fellow|general|group|\
     hill|lead|manager|member|officer|operation|partner|portfolio|president|public|representative|\
     scientist|service|specialist|staff|supervisor|technician|track|trainer|user|wide|worker",
);

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
    // “PLEASE ATTACH YOUR LICENSE”: capitals say nothing.
    if !text.chars().any(is_small) {
        return found;
    }
    let shouting = is_shouting(text, words);
    let titled = is_titled(words);
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
        let marked = |word: &Word| is_marked(word.written) && !(shouting && is_loud(word));
        if end - at > 1 && starts_sentence(text, words[at].range.start) && !marked(&words[at]) {
            at += 1;
        }
        let range = words[at].range.start..words[end - 1].range.end;
        let led = at > 0 && leads(words, at - 1);
        let people = words[at..end]
            .last()
            .is_some_and(|word| PEOPLE.contains(word.stem()))
            || words[at..end]
                .iter()
                .any(|word| is_glued_title(word.written));
        if people {
            at = end;
            continue;
        }
        // “Ohio”, “Springfield, OH”
        if place::is_place(text, &range) {
            at = end;
            continue;
        }
        // “20 CPM”: a unit.
        let unit = at.checked_sub(1).is_some_and(|before| {
            words[before]
                .written
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                && text.get(words[before].range.end..range.start) == Some(" ")
        });
        if unit {
            at = end;
            continue;
        }
        // “#LI-AB1”: a mark of a board.
        let tag = words[at].written == "LI"
            && text[..range.start].ends_with(['#', '*'])
            && text[words[at].range.end..].starts_with('-')
            || text[..range.start]
                .rsplit(' ')
                .next()
                .is_some_and(|front| front.starts_with('#') && front.len() > 1);
        if tag {
            at = end;
            continue;
        }
        let strong = words[at..end].iter().any(marked);
        // “Northern Oven Control”, where “Oven Control” is known: a part of its name.
        let part = known.iter().any(|known| {
            text.get(range.end..known.start) == Some(" ")
                && text[known.start..].starts_with(is_capital)
        });
        if part && !strong {
            at = end;
            continue;
        }
        if strong || led && !titled && !starts_sentence(text, words[at].range.start) {
            found.push(range);
        }
        at = end;
    }
    found
}

/// “OperationsManager”: a title that lost its space; “SalaryUSD”: a field of a job board.
fn is_glued_title(written: &str) -> bool {
    const FIELDS: &[&str] = &[
        "Area", "Category", "Hour", "Industry", "Level", "Required", "Role", "Salary", "Status",
        "Type",
    ];
    let glued = |rest: Option<&str>| rest.is_some_and(|rest| rest.starts_with(is_capital));
    ["Manager", "Supervisor", "Director", "Team", "Department"]
        .iter()
        .any(|title| {
            written
                .strip_suffix(title)
                .is_some_and(|front| front.len() > 3)
        })
        || FIELDS
            .iter()
            .any(|field| glued(written.strip_prefix(field)))
}

/// Words after which “in”, “of” and “to” name a thing and no place.
const NOUNS: &[&str] = &[
    "experience",
    "knowledge",
    "proficiency",
    "proficient",
    "training",
    "trained",
    "expertise",
    "certified",
    "certification",
    "background",
    "skill",
    "skilled",
    "understanding",
    "command",
    "use",
    "exposure",
    "access",
    "familiarity",
    "introduction",
    "course",
    "degree",
    "fluent",
    "fluency",
    "experienced",
    "expert",
];

/// Whether a name is meant behind a word.
fn leads(words: &[Word], at: usize) -> bool {
    let stem = words[at].stem();
    if matches!(stem, "in" | "of" | "on" | "to") {
        return at > 0 && NOUNS.contains(&words[at - 1].stem());
    }
    OPENINGS.contains(&stem)
}

/// How often a name must stand in a posting to be the employer's own.
const OFTEN: usize = 4;

/// Names of the employer, its offices and programmes, in lower case: words of the job's title, names in
/// the prose around the requirements, acronyms that the posting spells out or repeats.
pub(crate) fn own_names(text: &str, lines: &[Line], title: &str) -> BTreeSet<String> {
    let mut own: BTreeSet<String> = words(title)
        .into_iter()
        .map(|word| title[word.range].lowered())
        .collect();
    let headed = lines.iter().any(|line| line.part == Part::Required);
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    let all = words(text);
    for (at, word) in all.iter().enumerate() {
        let surface = &text[word.range.clone()];
        if !is_marked(surface) {
            continue;
        }
        // “Knowledge of the Oven Bread Code (OBC)”
        let asked = |line: &Line| {
            matches!(line.part, Part::Required | Part::Preferred | Part::Nice)
                && line.range.start <= word.range.start
                && word.range.end <= line.range.end
        };
        if lines.iter().any(asked) {
            continue;
        }
        *often.entry(surface).or_default() += 1;
        // “Privacy and Civil Liberties Oversight Board (PCLOB)”
        let bracketed = text[..word.range.start].ends_with('(')
            && text[word.range.end..].starts_with([')', ' ']);
        if bracketed && spells(text, &all[..at], surface) {
            own.insert(surface.lowered());
        }
    }
    own.extend(
        often
            .into_iter()
            .filter(|(_, count)| *count >= OFTEN)
            .map(|(name, _)| name.lowered()),
    );
    if headed {
        for line in lines {
            if matches!(line.part, Part::Plain | Part::Noise) {
                let part = &text[line.range.clone()];
                own.extend(
                    unknown_terms(part, &words(part), &[])
                        .into_iter()
                        .map(|range| part[range].lowered()),
                );
            }
        }
    }
    own
}

/// Names of the employer, in lower case: what one joins or what is told about, if it is named twice.
pub(super) fn employer(text: &str, cues: &Cues) -> BTreeSet<String> {
    const LEADS: &[&str] = &[
        "join ", "joining ", "at ", "about ", "why ", "bei ", "chez ",
    ];
    let mut found = BTreeSet::new();
    for lead in LEADS {
        for at in cues.places_of(lead) {
            let starts = text[..at]
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric());
            let rest = text.get(at + lead.len()..).unwrap_or_default();
            let rest = rest.trim_start_matches(['*', '_', ' ']);
            let rest = rest.strip_prefix("the ").unwrap_or(rest);
            let first = rest
                .split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
                .next()
                .unwrap_or_default();
            // “Join the Acme Bread team”
            let mut whole = first.len();
            while let Some(next) = rest.get(whole..).and_then(|rest| rest.strip_prefix(' '))
                && next.starts_with(is_capital)
            {
                let length = next.find(|c: char| !(c.is_alphanumeric() || c == '-'));
                whole += 1 + length.unwrap_or(next.len());
            }
            let name = rest.get(..whole).unwrap_or(first).trim_end_matches('.');
            let twice = |name: &str| {
                let low = name.to_ascii_lowercase();
                cues.low().places_of(&low).nth(1).is_some()
            };
            if name.len() > first.len() && name.starts_with(is_capital) && twice(name) {
                found.insert(name.lowered());
            }
            let name = first.trim_end_matches('.');
            let named = starts && name.starts_with(is_capital) && name.chars().count() > 2;
            if named
                && cues
                    .low()
                    .places_of(&name.to_ascii_lowercase())
                    .nth(1)
                    .is_some()
            {
                found.insert(name.lowered());
            }
        }
    }
    found
}

/// Acronyms that a posting spells out: in lower case, and where their words stand: “Oven Management System
/// (OMS)”.
pub(super) fn spelled_out(text: &str) -> Vec<(String, Range<usize>)> {
    const LONGEST: usize = 6;
    let mut found = Vec::new();
    for open in text.places_of("(") {
        let inside = text.get(open + 1..).unwrap_or_default();
        let end = inside
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(inside.len());
        let acronym = inside.get(..end).unwrap_or_default();
        let capitals =
            acronym.len() >= 2 && acronym.len() <= LONGEST && acronym.chars().all(is_capital);
        if !capitals {
            continue;
        }
        let front = text.get(..open).unwrap_or_default();
        let line = front.rfind('\n').map_or(0, |at| at + 1);
        let words = words(front.get(line..).unwrap_or_default());
        let first = words
            .len()
            .checked_sub(acronym.len())
            .and_then(|at| words.get(at..));
        let spelt = first.filter(|words| {
            let letters = words.iter().filter_map(|word| word.written.chars().next());
            letters
                .map(crate::case::lower)
                .eq(acronym.chars().map(crate::case::lower))
        });
        if let Some([first, ..]) = spelt {
            found.push((acronym.lowered(), line + first.range.start..open));
        }
    }
    found
}

/// Whether the capitals of the words before an acronym are its letters, in order.
fn spells(text: &str, before: &[Word], acronym: &str) -> bool {
    let mut letters = acronym.chars().rev().filter(|c| is_capital(*c));
    let mut wanted = letters.next();
    for word in before.iter().rev().take(acronym.len() + 4) {
        let first = text[word.range.clone()].chars().next();
        if let (Some(letter), Some(first)) = (wanted, first)
            && first == letter
        {
            wanted = letters.next();
        }
        if wanted.is_none() {
            return true;
        }
    }
    false
}

fn is_name(text: &str, words: &[Word], at: usize, known: &[Range<usize>]) -> bool {
    let word = &words[at];
    let surface = &text[word.range.clone()];
    let capital = surface.chars().next().is_some_and(is_capital);
    let explained = known
        .iter()
        .any(|range| range.start < word.range.end && word.range.start < range.end);
    capital && surface.chars().count() > 1 && !explained && !STOP.contains(word.stem())
}

/// A word in capitals that is too long for most acronyms.
fn is_loud(word: &Word) -> bool {
    const LONG: usize = 4;
    word.written.chars().count() >= LONG && word.written.chars().all(is_capital)
}

/// Whether words in capitals stand side by side as in a heading: “COUNTY PUBLIC SERVICE BOARD”. Then
/// capitals make no name.
fn is_shouting(text: &str, words: &[Word]) -> bool {
    const FEW: usize = 2;
    let side_by_side = words.windows(2).filter(|pair| {
        let [one, two] = pair else { return false };
        is_loud(one) && is_loud(two) && text.get(one.range.end..two.range.start) == Some(" ")
    });
    side_by_side.take(FEW).count() == FEW
}

/// Whether nearly all longer words of a sentence have capitals, as titles do: “Bakes Good Bread with Rye and
/// Other Flour”. Then capitals make no name.
fn is_titled(words: &[Word]) -> bool {
    const FEW: usize = 6;
    const LONG: usize = 4;
    let long = words.iter().filter(|word| word.written.len() >= LONG);
    let (all, small) = long.fold((0, 0), |(all, small), word| {
        let is_small = word.written.starts_with(is_small);
        (all + 1, small + usize::from(is_small))
    });
    all >= FEW && small * 4 <= all
}

/// An acronym, or a word with capitals or digits inside: no plain word looks like that.
fn is_marked(surface: &str) -> bool {
    let count = surface.chars().count();
    let capitals = surface.chars().filter(|c| is_capital(*c)).count();
    let lower = surface.chars().any(is_small);
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
    fn a_part_of_a_known_name_is_none() {
        let text = "experience with Northern Oven Control";
        let known = text.find("Oven").expect("there");
        assert!(
            unknown_terms(
                text,
                &words(text),
                std::slice::from_ref(&(known..text.len()))
            )
            .is_empty()
        );
    }

    #[test]
    fn tags_are_no_names() {
        assert!(found("Bakes with #MON-QCX and #LI-QZ1").is_empty());
        assert_eq!(found("Bakes with the QCX oven"), ["QCX"]);
    }

    #[test]
    fn words_that_are_shouted_are_no_names() {
        let text = "Experience with COUNTY PUBLIC SERVICE BOARD rules and the ACQX system";
        assert!(
            !found(text).iter().any(|term| term.contains("COUNTY")),
            "{:?}",
            found(text)
        );
        assert!(found("Experience with ACQX and QWXY").contains(&"ACQX"));
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
    fn places_and_fields_of_boards_are_no_terms() {
        for text in [
            "from Canada or Ohio and FooWorks",
            "\"Anywhere\", CO with FooWorks",
            "SalaryUSD and RoleHead with FooWorks",
            "#LI-AB1 and *LI-XYZ with FooWorks",
            "in Corp. (OH) with FooWorks",
            "with Brick Architects and FooWorks",
        ] {
            assert_eq!(found(text), ["FooWorks"], "{text}");
        }
    }

    #[test]
    fn acronyms_are_spelled_out_before_a_bracket() {
        let text = "runs an Oven Management System (OMS) and enhanced crust baking (ECB) at (HQ)";
        let found = spelled_out(text);
        let found: Vec<_> = found
            .into_iter()
            .map(|(name, range)| (name, text[range].trim()))
            .collect();
        assert_eq!(
            found,
            [
                ("oms".to_owned(), "Oven Management System"),
                ("ecb".to_owned(), "enhanced crust baking")
            ]
        );
    }

    #[test]
    fn an_employer_may_have_several_words() {
        let text = "Join the Fresh Bread team. At Fresh Bread we care. Knowledge of fresh bread.";
        let found = employer(text, &Cues::of(text));
        assert!(found.contains("fresh bread"), "{found:?}");
        let once = "Join the Fresh Bread team.";
        assert!(employer(once, &Cues::of(once)).is_empty());
    }

    #[test]
    fn a_capital_at_a_sentence_start_says_nothing() {
        assert!(found("Strong sense of humour. Writing well matters.").is_empty());
        assert!(found("- Building things").is_empty());
        assert!(found("as told by the OperationsManager, PTO and RRSP").is_empty());
    }
}
