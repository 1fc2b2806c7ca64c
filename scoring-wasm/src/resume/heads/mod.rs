//! The head of an entry: which part is the title, the organisation, the place, the dates.

mod around;
mod assign;
mod cut;
mod named;
mod rows;
mod styles;
mod tidy;

use crate::case::{is_capital, is_small};
use crate::latex::emit::Role;
use crate::report::SectionKind;
use crate::resume::education::tells_of_studies;
use crate::resume::lines::Line;
use crate::resume::model::{At, Entry, Told};
use crate::resume::page::Page;
use crate::resume::vocabulary::{
    ends_in_region, has_organisation_word, has_title_word, is_country, is_place, is_terms, is_town,
    looks_like_place,
};
use crate::text_search::Search as _;
use around::without_dates;
use assign::assign;
pub use cut::until_comma;
use cut::{
    are_links, before_bar, behind_joint, split_at_comma, split_at_sign, split_at_stops, split_head,
    split_off_place,
};
use rows::{name_in_place, told_by_rows};
use styles::{by_style, in_first_face};
pub use styles::{names_nothing, names_two, parts};
pub use tidy::tidy;
use tidy::without_terms;

/// Reads the lines of a head. `until` is where the entry's bullets begin; lines behind them, as in
/// the last cell of a table's row, still name its place and dates.
pub fn read(page: &Page, kind: SectionKind, head: &[Line], until: usize) -> Entry {
    let text = page.text;
    let mut entry = Entry {
        section: 0,
        kind,
        title: None,
        organisation: None,
        location: None,
        dates: None,
        head: At {
            start: head
                .first()
                .map_or(0, |line| crate::resume::entries::text_of(page, line).start),
            end: head
                .iter()
                .rev()
                .find(|line| line.start < until)
                .map_or(0, |line| line.end),
        },
        bullets: Vec::new(),
        details: Vec::new(),
        told: Told::Template,
    };
    let mut left: Vec<At> = Vec::new();
    let names_employer = kind != SectionKind::Publications && kind != SectionKind::Awards;
    for line in head {
        let all = page.pieces(line);
        for range in page.dates(line.start, line.end) {
            let better = entry.dates.as_ref().is_none_or(|known| {
                kind != SectionKind::Publications
                    && known.to.is_none()
                    && (range.to.is_some() || range.refines(known))
            });
            if better {
                entry.dates = Some(range.clone());
            }
        }
        // Dates in a column at the left stand before the names.
        let first_named = all
            .iter()
            .position(|piece| !without_dates(page, piece).is_empty());
        for (n, piece) in all.iter().enumerate() {
            let at = Some(At {
                start: piece.start,
                end: piece.end,
            });
            match piece.role {
                // "Source Code | Demo" where a project has no employer
                Role::Title | Role::Organisation
                    if kind == SectionKind::Projects
                        && at.is_some_and(|at| are_links(page, at)) => {}
                Role::Title
                    if entry.location.is_none()
                        && text.get(piece.start..piece.end).is_some_and(is_place) =>
                {
                    entry.location = at;
                }
                // A template's place for who or where may hold the dates.
                Role::Organisation | Role::Location
                    if matches!(page.dates(piece.start, piece.end), [range]
                        if (range.start, range.end) == (piece.start, piece.end)) => {}
                // "CDI – 3 ans", "Final grade 1.0" where the template has its place for the employer
                Role::Organisation
                    if names_employer
                        && at.is_some_and(|at| {
                            let words = page.words(at);
                            is_terms(words)
                                || kind == SectionKind::Education && tells_of_studies(words)
                        }) => {}
                Role::Title if entry.title.is_none() => {
                    // "Scrum Master | 2015"
                    entry.title = match without_dates(page, piece).as_slice() {
                        [name]
                            if text
                                .get(name.end..piece.end)
                                .is_some_and(|rest| rest.starts_with(" | ")) =>
                        {
                            Some(*name)
                        }
                        _ => at,
                    };
                }
                // Goes on in the next line.
                Role::Title
                    if entry
                        .title
                        .is_some_and(|title| text.get(title.end..piece.start) == Some("\n")) =>
                {
                    entry.title = entry.title.map(|title| At {
                        end: piece.end,
                        ..title
                    });
                }
                Role::Organisation if entry.organisation.is_none() => entry.organisation = at,
                Role::Location if entry.location.is_none() => entry.location = at,
                Role::None | Role::Link | Role::Headline => {
                    let right = first_named.is_some_and(|first| n > first);
                    let mut parts = Vec::new();
                    let cited = kind == SectionKind::Publications;
                    let styled = if cited {
                        vec![*piece]
                    } else {
                        by_style(page, piece)
                    };
                    for piece in styled {
                        for part in without_dates(page, &piece).iter().copied() {
                            split_at_stops(text, part, names_employer, &mut parts);
                        }
                    }
                    for mut part in parts {
                        // "Secondary: (1996 – 2001) Diploma. Elm School": what kind of studies
                        if kind == SectionKind::Education
                            && left.is_empty()
                            && !page.words(part).has_sign(' ')
                            && let Some(range) = page.dates(part.end, line.end).first()
                            && text
                                .get(part.start..range.start)
                                .is_some_and(|label| label.ends_with(": ("))
                        {
                            continue;
                        }
                        // "Elm School https://elm.example"
                        if let Some((name, last)) = page.words(part).cut_last(" ")
                            && last.has("://")
                        {
                            part.end = part.start + name.trim_end_matches([' ', '.']).len();
                        }
                        // "Engineer | Acme. *Tasks:* …"
                        let dated = || {
                            let dates = page.dates(part.end, line.end);
                            dates
                                .first()
                                .is_some_and(|range| range.start == part.end + 2)
                        };
                        let label =
                            text.get(part.end..).is_some_and(|t| t.starts_with(": ")) && !dated();
                        if label && !left.is_empty() && names_employer {
                            // "**A Levels:** Physics" below a school
                            let degree =
                                kind == SectionKind::Education && page.degree_or_school(part) > 0;
                            left.extend(degree.then_some(part));
                            break;
                        }
                        // "Engineer @ Acme"
                        let (part, employer) = split_at_sign(text, part);
                        if let Some(employer) = employer.filter(|_| entry.organisation.is_none()) {
                            let employer = in_first_face(page, employer);
                            let placed = split_off_place(text, employer);
                            entry.organisation = Some(placed.map_or(employer, |(name, _)| name));
                            entry.location = entry.location.or(placed.map(|(_, place)| place));
                        }
                        let Some(part) = part else { continue };
                        let words = text.get(part.start..part.end).unwrap_or_default();
                        let address = words.starts_with(is_small)
                            && words.has_sign('.')
                            && !words.has_sign(' ');
                        if is_terms(words)
                            || address && (entry.title.is_some() || words.has("://"))
                            || names_employer
                                && !left.is_empty()
                                && (is_sentence(words) && !opens_with_title(words)
                                    // "BSc in the Baking of Bread."
                                    && (kind != SectionKind::Education
                                        || page.degree_or_school(part) < 2)
                                    || words.starts_with(&['“', '„', '"', '«'][..])
                                    // "every second week", and not "af83 (Paris)"
                                    || words.starts_with(is_small)
                                        && words.has_sign(' ')
                                        && !words.ends_with(')')
                                        && leaning(page, kind, part) == 0)
                                && behind_joint(text, part).is_none()
                        {
                            continue;
                        }
                        // "Reno, NV - Tutor" behind a name: the place stands before the title.
                        if entry.location.is_none()
                            && !left.is_empty()
                            && let [place, name] = split_head(text, part).as_slice()
                            && is_place(page.words(*place))
                            && !is_place(page.words(*name))
                        {
                            entry.location = Some(*place);
                            left.push(*name);
                            continue;
                        }
                        // "Acme Tools, Bonn, NRW": more than a place, if nothing else is named.
                        if entry.location.is_none()
                            && left.len() == 1
                            && let Some((name, place)) = split_off_place(text, part)
                            && page.words(name).has_sign(' ')
                            && !looks_like_place(page.words(name))
                        {
                            entry.location = Some(place);
                            left.push(name);
                        } else if right
                            && ends_in_region(words)
                            && let Some(name) =
                                entry.location.filter(|at| !page.words(*at).has_sign(','))
                        {
                            // "Bread AZ" is who it was, where "Tempe, AZ" stands at the right.
                            entry.location = Some(part);
                            left.insert(0, name);
                        } else if entry.location.is_none()
                            && (right && (looks_like_place(words) || ends_in_region(words))
                                || is_place(words))
                        {
                            entry.location = Some(part);
                        } else if entry.location.is_none()
                            && let Some((name, place)) = split_off_place(text, part)
                        {
                            entry.location = Some(place);
                            left.push(name);
                        } else {
                            left.push(part);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    // "Degree | Field | University": a template's place for the place holds who it was.
    if let Some(at) = entry.location
        && names_employer
        && leaning(page, kind, at) < 0
        && (kind == SectionKind::Education || entry.organisation.is_none())
        && !ends_in_region(page.words(at))
        && entry
            .organisation
            .is_none_or(|name| leaning(page, kind, name) >= 0)
    {
        entry.organisation = entry.location.take();
    }
    // "Employer | Town, Land | Position" in a template's places for others
    if let (Some(employer), Some(place), Some(title)) =
        (entry.title, entry.organisation, entry.location)
        && names_employer
        && (is_place(page.words(place))
            || is_town(page.words(place)) && leaning(page, kind, employer) <= 0)
        && leaning(page, kind, title) > 0
    {
        entry.organisation = Some(employer);
        entry.location = Some(place);
        entry.title = Some(title);
    }
    // A template's place for the employer holds the name of what has none.
    if entry.title.is_none()
        && match kind {
            SectionKind::Projects => true,
            SectionKind::Awards | SectionKind::Certifications => left.is_empty(),
            _ => false,
        }
    {
        entry.title = entry.organisation.take();
    }
    // "A finder of ferries for everybody" in that place tells of it.
    if kind == SectionKind::Projects
        && entry.organisation.is_some_and(|at| {
            let words = page.words(at);
            leaning(page, kind, at) >= 0
                && words
                    .split(' ')
                    .filter(|word| word.starts_with(is_small))
                    .count()
                    > 2
        })
    {
        entry.organisation = None;
    }
    // "Ferry Finder | Rust, Go"
    if kind == SectionKind::Projects {
        entry.title = entry.title.map(|at| before_bar(text, at));
    }
    // "Acme – Turku, Finland" in a template's place for the employer
    if names_employer
        && entry.location.is_none()
        && let Some((name, place)) = entry.organisation.and_then(|at| split_off_place(text, at))
    {
        entry.organisation = Some(name);
        entry.location = Some(place);
    }
    if entry.title.is_some() && entry.organisation.is_some() {
        entry.organisation = entry.organisation.map(|at| without_terms(page, at));
        return entry;
    }
    let named = entry.title.is_some() || entry.organisation.is_some();
    let open = assign(page, kind, &left, &mut entry);
    name_in_place(page, kind, &mut entry);
    tidy(page, kind, &mut entry);
    if !named {
        let open = open && !told_by_rows(head, &mut entry);
        entry.told = if open { Told::Nothing } else { Told::Words };
    }
    entry
}

/// Who a head of one line names that has no dates: "Acme, Spain".
pub fn employer(page: &Page, line: &Line, entry: &Entry) -> Option<At> {
    let place = || {
        let at = entry.location.filter(|_| line.item == 0)?;
        split_at_comma(page.text, at).first().copied()
    };
    entry.organisation.or(entry.title).or_else(place)
}

/// "1. Robot arm" without the number that a list made by hand gives it.
fn after_number(page: &Page, at: At) -> At {
    let words = page.words(at);
    let rest = words.trim_start_matches(crate::case::is_digit);
    let digits = words.len() - rest.len();
    match rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")) {
        Some(name) if (1..=2).contains(&digits) => At {
            start: at.end - name.trim_start().len(),
            end: at.end,
        },
        _ => at,
    }
}

/// Some words that end as a sentence does: it tells of a position and names nothing.
fn is_sentence(words: &str) -> bool {
    // "University of Elm, Spain."
    if words
        .cut_last(", ")
        .is_some_and(|(name, land)| is_country(land) && has_organisation_word(name))
    {
        return false;
    }
    let count = words.split_whitespace().count();
    let last = words.split_whitespace().last().unwrap_or_default();
    // "Acme Holding and Partners Inc."
    let short_form = last.len() <= 5 && last.starts_with(is_capital);
    count > 12 || count > 3 && words.ends_with('.') && !short_form || words.ends_with('。')
}

/// "Intern, Elm Bread Centre.": a name and what tells more of it, whatever sign ends them.
fn opens_with_title(words: &str) -> bool {
    words.cut(", ").is_some_and(|(name, _)| {
        has_title_word(name) && name.split(' ').all(|word| word.starts_with(is_capital))
    })
}

/// How much words lean to a title (above 0) or to an organisation (below 0).
pub fn leaning(page: &Page, kind: SectionKind, at: At) -> i32 {
    if kind == SectionKind::Education {
        page.degree_or_school(at)
    } else {
        page.lean(at)
    }
}
