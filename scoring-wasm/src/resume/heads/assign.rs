//! Which part of a head is the title and which the organisation, where no template says so.

use super::cut::{behind_joint, split_at_joint, split_head, without_grade, without_link_label};
use super::leaning;
use super::named::assign_named;
use super::styles::in_one_style;
use super::tidy::without_terms;
use crate::case::is_small;
use crate::latex::emit::Style;
use crate::report::SectionKind;
use crate::resume::education::tells_of_studies;
use crate::resume::model::{At, Entry};
use crate::resume::page::Page;
use crate::resume::vocabulary::{has_title_word, is_country, is_place, looks_like_place};
use crate::text_search::{Search as _, parts, trim};
use crate::word_list::WordList;

/// Labels of those who guided the work of a student or an intern.
const GUIDES: WordList =
    WordList::new("adviser|advisor|advisors|guide|guides|mentor|mentors|supervisor|supervisors");

/// Gives what no template named to title and organisation. True when the words did not decide
/// which is which.
pub fn assign(page: &Page, kind: SectionKind, left: &[At], entry: &mut Entry) -> bool {
    let mut parts: Vec<At> = left
        .iter()
        .map(|at| without_grade(page.text, without_link_label(page, *at)))
        .map(|at| without_terms(page, at))
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
        && (entry.title.is_some() || parts.iter().any(|at| page.lean(*at) > 0));
    if !named {
        assign_named(page, kind, &parts, entry);
        return false;
    }
    if wanted == 2 && names_in_faces(page, kind, &mut parts) {
        entry.title = parts.first().copied();
        entry.organisation = parts.get(1).copied();
        let told = parts.get(2).copied();
        entry.location = entry
            .location
            .or(told.filter(|at| looks_like_place(page.words(*at))));
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
        if parts.iter().all(|part| page.lean(*part) >= 0) {
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
        // "MSc in Baking (University of Elm)"
        if let Some((title, employer)) = split_at_bracket(page.words(at)).map(|(cut, open)| {
            let (end, start) = (at.start + cut, at.start + open);
            let employer = At {
                start,
                end: at.end - 1,
            };
            (At { end, ..at }, employer)
        }) && leaning(page, kind, title) > 0
            && leaning(page, kind, employer) < 0
        {
            entry.title = Some(title);
            entry.organisation = Some(employer);
            return false;
        }
        parts = split_head(page.text, at);
        let one = matches!(parts.as_slice(), [first, second] if page.lean(*first) == 0
            && page.lean(*second) > 0 && page.words(*second).starts_with(is_small)
            // "Elm Ovens S.A., panadero de masas": where the described word comes first
            && !page.words(*second).split(' ').next().is_some_and(has_title_word));
        // "Elm Lab, University of Elm" is one employer; "Bread, rolls and cake baker" one title.
        if one || parts.iter().all(|part| leaning(page, kind, *part) < 0) {
            parts = vec![at];
        }
        // "Acme University, Physics, Exchange Program": the rest is one.
        if let [first, second, last] = parts.as_slice()
            && page.text.get(first.end..second.start) == Some(", ")
            && page.lean(*first) < 0
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
        && page.lean(*title) > 0
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
        && leaning(page, kind, *a) > 0
        && if page.words(*second).starts_with(is_small) {
            leaning(page, kind, *b) <= 0
        } else {
            leaning(page, kind, *b) < 0 && leaning(page, kind, *second) >= 0
        }
    {
        parts = vec![*a, *b];
    }
    // Grades are no names, nor is who guided the work, nor "2 months of training" beside two others.
    if parts.len() > 1 {
        let many = parts.len() > 2;
        parts.retain(|at| {
            let words = page.words(*at);
            let rest = words.trim_start_matches(crate::case::is_digit);
            let counts = many && rest.len() < words.len() && rest.starts_with(' ');
            // "Guide: Prof. Roe"
            let guided = words
                .cut(":")
                .is_some_and(|(label, _)| GUIDES.contains_in_any_case(label));
            let tools = !has_title_word(words) && lists_tools(words);
            !counts && !guided && !tools && words.chars().filter(|c| c.is_alphabetic()).count() > 1
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
    let leaning: Vec<i32> = parts.iter().map(|at| leaning(page, kind, *at)).collect();
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
            if kind == SectionKind::Other && most <= 0 {
                entry.organisation = entry.organisation.filter(|at| page.lean(*at) < 0);
            }
            // "Majoring in Physics" is no school.
            if kind == SectionKind::Education
                && entry
                    .organisation
                    .is_some_and(|at| tells_of_studies(page.words(at)))
            {
                entry.organisation = None;
            }
            return parts.len() > 1 && (most < 0 || most == least || most == 0 && least >= 0);
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

/// "2019 – 2021⇥**Diploma**, *Elm School*, Turku, *with honours*": behind dates the first two names, in
/// bold and in italics, are title and organisation, in the order that their words say if they do.
fn names_in_faces(page: &Page, kind: SectionKind, parts: &mut [At]) -> bool {
    let [first, second, ..] = parts else {
        return false;
    };
    let face = |at: &At, of: fn(&Style) -> bool| {
        let runs = page.document.text.runs_in(at.start, at.end);
        runs.iter().all(|run| of(&run.style))
    };
    let before = page.text.get(..first.start).unwrap_or_default();
    let dated = before.ends_with('\t')
        && page.text.get(first.end..second.start) == Some(", ")
        && face(first, |style| style.bold)
        && face(second, |style| style.italic && !style.bold);
    let (a, b) = (leaning(page, kind, *first), leaning(page, kind, *second));
    if dated && b >= 0 && a < b {
        std::mem::swap(first, second);
    }
    dated
}

/// Where the words before a bracket at the end of a text end, and where those in it begin.
fn split_at_bracket(words: &str) -> Option<(usize, usize)> {
    let open = words.strip_suffix(')')?.last_place_of(" (")?;
    Some((open, open + 2))
}

/// "Python, C++, PyTorch": what was worked with, by the spelling of its names.
fn lists_tools(words: &str) -> bool {
    let (mut names, mut technical) = (0, false);
    for name in parts(words, b',') {
        let bytes = trim(name).as_bytes();
        // "PyTorch", "C++", "Node.js", "HTML5/CSS3"
        technical |= bytes.ends_with(b"+")
            || bytes.ends_with(b"#")
            // "Acme S.A."
            || !bytes.ends_with(b".") && bytes.windows(2).any(|two| {
                matches!(two, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()
                    || matches!(a, b'.' | b'/') && b.is_ascii_alphabetic())
            });
        names += 1;
        if parts(trim(name), b' ').count() > 4 || is_country(trim(name)) {
            return false;
        }
    }
    technical && names > 2
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
        let (a, b) = (page.lean(*first), page.lean(*second));
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
