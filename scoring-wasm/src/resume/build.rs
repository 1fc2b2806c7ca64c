//! From lines to the model: head, sections, entries, skills.

use super::contacts;
use super::dates;
use super::entries;
use super::headings;
use super::lines::{Line, lines, pieces};
use super::model::{At, Model, Section, Url};
use super::skills;
use super::vocabulary;
use crate::latex::Document;
use crate::latex::emit::{Role, Zone};
use crate::report::SectionKind;

/// Understands a document.
pub fn build(document: &Document) -> Model {
    let text = document.text.text.as_str();
    let mut model = Model {
        lines: lines(document),
        ..Model::default()
    };
    model.lines.retain(|line| !line.hidden);
    find_sections(text, &mut model);
    find_contacts(document, &mut model);
    find_name(document, &mut model);
    entries::find(document, &mut model);
    skills::find(document, &mut model);
    model
}

fn find_sections(text: &str, model: &mut Model) {
    let explicit = model.lines.iter().any(|line| line.heading == 1);
    let mut starts: Vec<(usize, At)> = Vec::new();
    for (n, line) in model.lines.iter().enumerate() {
        let raw = text.get(line.start..line.end).unwrap_or_default();
        let heading = raw.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '•'));
        if heading.is_empty() || line.zone != Zone::Body {
            continue;
        }
        let is_heading = match line.heading {
            1 => true,
            0 => line.item == 0 && !line.entry && looks_like_heading(heading, line, explicit),
            2 => !explicit && headings::kind(heading).1,
            _ => false,
        };
        if is_heading {
            let lead = raw.find(heading).unwrap_or(0);
            let start = line.start + lead;
            starts.push((
                n,
                At {
                    start,
                    end: start + heading.len(),
                },
            ));
        }
    }
    model.head_end = starts.first().map_or(model.lines.len(), |(n, _)| *n);
    for (index, (n, heading)) in starts.iter().enumerate() {
        let last = starts
            .get(index + 1)
            .map_or(model.lines.len(), |(next, _)| *next);
        let (kind, usual) =
            headings::kind(text.get(heading.start..heading.end).unwrap_or_default());
        model.sections.push(Section {
            kind,
            usual,
            heading: *heading,
            first: n + 1,
            last,
        });
    }
}

/// A line that no command marks as a heading but that is set and worded like one.
fn looks_like_heading(text: &str, line: &Line, explicit: bool) -> bool {
    if text.len() > 40 || text.contains(['\t', ',', '.', '@']) {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let upper = letters > 3 && !text.chars().any(char::is_lowercase);
    let set_apart = line.bold || line.size >= 1 || upper;
    // Most lines are neither, and need no look at their words.
    if !set_apart && (explicit || line.depth > 0) {
        return false;
    }
    let (kind, usual) = headings::kind(text);
    if usual {
        return set_apart || !explicit && line.depth == 0;
    }
    !explicit && kind != SectionKind::Other && set_apart
}

fn find_contacts(document: &Document, model: &mut Model) {
    let text = document.text.text.as_str();
    for line in &model.lines {
        let part = text.get(line.start..line.end).unwrap_or_default();
        for (start, end) in contacts::emails(part) {
            let at = At {
                start: line.start + start,
                end: line.start + end,
            };
            let known = model
                .emails
                .iter()
                .any(|known| text.get(known.start..known.end) == text.get(at.start..at.end));
            if !known {
                model.emails.push(at);
            }
        }
    }
    // Phones are looked for where contacts stand, so that no number elsewhere becomes one.
    let contact_section = model.sections.iter().find(|section| {
        let heading = text
            .get(section.heading.start..section.heading.end)
            .unwrap_or_default()
            .to_lowercase();
        ["contact", "kontakt", "contatto", "personal", "persönlich"]
            .iter()
            .any(|word| heading.contains(word))
    });
    let contact_lines = contact_section.map_or(0..0, |section| section.first..section.last);
    for (n, line) in model.lines.iter().enumerate() {
        let near = n < model.head_end
            || line.zone != Zone::Body
            || contact_lines.contains(&n)
            || model
                .emails
                .first()
                .is_some_and(|email| email.start >= line.start && email.start <= line.end);
        let roles = if has_role(document, line, &[Role::Phone]) {
            pieces(document, line)
        } else {
            Vec::new()
        };
        let by_role: Vec<At> = roles
            .iter()
            .filter(|piece| piece.role == Role::Phone)
            .map(|piece| At {
                start: piece.start,
                end: piece.end,
            })
            .collect();
        let found: Vec<At> = if !by_role.is_empty() {
            by_role
        } else if near {
            let part = text.get(line.start..line.end).unwrap_or_default();
            contacts::phones(part)
                .into_iter()
                .map(|(start, end)| At {
                    start: line.start + start,
                    end: line.start + end,
                })
                .collect()
        } else {
            Vec::new()
        };
        for at in found {
            let known = model
                .phones
                .iter()
                .any(|known| text.get(known.start..known.end) == text.get(at.start..at.end));
            if !known {
                model.phones.push(at);
            }
        }
    }
    find_links(document, model);
}

/// Whether a template gave one of these roles to a part of a line.
pub(super) fn has_role(document: &Document, line: &Line, roles: &[Role]) -> bool {
    document
        .text
        .runs_in(line.start, line.end)
        .iter()
        .any(|run| roles.contains(&run.style.role))
}

fn find_links(document: &Document, model: &mut Model) {
    let text = document.text.text.as_str();
    for link in &document.text.links {
        let target = link.target.trim();
        if let Some(address) = target.strip_prefix("mailto:") {
            let printed = model.emails.iter().any(|at| {
                text.get(at.start..at.end)
                    .is_some_and(|email| email.eq_ignore_ascii_case(address))
            });
            if !printed && !contacts::emails(address).is_empty() {
                model.linked_emails.push(Url {
                    target: address.to_owned(),
                    src: link.src,
                });
            }
            continue;
        }
        if target.starts_with("tel:") || target.is_empty() || !target.contains('.') {
            continue;
        }
        push_url(model, target.to_owned(), link.src);
    }
    let lines: Vec<Line> = model.lines.clone();
    for line in &lines {
        let part = text.get(line.start..line.end).unwrap_or_default();
        for (start, end) in contacts::urls(part) {
            let (start, end) = (line.start + start, line.start + end);
            let linked = document
                .text
                .runs_in(start, end)
                .iter()
                .any(|run| run.style.link > 0);
            if linked {
                continue;
            }
            let target = text.get(start..end).unwrap_or_default().to_owned();
            if let Some(src) = document.text.source(start, end) {
                push_url(model, target, src);
            }
        }
    }
}

fn push_url(model: &mut Model, target: String, src: crate::latex::token::Src) {
    let key = |url: &str| {
        url.trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_start_matches("www.")
            .trim_end_matches('/')
            .to_ascii_lowercase()
    };
    let new = key(&target);
    if !model.urls.iter().any(|known| key(&known.target) == new) {
        model.urls.push(Url { target, src });
    }
}

fn find_name(document: &Document, model: &mut Model) {
    const HEAD: [Role; 3] = [Role::Name, Role::Headline, Role::Place];
    let text = document.text.text.as_str();
    for line in &model.lines {
        if !has_role(document, line, &HEAD) {
            continue;
        }
        for piece in pieces(document, line) {
            let at = Some(At {
                start: piece.start,
                end: piece.end,
            });
            match piece.role {
                Role::Name if model.name.is_none() => model.name = at,
                Role::Headline if model.headline.is_none() => model.headline = at,
                Role::Place if model.location.is_none() => model.location = at,
                _ => {}
            }
        }
    }
    let head: Vec<Line> = model
        .lines
        .iter()
        .take(model.head_end)
        .filter(|line| line.zone == Zone::Body)
        .copied()
        .collect();
    let candidates: Vec<(At, i8, bool)> = head
        .iter()
        .take(12)
        .flat_map(|line| {
            pieces(document, line)
                .into_iter()
                .map(|piece| {
                    let size = document
                        .text
                        .runs_in(piece.start, piece.end)
                        .iter()
                        .map(|run| run.style.size)
                        .max()
                        .unwrap_or(0);
                    (
                        At {
                            start: piece.start,
                            end: piece.end,
                        },
                        size,
                        piece.bold,
                    )
                })
                .collect::<Vec<_>>()
        })
        .collect();
    if model.name.is_none() {
        let best = candidates
            .iter()
            .enumerate()
            .filter(|(_, (at, ..))| text.get(at.start..at.end).is_some_and(looks_like_name))
            .max_by_key(|(n, (_, size, bold))| {
                // The largest piece, then the boldest, then the first.
                (i32::from(*size) * 2 + i32::from(*bold), usize::MAX - n)
            });
        model.name = best.map(|(_, (at, ..))| *at);
    }
    let Some(name) = model.name else { return };
    let name = without_label(text, name);
    model.name = Some(name);
    if model.headline.is_none() {
        model.headline = candidates
            .iter()
            .map(|(at, ..)| *at)
            .filter(|at| at.start >= name.end)
            .take(2)
            .find(|at| text.get(at.start..at.end).is_some_and(looks_like_headline));
    }
    if model.location.is_none() {
        model.location = candidates
            .iter()
            .map(|(at, ..)| *at)
            .filter(|at| at.start >= name.end && Some(*at) != model.headline)
            .flat_map(|at| split_separators(text, at))
            .find(|at| {
                text.get(at.start..at.end)
                    .is_some_and(vocabulary::looks_like_place)
            });
    }
}

/// The parts of a line between `|`, `·` and bullets.
fn split_separators(text: &str, at: At) -> Vec<At> {
    let part = text.get(at.start..at.end).unwrap_or_default();
    let mut out = Vec::new();
    let mut start = at.start;
    for piece in part.split(['|', '·', '•', '⋄', '∣']) {
        let lead = piece.len() - piece.trim_start().len();
        let solid = piece.trim();
        if !solid.is_empty() {
            out.push(At {
                start: start + lead,
                end: start + lead + solid.len(),
            });
        }
        start += piece.len();
        start += text
            .get(start..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
    out
}

/// One to five words of letters, without contact marks or words of headings.
fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let shape = (1..=5).contains(&words.len())
        && text.chars().count() <= 40
        && !text.contains(['@', '/', ':', '|', '(', '·'])
        && !text.chars().any(|c| c.is_ascii_digit());
    let first = words
        .first()
        .and_then(|word| word.chars().next())
        .is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic());
    let folded = text.to_lowercase();
    let label = [
        "resume",
        "résumé",
        "curriculum",
        "lebenslauf",
        "cv",
        "last updated",
        "page",
    ]
    .iter()
    .any(|word| folded == *word || folded.starts_with(&format!("{word} ")));
    shape && first && !label
}

/// "Jane Sample Resume" without its last word.
fn without_label(text: &str, at: At) -> At {
    const LABELS: [&str; 6] = [
        "resume",
        "résumé",
        "cv",
        "curriculum vitae",
        "lebenslauf",
        "curriculum",
    ];
    let name = text.get(at.start..at.end).unwrap_or_default();
    for label in LABELS {
        let cut = name.len().saturating_sub(label.len());
        if let (Some(front), Some(back)) = (name.get(..cut), name.get(cut..))
            && back.to_lowercase() == label
        {
            let front = front.trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',')
            });
            if front.contains(' ') {
                return At {
                    start: at.start,
                    end: at.start + front.len(),
                };
            }
        }
    }
    at
}

fn looks_like_headline(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let mail = !contacts::emails(text).is_empty()
        || !contacts::phones(text).is_empty()
        || !contacts::urls(text).is_empty();
    (1..=14).contains(&words)
        && !mail
        && !vocabulary::looks_like_place(text)
        && vocabulary::has_title_word(text)
}

/// Dates of a line, with offsets in the machine text.
pub(super) fn dates_in(text: &str, start: usize, end: usize) -> Vec<dates::Range> {
    let part = text.get(start..end).unwrap_or_default();
    let mut found = dates::find(part);
    for range in &mut found {
        range.start += start;
        range.end += start;
    }
    found
}
