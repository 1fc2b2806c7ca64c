//! The head of an entry: which part is the title, the organisation, the place, the dates.

use super::lines::Line;
use super::model::{At, Entry};
use super::page::Page;
use super::pieces::{Piece, pieces};
use super::vocabulary::{
    ends_in_region, has_organisation_word, has_title_word, is_duration, is_place, looks_like_place,
};
use crate::latex::emit::Role;
use crate::report::SectionKind;

/// Reads the lines of a head. `until` is where the entry's bullets begin; lines behind them, as in
/// the last cell of a table's row, still name its place and dates.
pub fn read(page: &Page, kind: SectionKind, head: &[Line], until: usize) -> Entry {
    let text = page.text;
    let mut entry = Entry {
        section: 0,
        title: None,
        organisation: None,
        location: None,
        dates: None,
        head: At {
            start: head
                .first()
                .map_or(0, |line| super::entries::text_of(page, line).start),
            end: head
                .iter()
                .rev()
                .find(|line| line.start < until)
                .map_or(0, |line| line.end),
        },
        bullets: Vec::new(),
        details: Vec::new(),
    };
    let mut left: Vec<At> = Vec::new();
    for line in head {
        let all = pieces(page.document, line);
        for range in page.dates(line.start, line.end) {
            let better = entry.dates.as_ref().is_none_or(|known| {
                known.to.is_none() && known.from.is_some_and(|f| f.month == 0) && range.to.is_some()
            });
            if better {
                entry.dates = Some(range.clone());
            }
        }
        for (n, piece) in all.iter().enumerate() {
            let at = Some(At {
                start: piece.start,
                end: piece.end,
            });
            match piece.role {
                Role::Title
                    if entry.location.is_none()
                        && text.get(piece.start..piece.end).is_some_and(is_place) =>
                {
                    entry.location = at;
                }
                Role::Title if entry.title.is_none() => entry.title = at,
                Role::Organisation if entry.organisation.is_none() => entry.organisation = at,
                Role::Location if entry.location.is_none() => entry.location = at,
                Role::None | Role::Link => {
                    let right = n > 0;
                    for part in without_dates(page, piece) {
                        let words = text.get(part.start..part.end).unwrap_or_default();
                        if is_duration(words) {
                            continue;
                        }
                        if entry.location.is_none()
                            && (right && (looks_like_place(words) || ends_in_region(words))
                                || is_place(words))
                        {
                            entry.location = Some(part);
                        } else {
                            left.push(part);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    assign(text, kind, &left, &mut entry);
    entry
}

/// How many names a line of a head holds, dates apart.
pub fn parts(page: &Page, line: &Line) -> usize {
    pieces(page.document, line)
        .iter()
        .map(|piece| without_dates(page, piece).len())
        .sum()
}

/// Gives what no template named to title and organisation.
fn assign(text: &str, kind: SectionKind, left: &[At], entry: &mut Entry) {
    let mut parts: Vec<At> = left.to_vec();
    let wanted = usize::from(entry.title.is_none()) + usize::from(entry.organisation.is_none());
    if parts.len() == 1 && wanted == 2 && kind != SectionKind::Projects {
        parts = split_head(
            text,
            parts.first().copied().unwrap_or(At { start: 0, end: 0 }),
        );
    }
    if entry.location.is_none()
        && let Some(at) = parts.iter().position(|part| {
            text.get(part.start..part.end).is_some_and(|words| {
                if parts.len() > 2 {
                    looks_like_place(words)
                } else {
                    is_place(words)
                }
            })
        })
        && at > 0
    {
        entry.location = Some(parts.remove(at));
    }
    // "Acme University, Berlin, Germany" in one line, the degree in the next.
    if wanted == 2
        && parts.len() > 1
        && entry.location.is_none()
        && let Some(at) = parts.first().copied()
        && let pieces = split_head(text, at)
        && let [name, place] = pieces.as_slice()
        && text.get(place.start..place.end).is_some_and(is_place)
    {
        entry.location = Some(*place);
        parts[0] = *name;
    }
    let first = parts.first().copied();
    match (entry.title, entry.organisation) {
        (None, None) => {
            if kind == SectionKind::Projects {
                entry.title = first;
                return;
            }
            let words = |at: &At| text.get(at.start..at.end).unwrap_or_default();
            let titled = |at: &At| has_title_word(words(at)) && !has_organisation_word(words(at));
            let named = |at: &At| has_organisation_word(words(at)) && !has_title_word(words(at));
            let title = parts.iter().position(titled);
            let organisation = parts.iter().position(named);
            let other = |taken: usize| (0..parts.len()).find(|at| *at != taken);
            let (title, organisation) = match (title, organisation) {
                (Some(title), Some(organisation)) => (Some(title), Some(organisation)),
                (Some(title), None) => (Some(title), other(title)),
                (None, Some(organisation)) => (other(organisation), Some(organisation)),
                // By custom schools come first, and so do job titles.
                (None, None) if kind == SectionKind::Education => (Some(1), Some(0)),
                (None, None) => (Some(0), Some(1)),
            };
            entry.title = title.and_then(|at| parts.get(at).copied());
            entry.organisation = organisation.and_then(|at| parts.get(at).copied());
        }
        (None, Some(_)) => entry.title = first,
        (Some(_), None) => entry.organisation = first,
        (Some(_), Some(_)) => {}
    }
}

/// "Engineer at Acme, Berlin", "Engineer – Acme", "Acme | Engineer", "Engineer, Acme".
fn split_head(text: &str, at: At) -> Vec<At> {
    let part = text.get(at.start..at.end).unwrap_or_default();
    for separator in [
        " | ", " – ", " — ", " - ", " at ", " @ ", " · ", " bei ", ", ",
    ] {
        let cuts = cuts(part, separator);
        let Some(&first) = cuts.first() else {
            continue;
        };
        let (left, right) = (
            part.get(..first).unwrap_or_default(),
            part.get(first + separator.len()..).unwrap_or_default(),
        );
        // "The University of Texas at Austin" is one name.
        if separator == " at " && (!has_title_word(left) || has_organisation_word(left)) {
            continue;
        }
        let limit = match separator {
            ", " if is_place(right) => 2,
            ", " => 3,
            _ => 4,
        };
        let mut out = Vec::new();
        let mut from = 0;
        let ends = cuts.into_iter().take(limit - 1).chain([part.len()]);
        for end in ends {
            let piece = part.get(from..end).unwrap_or_default();
            let solid = piece.trim();
            if !solid.is_empty() {
                let lead = piece.len() - piece.trim_start().len();
                out.push(At {
                    start: at.start + from + lead,
                    end: at.start + from + lead + solid.len(),
                });
            }
            from = end + separator.len();
        }
        return out;
    }
    vec![at]
}

/// Where a separator stands outside of brackets.
fn cuts(part: &str, separator: &str) -> Vec<usize> {
    let mut depth = 0_i32;
    let mut seen = 0;
    part.match_indices(separator)
        .filter(|(at, _)| {
            for c in part.get(seen..*at).unwrap_or_default().chars() {
                match c {
                    '(' | '[' => depth += 1,
                    ')' | ']' => depth -= 1,
                    _ => {}
                }
            }
            seen = *at;
            depth <= 0
        })
        .map(|(at, _)| at)
        .collect()
}

/// The parts of a piece around its dates.
fn without_dates(page: &Page, piece: &Piece) -> Vec<At> {
    let mut out = Vec::new();
    let mut from = piece.start;
    let mut push = |start: usize, end: usize| {
        let part = page.text.get(start..end).unwrap_or_default();
        let junk = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | ';' | '|' | '·' | '–' | '—' | '-' | '(' | ')' | ':' | '[' | ']' | '/'
                )
        };
        let lead = part.len() - part.trim_start_matches(junk).len();
        let mut solid = part.trim_matches(junk);
        // A bracket that belongs to the words stays.
        if solid.contains('(')
            && part
                .get(lead + solid.len()..)
                .is_some_and(|t| t.starts_with(')'))
        {
            solid = part.get(lead..=lead + solid.len()).unwrap_or(solid);
        }
        // "Grad. May 2011": the word belongs to the date.
        let label = matches!(
            solid.trim_end_matches(['.', ':']).to_lowercase().as_str(),
            "grad"
                | "graduated"
                | "graduation"
                | "expected"
                | "expected graduation"
                | "expected in"
        );
        if solid.chars().any(char::is_alphabetic) && !label {
            out.push(At {
                start: start + lead,
                end: start + lead + solid.len(),
            });
        }
    };
    for range in page.dates(piece.start, piece.end) {
        push(from, range.start.max(from));
        from = range.end.min(piece.end);
    }
    push(from, piece.end);
    out
}
