//! Which lines are headings, and what stands under them.
//!
//! A reader's own headings decide. Without them a line is judged by its words and its look: lines
//! that say a usual heading and are set apart show what headings look like here, and others that
//! look the same way are headings too.

use std::cell::OnceCell;

use super::headings;
use super::lines::{Line, is_private};
use super::model::{At, Model, Section};
use super::page::Page;
use super::person::names_a_resume;
use super::titles;
use crate::case::is_small;
use crate::latex::emit::Zone;
use crate::report::SectionKind;
use crate::text_search::Search as _;

mod labels;
#[cfg(test)]
mod tests;

/// Bytes of a heading, at most.
const LONGEST: usize = 60;

/// A line that is a heading.
struct Found {
    line: usize,
    heading: At,
    kind: SectionKind,
    usual: bool,
    confidence: u8,
}

/// Finds headings and divides the lines among them.
pub fn find(page: &Page, model: &mut Model) {
    raise_headings(page, &mut model.lines);
    let explicit = model.lines.iter().any(|line| line.heading == 1);
    if !explicit {
        if crate::WHOLE && page.document.facts.labelled {
            labels::raise(page, &mut model.lines);
        }
        labels::split_run_in(page, &mut model.lines);
    }
    let found = if explicit {
        marked(page, &model.lines)
    } else {
        by_look(page, &mut model.lines)
    };
    model.head_end = found.first().map_or(model.lines.len(), |first| first.line);
    for (n, heading) in found.iter().enumerate() {
        let last = found.get(n + 1).map_or(model.lines.len(), |next| next.line);
        model.sections.push(Section {
            kind: heading.kind,
            usual: heading.usual,
            confidence: heading.confidence,
            heading: heading.heading,
            first: heading.line + 1,
            last,
        });
    }
}

/// "Curriculum Vitae" above everything is a title and no section; where two sections or more are
/// set as the level below, that one is the first.
fn raise_headings(page: &Page, lines: &mut [Line]) {
    // Usual headings at the second, third and fourth level.
    let mut known = [0, 0, 0];
    for line in lines.iter_mut().filter(|line| line.heading > 0) {
        let heading = page.words(heading_of(page, line));
        if line.heading == 1 {
            if !names_a_resume(heading) {
                return;
            }
            line.heading = 0;
        }
        let (kind, usual) = headings::kind(heading);
        let level = usize::from(line.heading);
        if let Some(known) = level.checked_sub(2).and_then(|level| known.get_mut(level))
            && usual
            && kind != SectionKind::Other
        {
            *known += 1;
        }
    }
    let Some((first, _)) = (1_u8..).zip(known).find(|(_, known)| *known > 1) else {
        return;
    };
    for line in lines {
        line.heading = line.heading.saturating_sub(first);
    }
}

/// A line behind the number that LaTeX prints before a heading, in a cell of its own.
fn behind_number(line: &str) -> &str {
    let number = |cell: &str| {
        let digits = cell.strip_suffix('.').unwrap_or(cell);
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    match line.split_once('\t') {
        Some((cell, rest)) if number(cell.trim()) && !rest.has_sign('\t') => rest,
        _ => line,
    }
}

/// The words of a heading, without what stands around them.
fn heading_of(page: &Page, line: &Line) -> At {
    let raw = page.line(line);
    let around = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ':' | '：' | '|' | '•' | '_' | '-' | '–' | '—' | '=' | '~' | '■' | '▪'
            )
            || is_private(c)
    };
    let raw = behind_number(raw);
    let heading = raw.trim_matches(around);
    let lead = raw.len() - raw.trim_start_matches(around).len();
    let start = line.end - raw.len() + lead;
    At {
        start,
        end: start + heading.len(),
    }
}

/// Headings of a document whose reader names its sections.
fn marked(page: &Page, lines: &[Line]) -> Vec<Found> {
    let mut out = Vec::new();
    let first: OnceCell<Vec<SectionKind>> = OnceCell::new();
    let kinds_at_first = || {
        let headings = lines.iter().filter(|line| line.heading == 1);
        headings
            .map(|line| headings::kind(page.words(heading_of(page, line))).0)
            .collect()
    };
    for (n, line) in lines.iter().enumerate() {
        if line.heading == 0 && (line.item > 0 || line.entry || !set_apart(line)) {
            continue;
        }
        let at = heading_of(page, line);
        let heading = page.words(at);
        if heading.is_empty() || line.zone != Zone::Body {
            continue;
        }
        let (kind, usual) = match line.heading {
            1 => headings::kind(heading),
            // A main section one level too low, where none of its kind is at the first.
            level if level > 1 => match headings::kind(heading) {
                (
                    kind @ (SectionKind::Experience | SectionKind::Education | SectionKind::Skills),
                    true,
                ) if !first.get_or_init(kinds_at_first).contains(&kind) => (kind, true),
                _ => continue,
            },
            // A template whose own headings nobody knows stands beside \section.
            0 if shaped(heading) => {
                let (kind, usual) = headings::kind(heading);
                if !usual {
                    continue;
                }
                (kind, usual)
            }
            _ => continue,
        };
        // What LaTeX calls “References” is a list of works, if its lines are numbered as one.
        let numbered = || {
            lines
                .get(n + 1)
                .is_some_and(|next| titles::is_numbered(page.line(next).trim_start()))
        };
        let kind = if kind == SectionKind::References && numbered() {
            SectionKind::Publications
        } else {
            kind
        };
        out.push(Found {
            line: n,
            heading: at,
            kind,
            usual,
            confidence: confidence(line.heading == 1, kind, usual),
        });
    }
    labels::drop_groups(page, lines, &mut out);
    without_labels(lines, &mut out);
    out
}

/// Per cent.
fn confidence(explicit: bool, kind: SectionKind, usual: bool) -> u8 {
    match (explicit, usual, kind) {
        (true, true, _) => 100,
        (false, true, _) => 95,
        (true, false, SectionKind::Other) => 60,
        (true, false, _) => 90,
        (false, false, SectionKind::Other) => 50,
        (false, false, _) => 80,
    }
}

/// Bold, large or in capitals.
fn set_apart(line: &Line) -> bool {
    line.bold || line.size >= 1 || line.caps
}

/// Short words without the marks of addresses, lists and sentences.
fn shaped(text: &str) -> bool {
    text.len() <= LONGEST
        && text.split_whitespace().count() <= 7
        && !text.contains(['\t', '@', ';', '?', '"', '“', '(', '='])
        && !text.ends_with(['.', ','])
        && text.chars().any(char::is_alphabetic)
        && !text
            .chars()
            .skip_while(char::is_ascii_digit)
            .any(|c| c.is_ascii_digit())
}

/// How a line is set: headings of one document share it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    size: i8,
    bold: bool,
    caps: bool,
    tint: u8,
}

/// Set to stand out less: in the colour of the text where the other is not, or smaller.
fn is_weaker(look: Look, than: Look) -> bool {
    let (own, other) = (look.tint > 0, than.tint > 0);
    !own && other || own == other && look.size < than.size
}

fn look(line: &Line) -> Look {
    Look {
        size: line.size,
        bold: line.bold,
        caps: line.caps,
        tint: line.tint,
    }
}

/// Where headings have no colour in common, colours say nothing.
fn without_tints(lines: &mut [Line], found: &[Found]) {
    let tint = |item: &Found| lines.get(item.line).map(|line| line.tint);
    let mut tints: Vec<Option<u8>> = found.iter().map(tint).collect();
    crate::sort::plain(&mut tints);
    let most = tints.chunk_by(|a, b| a == b).map(<[_]>::len).max();
    if most.is_some_and(|most| most * 2 < found.len()) {
        for line in lines {
            line.tint = 0;
        }
    }
}

/// Headings of a document that marks none.
fn by_look(page: &Page, lines: &mut [Line]) -> Vec<Found> {
    let styled = lines.iter().any(|line| line.bold || line.size != 0);
    let gaps = lines.iter().any(|line| line.gap);
    let mut found: Vec<Found> = Vec::new();
    let mut unsure: Vec<Found> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let icon = page.line(line).trim_start().starts_with(is_private);
        // Some set whole resumes as lists of lists: their headings are large as no bullet is.
        let listed = line.item > 0 && !icon && !(line.bold && line.size > 0);
        if line.zone != Zone::Body || line.entry || line.heading > 2 || listed {
            continue;
        }
        let at = heading_of(page, line);
        let heading = page.words(at);
        if !shaped(heading) {
            continue;
        }
        let apart = set_apart(line) || line.heading > 0;
        // Most lines are neither, and need no look at their words.
        if !apart && (line.depth > 0 || styled && !line.gap) {
            continue;
        }
        let (kind, usual) = headings::kind(heading);
        let colon = page.line(line).trim_end().ends_with([':', '：']);
        let alone = line.gap || n == 0 || !gaps && !styled;
        let certain = usual
            && (apart
                || kind != SectionKind::Other
                    && !styled
                    && is_capital(heading)
                    && (alone || colon || strong(kind, heading))
                || kind != SectionKind::Other && line.gap && styled);
        let item = Found {
            line: n,
            heading: at,
            kind,
            usual,
            confidence: confidence(false, kind, usual),
        };
        if certain {
            found.push(item);
        } else if apart || line.gap && colon {
            unsure.push(item);
        }
    }
    without_tints(lines, &found);
    adopt(page, lines, &mut found, unsure);
    for heading in &mut found {
        go_on(page, lines, heading);
    }
    found.dedup_by_key(|heading| heading.line);
    drop_repeated(page, lines, &mut found);
    // In plain text all lines look alike but for capitals, which not every heading has.
    if styled {
        labels::drop_groups(page, lines, &mut found);
        without_labels(lines, &mut found);
    }
    found
}

/// A heading that is set on two lines, as people break one that is long for its column.
fn go_on(page: &Page, lines: &[Line], heading: &mut Found) {
    let (Some(line), Some(next)) = (lines.get(heading.line), lines.get(heading.line + 1)) else {
        return;
    };
    let rest = heading_of(page, next);
    let words = page.words(rest);
    // "Principais", "Conhecimentos": no heading says the first word alone.
    let named = || {
        let both = [page.words(heading.heading), words].join(" ");
        heading.kind == SectionKind::Other
            && !heading.usual
            && headings::kind(&both).0 != SectionKind::Other
    };
    if line.size > 0
        && look(line) == look(next)
        && !next.gap
        && words.split_whitespace().count() <= 3
        && (words.starts_with(is_small) || named())
    {
        heading.line += 1;
        heading.heading.end = rest.end;
    }
}

/// "Highlights" in each of several entries, smaller than the headings, is a label.
fn drop_repeated(page: &Page, lines: &[Line], found: &mut Vec<Found>) {
    let mut all: Vec<&str> = found.iter().map(|item| page.words(item.heading)).collect();
    crate::sort::plain(&mut all);
    let size = |item: &Found| lines.get(item.line).map_or(0, |line| line.size);
    let largest = found.iter().map(size).max();
    found.retain(|item| {
        let words = page.words(item.heading);
        let first = all.partition_point(|known| *known < words);
        Some(size(item)) == largest || all.get(first + 1) != Some(&words)
    });
}

/// Drops usual words that are set as the labels and heads of entries are, where the headings have a
/// look of their own: "Languages" over a group of skills.
fn without_labels(lines: &[Line], found: &mut Vec<Found>) {
    // How many headings and how many lines have each look; there are few of those.
    let mut looks: Vec<(Look, usize, usize)> = Vec::new();
    let mut count = |mine: Look, heading: bool| {
        let (headings, all) = (usize::from(heading), usize::from(!heading));
        match looks.iter_mut().find(|(look, ..)| *look == mine) {
            Some((_, h, a)) => {
                *h += headings;
                *a += all;
            }
            None => looks.push((mine, headings, all)),
        }
    };
    for line in lines {
        count(look(line), false);
    }
    for line in found.iter().filter_map(|item| lines.get(item.line)) {
        count(look(line), true);
    }
    let Some((main, headings, _)) = looks
        .iter()
        .max_by_key(|(look, headings, _)| (*headings, look.size))
        .copied()
    else {
        return;
    };
    if headings < 3 || headings * 2 < found.len() || main.size <= 0 && !main.caps && main.tint == 0
    {
        return;
    }
    let mut heads = found.iter().filter_map(|item| lines.get(item.line));
    let gapped = heads.all(|line| line.gap || look(line) != main);
    let is_label = |item: &Found, line: &Line| {
        let mine = look(line);
        if line.heading == 1 {
            return false;
        }
        let other = main.tint > 0 && mine.tint != main.tint;
        let weaker =
            is_weaker(mine, main) || main.caps && !mine.caps && mine.size == main.size || other;
        let known = looks.iter().find(|(look, ..)| *look == mine);
        let common = known.is_some_and(|(_, headings, all)| *all > 2 * headings);
        weaker && (common || other && (!item.usual || gapped && !line.gap))
    };
    found.retain(|item| {
        let line = lines.get(item.line);
        !line.is_some_and(|line| is_label(item, line))
    });
}

/// Headings of one word that hardly ever say anything else, wherever they stand.
fn strong(kind: SectionKind, heading: &str) -> bool {
    matches!(
        kind,
        SectionKind::Experience | SectionKind::Education | SectionKind::Summary
    ) && heading.len() > 6
        || heading.split_whitespace().count() > 1 && kind != SectionKind::Other
}

fn is_capital(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| !is_small(c))
}

/// Takes in the lines that look as the certain headings do.
fn adopt(page: &Page, lines: &[Line], found: &mut Vec<Found>, unsure: Vec<Found>) {
    let look_at = |item: &Found| lines.get(item.line).map(look);
    let mut known: Vec<Look> = found.iter().filter_map(look_at).collect();
    let sure = known.len();
    let gapped = found
        .iter()
        .filter(|known| lines.get(known.line).is_some_and(|line| line.gap))
        .count();
    let gaps = gapped * 2 < found.len();
    // Words that name a kind of section in an unusual way speak for each other.
    known.extend(
        unsure
            .iter()
            .filter(|item| item.kind != SectionKind::Other)
            .filter(|item| {
                lines.get(item.line).is_some_and(|line| {
                    let apart = line.gap || gaps && (line.size > 0 || line.caps);
                    apart && !page.dated(line)
                })
            })
            .filter_map(look_at),
    );
    if sure == 0 {
        *found = largest(page, lines, unsure);
        return;
    }
    for item in unsure {
        let Some(line) = lines.get(item.line) else {
            continue;
        };
        let mine = look(line);
        if !known.iter().take(sure).any(|look| *look == mine) {
            continue;
        }
        let alike = known.iter().filter(|look| **look == mine).count();
        // Of all lines that look so, most must be headings: else it is how entries are set.
        let all = lines
            .iter()
            .filter(|line| look(line) == mine && line.item == 0)
            .count();
        let heading = page.words(item.heading);
        let named = item.kind != SectionKind::Other && heading.split_whitespace().count() <= 5;
        let most = if mine.size > 0 || mine.caps { 4 } else { 6 };
        let own = item.line > 0 && alike * 10 >= all * most && alike >= 2;
        if (line.gap || gaps)
            && !page.dated(line)
            && (named && alike * 3 >= all || own && is_capital(heading))
        {
            if item.kind == SectionKind::Other {
                known.push(mine);
            }
            found.push(item);
        }
    }
    crate::sort::by_key(found, |item| item.line);
}

/// Headings of a language that nobody here knows: lines larger than the body, three or more that
/// look the same and stand apart, and hardly any that look so and cannot be headings.
fn largest(page: &Page, lines: &[Line], unsure: Vec<Found>) -> Vec<Found> {
    let fits = |item: &Found| {
        lines.get(item.line).is_some_and(|line| {
            line.size > 0 && line.gap && !page.dated(line) && is_capital(page.words(item.heading))
        })
    };
    let candidates: Vec<Found> = unsure.into_iter().filter(fits).collect();
    let look_at = |item: &Found| lines.get(item.line).map(look);
    let best = candidates
        .iter()
        .filter_map(look_at)
        .filter(|mine| {
            let alike = candidates
                .iter()
                .filter(|item| look_at(item) == Some(*mine))
                .count();
            let all = lines.iter().filter(|line| look(line) == *mine).count();
            alike >= 3 && alike * 10 >= all * 8
        })
        .max_by_key(|look| (look.size, look.caps, look.bold));
    candidates
        .into_iter()
        .filter(|item| best.is_some() && look_at(item) == best)
        .collect()
}
