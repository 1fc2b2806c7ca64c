//! What all entries of a section say together of each of them.

use crate::case::is_capital;
use crate::report::SectionKind;
use crate::resume::heads::leaning;
use crate::resume::model::{At, Entry, Told};
use crate::resume::page::Page;
use crate::resume::vocabulary::is_town;
use crate::text_search::{Search as _, parts};

/// What schools of several towns are called after: "University of California, Berkeley".
const SYSTEMS: &str = "Alabama|California|Colorado|Hawaii|Illinois|Maryland|Massachusetts|Michigan|Minnesota|\
     Missouri|Nebraska|New York|North Carolina|Tennessee|Texas|Wisconsin";

/// What words that leave no doubt count.
const SURE: i32 = 3;

/// In one section title and organisation stand in the same order throughout.
pub fn settle(page: &Page, section: usize, entries: &mut [Entry]) {
    let own = |entry: &Entry| entry.section == section && entry.kind != SectionKind::Publications;
    // How far the words part a title from an organisation.
    let lean = |entry: &Entry, at: Option<At>| at.map_or(0, |at| leaning(page, entry.kind, at));
    let sure = |entry: &Entry| {
        let apart = lean(entry, entry.title) - lean(entry, entry.organisation);
        apart.clamp(1, SURE)
    };
    // Entries in which the words contradict a template, less those in which they bear it out: people
    // give its command the arguments in an order of their own.
    let mut misnamed = 0;
    // Entries whose title stands first, less those whose organisation does.
    let mut title_first = 0;
    // The same by how sure each is.
    let mut weighed = 0;
    for entry in entries.iter().filter(|entry| own(entry)) {
        let (Some(title), Some(organisation)) = (entry.title, entry.organisation) else {
            continue;
        };
        match entry.told {
            Told::Template => {
                let title = leaning(page, entry.kind, title);
                let organisation = leaning(page, entry.kind, organisation);
                // "School" may be what somebody did at "Elm School".
                if title.max(organisation) >= 0 || entry.kind != SectionKind::Education {
                    // Words that name neither say half as much.
                    let weight = if title.min(organisation) < 0 && title.max(organisation) == 0 {
                        1
                    } else {
                        2
                    };
                    misnamed += weight * (organisation - title).signum();
                }
            }
            Told::Nothing => {}
            Told::Words => {
                let sign = if title.start < organisation.start {
                    1
                } else {
                    -1
                };
                title_first += sign;
                weighed += sign * sure(entry);
            }
        }
    }
    let alike = one_layout(page, entries.iter().filter(|entry| own(entry)));
    for entry in entries.iter_mut().filter(|entry| own(entry)) {
        let swapped = match (entry.told, entry.title, entry.organisation) {
            // The name of a project stands first, whatever is told beside it: "Raft", "thesis".
            (Told::Template, Some(title), Some(organisation))
                if entry.kind == SectionKind::Projects =>
            {
                organisation.start < title.start
            }
            // Words of its own may bear the template out.
            (Told::Template, title, organisation) => {
                misnamed > 1 && lean(entry, title) <= lean(entry, organisation)
            }
            (Told::Nothing, Some(title), Some(organisation)) => {
                title_first != 0 && (title.start < organisation.start) != (title_first > 0)
            }
            // "Roe Specialist Ovens" over "Selling" among positions below their employers: a word in
            // the middle of a name is all that speaks for a title.
            (Told::Words, Some(title), Some(organisation)) => {
                let first = title.start < organisation.start;
                let others = weighed - if first { sure(entry) } else { -sure(entry) };
                let weak = (lean(entry, Some(title)), lean(entry, Some(organisation))) == (1, 0);
                // "Summer School of Bread" before "ELM" among degrees before their schools
                let least = match (weak, alike) {
                    (true, _) => 2,
                    (_, true) => SURE,
                    _ => 2 * SURE,
                };
                let weak = weak || lean(entry, Some(title)) <= 0;
                weak && first != (others > 0) && others.abs() >= least
            }
            _ => false,
        };
        if swapped {
            std::mem::swap(&mut entry.title, &mut entry.organisation);
        }
    }
}

/// Whether the first names of all entries are set in one face and the second ones in another: bold,
/// and italics below.
fn one_layout<'e>(page: &Page, entries: impl Iterator<Item = &'e Entry>) -> bool {
    let face = |at: At| {
        let runs = page.document.text.runs_in(at.start, at.end);
        runs.first().map(|run| (run.style.bold, run.style.italic))
    };
    let mut faces = entries.filter_map(|entry| {
        let (title, organisation) = (entry.title?, entry.organisation?);
        let first = if title.start < organisation.start {
            (title, organisation)
        } else {
            (organisation, title)
        };
        Some((face(first.0), face(first.1)))
    });
    faces
        .next()
        .is_some_and(|one| one.0 != one.1 && faces.all(|other| other == one))
}

/// "Acme, Turku": where all employers of a section end so, it is their town; so is what another
/// entry names as its place.
pub fn part_towns(page: &Page, section: usize, home: Option<At>, entries: &mut [Entry]) {
    employers_alone(page, section, entries);
    let own = |entry: &&mut Entry| entry.section == section && entry.organisation.is_some();
    let of_section = entries.iter().filter(|entry| entry.section == section);
    let mut towns: Vec<&str> = of_section
        .filter_map(|entry| entry.location)
        .chain(home)
        .map(|at| page.words(at))
        .map(|place| place.cut(", ").map_or(place, |(town, _)| town))
        .collect();
    crate::sort::plain(&mut towns);
    let known = |town: &str| towns.binary_search(&town).is_ok();
    // "Turku, Baker"
    for entry in entries.iter_mut().filter(own) {
        let town = |at: At| known(page.words(at)) && page.lean(at) >= 0;
        if entry.location.is_none() && entry.organisation.is_some_and(town) {
            entry.location = entry.organisation.take();
        }
        if let Some(at) = entry.title
            && let Some((town, title)) = page.words(at).cut(", ")
            && known(town)
        {
            let (start, end) = (at.end - title.len(), at.start + town.len());
            entry.title = Some(At { start, ..at });
            entry.location = entry.location.or(Some(At { end, ..at }));
        }
    }
    let cut = |entry: &Entry| {
        let at = entry.organisation?;
        let (name, town) = page.words(at).cut(", ")?;
        // A head that is told as a sentence ends with a full stop.
        let town = town.trim_end_matches('.');
        // "University of California, Berkeley" is the name of a school.
        if entry.kind == SectionKind::Education
            && let Some((_, state)) = name.cut(" of ")
            && parts(SYSTEMS, b'|').any(|system| state.starts_with(system))
        {
            return None;
        }
        let (start, end) = (at.start + name.len() + 2, at.start + name.len());
        let place = At {
            start,
            end: start + town.len(),
        };
        (is_town(town) && entry.location.is_none()).then_some((At { end, ..at }, place))
    };
    let (mut all, mut parted) = (0, 0);
    for entry in entries.iter_mut().filter(own) {
        all += 1;
        parted += usize::from(cut(entry).is_some());
    }
    let agreed = all > 1 && parted == all;
    for entry in entries.iter_mut().filter(own) {
        if let Some((name, place)) = cut(entry)
            && (agreed || known(page.words(place)) || page.words(name).has(page.words(place)))
        {
            entry.organisation = Some(name);
            entry.location = Some(place);
        }
    }
}

/// "Elm Ovens", "Oak Inn": in a section without any post names alone are employers.
fn employers_alone(page: &Page, section: usize, entries: &mut [Entry]) {
    let own = |entry: &&Entry| entry.section == section && entry.kind == SectionKind::Experience;
    let named = |entry: &&Entry| {
        let words = entry.title.map_or("", |at| page.words(at));
        entry.organisation.is_none()
            && words.split(' ').count() < 4
            && words.split(' ').all(|word| word.starts_with(is_capital))
    };
    let post = |entry: &Entry| entry.title.is_some_and(|at| page.lean(at) > 0);
    let count = entries.iter().filter(own).filter(named).count();
    if count > 2 && !entries.iter().filter(own).any(post) {
        for entry in entries {
            if own(&&*entry) && named(&&*entry) {
                entry.organisation = entry.title.take();
            }
        }
    }
}
