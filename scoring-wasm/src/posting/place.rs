//! Where the work is: the place as printed, and whether one has to be there.

use std::ops::Range;

use super::lines::{Cues, Line, Part};
use crate::case::Case as _;
use crate::text_search::Search as _;

/// Whether one has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// From anywhere, or at home.
    Remote,
    /// Some days there.
    Hybrid,
    /// There.
    Onsite,
}

impl Presence {
    /// As the report has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Remote => "remote",
            Self::Hybrid => "hybrid",
            Self::Onsite => "onsite",
        }
    }
}

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
                CODES.contains(code)
                    && !behind
                        .get(2..)
                        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
            });
            let Some(state) = code.or_else(|| {
                STATES
                    .iter()
                    .copied()
                    .find(|state| behind.starts_with(state))
            }) else {
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

const CODES: &[&str] = &[
    "AB", "AK", "AL", "AR", "AZ", "BC", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID",
    "IL", "IN", "KS", "KY", "LA", "MA", "MB", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NB", "NC",
    "ND", "NE", "NH", "NJ", "NL", "NM", "NS", "NV", "NY", "OH", "OK", "ON", "OR", "PA", "PE", "QC",
    "RI", "SC", "SD", "SK", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
];

const STATES: &[&str] = &[
    "Alabama",
    "Alaska",
    "Alberta",
    "Arizona",
    "Arkansas",
    "British Columbia",
    "California",
    "Colorado",
    "Connecticut",
    "Delaware",
    "Florida",
    "Georgia",
    "Hawaii",
    "Idaho",
    "Illinois",
    "Indiana",
    "Iowa",
    "Kansas",
    "Kentucky",
    "Louisiana",
    "Maine",
    "Manitoba",
    "Maryland",
    "Massachusetts",
    "Michigan",
    "Minnesota",
    "Mississippi",
    "Missouri",
    "Montana",
    "Nebraska",
    "Nevada",
    "New Brunswick",
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "New York",
    "Newfoundland",
    "North Carolina",
    "North Dakota",
    "Nova Scotia",
    "Ohio",
    "Oklahoma",
    "Ontario",
    "Oregon",
    "Pennsylvania",
    "Quebec",
    "Québec",
    "Rhode Island",
    "Saskatchewan",
    "South Carolina",
    "South Dakota",
    "Tennessee",
    "Texas",
    "Utah",
    "Vermont",
    "Virginia",
    "Washington",
    "West Virginia",
    "Wisconsin",
    "Wyoming",
];

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
        let country = COUNTRIES.contains(&region.lowered().as_str());
        let short =
            city.split_whitespace().count() <= 3 && city.starts_with(crate::case::is_capital);
        if word(city) && short && (state || country) {
            let at = offset + raw.place_of(line).unwrap_or(0);
            return Some(at..at + line.len());
        }
    }
    None
}

/// Countries and regions as they stand behind a city.
const COUNTRIES: &[&str] = &[
    "australia",
    "austria",
    "belgium",
    "brazil",
    "california",
    "canada",
    "colombia",
    "denmark",
    "england",
    "finland",
    "florida",
    "france",
    "germany",
    "greece",
    "hungary",
    "india",
    "ireland",
    "israel",
    "italy",
    "japan",
    "mexico",
    "new york",
    "new zealand",
    "norway",
    "ontario",
    "poland",
    "portugal",
    "romania",
    "scotland",
    "singapore",
    "south africa",
    "spain",
    "sweden",
    "switzerland",
    "texas",
    "the netherlands",
    "netherlands",
    "uae",
    "ukraine",
    "united arab emirates",
    "united kingdom",
    "united states",
    "usa",
    "wales",
    "deutschland",
    "österreich",
    "schweiz",
    "españa",
    "suisse",
    "belgique",
    "québec",
    "quebec",
];

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

fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '*' | '#' | '_' | '-' | '–' | '•' | '|' | '>' | '\'' | '"'
        )
}

/// Whether the posting says that one may work from elsewhere.
pub(super) fn presence(cues: &Cues) -> Option<Presence> {
    let negated = [
        "not a remote",
        "not remote",
        "no remote",
        "remote work is not",
        "not eligible for telework",
        "not eligible for remote",
        "remote: no",
        "telework eligible: no",
        "remote job: no",
        "desde casa: no",
        "home office: nein",
    ];
    if cues.has_any(&negated) {
        return Some(Presence::Onsite);
    }
    let has = |these: &[&str]| cues.has_any(these);
    if has(&[
        "hybrid work",
        "hybrid role",
        "hybrid position",
        "hybrid schedule",
        "(hybrid",
        "hybrid)",
        "hybrid/remote",
        "hybrid model",
        "hybrid remote",
        "hybrid environment",
        "days a week in the office",
        "days per week in the office",
        "days in the office",
        "days in office",
        "hybrides arbeiten",
        ": hybrid",
        "partially remote",
        "partly remote",
        "télétravail partiel",
        "teilweise home",
        "anteilig homeoffice",
        "homeoffice-möglichkeit",
        "homeoffice möglich",
    ]) {
        return Some(Presence::Hybrid);
    }
    if has(&[
        "fully remote",
        "100% remote",
        "remote position",
        "remote role",
        "remote job",
        "remote work",
        "work remotely",
        "working remotely",
        "(remote",
        "remote)",
        "remote-first",
        "remote first",
        ": remote",
        "- remote",
        "– remote",
        "remote -",
        "work from home",
        "work from anywhere",
        "full telework",
        "virtual position",
        "télétravail",
        "teletrabajo",
        "remote, ",
        "remote opportunity",
        "remote eligible",
        "remote office",
    ]) {
        return Some(Presence::Remote);
    }
    if has(&[
        "on-site position",
        "on-site role",
        "onsite position",
        "onsite role",
        "in-person position",
        "in person position",
        "must be on site",
        "must be onsite",
        "must work on-site",
        "work on site",
        "work on-site",
        "(on-site)",
        "(onsite)",
        ": on-site",
        ": onsite",
        ": in person",
        ": in-person",
        "in-office position",
        "work in person",
        "fully on-site",
        "fully onsite",
        "work location: in person",
        "vor ort tätig",
        "presencial",
    ]) {
        return Some(Presence::Onsite);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
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

    #[test]
    fn presence_is_told() {
        let told = |text: &str| presence(&Cues::of(text));
        assert_eq!(told("Location: Leeds (hybrid)"), Some(Presence::Hybrid));
        assert_eq!(
            told("This is a fully remote position"),
            Some(Presence::Remote)
        );
        assert_eq!(told("Remote work is not possible"), Some(Presence::Onsite));
        assert_eq!(told("Weld parts"), None);
    }
}
