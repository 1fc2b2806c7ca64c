//! A place that stands among the first lines of a posting, alone or beside other facts.

use std::ops::Range;

use super::names::{CITIES, CODES, COUNTRIES, COUNTRY_CODES, STATES};
use super::{is_mark, is_one_of, names_of, region};
use crate::case::{Case as _, is_capital, is_small};
use crate::text_search::Search as _;

/// A line near the top that is a place and nothing else: “Marietta, GA”.
pub(super) fn on_top(text: &str) -> Option<Range<usize>> {
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
        if let Some(range) = coded(line).or_else(|| bracketed(line)) {
            let at = offset + raw.place_of(line).unwrap_or(0);
            return Some(at + range.start..at + range.end);
        }
        // “44 - Nantes”, as the French employment office prints them
        if let Some((code, town)) = line.split_once(" - ")
            && matches!(code.len(), 2 | 3)
            && code.bytes().all(|byte| byte.is_ascii_digit())
            && town.split(' ').count() <= 5
            && town
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\''))
        {
            let at = offset + raw.place_of(town).unwrap_or(0);
            return Some(at..at + town.len());
        }
        // “Nantes - 13 € an hour”
        if seen > 1
            && let Some((town, pay)) = line.split_once(" - ")
            && pay.contains(['€', '£', '$'])
            && town.split(' ').count() <= 3
            && town
                .split([' ', '-'])
                .all(|word| word.starts_with(is_capital))
            && town.chars().any(is_small)
            && town
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'))
        {
            let at = offset + raw.place_of(town).unwrap_or(0);
            return Some(at..at + town.len());
        }
        // “Full time    Austin, TX”
        let line = line.rsplit("   ").next().unwrap_or_default();
        let Some((city, region)) = line.split_once(", ") else {
            continue;
        };
        let word = |word: &str| {
            word.chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''))
        };
        if !word(city) || !city.starts_with(is_capital) {
            continue;
        }
        let state = region.len() == 2 && region.chars().all(is_capital);
        let country =
            is_one_of(COUNTRIES, &region.lowered()) || super::region(region) == Some(region);
        // “Cook, Limerick”: the title and a city.
        if seen == 1 && country && is_city(region) && !is_city(city) {
            continue;
        }
        let short = city.split_whitespace().count() <= 3 && city.starts_with(is_capital);
        if word(city) && short && (state || country) {
            let at = offset + raw.place_of(line).unwrap_or(0);
            return Some(at..at + line.len());
        }
    }
    None
}

/// “GB, NYK, Harrogate”: a country, a region and a city as job boards print them. The city where there
/// is one.
fn coded(line: &str) -> Option<Range<usize>> {
    let line = line.split(['|', '·']).next().unwrap_or_default().trim_end();
    let mut cells = line.split(',');
    let (country, region) = (cells.next()?, cells.next()?.trim());
    let city = cells.next().map(str::trim).filter(|city| !city.is_empty());
    let code = |code: &str, most: usize| {
        code.len() <= most && code.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    // “IT, HR” are departments.
    let known = is_one_of(COUNTRY_CODES, country) && (city.is_some() || country != "IT");
    if !known || !code(region, 3) || cells.next().is_some() || region.is_empty() && city.is_none() {
        return None;
    }
    let Some(city) = city else {
        return Some(0..line.len());
    };
    let named = city.starts_with(is_capital)
        && city.split(' ').count() <= 4
        && city
            .split(' ')
            .all(|word| word.chars().skip(1).any(is_small));
    let start = line.len() - city.len();
    named.then_some(start..line.len())
}

/// “Lévis (Québec)”, “Nantes (44)”: a line that is a town and its region.
fn bracketed(line: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    // “Nantes (44000) - CDI”
    let line = line.split(" - ").next().unwrap_or_default();
    // “Nantes 44000”
    if let Some((town, code)) = line.rsplit_once(' ')
        && code.len() == 5
        && code.bytes().all(|byte| byte.is_ascii_digit())
        && town.split(' ').count() <= LONGEST
        && town
            .split([' ', '-'])
            .all(|word| word.starts_with(is_capital))
        && town
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'))
    {
        return Some(0..line.len());
    }
    let (town, rest) = line.split_once(" (")?;
    let (inside, behind) = rest.split_once(')')?;
    let of = is_one_of(STATES, inside)
        || is_one_of(CODES, inside)
        || is_one_of(COUNTRIES, &inside.lowered())
        || region(inside) == Some(inside)
        || matches!(inside.len(), 2 | 5) && inside.bytes().all(|byte| byte.is_ascii_digit());
    let named = town.starts_with(is_capital)
        && town.split(' ').count() <= LONGEST
        && town
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.' | ',' | '/'));
    (of && named && behind.trim().is_empty()).then_some(0..line.len() - behind.len())
}

/// A city in one of the first lines that stands between signs: “Cook – Leeds city centre, £12 an hour”,
/// with its region where one follows.
pub(super) fn in_head(text: &str) -> Option<Range<usize>> {
    const LINES: usize = 5;
    const LONGEST: usize = 200;
    let signs = ['|', '·', '•', '–', '—', '(', ')', ',', '/', '*', ':', ';'];
    let mut start = 0;
    let mut seen = 0;
    for raw in text.split_inclusive('\n') {
        let offset = start;
        start += raw.len();
        if raw.trim_matches(is_mark).is_empty() {
            continue;
        }
        seen += 1;
        if seen > LINES {
            break;
        }
        if raw.len() > LONGEST || raw.trim_end().ends_with(['.', '!', '?']) {
            continue;
        }
        let cells = raw.split(signs).flat_map(|cell| cell.split(" - "));
        // “Cook job in Leeds”
        let last = raw.trim_end().rsplit_once(" in ").map(|(_, last)| last);
        let cells = cells.chain(last).flat_map(|cell| cell.split(" or "));
        for cell in cells {
            let bare = cell.trim_matches(is_mark);
            if !is_city(bare) {
                continue;
            }
            let at = bare.as_ptr() as usize - raw.as_ptr() as usize;
            let behind = raw.get(at + bare.len()..).unwrap_or_default();
            let region = behind.strip_prefix(", ").and_then(|behind| {
                let state = names_of(STATES).chain(names_of(CODES));
                let mut state = state.filter(|state| {
                    let rest = behind.strip_prefix(*state);
                    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                });
                state.next().or_else(|| region(behind))
            });
            let end = at + bare.len() + region.map_or(0, |region| region.len() + 2);
            return Some(offset + at..offset + end);
        }
    }
    None
}

/// Whether a text is a city and nothing else but a part of it: “Leeds city centre”, “Central London”.
fn is_city(text: &str) -> bool {
    const LONGEST: usize = 40;
    const PARTS: &[&str] = &[
        "area", "center", "central", "centre", "city", "downtown", "east", "greater", "inner",
        "north", "region", "south", "west",
    ];
    if text.is_empty() || text.len() > LONGEST || !text.starts_with(is_capital) {
        return false;
    }
    let low = text.lowered();
    let mut name = low.as_str();
    while let Some((front, last)) = name.rsplit_once(' ')
        && PARTS.contains(&last)
    {
        name = front;
    }
    if let Some((first, rest)) = name.split_once(' ')
        && PARTS.contains(&first)
    {
        name = rest;
    }
    CITIES.contains(&low) || CITIES.contains(name)
}
