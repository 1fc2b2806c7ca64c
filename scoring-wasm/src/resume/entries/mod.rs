//! Entries: which sections hold them.

mod grouping;
mod listed;
mod settle;

use super::contacts::{holds_contacts_only, tells_contacts};
use super::heads;
use super::items;
use super::lines::{Line, is_bullet};
use super::model::{At, Model};
use super::page::Page;
use super::vocabulary::is_town;
use crate::latex::emit::Zone;
use crate::report::SectionKind;
use crate::text_search::{AT, Search as _, trim};
use grouping::Grouping;

/// Finds the entries of all sections that hold them.
pub fn find(page: &Page, model: &mut Model) {
    let sections = model.sections.clone();
    for (index, section) in sections.iter().enumerate() {
        // Running headers and footers belong to no section.
        let lines: Vec<Line> = model
            .lines
            .get(section.first..section.last)
            .unwrap_or_default()
            .iter()
            .filter(|line| {
                line.zone == Zone::Body
                    && !repeats_head(page, model, line)
                    && !closes(page, model, line)
            })
            .copied()
            .collect();
        let lines = fields_in_items(page, out_of_item(page, lines));
        let dated = matches!(
            section.kind,
            SectionKind::Experience
                | SectionKind::Education
                | SectionKind::Projects
                | SectionKind::Volunteering
        );
        // Nobody's particulars are entries.
        let own = section.kind == SectionKind::Other && tells_contacts(page, section);
        let marked =
            section.kind == SectionKind::Other && !own && lines.iter().any(|line| line.entry);
        if dated || marked {
            Grouping::new(page, model, index, section.kind).run(&lines);
        } else if !matches!(section.kind, SectionKind::Skills) {
            for line in lines.iter().filter(|line| line.item > 0) {
                model.loose_bullets.push((index, text_of(page, line)));
            }
        }
        match section.kind {
            // "Research" may list posts.
            SectionKind::Publications if are_posts(page, &lines) => {
                aside(page, model, index, section.kind, &lines);
            }
            SectionKind::Awards | SectionKind::Certifications | SectionKind::Publications => {
                items::find(page, model, index, section.kind, &lines);
            }
            SectionKind::Other if own => {}
            SectionKind::Other | SectionKind::Interests if !marked => {
                aside(page, model, index, section.kind, &lines);
            }
            _ => {}
        }
        settle::settle(page, index, &mut model.entries);
        settle::settle(page, index, &mut model.items);
        if matches!(
            section.kind,
            SectionKind::Experience | SectionKind::Education
        ) {
            settle::part_towns(page, index, model.location, &mut model.entries);
        }
    }
}

/// Lines whose dates are ranges, and others under them.
fn are_posts(page: &Page, lines: &[Line]) -> bool {
    let dates = || {
        lines
            .iter()
            .flat_map(|line| page.dates(line.start, line.end))
    };
    let ranges = dates().filter(|range| range.to.is_some()).count();
    ranges > 0 && 2 * ranges > dates().count() && lines.iter().any(|line| !page.dated(line))
}

/// Nothing but the person's name, or a line with the address again: a document may print its head
/// anew on each page.
fn repeats_head(page: &Page, model: &Model, line: &Line) -> bool {
    let text = trim(page.line(line));
    let again = |at: &At| at.end < line.start && page.words(*at) == text;
    let address = |at: &At| at.end < line.start && text.has(page.words(*at));
    model.name.as_ref().is_some_and(again)
        || line.kinds & AT != 0 && text.has_sign('@') && model.emails.iter().any(address)
}

/// A template may set a whole section as one item without a sign: its lines are no list's.
fn out_of_item(page: &Page, mut lines: Vec<Line>) -> Vec<Line> {
    if let Some((first, rest)) = lines.split_first()
        && first.item > 0
        && !rest.is_empty()
        && rest
            .iter()
            .all(|line| line.depth >= first.item && line.item != first.item)
        && !page.line(first).starts_with(is_bullet)
        && page.behind_sign(first) == first.start
    {
        let outer = first.item;
        for line in &mut lines {
            line.item = line.item.saturating_sub(outer);
            line.depth -= outer;
        }
    }
    lines
}

/// Names and dates may each be an item without a sign: those that stand above dates alone are the
/// lines of a head, and no list.
fn fields_in_items(page: &Page, mut lines: Vec<Line>) -> Vec<Line> {
    const FIELDS: usize = 3;
    let plain = |line: &Line| {
        line.item > 0
            && page.behind_sign(line) == line.start
            && !page
                .line(line)
                .starts_with(|c| is_bullet(c) || c == '-' || c == '–')
    };
    for n in 1..lines.len() {
        let [above @ .., dates] = lines.get_mut(..=n).unwrap_or_default() else {
            break;
        };
        if !plain(dates) || !page.dated(dates) || !heads::names_nothing(page, dates) {
            continue;
        }
        let depth = dates.item;
        let mut found = false;
        for line in above.iter_mut().rev().take(FIELDS) {
            let text = page.line(line);
            // Where to look is told below the dates.
            let link = text.contains(['/', '@', '\t']) || text.has("www.");
            if line.item != depth || !plain(line) || page.dated(line) || link {
                break;
            }
            (line.item, line.depth, found) = (0, 0, true);
            if line.bold {
                break;
            }
        }
        if found {
            (dates.item, dates.depth) = (0, 0);
        }
    }
    lines
}

/// What stands under the last section and belongs to none: "Turku, 3 May 2026" before a signature,
/// or a line of nothing but addresses.
fn closes(page: &Page, model: &Model, line: &Line) -> bool {
    let text = page.line(line);
    if line.kinds & AT != 0 && holds_contacts_only(text) {
        return true;
    }
    let last = model
        .lines
        .last()
        .is_some_and(|last| last.start == line.start);
    if !last || line.item > 0 || line.entry || line.heading > 0 {
        return false;
    }
    let [date] = page.dates(line.start, line.end) else {
        return false;
    };
    if grouping::tells_of_file(text) {
        return true;
    }
    let before = page.text.get(line.start..date.start).unwrap_or_default();
    let town = before.trim_end_matches(|c: char| !c.is_alphabetic());
    let town = town.cut(", ").map_or(town, |(town, _)| town);
    let words = page.text.get(date.start..line.end).unwrap_or_default();
    // "2010: Baker at Elm Ovens" tells more.
    let behind = page.text.get(date.end..line.end).unwrap_or_default();
    if behind.contains(char::is_alphabetic) {
        return false;
    }
    // With its day.
    let numbers = words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let placed = is_town(town) && before.trim_end() != town;
    date.to.is_none() && numbers.count() > 1 && (placed || before.trim().is_empty())
}

/// Entries of a section whose subject nobody knows: told like positions where dates or a template
/// mark them, listed where only items carry dates.
fn aside(page: &Page, model: &mut Model, index: usize, kind: SectionKind, lines: &[Line]) {
    let marked = lines.iter().any(|line| line.entry || line.heading > 1);
    // "Research" that lists posts.
    let posts = kind == SectionKind::Publications;
    // So may one with a name of its own.
    let ranges = lines
        .iter()
        .flat_map(|line| page.dates(line.start, line.end))
        .filter(|range| range.to.is_some());
    let dated = lines.iter().filter(|line| page.dated(line)).count();
    let told = kind == SectionKind::Other
        && ranges.take(2).count() > 1
        && 2 * dated <= lines.len()
        && are_posts(page, lines);
    let headed = lines
        .iter()
        .any(|line| (line.item == 0 || posts) && page.dated(line))
        && (lines.iter().any(|line| line.item > 0) || posts || told);
    if marked || headed {
        let mut grouping = Grouping::new(page, model, index, SectionKind::Volunteering);
        grouping.aside = Some(kind);
        grouping.run(lines);
    } else if lines.iter().any(|line| page.dated(line)) {
        items::find(page, model, index, kind, lines);
    }
}

/// A line without its bullet or number.
pub(super) fn text_of(page: &Page, line: &Line) -> At {
    let from = page.behind_sign(line);
    let part = page.text.get(from..line.end).unwrap_or_default();
    let body = part.trim_start_matches(|c: char| c.is_whitespace() || is_bullet(c));
    At {
        start: from + part.len() - body.len(),
        end: from + part.trim_end().len().max(part.len() - body.len()),
    }
}

#[cfg(test)]
mod academic;
#[cfg(test)]
mod layouts;
#[cfg(test)]
mod neighbours;
#[cfg(test)]
mod posts;
#[cfg(test)]
mod projects;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod segments;
#[cfg(test)]
mod slots;
#[cfg(test)]
mod strangers;
#[cfg(test)]
mod studies;
#[cfg(test)]
mod writings;

#[cfg(test)]
mod tests {
    use crate::resume;

    #[test]
    fn bullets_are_told_without_their_sign_or_number() {
        for (list, options) in [
            ("itemize", ""),
            ("enumerate", ""),
            ("enumerate", "[(a)]"),
            ("enumerate", "[label=\\arabic*)]"),
        ] {
            let source = format!(
                "\\documentclass{{article}}\\usepackage{{enumitem}}\\begin{{document}}\\section{{Experience}}\n\\textbf{{Acme Ltd}}, \\textit{{Engineer}} \\hfill 2019 -- 2021\n\\begin{{{list}}}{options}\\item 3 teams led to one plan.\\item Built a (small) shop.\\end{{{list}}}\\end{{document}}"
            );
            let document = crate::latex::read(&[("main.tex", source.as_str())], "1 May 2026");
            let model = resume::build(&document);
            let told: Vec<&str> = model
                .bullets()
                .iter()
                .map(|at| {
                    document
                        .text
                        .text
                        .get(at.start..at.end)
                        .expect("bullets lie in the text")
                })
                .collect();
            assert_eq!(
                told,
                ["3 teams led to one plan.", "Built a (small) shop."],
                "{list}{options}"
            );
        }
    }
}
