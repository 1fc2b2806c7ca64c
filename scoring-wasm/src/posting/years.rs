//! Years that a posting asks for.

use std::ops::Range;

use super::words::Word;
use crate::case::Case as _;
use crate::text_search::Search as _;

/// Years asked for in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Years {
    /// The least of them.
    pub(super) least: u8,
    /// Where they stand, unit included: byte range in the line.
    pub(super) range: Range<usize>,
}

/// More is a date, an age or the age of a firm.
const MOST: u16 = 30;

const NUMBERS: &[&str] = &[
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// Words for years, as [`Word::stem`] has them.
const UNITS: &[&str] = &[
    "year", "yr", "yrs", "jahr", "jahre", "jahren", "ans", "an", "année", "années", "año", "años",
    "ano", "anni", "anos", "jaar", "pqe",
];

/// Words for months: twelve are a year.
const MONTHS: &[&str] = &[
    "month", "mo", "monat", "monate", "mois", "mese", "mesi", "maand",
];

/// What shows that the years are of experience, near them in lower case.
const OF_EXPERIENCE: &[&str] = &[
    "experience",
    "exp.",
    "exp ",
    "erfahrung",
    "expérience",
    "experiencia",
    "esperienza",
    "ervaring",
    "experiência",
    "years in ",
    "years of ",
    "years working",
    "years as ",
    "years with ",
    "years using",
    "yrs in ",
    "yrs of ",
    "year of ",
    "year in ",
    "yrs. in ",
    "yrs. of ",
    "since qualif",
    "since licens",
    "qualified",
    "qualifying",
    "pqe",
    "working in",
    "practice",
    "post-",
    "background",
];

/// What shows that they are not.
const OF_ELSE: &[&str] = &[
    "years old",
    "years of age",
    "year old",
    "trial period",
    "probation",
    "probationary",
    "over the past",
    "over the last",
    "per year",
    "each year",
    "this year",
    "next year",
    "of the year",
    "year contract",
    "year term",
    "-year position",
    "year program",
    "year degree",
    "year diploma",
    "years diploma",
    "year college",
    "years ago",
    "every ",
    "year-end",
    "year end",
    "founded",
    "since 1",
    "since 2",
    "since our",
    "since we",
    "accredited",
    "history of",
    "first year",
    "fiscal",
    "calendar",
    "academic year",
    "school year",
    "renewable",
    "within the last",
    "in the last",
    "in the past",
    "within the past",
    "in business",
    "year warranty",
    "year history",
];

/// How sentences begin in which a house tells of itself: “Our 23 years of experience”.
const OF_HOUSE: &[&str] = &[
    "our ",
    "we have ",
    "we’ve ",
    "we've ",
    "with our ",
    "we bring ",
    "founded ",
    "established ",
    "unsere ",
    "notre ",
    "nuestra ",
];

/// Whether what stands before a place in a posting labels it as experience: “Experience level: 2 years”.
pub(super) fn labelled(before: &str) -> bool {
    const NEAR: usize = 30;
    let Some(label) = before.trim_end().strip_suffix(':') else {
        return false;
    };
    let mut start = label.len().saturating_sub(NEAR);
    while !label.is_char_boundary(start) {
        start += 1;
    }
    let label = label.get(start..).unwrap_or_default();
    let label = label.rsplit(['\n', ':', '.']).next().unwrap_or_default();
    let low = label.lowered();
    ["experience", "erfahrung", "expérience", "experiencia"]
        .iter()
        .any(|cue| low.has(cue))
}

/// All years of experience that a line asks for, in its order. `labelled` says that a label before it
/// asks for experience.
pub(super) fn find(line: &str, words: &[Word], labelled: bool) -> Vec<Years> {
    let mut found = Vec::new();
    if !line
        .bytes()
        .any(|byte| byte.is_ascii_digit() || byte == b'o' || byte == b'e' || byte == b'i')
    {
        return found;
    }
    for (at, unit) in words.iter().enumerate() {
        // “1 year+ of baking”
        let stem = unit.stem().trim_end_matches('+');
        let months = MONTHS.contains(&stem);
        if !months && !UNITS.contains(&stem) {
            continue;
        }
        let Some((least, first)) = number_before(line, words, at) else {
            continue;
        };
        let least = if months { least / 12 } else { least };
        let range = words[first].range.start..unit.range.end;
        // “a year of experience”, but not “twice a year”
        let after = line.get(unit.range.end..).unwrap_or_default();
        let of = after.starts_with(['’', '\'']) || after.trim_start().starts_with("of ");
        if words[first].written == "a" && !of {
            continue;
        }
        if least > MOST || months && least == 0 || !of_experience(line, &range, labelled) {
            continue;
        }
        found.push(Years {
            least: u8::try_from(least).unwrap_or(u8::MAX),
            range,
        });
    }
    found
}

/// Years that a line asks of a skill at a place in it: those before it in its sentence, or those in
/// brackets behind it.
pub(super) fn of(line: &str, years: &[Years], skill: &Range<usize>) -> Option<u8> {
    let behind = years.iter().find(|years| years.range.start >= skill.end);
    if let Some(years) = behind {
        let between = line.get(skill.end..years.range.start).unwrap_or_default();
        if matches!(between.trim(), "(" | ":" | "–" | "-" | ", min." | "(min.") {
            return Some(years.least);
        }
    }
    let before = years
        .iter()
        .rev()
        .find(|years| years.range.end <= skill.start)?;
    let between = line.get(before.range.end..skill.start)?;
    let apart = [". ", "; ", " and a ", " or a ", " plus ", "degree"];
    let near = !apart.iter().any(|sign| between.has(sign));
    near.then_some(before.least)
}

/// The number before a unit, of a range the least, and the word that it begins with:
/// “5+”, “3-5”, “3 to 5”, “three (3)”, “at least two”.
fn number_before(line: &str, words: &[Word], unit: usize) -> Option<(u16, usize)> {
    let mut at = unit.checked_sub(1)?;
    // “5+ full years”, “3 consecutive years”
    while matches!(
        words[at].stem(),
        "full"
            | "more"
            | "or"
            | "plus"
            | "consecutive"
            | "solid"
            | "calendar"
            | "professional"
            | "continuous"
            | "recent"
    ) {
        at = at.checked_sub(1)?;
    }
    let mut least = number(words[at].stem())?;
    let mut first = at;
    while let Some(before) = first.checked_sub(1) {
        let between = line
            .get(words[before].range.end..words[first].range.start)
            .unwrap_or_default();
        let joined = |between: &str| {
            let bare = between.trim();
            matches!(bare, "-" | "–" | "—" | "(" | "+" | "/" | "+ (") || between == "--"
        };
        if matches!(words[before].stem(), "to" | "bis" | "a" | "à" | "or") && before > 0 {
            let Some(lower) = number(words[before - 1].stem()) else {
                break;
            };
            least = lower;
            first = before - 1;
        } else if joined(between)
            && let Some(lower) = number(words[before].stem())
        {
            least = lower.min(least);
            first = before;
        } else {
            break;
        }
    }
    Some((least, first))
}

fn number(word: &str) -> Option<u16> {
    if matches!(word, "a" | "ein" | "einem" | "un" | "una") {
        return Some(1);
    }
    let digits = word.trim_end_matches('+');
    if !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().ok();
    }
    let place = NUMBERS.iter().position(|name| *name == word).or_else(|| {
        Some(match word {
            "fifteen" => 15,
            "twenty" => 20,
            "zwei" | "deux" | "dos" => 2,
            "drei" | "trois" | "tres" => 3,
            "vier" | "quatre" | "cuatro" => 4,
            "fünf" | "cinq" | "cinco" => 5,
            _ => return None,
        })
    });
    place.and_then(|number| u16::try_from(number).ok())
}

/// Whether what stands around years says that they are of experience.
fn of_experience(line: &str, range: &Range<usize>, labelled: bool) -> bool {
    const NEAR: usize = 90;
    let edge = |at: usize, back: bool| {
        let mut at = at.min(line.len());
        while !line.is_char_boundary(at) {
            at = if back { at - 1 } else { at + 1 };
        }
        at
    };
    let from = edge(range.start.saturating_sub(NEAR), true);
    let to = edge(range.end + NEAR, false);
    let near = line.get(from..to).unwrap_or_default().lowered();
    let close = line
        .get(edge(range.start.saturating_sub(16), true)..edge(range.end + 16, false))
        .unwrap_or_default()
        .lowered();
    !is_of_house(line, &near, &close)
        && (labelled || OF_EXPERIENCE.iter().any(|cue| near.has(cue)))
        && !OF_ELSE.iter().any(|cue| close.has(cue))
}

/// Whether a house tells of itself: “We have served the county for more than 40 years”, “Our 23 years of
/// experience”. `near` and `close` are what stands around the years, in lower case.
fn is_of_house(line: &str, near: &str, close: &str) -> bool {
    const HOUSE: &[&str] = &[
        "we ",
        "our ",
        "has been",
        "have been",
        "business",
        "company",
        "firm",
    ];
    const ASKS: &[&str] = &[
        "candidate",
        "you ",
        "applicant",
        "ideal",
        "require",
        "looking",
        "seek",
        "need",
        "opening",
        "position",
        "client",
    ];
    let has = |cues: &[&str], text: &str| cues.iter().any(|cue| text.has(cue));
    let start = line.trim_start().to_ascii_lowercase();
    let begins = OF_HOUSE.iter().any(|cue| start.starts_with(cue));
    begins && !has(ASKS, near)
        || has(
            &["for over", "for more than", "for almost", "for nearly"],
            close,
        ) && has(HOUSE, near)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn least(line: &str) -> Vec<u8> {
        find(line, &words(line), false)
            .iter()
            .map(|years| years.least)
            .collect()
    }

    #[test]
    fn years_of_experience_are_found() {
        for (line, wanted) in [
            ("5+ years of experience with Python", &[5][..]),
            ("At least three (3) years of experience in a clinic", &[3]),
            ("3-5 years experience", &[3]),
            ("1 year+ baking experience", &[1]),
            ("3 – 5 years’ experience in sales", &[3]),
            ("two to four years of bookkeeping experience", &[2]),
            ("Minimum 1 year of experience as a cook", &[1]),
            ("at least a year’s experience teaching", &[1]),
            ("18 months experience on a forklift", &[1]),
            ("5 years of SQL and 2 years of Spark experience", &[5, 2]),
            ("mindestens 3 Jahre Berufserfahrung", &[3]),
            ("3 ans d’expérience minimum", &[3]),
            ("1 yrs experience on doors", &[1]),
            ("2+ yrs. in a dye house", &[2]),
            ("2 years PQE", &[2]),
            ("Be 2+ PQE in bread law", &[2]),
            ("Our ideal candidate has 4 years of experience", &[4]),
            ("2 años de experiencia", &[2]),
            (
                "Bachelor’s and 5 years, or Master’s and 3 years, of experience",
                &[5, 3],
            ),
        ] {
            assert_eq!(least(line), wanted, "{line}");
        }
    }

    #[test]
    fn a_label_tells_what_years_are_of() {
        assert!(labelled("Title: Cook\nExperience level: "));
        assert!(labelled("Experience:"));
        assert!(!labelled("Experience with ovens. Age:"));
        assert!(!labelled("Experience"));
        let line = "2 years";
        assert_eq!(find(line, &words(line), true).len(), 1);
        assert!(find(line, &words(line), false).is_empty());
    }

    #[test]
    fn other_years_are_left() {
        for line in [
            "We have served the county for 40 years",
            "You will serve a two-year trial period",
            "Applicants must be 18 years old or older",
            "Our firm has been in business for over 25 years with much experience",
            "Reviewed each year",
            "Our expertise and 23 years of experience have made us known",
            "We have 12 years of experience in baking",
        ] {
            assert!(least(line).is_empty(), "{line}");
        }
    }
}
