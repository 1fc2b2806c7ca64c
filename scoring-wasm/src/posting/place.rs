//! Where the work is, as printed.

use std::ops::Range;

use super::lines::{Line, Part};
use super::place_names::{CODES, COUNTRIES, STATES};
use crate::case::Case as _;
use crate::text_search::{Search as _, parts};

/// Labels before a place.
const LABELS: &[&str] = &[
    "location",
    "locations",
    "job location",
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
];

/// The place of work, if a label or a plain phrase names it: byte range in the posting.
pub(super) fn find(text: &str, lines: &[Line]) -> Option<Range<usize>> {
    labelled(text)
        .or_else(|| on_top(text))
        .or_else(|| phrased(text, lines))
        .or_else(|| in_state(text, lines))
}

/// A city before a state of the United States or a province of Canada, anywhere: “Cambridge, Ontario”.
fn in_state(text: &str, lines: &[Line]) -> Option<Range<usize>> {
    for line in lines.iter().filter(|line| line.part != Part::Noise) {
        let part = text.get(line.range.clone())?;
        for comma in part.places_of(", ") {
            let behind = part.get(comma + 2..).unwrap_or_default();
            let code = behind.get(..2).filter(|code| {
                is_one_of(CODES, code)
                    && !behind
                        .get(2..)
                        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
            });
            let Some(state) =
                code.or_else(|| names(STATES).find(|state| behind.starts_with(state)))
            else {
                continue;
            };
            let city = part.get(..comma).unwrap_or_default();
            let mut start = comma;
            for word in city.rsplit(' ').take(3) {
                if !word.starts_with(crate::case::is_capital)
                    || word.ends_with([',', '.', ':', ';']) && word != "St."
                {
                    break;
                }
                start = word.as_ptr() as usize - part.as_ptr() as usize;
            }
            if start < comma {
                return Some(line.range.start + start..line.range.start + comma + 2 + state.len());
            }
        }
    }
    None
}

/// A line near the top that is a place and nothing else: “Marietta, GA”.
fn on_top(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    let mut seen = 0;
    for raw in text.split_inclusive('\n') {
        let offset = start;
        start += raw.len();
        let line = raw.trim_matches(is_mark);
        if line.is_empty() {
            continue;
        }
        seen += 1;
        if seen > 8 {
            break;
        }
        let Some((city, region)) = line.split_once(", ") else {
            continue;
        };
        let word = |word: &str| {
            word.chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''))
        };
        let state = region.len() == 2 && region.chars().all(crate::case::is_capital);
        let country = is_one_of(COUNTRIES, &region.lowered());
        let short =
            city.split_whitespace().count() <= 3 && city.starts_with(crate::case::is_capital);
        if word(city) && short && (state || country) {
            let at = offset + raw.place_of(line).unwrap_or(0);
            return Some(at..at + line.len());
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
    // “Our centre is located in Leeds”
    let (value, at) = match value.last_place_of(" in ") {
        Some(lead) if value.split(' ').count() > 4 => {
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
        if let Some(place) = value.place_of(sign) {
            end = end.min(place);
        }
    }
    let place = value
        .get(..end)?
        .trim_matches(is_mark)
        .trim_end_matches(['.', ',']);
    let low = place.lowered();
    let named = place.chars().any(char::is_alphabetic)
        && place.chars().count() <= 60
        && !NO_PLACE.iter().any(|word| low.starts_with(word));
    let start = at + value.find(place).unwrap_or(0);
    named.then_some(start..start + place.len())
}

/// “based in Leeds”, “located in Austin, TX”, “in our Denver office”
fn phrased(text: &str, lines: &[Line]) -> Option<Range<usize>> {
    const LEADS: &[&str] = &[
        "based in ",
        "located in ",
        "office in ",
        "on site in ",
        "on-site in ",
        "onsite in ",
        "work from our ",
        "at our ",
        "in our ",
        "clinic in ",
        "store in ",
        "plant in ",
        "facility in ",
    ];
    for line in lines {
        if line.part == Part::Noise {
            continue;
        }
        let part = text.get(line.range.clone())?;
        for lead in LEADS {
            for place in part.places_of(lead) {
                let start = place + lead.len();
                let rest = part.get(start..)?;
                let rest = rest.strip_prefix("the ").unwrap_or(rest);
                let start = part.len() - rest.len();
                let end = start + name_end(rest);
                let of_house = lead.ends_with("our ");
                let said = part.get(end..).unwrap_or_default().trim_start();
                if end > start
                    && (!of_house || said.starts_with("office") || said.starts_with("location"))
                {
                    return Some(line.range.start + start..line.range.start + end);
                }
            }
        }
    }
    None
}

/// How far capitalised words go: “Austin, TX” in “Austin, TX and surroundings”.
fn name_end(text: &str) -> usize {
    let mut end = 0;
    for word in text.split_inclusive([' ', '\n']) {
        let bare = word.trim_end_matches([' ', '\n']);
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        if !bare.starts_with(crate::case::is_capital) {
            break;
        }
        let closed = if bare == "St." {
            bare
        } else {
            bare.trim_end_matches(['.', ';', ')', ':', '!'])
        };
        end = start + closed.trim_end_matches(',').len();
        if closed.len() < bare.len() {
            break;
        }
    }
    end
}

/// The names of a list.
fn names(list: &'static str) -> impl Iterator<Item = &'static str> {
    parts(list, b'|')
}

fn is_one_of(list: &'static str, name: &str) -> bool {
    names(list).any(|one| one == name)
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
    use super::super::lines::{Cues, lines};
    use super::*;

    fn place(text: &str) -> Option<&str> {
        find(text, &lines(text, &Cues::of(text))).map(|range| &text[range])
    }

    #[test]
    fn places_are_found() {
        for (text, wanted) in [
            ("Location: Columbus, OH (hybrid)", Some("Columbus, OH")),
            ("**Location:** Leeds", Some("Leeds")),
            ("Standort: Köln", Some("Köln")),
            ("Location\nAustin, TX\n\nDuties", Some("Austin, TX")),
            ("Location: Remote", None),
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
            ("Work in our team.", None),
        ] {
            assert_eq!(place(text), wanted, "{text}");
        }
    }
}
