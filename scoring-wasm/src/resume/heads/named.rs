//! Projects, awards, certificates and publications: names without an employer.

use super::after_number;
use super::cut::{before_bar, split_at_comma};
use crate::case::{is_capital, is_small};
use crate::report::SectionKind;
use crate::resume::model::{At, Entry};
use crate::resume::page::Page;
use crate::resume::titles;
use crate::resume::vocabulary::{is_place, looks_like_place};
use crate::text_search::Search as _;

/// Bytes of who gave or printed something, at most.
const GIVER: usize = 100;

/// Projects, awards, certificates: the name comes first; who gave it must show itself.
pub fn assign_named(page: &Page, kind: SectionKind, parts: &[At], entry: &mut Entry) {
    let letters = |at: &At| {
        page.words(*at)
            .chars()
            .filter(|c| c.is_alphabetic())
            .count()
    };
    // References are numbered wherever they stand.
    let cited = kind == SectionKind::Publications
        || parts
            .first()
            .is_some_and(|at| titles::is_numbered(page.words(*at)))
        // "Baker, A. and Roe, B. (2019). Title"
        || matches!(parts, [first, next, ..] if titles::names_only(page, *first)
            && page.text.get(first.end..next.start).is_some_and(|gap| gap.ends_with("). ")));
    let solid = |at: &&At| letters(at) >= 3 && !(cited && titles::names_only(page, **at));
    let mut rest = parts.iter().copied();
    if entry.title.is_none() {
        let first = parts.iter().find(solid).or_else(|| parts.first());
        // "National⇥Mathematics Olympiad Finalist": the rank stands in a column of its own.
        let longest = parts.iter().max_by_key(|at| letters(at));
        let ranked = first.zip(longest).filter(|(first, longest)| {
            kind == SectionKind::Awards
                && page.words(**first).split_whitespace().count() <= 2
                && page
                    .text
                    .get(first.end..longest.start)
                    .is_some_and(|gap| gap.has_sign('\t'))
                && letters(longest) > 2 * letters(first)
        });
        let chosen = ranked.map(|(_, longest)| longest).or(first).copied();
        entry.title = chosen.map(|at| match kind {
            SectionKind::Projects => before_bar(page.text, after_number(page, at)),
            _ if cited => titles::of_publication(page, at),
            _ => before_bar(page.text, at),
        });
        rest.by_ref().find(|at| Some(*at) == chosen);
        // "Won the **Elm Prize** in baking" is one phrase in two faces.
        if let Some(title) = entry.title.as_mut()
            && matches!(kind, SectionKind::Awards | SectionKind::Certifications)
            && page
                .document
                .text
                .runs_in(title.start, title.end)
                .iter()
                .all(|run| !run.style.bold && !run.style.italic)
        {
            while let Some(next) = rest.clone().next()
                && page.text.get(title.end..next.start) == Some(" ")
            {
                title.end = next.end;
                rest.next();
            }
        }
        if matches!(kind, SectionKind::Awards | SectionKind::Certifications) {
            split_giver(page, entry);
        }
    }
    if entry.organisation.is_none() && kind != SectionKind::Projects {
        // "**Finalist**, Harbour Hacking Contest": who gave it stands behind the comma.
        let bold = |at: &At| {
            let runs = page.document.text.runs_in(at.start, at.end);
            runs.iter().all(|run| run.style.bold)
        };
        let awarded = entry
            .title
            .filter(|at| kind == SectionKind::Awards && bold(at));
        let mut rest: Vec<At> = rest.collect();
        // "Scrum⇥Elm Academy": in a cell of its own
        let celled = |at: &At| {
            let title = entry.title.map_or(at.start, |title| title.end);
            let words = page.words(*at);
            kind != SectionKind::Publications
                && page
                    .text
                    .get(title..at.start)
                    .is_some_and(|gap| gap.has_sign('\t'))
                && words.split(' ').count() <= 5
                && (words.has_sign(' ') || !words.has_sign('.'))
                && !words.contains(&[':', '@', '/'][..])
                && !looks_like_place(words)
        };
        let named = |at: &At| page.lean(*at) < 0 && page.words(*at).len() <= GIVER;
        let giver = rest.iter().position(named).or_else(|| {
            rest.iter().position(|at| {
                celled(at)
                    || awarded.is_some_and(|title| page.text.get(title.end..at.start) == Some(", "))
            })
        });
        entry.organisation = giver.map(|at| rest.swap_remove(at));
        // "Awarded by Elm Foundation"
        if let Some(at) = entry.organisation
            && let Some((verb, name)) = page.words(at).cut(" by ")
            && !verb.has_sign(' ')
        {
            entry.organisation = Some(At {
                start: at.end - name.len(),
                ..at
            });
        }
    }
    // "Elm Foundation (declined)", "Elm Foundation, for the best bread"
    if let Some(at) = entry.organisation.as_mut() {
        let words = page.words(*at);
        let tail = |cut: &usize| {
            words
                .get(cut + 2..)
                .is_some_and(|t| t.starts_with(is_small))
        };
        let cut = [" (", ", "]
            .iter()
            .filter_map(|sign| words.place_of(sign))
            .find(tail);
        at.end = cut.map_or(at.end, |cut| at.start + cut);
    }
    // A template's place for the place may hold who gave it.
    if entry.organisation.is_none()
        && matches!(kind, SectionKind::Awards | SectionKind::Certifications)
        && entry
            .location
            .is_some_and(|at| !looks_like_place(page.words(at)))
    {
        entry.organisation = entry.location.take();
    }
}

/// "Best Paper, Conference on Boats": who gave it stands behind the comma.
fn split_giver(page: &Page, entry: &mut Entry) {
    let Some(title) = entry.title.filter(|_| entry.organisation.is_none()) else {
        return;
    };
    // "Director, “Boats for all”, Elm Foundation"
    // not "Invited to the school on “Boats”", which is one
    if let Some(name) = titles::in_quotes(page, title)
        && !page
            .text
            .get(title.start..name.start)
            .is_some_and(|before| {
                let sign = before.chars().next_back().map_or(0, char::len_utf8);
                let before = before.get(..before.len() - sign).unwrap_or_default();
                before.ends_with(' ') && before.trim_end().ends_with(char::is_alphanumeric)
            })
    {
        let behind = page.text.get(name.end..title.end).unwrap_or_default();
        let giver = behind.trim_start_matches(crate::case::is_sign);
        entry.title = Some(name);
        entry.organisation = giver.starts_with(is_capital).then_some(At {
            start: title.end - giver.len(),
            ..title
        });
        return;
    }
    if let [name, giver] = split_at_comma(page.text, title).as_slice()
        && page.words(*giver).starts_with(is_capital)
    {
        entry.title = Some(*name);
        if is_place(page.words(*giver)) {
            entry.location = entry.location.or(Some(*giver));
        } else {
            entry.organisation = Some(*giver);
        }
        // "Elm Center, Travel Grant"
        if page.lean(*name) < 0 && page.lean(*giver) > 0 {
            std::mem::swap(&mut entry.title, &mut entry.organisation);
        }
    }
}
