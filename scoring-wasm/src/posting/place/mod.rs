//! Where the work is, as printed.

mod head;
mod names;
mod phrased;

use std::ops::Range;

use self::head::{in_head, on_top};
use self::names::{CODES, COUNTRIES, REGIONS, STATES};
use self::phrased::phrased;
use super::lines::{Cues, Line, Part};
use crate::case::{Case as _, is_capital};
use crate::text_search::{Search as _, parts};

/// Labels before a place.
const LABELS: &[&str] = &[
    "location",
    "locations",
    "job location",
    "position location",
    "work location",
    "duty location",
    "duty station",
    "place of work",
    "work site",
    "worksite",
    "office location",
    "primary location",
    "city",
    "based in",
    "where",
    "standort",
    "arbeitsort",
    "einsatzort",
    "ort",
    "lieu",
    "lieu de travail",
    "localisation",
    "ubicación",
    "lugar",
    "lugar de trabajo",
    "localidad",
    "sede",
    "locatie",
    "standplaats",
    "localização",
    "local",
];

/// Words of a line that names no place.
const NO_PLACE: &[&str] = &[
    "remote",
    "hybrid",
    "onsite",
    "on-site",
    "telework",
    "virtual",
    "home office",
    "homeoffice",
    "flexible",
    "various",
    "multiple",
    "telecommute",
    "in person",
    "in-person",
    "in office",
    "in-office",
    "anywhere",
    "worldwide",
    "on site",
    "on the road",
];

/// The place of work, if a label or a plain phrase names it: byte range in the posting.
pub(super) fn find(text: &str, lines: &[Line], cues: &Cues, english: bool) -> Option<Range<usize>> {
    labelled(text)
        .or_else(|| on_top(text))
        .or_else(|| postcoded(text))
        .or_else(|| in_head(text))
        .or_else(|| phrased(text, lines, cues))
        .or_else(|| in_state(text, lines))
        .or_else(|| of_city(text, cues))
        .or_else(|| if english { None } else { in_title(text) })
        .or_else(|| if english { None } else { behind_code(text) })
}

/// A town behind its postcode, in countries where it stands there: “Lange Straße 10, 18057 Rostock”.
fn behind_code(text: &str) -> Option<Range<usize>> {
    const DIGITS: usize = 5;
    text.lines().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.windows(2).find_map(|pair| {
            let [code, town] = pair else { return None };
            let code = code.len() == DIGITS && code.bytes().all(|byte| byte.is_ascii_digit());
            let town = town.trim_matches(|c: char| !c.is_alphanumeric());
            let named = town.starts_with(is_capital)
                && town.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
                && !matches!(town, "Euro" | "Stellen");
            let start = town.as_ptr() as usize - text.as_ptr() as usize;
            (code && named && !town.is_empty()).then_some(start..start + town.len())
        })
    })
}

/// A town at the end of the first line in Spanish and French, which say “in” in this way of towns:
/// “Panadero en Burgos”, “Boulanger à Lyon”.
fn in_title(text: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 3;
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    [" en ", " à "].iter().find_map(|lead| {
        let start = line.last_place_of(lead)? + lead.len();
        let town = line.get(start..)?.trim_end_matches(is_mark);
        let mut words = town.split(' ');
        let named = words.all(|word| {
            word.starts_with(is_capital)
                && word.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
        });
        let at = town.as_ptr() as usize - text.as_ptr() as usize;
        (named && !town.is_empty() && town.split(' ').count() <= LONGEST)
            .then_some(at..at + town.len())
    })
}

/// A town before its British postcode: “Leeds LS1 4AP”.
fn postcoded(text: &str) -> Option<Range<usize>> {
    let inward = |word: &str| {
        matches!(word.as_bytes(), [digit, a, b] if digit.is_ascii_digit()
            && a.is_ascii_uppercase() && b.is_ascii_uppercase())
    };
    let outward = |word: &str| {
        (2..=4).contains(&word.len())
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && word.bytes().any(|byte| byte.is_ascii_digit())
    };
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        for pair in words.windows(3) {
            let [town, front, back] = pair else { continue };
            let back = back.trim_end_matches(['.', ',', ')']);
            let town = town.trim_end_matches(',');
            if town.starts_with(is_capital) && outward(front) && inward(back) {
                let start = town.as_ptr() as usize - text.as_ptr() as usize;
                let end = back.as_ptr() as usize + back.len() - text.as_ptr() as usize;
                return Some(start..end);
            }
        }
    }
    None
}

/// The town that one works for: “the City of Springfield”.
fn of_city(text: &str, cues: &Cues) -> Option<Range<usize>> {
    ["city of ", "town of ", "county of "]
        .iter()
        .find_map(|of| {
            cues.places_of(of).find_map(|at| {
                let name = at + of.len();
                let end = name + phrased::name_end(text.get(name..)?);
                let named = end > name && text.get(at..)?.starts_with(is_capital);
                named.then_some(name..end)
            })
        })
}

/// A city before a state of the United States or a province of Canada, anywhere: “Cambridge, Ontario”.
fn in_state(text: &str, lines: &[Line]) -> Option<Range<usize>> {
    let noise = |line: &&Line| line.part == Part::Noise;
    let told = lines.iter().filter(|line| !noise(line));
    // Else where the house is.
    for line in told.chain(lines.iter().filter(noise)) {
        let part = text.get(line.range.clone())?;
        for comma in part.places_of(", ") {
            let behind = part.get(comma + 2..).unwrap_or_default();
            let mut start = comma;
            for word in part.get(..comma).unwrap_or_default().rsplit(' ').take(3) {
                if !word.starts_with(is_capital)
                    || word.ends_with([',', '.', ':', ';']) && word != "St."
                {
                    break;
                }
                start = word.as_ptr() as usize - part.as_ptr() as usize;
            }
            if start == comma || !behind.starts_with(|c: char| c.is_uppercase()) {
                continue;
            }
            let code = behind.get(..2).filter(|code| {
                is_one_of(CODES, code)
                    && !behind
                        .get(2..)
                        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
            });
            let Some(state) = code
                .or_else(|| names_of(STATES).find(|state| behind.starts_with(state)))
                .or_else(|| region(behind))
            else {
                continue;
            };
            return Some(line.range.start + start..line.range.start + comma + 2 + state.len());
        }
    }
    None
}

/// “Location: Columbus, OH (hybrid)”, or the label alone and the place in the next line.
fn labelled(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    let mut waiting = false;
    for raw in text.split_inclusive('\n') {
        let offset = start;
        start += raw.len();
        let line = raw.trim_matches(is_mark);
        if line.is_empty() {
            continue;
        }
        let at = offset + raw.find(line).unwrap_or(0);
        if waiting {
            waiting = false;
            if let Some(range) = place_in(line, at) {
                return Some(range);
            }
        }
        let (label, value) = line.split_once([':', '\t']).unwrap_or((line, ""));
        let label = label.trim_matches(is_mark).lowered();
        if !LABELS.contains(&label.as_str()) {
            continue;
        }
        let bare = value.trim_matches(is_mark);
        if bare.is_empty() {
            waiting = true;
        } else if let Some(range) = place_in(
            bare,
            at + (line.len() - value.len()) + value.find(bare).unwrap_or(0),
        ) {
            return Some(range);
        }
    }
    None
}

/// The part of a value that names a place: what stands before a bracket, a bar or a remark.
fn place_in(value: &str, at: usize) -> Option<Range<usize>> {
    // “Anywhere in the U.S.” is said whole; “anywhere” alone is no place.
    let anywhere = value.lowered().starts_with("anywhere in ");
    // “Our centre is located in Leeds”
    let (value, at) = match value.last_place_of(" in ") {
        Some(lead) if value.split(' ').count() > 4 && !anywhere => {
            (value.get(lead + 4..).unwrap_or_default(), at + lead + 4)
        }
        _ => (value, at),
    };
    // “Remote, North Carolina”
    let bare = NO_PLACE.iter().find_map(|word| {
        let low = value.lowered();
        low.strip_prefix(word)?.strip_prefix(", ").map(str::len)
    });
    let (value, at) = match bare {
        Some(length) => (
            value.get(value.len() - length..).unwrap_or_default(),
            at + value.len() - length,
        ),
        None => (value, at),
    };
    if value.ends_with(':') {
        return None;
    }
    let mut end = value.len();
    for sign in ["(", " | ", ";", " - ", " – ", " — ", " or ", ". "] {
        // “Naas, Co. Kildare”, “St. Louis”
        let mut places = value.places_of(sign).filter(|place| {
            let before = value.get(..*place).unwrap_or_default();
            sign != ". "
                || !["Co", "St", "U.S", "U.K"]
                    .iter()
                    .any(|end| before.ends_with(end))
        });
        if let Some(place) = places.next() {
            end = end.min(place);
        }
    }
    let mut place = value.get(..end)?.trim_matches(is_mark);
    // The last dot of “U.S.” is its own.
    if !place.ends_with(".S.") && !place.ends_with(".K.") {
        place = place.trim_end_matches(['.', ',']);
    }
    let low = place.lowered();
    let named = place.chars().any(char::is_alphabetic)
        && place.chars().count() <= 60
        && (anywhere || !NO_PLACE.iter().any(|word| low.starts_with(word)));
    let start = at + value.find(place).unwrap_or(0);
    named.then_some(start..start + place.len())
}

/// The region that a text begins with: “Greater Manchester”, “Co. Kildare”.
fn region(text: &str) -> Option<&str> {
    let name = names_of(REGIONS).find(|name| text.starts_with(name))?;
    let rest = text.get(name.len()..)?;
    if name.ends_with(' ') {
        let word = rest.split(|c: char| !c.is_alphabetic()).next()?;
        return (word.starts_with(is_capital)).then(|| &text[..name.len() + word.len()]);
    }
    (!rest.starts_with(char::is_alphanumeric)).then_some(name)
}

/// Whether a name is that of a country or a state, or the letters of one behind a comma.
pub(super) fn is_place(line: &str, range: &Range<usize>) -> bool {
    let name = line.get(range.clone()).unwrap_or_default();
    let behind_comma = || {
        line.get(..range.start).is_some_and(|front| {
            [
                ", ",
                "(",
                "Northern ",
                "Southern ",
                "Eastern ",
                "Western ",
                "Central ",
            ]
            .iter()
            .any(|end| front.ends_with(end))
        }) || line
            .get(range.end..)
            .is_some_and(|rest| rest.starts_with(" State"))
    };
    is_one_of(STATES, name)
        || is_one_of(COUNTRIES, &name.lowered())
        || is_one_of(CODES, name) && behind_comma()
}

/// Whether letters are those of a state among others: “MN, ND, NE and IA”.
pub(super) fn is_state(line: &str, range: &Range<usize>) -> bool {
    const LETTERS: usize = 2;
    let code = |letters: Option<&str>| letters.is_some_and(|letters| is_one_of(CODES, letters));
    if range.len() != LETTERS || !code(line.get(range.clone())) {
        return false;
    }
    let before = line.get(..range.start).unwrap_or_default();
    let before = before
        .strip_suffix("and ")
        .or_else(|| before.strip_suffix("or "));
    let before = before
        .or_else(|| line.get(..range.start))
        .unwrap_or_default();
    let before = before.trim_end_matches([',', ' ']);
    let behind = line
        .get(range.end..)
        .unwrap_or_default()
        .trim_start_matches([',', ' ']);
    let behind = behind
        .strip_prefix("and ")
        .or_else(|| behind.strip_prefix("or "));
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let last = before
        .len()
        .checked_sub(LETTERS)
        .and_then(|at| before.get(at..));
    let whole = apart(before.chars().rev().nth(LETTERS));
    let next = behind.and_then(|behind| behind.get(..LETTERS));
    code(last) && whole || code(next)
}

/// The names of a list.
fn names_of(list: &'static str) -> impl Iterator<Item = &'static str> {
    parts(list, b'|')
}

fn is_one_of(list: &'static str, name: &str) -> bool {
    names_of(list).any(|one| one == name)
}

fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '*' | '#' | '_' | '-' | '–' | '•' | '|' | '>' | '\'' | '"'
        )
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn place(text: &str) -> Option<&str> {
        let cues = Cues::of(text);
        let english = !text.contains(" und ");
        find(text, &lines(text, &cues), &cues, english).map(|range| &text[range])
    }

    #[test]
    fn letters_of_states_stand_among_others() {
        let line = "in MN, NE, and IA, with PA and IT, or a PA";
        let is = |at: usize| is_state(line, &(at..at + 2));
        assert!(is(line.find("NE").expect("there")));
        assert!(is(line.find("IA").expect("there")));
        assert!(!is(line.rfind("PA").expect("there")));
        assert!(!is(line.find("IT").expect("there")));
    }

    #[test]
    fn towns_stand_at_the_end_of_titles() {
        for (text, wanted) in [
            ("Panadero para la casa en Burgos\n\nEl pan", Some("Burgos")),
            ("Boulanger à Lyon", Some("Lyon")),
            ("Panadero en prácticas", None),
            ("Pan", None),
        ] {
            assert_eq!(in_title(text).map(|range| &text[range]), wanted, "{text}");
        }
    }

    #[test]
    fn places_are_found() {
        for (text, wanted) in [
            ("Location: Columbus, OH (hybrid)", Some("Columbus, OH")),
            ("**Location:** Leeds", Some("Leeds")),
            ("Standort: Köln", Some("Köln")),
            (
                "Koch und Bäcker\nLange Straße 10, 18057 Rostock",
                Some("Rostock"),
            ),
            ("Cook and baker\nDenver 80019 Bread Corporation", None),
            ("Koch und Bäcker für 20000 Euro", None),
            ("Boulanger\n44 - Nantes\n\nPain", Some("Nantes")),
            (
                "Boulanger\n44 - LE PONT DU MOULIN\n\nPain",
                Some("LE PONT DU MOULIN"),
            ),
            ("A baker for its old Leeds office", None),
            ("A baker in its old Leeds office", Some("Leeds")),
            ("You bake here in sunny Leeds.", Some("Leeds")),
            ("Location\nAustin, TX\n\nDuties", Some("Austin, TX")),
            ("Location: Remote", None),
            ("Location: Anywhere", None),
            (
                "Location: Anywhere in the U.S. (remote)",
                Some("Anywhere in the U.S."),
            ),
            ("Location: Leeds, U.K.", Some("Leeds, U.K.")),
            ("Location: Remote, Ohio", Some("Ohio")),
            (
                "Location\nOur shop is located in Leeds, UK",
                Some("Leeds, UK"),
            ),
            (
                "We need a cook based in Porto, Portugal.",
                Some("Porto, Portugal"),
            ),
            ("You work in our Denver office.", Some("Denver")),
            (
                "You work at our Hayward, CA warehouse.",
                Some("Hayward, CA"),
            ),
            ("Une usine de Lyon cherche.", Some("Lyon")),
            ("Acme Bakery, Leeds LS1 4AP.", Some("Leeds LS1 4AP")),
            ("Oven 2 LS1 4AP", None),
            ("Baker for the City of Springfield", Some("Springfield")),
            ("Cook\nBourg-Neuf (01000) - CDI", Some("Bourg-Neuf (01000)")),
            ("Part time cook job in Leeds", Some("Leeds")),
            ("Chef\nBourg-Neuf 01000 - CDI", Some("Bourg-Neuf 01000")),
            ("Baker\nLeeds or Manchester", Some("Leeds")),
            ("You bake in our shop, based in the Bread Centre.", None),
            ("Koch\nBourg - 13 €/h", Some("Bourg")),
            ("A bar in the heart of Porto Novo.", Some("Porto Novo")),
            ("Work in our team.", None),
            ("Work Location: In person", None),
            ("Cook\nGB, LDS, Leeds | Kitchen", Some("Leeds")),
            ("Cook\nGB, WOR | Kitchen", Some("GB, WOR")),
            (
                "Soudeur\nLévis (Québec)\nTemps plein",
                Some("Lévis (Québec)"),
            ),
            ("Full time    Austin, TX\nCook", Some("Austin, TX")),
            (
                "Location: Tiny House, Naas, Co. Kildare",
                Some("Tiny House, Naas, Co. Kildare"),
            ),
            ("Cook - Boston, MA (Contract)", Some("Boston, MA")),
            ("Cook, Limerick\n\nCook well.", Some("Limerick")),
            (
                "COOK WANTED - LEEDS CITY CENTRE *** £12",
                Some("LEEDS CITY CENTRE"),
            ),
            (
                "Cook\nSmall house, 11–18, Leeds, West Yorkshire",
                Some("Leeds, West Yorkshire"),
            ),
            (
                "Cook\nBury, Greater Manchester\n",
                Some("Bury, Greater Manchester"),
            ),
            (
                "Nurse for a home in Naas, Co. Kildare now",
                Some("Naas, Co. Kildare"),
            ),
            (
                "Paris Hilton's cook\nWe love London and Leeds, really.",
                None,
            ),
            ("IT, HR, FM and more\nCook (hot)", None),
        ] {
            assert_eq!(place(text), wanted, "{text}");
        }
    }
}
