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
    "year", "yr", "jahr", "jahre", "jahren", "ans", "an", "année", "années", "año", "años", "ano",
    "anni", "anos", "jaar",
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
    "year college",
    "years ago",
    "every ",
    "year-end",
    "year end",
    "founded",
    "since ",
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
];

/// All years of experience that a line asks for, in its order.
pub(super) fn find(line: &str, words: &[Word]) -> Vec<Years> {
    let mut found = Vec::new();
    if !line
        .bytes()
        .any(|byte| byte.is_ascii_digit() || byte == b'o' || byte == b'e' || byte == b'i')
    {
        return found;
    }
    for (at, unit) in words.iter().enumerate() {
        let stem = unit.stem();
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
        if least > MOST || months && least == 0 || !of_experience(line, &range) {
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
fn of_experience(line: &str, range: &Range<usize>) -> bool {
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
    // “We have served the county for more than 40 years”
    let of_house = ["for over", "for more than", "for almost", "for nearly"]
        .iter()
        .any(|cue| close.has(cue))
        && [
            "we ",
            "our ",
            "has been",
            "have been",
            "business",
            "company",
            "firm",
        ]
        .iter()
        .any(|cue| near.has(cue));
    !of_house
        && OF_EXPERIENCE.iter().any(|cue| near.has(cue))
        && !OF_ELSE.iter().any(|cue| close.has(cue))
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn least(line: &str) -> Vec<u8> {
        find(line, &words(line))
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
            ("3 – 5 years’ experience in sales", &[3]),
            ("two to four years of bookkeeping experience", &[2]),
            ("Minimum 1 year of experience as a cook", &[1]),
            ("at least a year’s experience teaching", &[1]),
            ("18 months experience on a forklift", &[1]),
            ("5 years of SQL and 2 years of Spark experience", &[5, 2]),
            ("mindestens 3 Jahre Berufserfahrung", &[3]),
            ("3 ans d’expérience minimum", &[3]),
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
    fn other_years_are_left() {
        for line in [
            "We have served the county for 40 years",
            "You will serve a two-year trial period",
            "Applicants must be 18 years old or older",
            "Our firm has been in business for over 25 years with much experience",
            "Reviewed each year",
        ] {
            assert!(least(line).is_empty(), "{line}");
        }
    }
}
