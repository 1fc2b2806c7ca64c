//! What rows and places say of title and organisation.

use super::cut::split_at_comma;
use super::leaning;
use crate::report::SectionKind;
use crate::resume::lines::Line;
use crate::resume::model::{At, Entry};
use crate::resume::page::Page;
use crate::resume::vocabulary::is_place;

/// Where one row holds the place and another one the dates, the organisation shares its row with
/// the place and the title with the dates. False where there are no such rows.
pub fn told_by_rows(head: &[Line], entry: &mut Entry) -> bool {
    let row = |at: usize| {
        head.iter()
            .position(|line| line.start <= at && at < line.end)
    };
    let (Some(title), Some(organisation), Some(place), Some(dates)) = (
        entry.title.and_then(|at| row(at.start)),
        entry.organisation.and_then(|at| row(at.start)),
        entry.location.and_then(|at| row(at.start)),
        entry.dates.as_ref().and_then(|range| row(range.start)),
    ) else {
        return false;
    };
    if title == organisation || place == dates {
        return false;
    }
    // Dates and place in a column at the left say nothing of the names beside them.
    let before = |at: Option<At>, start: usize| at.is_some_and(|at| at.start > start);
    let start = |at: Option<At>| at.map_or(0, |at| at.start);
    let when = entry.dates.as_ref().map_or(0, |range| range.start);
    if dates == title && before(entry.title, when)
        || dates == organisation && before(entry.organisation, when)
        || place == organisation && before(entry.organisation, start(entry.location))
        || place == title && before(entry.title, start(entry.location))
    {
        return false;
    }
    if (title, organisation) == (place, dates) {
        std::mem::swap(&mut entry.title, &mut entry.organisation);
        return true;
    }
    (organisation, title) == (place, dates)
}

/// "Acme, Berlin, Germany" reads as a place, but names who is missing where it has three parts; so
/// does "Acme, Berlin".
pub fn name_in_place(page: &Page, kind: SectionKind, entry: &mut Entry) {
    let employed = matches!(
        kind,
        SectionKind::Experience | SectionKind::Education | SectionKind::Volunteering
    );
    let missing = entry.title.is_none() || entry.organisation.is_none();
    let Some(place) = entry.location.filter(|_| employed && missing) else {
        return;
    };
    let unsure = entry.title.is_some() && !is_place(page.words(place));
    if let [name, rest] = split_at_comma(page.text, place).as_slice()
        && !follows_town(page.words(*rest))
        && (unsure || is_place(page.words(*rest)))
    {
        entry.location = Some(*rest);
        if entry.title.is_none() && entry.organisation.is_some() {
            entry.title = Some(*name);
        } else {
            entry.organisation = Some(*name);
        }
        let lean = |at: Option<At>| at.map_or(0, |at| leaning(page, kind, at));
        if lean(entry.title) < lean(entry.organisation) {
            std::mem::swap(&mut entry.title, &mut entry.organisation);
        }
    }
}

/// "TX, USA": a state and its country, so what stands before them is a town.
pub fn follows_town(rest: &str) -> bool {
    matches!(rest.as_bytes(), [first, second, b',', ..]
        if first.is_ascii_uppercase() && second.is_ascii_uppercase())
}
