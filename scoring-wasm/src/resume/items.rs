//! What awards, certificates, publications and sections of one's own list: one entry a line, an
//! item or a template's entry.

use super::dates::Range;
use super::entries::text_of;
use super::heads;
use super::lines::Line;
use super::model::{At, Model};
use super::page::Page;
use crate::case::{Case as _, is_small};
use crate::report::SectionKind;
use crate::text_search::Search as _;

/// Words of a heading that stands over items of its own, at most.
const LABEL_WORDS: usize = 6;

/// Bytes of a sentence from which on it tells of something and names nothing.
const PROSE: usize = 80;

/// Bytes in which an item names what it tells of.
const LEAD: usize = 90;

/// The name that an item begins with, and its dates: "Drawing tool (2004). Lets several …",
/// "Drawing tool: lets several …".
pub fn lead_in(page: &Page, at: At) -> Option<(At, Option<Range>)> {
    let text = page.words(at);
    let dates = page
        .dates(at.start, at.end)
        .first()
        .filter(|range| range.start < at.start + LEAD)
        .filter(|range| {
            let before = page.text.get(at.start..range.start).unwrap_or_default();
            before.trim_end().ends_with('(')
        });
    if let Some(range) = dates {
        let open = page.text.get(at.start..range.start)?.rfind('(')?;
        let name = text.get(..open)?.trim_end();
        let named = name.split_whitespace().count() <= 8 && name.chars().any(char::is_alphabetic);
        return named.then(|| {
            let end = at.start + name.len();
            (At { end, ..at }, Some(range.clone()))
        });
    }
    let colon = text
        .place_of(": ")
        .filter(|cut| *cut < LEAD && text.get(..*cut).is_some_and(|name| !name.has(". ")));
    let cut = colon.or_else(|| bold_lead(page, at))?;
    let name = text.get(..cut)?.trim_end_matches(&[' ', '.', ':'][..]);
    let named = (1..=8).contains(&name.split_whitespace().count());
    named.then(|| {
        let end = at.start + name.len();
        (At { end, ..at }, None)
    })
}

/// Length of the bold words that an item begins with and goes on behind: "**Drawing tool.** Lets
/// several …", "**Drawing tool** – lets several …".
pub fn bold_lead(page: &Page, at: At) -> Option<usize> {
    let runs = page.document.text.runs_in(at.start, at.end);
    let plain = runs.iter().position(|run| !run.style.bold)?;
    let end = (runs.get(plain)?.out as usize).checked_sub(at.start)?;
    let lead = page.words(at).get(..end)?.trim_end();
    let behind = page.words(at).get(end..)?.trim_start();
    let told = lead.ends_with(['.', ':'])
        || behind.starts_with(&['–', '—', '-', '|', ':'][..])
        || behind.starts_with("http");
    (plain > 0 && told && end < LEAD).then_some(lead.len())
}

/// Finds the entries of such a section.
pub fn find(page: &Page, model: &mut Model, section: usize, kind: SectionKind, lines: &[Line]) {
    let dated = lines.iter().any(|line| page.dated(line));
    let items = lines.iter().any(|line| line.item > 0);
    let marked = lines.iter().any(|line| line.entry || line.heading > 1);
    let sure = matches!(
        kind,
        SectionKind::Awards | SectionKind::Certifications | SectionKind::Publications
    );
    // Heads begin with their dates here.
    let leads = |line: &Line| {
        let begin = text_of(page, line).start;
        let first = page.dates(begin, line.end).first();
        first.is_some_and(|range| (line.start..=begin).contains(&range.start))
    };
    // What stands right below such a line may name a date too.
    let mut lead = false;
    let leading = dated
        && lines.iter().all(|line| {
            let above = std::mem::replace(&mut lead, leads(line));
            lead || !page.dated(line) || above && line.item == 0 && !line.gap
        });
    // "Travel Grant⇥2021" over "Elm University", again and again.
    let mut before = false;
    let few = matches!(kind, SectionKind::Awards | SectionKind::Certifications);
    let paired = (few
        || lines.len() > 3 && lines.iter().all(|line| page.line(line).has_sign('\t')))
        && lines.first().is_some_and(|line| page.dated(line))
        && lines.iter().all(|line| {
            let again = std::mem::replace(&mut before, page.dated(line));
            line.item == 0 && !line.entry && !(again && before)
        })
        && !before;
    // Each line is an item where two that follow each other are dated.
    let each = few
        && lines.windows(2).any(|two| {
            two.iter()
                .all(|line| page.dated(line) && !heads::names_nothing(page, line))
        });
    let mut head: Vec<Line> = Vec::new();
    let mut bullets: Vec<At> = Vec::new();
    let mut push = |head: &mut Vec<Line>, bullets: &mut Vec<At>| {
        if head.is_empty() {
            return;
        }
        let until = bullets.first().map_or(usize::MAX, |at| at.start);
        let mut entry = heads::read(page, kind, head, until);
        let whole = head.iter().any(|line| line.entry || line.heading > 1);
        // Prose is no item; nor is a sentence that names a year.
        let told = page.words(entry.head);
        // A name over the sentence that tells more of it is an item.
        let first = told.cut("\n").map_or(told, |(first, _)| first);
        let sentence = first.ends_with('.') && first.split_whitespace().count() > 6;
        let spent = entry.dates.as_ref().is_some_and(|range| {
            let behind = first.get(range.end.saturating_sub(entry.head.start)..);
            let last = behind.is_some_and(|rest| rest == ").");
            (leading || last) && range.to.is_some()
        });
        let prose = !whole
            && !spent
            && (entry.dates.is_none() && (!sure || !items && dated && !each)
                || sentence && !sure && (!items && !leading || first.len() > PROSE));
        head.clear();
        let bullets = std::mem::take(bullets);
        // "Date of birth"
        let words = told.lowered();
        let birth = "birth|born|geburt|geboor|naissance|nascimento|nacimiento|nascita|\
             last updat|ltima actualiza|ltima atualiza|mise à jour"
            .split('|')
            .any(|word| words.has(word));
        if prose || birth || entry.title.is_none() && entry.organisation.is_none() {
            return;
        }
        entry.section = section;
        entry.bullets = bullets;
        model.items.push(entry);
    };
    for (n, line) in lines.iter().enumerate() {
        let open = head.first().copied();
        let under_mark = open.is_some_and(|head| head.entry || head.heading > 1);
        let head_dated = head.iter().any(|line| page.dated(line));
        let goes_on = if paired {
            !page.dated(line)
        } else if leading {
            !leads(line) && !line.gap
        } else {
            page.line(line).trim_start().starts_with(is_small)
        };
        let nameless = || head.iter().all(|line| heads::names_nothing(page, line));
        let begins = if line.entry || line.heading > 1 {
            true
        } else if line.item > 0 {
            // An item of an item tells more of it, unless that only says what the dated ones are.
            let below = open.is_some_and(|head| head.item > 0 && line.item > head.item)
                && (sure || head_dated || !page.dated(line));
            if under_mark || below {
                bullets.push(text_of(page, line));
                continue;
            }
            true
        } else if line.depth > 0 && open.is_some_and(|head| head.item > 0) {
            leading && head_dated && page.dated(line)
        } else if marked && under_mark {
            // What a template's entry tells of itself may name a year: "Proceedings of … 2019".
            let told = || {
                let begin = text_of(page, line).start;
                let first = page.dates(begin, line.end).first();
                open.is_some_and(|head| head.entry) && first.is_none_or(|range| range.start > begin)
            };
            head_dated && page.dated(line) && !told()
        } else if paired && !few {
            page.dated(line)
        } else if kind == SectionKind::Publications {
            let next = if leading && lines.first().is_some_and(leads) {
                leads(line)
            } else {
                head_dated || !dated
            };
            open.is_none() || next || line.gap
        } else {
            open.is_none() || !goes_on && !nameless() && (head_dated || line.gap || !dated || each)
        };
        let label = !page.dated(line)
            && line.item == 0
            && !line.entry
            && page.line(line).split_whitespace().count() <= LABEL_WORDS
            && lines.get(n + 1).is_some_and(|next| {
                let rows = page.dated(next)
                    && lines.get(n + 2).is_some_and(|after| page.dated(after))
                    && (line.caps && !next.caps
                        || line.bold && !next.bold
                        || line.size > next.size);
                next.item > 0 && !sure
                    || line.heading > 1 && (page.dated(next) || next.entry)
                    || line.heading == 0 && rows
            });
        if begins {
            push(&mut head, &mut bullets);
            if !label {
                head.push(*line);
            }
        } else if head.len() < 4 {
            head.push(*line);
        }
    }
    push(&mut head, &mut bullets);
}

#[cfg(test)]
mod tests {
    use crate::resume::build;

    #[test]
    fn items_of_projects_that_begin_with_a_name_are_entries() {
        for (item, expected) in [
            (
                r"\textbf{Ferry Finder.} Plans routes.",
                Some("Ferry Finder"),
            ),
            (
                r"\textbf{Ferry Finder} -- plans routes.",
                Some("Ferry Finder"),
            ),
            (
                r"\textbf{Ferry Finder:} plans routes.",
                Some("Ferry Finder"),
            ),
            ("Ferry Finder: plans routes.", Some("Ferry Finder")),
            (r"\textbf{Planned} routes for ferries.", None),
            ("Planned routes for ferries.", None),
        ] {
            let source = format!(
                r"\documentclass{{article}}\begin{{document}}\section{{Projects}}\begin{{itemize}}\item {item}\item Another thing.\end{{itemize}}\end{{document}}"
            );
            let document = crate::latex::read(&[("main.tex", &source)], "1 May 2026");
            let model = build(&document);
            let title = model.items.first().and_then(|entry| entry.title);
            let words = title.and_then(|at| document.text.text.get(at.start..at.end));
            assert_eq!(words, expected, "{item}");
        }
    }
}
