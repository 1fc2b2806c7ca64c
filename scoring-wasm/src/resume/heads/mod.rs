//! The head of an entry: which part is the title, the organisation, the place, the dates.

mod cut;
mod named;
mod rows;
mod styles;
mod tidy;

use crate::case::{is_capital, is_small};
use crate::latex::emit::Role;
use crate::report::SectionKind;
use crate::resume::education::{degree_or_school, tells_of_studies};
use crate::resume::lines::Line;
use crate::resume::model::{At, Entry, Told};
use crate::resume::page::Page;
use crate::resume::pieces::pieces;
use crate::resume::vocabulary::{ends_in_region, is_duration, is_place, lean, looks_like_place};
use crate::text_search::Search as _;
use crate::word_list::WordList;
pub use cut::until_comma;
use cut::{
    are_links, before_bar, behind_joint, split_at_comma, split_at_joint, split_at_sign,
    split_at_stops, split_head, split_off_place, without_dates, without_grade, without_link_label,
};
use named::assign_named;
use rows::{name_in_place, told_by_rows};
use styles::{by_style, in_one_style};
pub use styles::{names_nothing, names_two, parts};

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
        let all = pieces(page.document, line);
        for range in page.dates(line.start, line.end) {
            let better = entry.dates.as_ref().is_none_or(|known| {
                known.to.is_none()
                    && (range.to.is_some()
                        || kind != SectionKind::Publications && range.refines(known))
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
                Role::Title if entry.title.is_none() => entry.title = at,
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
                        for part in without_dates(page, &piece) {
                            split_at_stops(text, part, names_employer, &mut parts);
                        }
                    }
                    for part in parts {
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
                            break;
                        }
                        // "Engineer @ Acme"
                        let (part, employer) = split_at_sign(text, part);
                        if let Some(employer) = employer.filter(|_| entry.organisation.is_none()) {
                            let placed = split_off_place(text, employer);
                            entry.organisation = Some(placed.map_or(employer, |(name, _)| name));
                            entry.location = entry.location.or(placed.map(|(_, place)| place));
                        }
                        let Some(part) = part else { continue };
                        let words = text.get(part.start..part.end).unwrap_or_default();
                        let address = words.starts_with(is_small)
                            && words.has_sign('.')
                            && !words.has_sign(' ');
                        if is_duration(words)
                            || address && entry.title.is_some()
                            || names_employer
                                && !left.is_empty()
                                && (is_sentence(words)
                                    || words.starts_with(['“', '„', '"', '«'])
                                    // "every second week"
                                    || words.starts_with(is_small)
                                        && words.has_sign(' ')
                                        && leaning(kind, words) == 0)
                        {
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
        && leaning(kind, page.words(at)) < 0
        && !ends_in_region(page.words(at))
        && entry
            .organisation
            .is_none_or(|name| leaning(kind, page.words(name)) >= 0)
    {
        entry.organisation = entry.location.take();
    }
    // "Employer | Town, Land | Position" in a template's places for others
    if let (Some(employer), Some(place), Some(title)) =
        (entry.title, entry.organisation, entry.location)
        && names_employer
        && is_place(page.words(place))
        && leaning(kind, page.words(title)) > 0
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
    // "Ferry Finder | Rust, Go"
    if kind == SectionKind::Projects {
        entry.title = entry.title.map(|at| before_bar(text, at));
    }
    if entry.title.is_some() && entry.organisation.is_some() {
        return entry;
    }
    let named = entry.title.is_some() || entry.organisation.is_some();
    let open = assign(page, kind, &left, &mut entry);
    name_in_place(page, kind, &mut entry);
    tidy::tidy(page, kind, &mut entry);
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
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
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
    let count = words.split_whitespace().count();
    let last = words.split_whitespace().last().unwrap_or_default();
    // "Acme Holding and Partners Inc."
    let short_form = last.len() <= 5 && last.starts_with(is_capital);
    count > 12 || count > 3 && words.ends_with('.') && !short_form || words.ends_with('。')
}

/// How much words lean to a title (above 0) or to an organisation (below 0).
pub fn leaning(kind: SectionKind, words: &str) -> i32 {
    if kind == SectionKind::Education {
        degree_or_school(words)
    } else {
        lean(words)
    }
}

/// Labels of those who guided the work of a student or an intern.
const GUIDES: WordList =
    WordList::new("adviser|advisor|advisors|guide|guides|mentor|mentors|supervisor|supervisors");

/// Gives what no template named to title and organisation. True when the words did not decide
/// which is which.
fn assign(page: &Page, kind: SectionKind, left: &[At], entry: &mut Entry) -> bool {
    let mut parts: Vec<At> = left
        .iter()
        .map(|at| without_grade(page.text, without_link_label(page, *at)))
        .filter(|at| at.start < at.end)
        .collect();
    let wanted = usize::from(entry.title.is_none()) + usize::from(entry.organisation.is_none());
    if wanted == 0 {
        return false;
    }
    let named = matches!(
        kind,
        SectionKind::Experience | SectionKind::Education | SectionKind::Volunteering
    ) || matches!(kind, SectionKind::Other | SectionKind::Interests)
        && (entry.title.is_some() || parts.iter().any(|at| lean(page.words(*at)) > 0));
    if !named {
        assign_named(page, kind, &parts, entry);
        return false;
    }
    // "Engineer at Acme", whatever else is told beside it.
    if wanted == 2
        && let Some((n, (title, organisation))) = parts
            .iter()
            .enumerate()
            .find_map(|(n, at)| Some((n, split_at_joint(page.text, *at)?)))
    {
        parts.remove(n);
        if parts.iter().all(|part| lean(page.words(*part)) >= 0) {
            entry.title = Some(title);
            entry.organisation = Some(organisation);
            let place = parts
                .into_iter()
                .find(|part| looks_like_place(page.words(*part)));
            entry.location = entry.location.or(place);
            return false;
        }
        parts.insert(
            n,
            At {
                end: organisation.end,
                ..title
            },
        );
    }
    if parts.len() == 1
        && wanted == 2
        && let Some(at) = parts.first().copied()
    {
        parts = split_head(page.text, at);
        let one = matches!(parts.as_slice(), [first, second] if lean(page.words(*first)) == 0
            && lean(page.words(*second)) > 0 && page.words(*second).starts_with(is_small));
        // "Elm Lab, University of Elm" is one employer; "Bread, rolls and cake baker" one title.
        if one
            || parts
                .iter()
                .all(|part| leaning(kind, page.words(*part)) < 0)
        {
            parts = vec![at];
        }
        // "Acme University, Physics, Exchange Program": the rest is one.
        if let [first, second, last] = parts.as_slice()
            && page.text.get(first.end..second.start) == Some(", ")
            && lean(page.words(*first)) < 0
            && !is_place(page.words(*last))
            && !looks_like_place(page.words(At {
                start: second.start,
                end: last.end,
            }))
        {
            parts = vec![
                *first,
                At {
                    start: second.start,
                    end: last.end,
                },
            ];
        }
    }
    // "Engineer" and "at Acme" in parts of their own
    if wanted == 2
        && let [title, employer, rest @ ..] = parts.as_slice()
        && lean(page.words(*title)) > 0
        && let Some(organisation) = behind_joint(page.text, *employer)
    {
        entry.title = Some(*title);
        entry.organisation = Some(organisation);
        let place = rest
            .iter()
            .copied()
            .find(|part| looks_like_place(page.words(*part)));
        entry.location = entry.location.or(place);
        return false;
    }
    // "**Degree, School**, in words of the text", "**Baker - Elm University**" over what was done
    if wanted == 2
        && let [first, second, ..] = parts.as_slice()
        && let [a, b] = split_head(page.text, *first).as_slice()
        && leaning(kind, page.words(*a)) > 0
        && if page.words(*second).starts_with(is_small) {
            leaning(kind, page.words(*b)) <= 0
        } else {
            leaning(kind, page.words(*b)) < 0 && leaning(kind, page.words(*second)) >= 0
        }
    {
        parts = vec![*a, *b];
    }
    // Grades are no names, nor is who guided the work, nor "2 months of training" beside two others.
    if parts.len() > 1 {
        let many = parts.len() > 2;
        parts.retain(|at| {
            let words = page.words(*at);
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            let counts = many && rest.len() < words.len() && rest.starts_with(' ');
            // "Guide: Prof. Roe"
            let guided = words
                .cut(":")
                .is_some_and(|(label, _)| GUIDES.contains_in_any_case(label));
            !counts && !guided && words.chars().filter(|c| c.is_alphabetic()).count() > 1
        });
    }
    if entry.location.is_none()
        && let Some(at) = parts.iter().position(|part| {
            let words = page.words(*part);
            if parts.len() > 2 {
                looks_like_place(words)
            } else {
                is_place(words)
            }
        })
        && (at > 0 || parts.len() > 2)
    {
        entry.location = Some(parts.remove(at));
    }
    // "Acme University, Berlin, Germany" in one line, the degree in the next.
    for n in 0..parts.len().min(2) {
        if entry.location.is_none()
            && parts.len() > 1
            && let Some(at) = parts.get(n).copied()
            && let [name, place] = split_head(page.text, at).as_slice()
            && is_place(page.words(*place))
            && let Some(part) = parts.get_mut(n)
        {
            entry.location = Some(*place);
            *part = *name;
        }
    }
    let leaning: Vec<i32> = parts
        .iter()
        .map(|at| leaning(kind, page.words(*at)))
        .collect();
    match (entry.title, entry.organisation) {
        (None, None) => {
            let best = |worst: Option<usize>, sign: i32| {
                (0..parts.len())
                    .filter(|n| Some(*n) != worst)
                    .max_by_key(|n| {
                        let small = parts
                            .get(*n)
                            .is_some_and(|at| page.words(*at).starts_with(is_small));
                        (
                            leaning.get(*n).map_or(0, |lean| lean * sign),
                            !small,
                            parts.len() - n,
                        )
                    })
            };
            let most = leaning.iter().max().copied().unwrap_or(0);
            let least = leaning.iter().min().copied().unwrap_or(0);
            let (title, organisation) = if most > 0 && most > least {
                let title = best(None, 1);
                (title, best(title, -1))
            } else if least < 0 {
                let organisation = best(None, -1);
                (best(organisation, 1), organisation)
            } else if kind == SectionKind::Education && parts.len() > 1 {
                // By custom schools come first, and so do job titles.
                (Some(1), Some(0))
            } else {
                (Some(0), Some(1))
            };
            entry.title = title.and_then(|at| parts.get(at).copied());
            entry.organisation = organisation.and_then(|at| parts.get(at).copied());
            // "Acme, Turku, Finland": who has a place behind the name, where nothing else is named.
            if let ([name], Some(place)) = (parts.as_slice(), entry.location)
                && most <= 0
                && page.text.get(name.end..place.start) == Some(", ")
                && in_one_style(page, *name, place)
            {
                entry.title = None;
                entry.organisation = Some(*name);
            }
            split_joined(page, entry);
            // Beside the positions who it was must show itself.
            if kind == SectionKind::Other {
                entry.organisation = entry.organisation.filter(|at| lean(page.words(*at)) < 0);
            }
            // "Majoring in Physics" is no school.
            if kind == SectionKind::Education
                && entry
                    .organisation
                    .is_some_and(|at| tells_of_studies(page.words(at)))
            {
                entry.organisation = None;
            }
            return parts.len() > 1 && most <= 0 && least >= 0;
        }
        (None, Some(_)) => {
            entry.title = (0..parts.len())
                .max_by_key(|n| (leaning.get(*n).copied(), parts.len() - n))
                .and_then(|n| parts.get(n).copied());
        }
        (Some(_), None) => {
            entry.organisation = (0..parts.len())
                .min_by_key(|n| (leaning.get(*n).copied(), *n))
                .and_then(|n| parts.get(n).copied());
        }
        (Some(_), Some(_)) => {}
    }
    false
}

/// "My University, Mechanical Engineering" where nothing else names a degree, and the other way.
fn split_joined(page: &Page, entry: &mut Entry) {
    let (one, title_missing) = match (entry.title, entry.organisation) {
        (None, Some(at)) => (at, true),
        (Some(at), None) => (at, false),
        _ => return,
    };
    let parts = split_head(page.text, one);
    if let [first, second] = parts.as_slice() {
        let (a, b) = (lean(page.words(*first)), lean(page.words(*second)));
        if a == b || is_place(page.words(*second)) {
            return;
        }
        let (title, organisation) = if a > b {
            (first, second)
        } else {
            (second, first)
        };
        let sure = if title_missing {
            a.min(b) < 0
        } else {
            a.max(b) > 0 && a.min(b) < 0
        };
        if sure {
            entry.title = Some(*title);
            entry.organisation = Some(*organisation);
        }
    }
}
