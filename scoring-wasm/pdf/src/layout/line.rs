//! A row as a line: its runs, and what stands between them.

use super::cells::Edges;
use super::fragments::Fragment;
use super::letters::letter_gaps;
use super::{CELL_GAP, WORD_GAP, right};
use crate::runs::{Run, hundredths};
use page_text::Line;

/// Letters that a line has room for from the start.
const LINE_ROOM: usize = 64;
/// Words of two colours are one up to this gap, in parts of the size: the parts are set as boxes.
const COLOUR_GAP: f64 = 0.15;

/// A word that goes on in another colour.
fn recoloured(before: &Run, run: &Run) -> bool {
    before.colour != run.colour
        && before.font == run.font
        && before.text.ends_with(char::is_lowercase)
        && run.text.starts_with(char::is_lowercase)
}

/// A row as a line.
pub fn assemble(runs: &[Run], row: &[Fragment], edges: &Edges) -> Line {
    let mut line = Line::default();
    let mut before: Option<&Run> = None;
    let parts: Vec<&Run> = row
        .iter()
        .flat_map(|fragment| &fragment.runs)
        .filter_map(|n| runs.get(*n))
        .collect();
    let mut cells = vec![false; parts.len()];
    let mut at = 0;
    for pair in row.windows(2) {
        at += pair[0].runs.len();
        if let Some(cell) = cells.get_mut(at) {
            *cell = edges.part(runs, &pair[0], &pair[1]);
        }
    }
    // Where a range of dates goes on that stands in two lines.
    let mut ends = Vec::new();
    let mut from = 0;
    for fragment in row {
        if let Some(until) = fragment.until {
            let within = fragment.runs.iter().position(|n| *n == until);
            ends.extend(within.map(|at| from + at));
        }
        from += fragment.runs.len();
    }
    let wide = letter_gaps(&parts);
    for (n, run) in parts.iter().enumerate() {
        let gap = before.map_or(0.0, |before| run.start.x - right(before));
        let size = before.map_or(run.size, |before| before.size.min(run.size));
        let usual = if before.is_some_and(|before| recoloured(before, run)) {
            COLOUR_GAP
        } else {
            WORD_GAP
        };
        let threshold = wide.get(n).copied().flatten().unwrap_or(usual * size);
        let blank =
            before.is_none_or(|before| before.text.ends_with(' ')) || run.text.starts_with(' ');
        let wide = gap > CELL_GAP * before.map_or(0.0, |b| b.size.max(run.size));
        // The second line of a cell.
        let below = before.is_some_and(|before| run.start.y - before.start.y > size);
        if below && run.text.starts_with(char::is_lowercase) && take_hyphen(&mut line) {
            push(&mut line, run, "", 0.0);
            before = Some(run);
            continue;
        }
        let between = if ends.contains(&n) {
            " – "
        } else if before.is_some() && (wide || cells.get(n) == Some(&true)) {
            "\t"
        } else if !blank && (gap > threshold || below) {
            " "
        } else {
            ""
        };
        push(&mut line, run, between, gap.max(0.0));
        before = Some(run);
    }
    line
}

/// Takes the hyphen off a word that goes on in the next line of its cell.
fn take_hyphen(line: &mut Line) -> bool {
    let Some(last) = line.runs.last_mut() else {
        return false;
    };
    let word = last.text.strip_suffix(['-', '\u{2010}', '\u{ad}']);
    let divided = word.is_some_and(|word| word.ends_with(char::is_lowercase));
    if divided {
        last.text.pop();
        last.advances.pop();
    }
    divided
}

/// Adds a run to a line, behind `between` over a gap of so many points.
pub fn push(line: &mut Line, run: &Run, between: &str, gap: f64) {
    let replaced = run.actual.as_deref();
    if replaced == Some("") && line.runs.last().is_some_and(|last| last.drawn.is_some()) {
        // The rest of a replacement: its glyphs count as drawn.
        if let Some(drawn) = line.runs.last_mut().and_then(|last| last.drawn.as_mut()) {
            drawn.push_str(&run.text);
        }
        return;
    }
    if let Some(last) = line.runs.last_mut() {
        if between.is_empty() {
            if let Some(advance) = last.advances.last_mut() {
                *advance = advance.saturating_add(hundredths(gap));
            }
        } else {
            last.text.push_str(between);
            last.advances.push(hundredths(gap));
        }
    }
    let text = replaced.unwrap_or(&run.text);
    let colour = run.colour;
    let font = u32::try_from(run.font).unwrap_or(u32::MAX);
    let size = hundredths(run.size);
    if replaced.is_none()
        && let Some(last) = line.runs.last_mut()
        && last.font == font
        && last.size == size
        && last.colour == colour
        && last.hidden == run.hidden
        && last.drawn.is_none()
        && last.angle == run.angle
        && (last.y - hundredths(run.start.y)).abs() <= 10
    {
        last.text.push_str(text);
        add_advances(run, None, &mut last.advances);
        return;
    }
    // Most lines are one run in the end.
    let room = if line.runs.is_empty() { LINE_ROOM } else { 0 };
    let mut all = String::with_capacity(text.len().max(room));
    all.push_str(text);
    let mut advances = Vec::with_capacity(run.advances.len().max(room));
    add_advances(run, replaced, &mut advances);
    line.runs.push(page_text::Run {
        text: all,
        x: hundredths(run.start.x),
        y: hundredths(run.start.y),
        size,
        advances,
        font,
        angle: run.angle,
        colour,
        hidden: run.hidden,
        drawn: replaced.map(|_| run.text.clone()),
    });
}

/// Adds the advances of a run in hundredths, rounded so that errors do not pile up. A replacement
/// shares out the width of what it replaces.
fn add_advances(run: &Run, replaced: Option<&str>, out: &mut Vec<i32>) {
    let mut sum = 0.0;
    let mut left = 0;
    let mut round = |advance: f64| {
        sum += advance;
        let end = hundredths(sum);
        let width = end.saturating_sub(left);
        left = end;
        width
    };
    match replaced {
        None => out.extend(run.advances.iter().map(|advance| round(*advance))),
        Some(text) => {
            let count = text.chars().count();
            let each = run.width / count.max(1) as f64;
            out.extend((0..count).map(|_| round(each)));
        }
    }
}
