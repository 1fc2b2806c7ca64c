//! What stands beside a name and belongs to its place, or to the other name.

use super::cut::{FORMS, before_bar, split_at_joint, split_head};
use super::leaning;
use super::rows::follows_town;
use crate::case::{Case as _, is_capital, is_small};
use crate::report::SectionKind;
use crate::resume::education::is_secondary;
use crate::resume::model::{At, Entry};
use crate::resume::page::Page;
use crate::resume::vocabulary::{has_title_word, is_country, is_town, looks_like_place, terms};
use crate::text_search::{Search as _, parts, trim};

/// Mends what no template named: a school told in the words of the degree, places behind employers.
pub fn tidy(page: &Page, kind: SectionKind, entry: &mut Entry) {
    if !matches!(
        kind,
        SectionKind::Experience | SectionKind::Education | SectionKind::Volunteering
    ) {
        return;
    }
    divide(page, kind, entry);
    // "Development of a tool that finds mistakes in recipes" is what was done.
    if kind == SectionKind::Experience
        && entry.title.is_none()
        && let Some(name) = entry.organisation
        && page
            .words(name)
            .split(' ')
            .filter(|word| word.len() > 3 && word.starts_with(is_small))
            .count()
            > 3
    {
        entry.title = entry.organisation.take();
    }
    // "as Engineer"
    if let Some(at) = entry.title
        && let Some((_, name)) = page.words(at).cut(" ")
        && parts("as |als |como |come ", b'|').any(|joint| page.words(at).starts_with(joint))
        && name.starts_with(is_capital)
    {
        let start = at.end - name.len();
        entry.title = Some(At { start, ..at });
    }
    // "Assistant, Prof. Roe": whom somebody worked for
    if let Some(at) = entry.title.as_mut()
        && let Some(cut) = page.words(*at).place_of(", Prof").filter(|cut| *cut > 0)
        && page
            .words(*at)
            .get(cut + 6..)
            .is_some_and(|rest| rest.starts_with(['.', 's']))
    {
        at.end = at.start + cut;
    }
    // "Elm High School, Oulu": such a school has no subjects.
    if let (Some(school), Some(town)) = (entry.organisation, entry.title)
        && kind == SectionKind::Education
        && page.text.get(school.end..town.start) == Some(", ")
        && is_town(page.words(town))
        && is_secondary(page.words(school))
    {
        entry.title = None;
        entry.location = entry.location.or(Some(town));
    }
    let apart = |at: At| {
        entry
            .organisation
            .is_some_and(|name| name.end <= at.start || at.end <= name.start)
    };
    if let Some(title) = entry.title
        && apart(title)
    {
        // "Engineer | Python, Django" under the employer
        let short = before_bar(page.text, title);
        let start = short.end;
        if leaning(page, kind, short) >= leaning(page, kind, At { start, ..title }) {
            entry.title = Some(short);
        }
    }
    if let Some(title) = entry.title
        && let Some(cut) = page.words(title).last_place_of(", ")
        && page.words(title).get(cut + 2..).is_some_and(is_country)
    {
        let end = title.start + cut;
        let start = end + 2;
        entry.title = Some(At { end, ..title });
        entry.location = entry.location.or(Some(At { start, ..title }));
    }
    let Some(organisation) = entry.organisation else {
        return;
    };
    // "Acme | Part-time"
    let short = before_bar(page.text, organisation);
    let start = short.end;
    let rest = At {
        start,
        ..organisation
    };
    let organisation = if leaning(page, kind, short) <= leaning(page, kind, rest) {
        short
    } else {
        organisation
    };
    let (name, place) = without_place(page, organisation);
    entry.organisation = name;
    entry.location = entry.location.or(place);
    // "Acme, Elmstad, BC, Canada"
    if let (Some(name), Some(place)) = (entry.organisation, entry.location)
        && page.text.get(name.end..place.start) == Some(", ")
        && follows_town(page.words(place))
        && let Some(cut) = page.words(name).last_place_of(", ")
        && page.words(name).get(cut + 2..).is_some_and(is_town)
    {
        let (end, start) = (name.start + cut, name.start + cut + 2);
        entry.organisation = Some(At { end, ..name });
        entry.location = Some(At { start, ..place });
    }
}

/// "Acme, Internship": on what terms somebody was there is no part of the name.
pub fn without_terms(page: &Page, at: At) -> At {
    match page.words(at).cut_last(", ") {
        // "Year 4" is none.
        Some((name, told))
            if terms(told).is_some()
                && !told.bytes().any(|byte| byte.is_ascii_digit())
                && !has_title_word(name) =>
        {
            let end = at.start + name.len();
            At { end, ..at }
        }
        _ => at,
    }
}

/// "MSc in Physics at the University of Elm", "武汉大学，本科": both names in the title, beside
/// something that names no organisation.
fn divide(page: &Page, kind: SectionKind, entry: &mut Entry) {
    let Some(title) = entry.title else { return };
    let words = page.words(title);
    let lean = |at: At| leaning(page, kind, at);
    let vague = entry.organisation.is_none_or(|at| lean(at) >= 0);
    let (title, organisation) = if let Some(names) = split_at_joint(page.text, title) {
        names
    } else if vague
        && words.has_sign('，')
        && let [first, second] = *split_head(page.text, title)
    {
        let names = if lean(first) < 0 {
            (second, first)
        } else {
            (first, second)
        };
        if lean(names.1) >= 0 || lean(names.0) < 0 {
            return;
        }
        names
    } else {
        return;
    };

    let beside = entry
        .organisation
        .filter(|_| kind == SectionKind::Education && vague);
    entry.location = entry.location.or(beside);
    entry.location = entry
        .location
        .filter(|at| page.words(*at).split_whitespace().count() <= 4);
    entry.title = Some(title);
    entry.organisation = Some(organisation);
}

/// "Acme GmbH, Bonn (makes tents)", "the Elm Office in Reno, Spain", "Spain (part-time)": the name,
/// if there is one, and the place.
fn without_place(page: &Page, at: At) -> (Option<At>, Option<At>) {
    let words = page.words(at);
    let (bare, note) = words.cut("(").unwrap_or((words, ""));
    let bare = bare.trim_end();
    // "Elm University, degree: BSc"
    if let Some((name, tail)) = bare.cut(", ")
        && tail.has_sign(':')
    {
        let end = at.start + name.len();
        return without_place(page, At { end, ..at });
    }
    // "University of Elm (unfinished)"
    if (note.starts_with(is_small) || note.has_sign(':'))
        && note.trim_end_matches('.').ends_with(')')
    {
        let end = at.start + bare.len();
        return without_place(page, At { end, ..at });
    }
    let country = |text: &str| is_country(text.strip_prefix("The ").unwrap_or(text));
    // "Elm University (Spain)", "Elm Council, Reno (Spain)", "Elm (Oulu, FIN)"
    let noted = note.trim_end_matches(['.', ')']);
    if country(noted) || looks_like_place(noted) {
        let cut = bare.last_place_of(", ");
        let town = cut.filter(|cut| bare.get(cut + 2..).is_some_and(is_town));
        let start = at.start + town.unwrap_or(bare.len()) + 2;
        let end = at.start + town.unwrap_or(bare.len());
        let place = At {
            start,
            // A bracket that was opened in it ends it.
            end: at.end
                - if town.is_some() {
                    0
                } else {
                    note.len() - noted.len()
                },
        };
        return (Some(At { end, ..at }), Some(place));
    }
    if country(bare) {
        return (None, Some(at));
    }
    let lead = if words.starts_with("the ") { 4 } else { 0 };
    let legal = words.places_of(", ").find(|cut| {
        let form = words.get(..*cut).unwrap_or_default();
        let form = form.rsplit(' ').next().unwrap_or_default();
        FORMS.contains(&form.trim_end_matches('.').lowered())
    });
    let abroad = bare
        .last_place_of(", ")
        .filter(|cut| bare.get(cut + 2..).is_some_and(country));
    // "Elm Institute, La Plata, Nevada"
    let town = bare.place_of(", ").filter(|cut| {
        let place = bare.get(cut + 2..).unwrap_or_default();
        let end = at.start + cut;
        // not "Department of Bread, Rolls, and Cake"
        let named = parts(place, b',').all(|part| trim(part).starts_with(is_capital));
        let towns = named && place.has(", ") && looks_like_place(place);
        towns && page.lean(At { end, ..at }) < 0
    });
    let Some(cut) = town.or(legal).or(abroad) else {
        return (
            Some(At {
                start: at.start + lead,
                ..at
            }),
            None,
        );
    };
    let mut end = cut;
    let mut from = cut + 2;
    // "in Reno"
    if legal.is_none()
        && let Some(town) = words.get(..cut).and_then(|name| name.last_place_of(" in "))
        && town > lead
    {
        end = town;
        from = town + 4;
    }
    let place = bare.get(from..).is_some_and(|place| !place.is_empty());
    (
        Some(At {
            start: at.start + lead,
            end: at.start + end,
        }),
        place.then_some(At {
            start: at.start + from,
            end: at.start + bare.len(),
        }),
    )
}
