//! What all entries of a section say together of each of them.

use crate::report::SectionKind;
use crate::resume::heads::leaning;
use crate::resume::model::{At, Entry, Told};
use crate::resume::page::Page;
use crate::resume::vocabulary::is_town;
use crate::text_search::Search as _;

/// In one section title and organisation stand in the same order throughout.
pub fn settle(page: &Page, section: usize, entries: &mut [Entry]) {
    let own = |entry: &Entry| entry.section == section && entry.kind != SectionKind::Publications;
    // Entries in which the words contradict a template, less those in which they bear it out: people
    // give its command the arguments in an order of their own.
    let mut misnamed = 0;
    // Entries whose title stands first, less those whose organisation does.
    let mut title_first = 0;
    for entry in entries.iter().filter(|entry| own(entry)) {
        let (Some(title), Some(organisation)) = (entry.title, entry.organisation) else {
            continue;
        };
        match entry.told {
            Told::Template => {
                let title = leaning(entry.kind, page.words(title));
                let organisation = leaning(entry.kind, page.words(organisation));
                // "School" may be what somebody did at "Elm School".
                if title.max(organisation) >= 0 || entry.kind != SectionKind::Education {
                    misnamed += (organisation - title).signum();
                }
            }
            Told::Nothing => {}
            Told::Words if title.start < organisation.start => title_first += 1,
            Told::Words => title_first -= 1,
        }
    }
    for entry in entries.iter_mut().filter(|entry| own(entry)) {
        let swapped = match (entry.told, entry.title, entry.organisation) {
            (Told::Template, Some(_), Some(_)) => misnamed > 0,
            (Told::Nothing, Some(title), Some(organisation)) => {
                title_first != 0 && (title.start < organisation.start) != (title_first > 0)
            }
            _ => false,
        };
        if swapped {
            std::mem::swap(&mut entry.title, &mut entry.organisation);
        }
    }
}

/// "Acme, Turku": where all employers of a section end so, it is their town.
pub fn part_towns(page: &Page, section: usize, entries: &mut [Entry]) {
    let cut = |entry: &Entry| {
        let at = entry.organisation?;
        let (name, town) = page.words(at).cut(", ")?;
        // "University of California, Berkeley" is the name of a school.
        if entry.kind == SectionKind::Education && name.has(" of ") {
            return None;
        }
        // A head that is told as a sentence ends with a full stop.
        let town = town.trim_end_matches('.');
        let (start, end) = (at.start + name.len() + 2, at.start + name.len());
        let place = At {
            start,
            end: start + town.len(),
        };
        (is_town(town) && entry.location.is_none()).then_some((At { end, ..at }, place))
    };
    let own = |entry: &&mut Entry| entry.section == section && entry.organisation.is_some();
    let (mut all, mut parted) = (0, 0);
    for entry in entries.iter_mut().filter(own) {
        all += 1;
        parted += usize::from(cut(entry).is_some());
    }
    if all < 2 || parted < all {
        return;
    }
    for entry in entries.iter_mut().filter(own) {
        if let Some((name, place)) = cut(entry) {
            entry.organisation = Some(name);
            entry.location = Some(place);
        }
    }
}
