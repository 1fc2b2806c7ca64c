//! Labels that are headings, and such as are none.
//!
//! Headings may be the labels of one list: `\\begin{description}\\item[Education] … \\item[Experience] …`.

use super::{Found, LONGEST, is_weaker, look, shaped};
use crate::case::{self, is_small};
use crate::report::SectionKind;
use crate::resume::headings;
use crate::resume::lines::Line;
use crate::resume::page::Page;
use crate::resume::tally::Tally;
use crate::text_search::{Search as _, trim};

/// Usual headings among the labels, from which on the list holds the sections.
const ENOUGH: usize = 3;

/// Where the bold words end that an item of the outermost list begins with.
fn label_end(page: &Page, line: &Line) -> Option<usize> {
    if line.item != 1 {
        return None;
    }
    let runs = page.document.text.runs_in(line.start, line.end);
    let plain = runs.iter().position(|run| !run.style.bold);
    let end = plain.map_or(line.end, |n| runs[n].out as usize);
    let label = trim(page.text.get(line.start..end)?);
    (plain != Some(0) && shaped(label)).then(|| line.start + label.len())
}

/// Makes headings of the labels, each a line of its own, and takes what they head out of the list.
pub fn raise(page: &Page, lines: &mut Vec<Line>) {
    let named = |line: &Line| {
        let end = label_end(page, line)?;
        let (kind, usual) = headings::kind(page.text.get(line.start..end)?);
        usual.then_some(kind)
    };
    let kinds: Vec<SectionKind> = lines.iter().filter_map(named).collect();
    let sure = |kind: &&SectionKind| {
        matches!(
            kind,
            SectionKind::Experience | SectionKind::Education | SectionKind::Skills
        )
    };
    let mut different = kinds.clone();
    different.dedup();
    if different.len() < ENOUGH || kinds.iter().filter(sure).count() < 2 {
        return;
    }
    let mut out: Vec<Line> = Vec::with_capacity(lines.len() + kinds.len());
    for line in lines.iter() {
        let inner = Line {
            item: line.item.saturating_sub(1),
            depth: line.depth.saturating_sub(1),
            ..*line
        };
        let Some(end) = label_end(page, line) else {
            out.push(inner);
            continue;
        };
        let label = page.text.get(line.start..end).unwrap_or_default();
        out.push(Line {
            end,
            bold: true,
            gap: true,
            ..inner.counted(&Tally::of(label))
        });
        let rest = page.text.get(end..line.end).unwrap_or_default();
        let body = rest.trim_start();
        if !body.is_empty() {
            out.push(Line {
                start: line.end - body.len(),
                bold: false,
                caps: false,
                ..inner.counted(&Tally::of(body))
            });
        }
    }
    *lines = out;
}

/// Drops what heads a group inside of a section: "Tools" among the skills, "Projects:" over a list
/// in an entry. It is smaller than the heading above or stands below one that the reader marked,
/// and is of the same kind, languages among the skills, or ends with a colon.
pub fn drop_groups(page: &Page, lines: &[Line], found: &mut Vec<Found>) {
    let mut above: Option<(SectionKind, Line)> = None;
    found.retain(|item| {
        let Some(line) = lines.get(item.line) else {
            return true;
        };
        let colon = page.line(line).trim_end().ends_with(':');
        let inner = above.is_some_and(|(kind, above)| {
            let smaller = is_weaker(look(line), look(&above));
            let spoken = kind == SectionKind::Skills && item.kind == SectionKind::Languages;
            let same = spoken || item.kind == kind && kind != SectionKind::Other;
            line.heading == 0 && ((smaller || above.heading == 1) && same || smaller && colon)
        });
        if !inner {
            above = Some((item.kind, *line));
        }
        !inner
    });
}

/// "**Teaching:** Assessment, Coaching", where no section is called so.
fn is_labelled(page: &Page, line: &Line) -> bool {
    let text = page.line(line);
    let Some(cut) = text
        .find(':')
        .filter(|cut| *cut < LONGEST && text.len() > cut + 3)
    else {
        return false;
    };
    let label = text.get(..cut).unwrap_or_default();
    let runs = page.document.text.runs_in(line.start, line.start + cut);
    runs.iter().all(|run| run.style.bold) && !line.bold && shaped(label) && {
        let (kind, usual) = headings::kind(label);
        !usual || kind == SectionKind::Other
    }
}

/// "OBJECTIVE: To become …" is a heading and a line; so is "Education⇥University of …".
pub fn split_run_in(page: &Page, lines: &mut Vec<Line>) {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        let text = page.line(line);
        let cut = text
            .find(&[':', '\t', '：'][..])
            .filter(|at| *at > 4 && *at < LONGEST && line.item == 0 && line.heading == 0)
            .filter(|at| text.len() > at + 3);
        let Some(cut) = cut else {
            out.push(*line);
            continue;
        };
        let label = text.get(..cut).unwrap_or_default();
        let bold = page
            .document
            .text
            .runs_in(line.start, line.start + cut)
            .iter()
            .all(|run| run.style.bold || run.style.size > 0);
        let caps = label.chars().any(case::is_capital) && !label.chars().any(is_small);
        // "Software: …" beside "Teaching: …" is one label among others.
        let near = [n.checked_sub(1), Some(n + 1)];
        let colon = text.get(cut..).is_some_and(|rest| !rest.starts_with('\t'));
        let among = colon
            && near.into_iter().flatten().any(|n| {
                let near = lines.get(n);
                near.is_some_and(|near| near.zone == line.zone && is_labelled(page, near))
            });
        let whole =
            among || line.bold || line.caps && text.get(cut..).is_some_and(|t| t.has_sign(':'));
        if (caps || bold && line.gap) && !whole && shaped(label) && {
            let (kind, usual) = headings::kind(label);
            usual && kind != SectionKind::Other && kind != SectionKind::Languages
        } {
            let mut heading = line.counted(&Tally::of(label));
            heading.end = line.start + cut;
            heading.bold = bold;
            heading.caps = caps;
            out.push(heading);
            let rest = text.get(cut..).unwrap_or_default();
            let body = rest.trim_start_matches(&[':', '\t', '：', ' '][..]);
            out.push(Line {
                start: line.end - body.len(),
                gap: false,
                caps: false,
                ..line.counted(&Tally::of(body))
            });
        } else {
            out.push(*line);
        }
    }
    *lines = out;
}
