//! Lines column by column, with the styles and places of their characters.

use super::columns::blocks;
use super::fragments::{Fragment, fragments, is_laid_out};
use super::rows::group;
use super::{CELL_GAP, WORD_GAP, right};
use crate::runs::{Run, hundredths};
use page_text::Line;

/// A line that ends nearer to the right edge of its block than the next line's first word is
/// wide was broken there. Allowance, in parts of the size.
const RAGGED: f64 = 1.5;
/// Lines of a paragraph are at most so far apart, in parts of the size.
const LEADING: f64 = 1.75;
/// Runs of single letters with gaps in between: letters set apart.
const SET_APART: usize = 4;

/// The lines of a page.
pub fn lines(runs: &[Run]) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut block = 0;
    for fragments in blocks(fragments(runs)) {
        let edge = fragments.iter().fold(f64::MIN, |edge, f| edge.max(f.x1));
        let rows = group(fragments)
            .into_iter()
            .flat_map(|row| without_margin(runs, row));
        let mut before: Option<Shape> = None;
        for row in rows {
            let shape = Shape::of(runs, &row);
            let mut line = assemble(runs, &row);
            line.block = block;
            if let Some(before) = &before {
                line.apart = shape.y - before.y > LEADING * before.size.max(shape.size);
                line.joins = !line.apart && shape.continues(before, edge);
            }
            before = Some(shape);
            out.push(line);
        }
        block += 1;
    }
    // Text at an angle, and text outside the page, comes last: each run a line.
    for run in runs
        .iter()
        .filter(|run| !is_laid_out(run) && !run.text.is_empty())
    {
        let mut line = Line {
            block,
            ..Line::default()
        };
        push(&mut line, run, "", 0.0);
        out.push(line);
    }
    out
}

/// A bullet's line with something at the far edge, dates as a rule: that is a line of its
/// own before the bullet, so that it does not stand in the middle of a sentence.
fn without_margin(runs: &[Run], mut row: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    let starts_with_bullet = |fragment: &Fragment| {
        let first = fragment.runs.first().and_then(|n| runs.get(*n));
        first.is_some_and(|run| is_bullet(&run.text))
    };
    if !row.first().is_some_and(starts_with_bullet) {
        return vec![row];
    }
    // The bullet's text may be a fragment of its own.
    let body = if row.first().is_some_and(|first| first.runs.len() == 1) {
        2
    } else {
        1
    };
    let cut = row
        .windows(2)
        .enumerate()
        .skip(body - 1)
        .find(|(_, pair)| pair[1].x0 - pair[0].x1 > CELL_GAP * pair[1].size)
        .map(|(n, _)| n + 1);
    match cut {
        Some(cut) => {
            let margin = row.split_off(cut);
            vec![margin, row]
        }
        None => vec![row],
    }
}

/// What tells whether a line goes on in the next one.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts about a line are independent of each other"
)]
struct Shape {
    y: f64,
    size: f64,
    font: usize,
    /// Where its text starts, behind a bullet.
    x0: f64,
    x1: f64,
    /// Width of its first word.
    word: f64,
    bullet: bool,
    /// A wide gap inside.
    cells: bool,
    ends_sentence: bool,
    starts_lower: bool,
}

impl Shape {
    fn of(runs: &[Run], row: &[Fragment]) -> Self {
        let mut parts = row
            .iter()
            .flat_map(|fragment| &fragment.runs)
            .filter_map(|n| runs.get(*n))
            .filter(|run| !run.text.trim().is_empty());
        let first = parts.next();
        let second = parts.next();
        let bullet = first.is_some_and(|run| is_bullet(&run.text)) && second.is_some();
        let lead = if bullet { second } else { first };
        // Word and Google Docs draw a bullet and its text in one go.
        let inside = if bullet {
            0
        } else {
            first.map_or(0, bullet_inside)
        };
        let last = parts.next_back().or(second).or(first);
        let body = row
            .iter()
            .max_by(|a, b| (a.x1 - a.x0).total_cmp(&(b.x1 - b.x0)));
        let fragments = row.len() - usize::from(bullet && row.len() > 1 && row[0].runs.len() == 1);
        Self {
            y: body.map_or(0.0, |f| f.y),
            size: body.map_or(0.0, |f| f.size),
            font: last.map_or(0, |run| run.font),
            x0: lead.map_or(0.0, |run| {
                run.start.x + run.advances.iter().take(inside).sum::<f64>()
            }),
            x1: row.iter().fold(f64::MIN, |x, f| x.max(f.x1)),
            word: lead.map_or(0.0, first_word),
            bullet: bullet || inside > 0,
            cells: fragments > 1,
            ends_sentence: last
                .is_some_and(|run| run.text.trim_end().ends_with(['.', '!', '?', ':'])),
            starts_lower: lead
                .and_then(|run| run.text.trim_start().chars().next())
                .is_some_and(char::is_lowercase),
        }
    }

    /// Whether this line goes on where `before` was broken at the right edge of the block.
    fn continues(&self, before: &Self, edge: f64) -> bool {
        if self.bullet || self.cells || before.cells {
            return false;
        }
        let similar = (self.size - before.size).abs() <= 0.1 * self.size;
        let aligned = (self.x0 - before.x0).abs() <= 0.6 * self.size;
        let full =
            before.x1 + self.word + RAGGED * 0.3 * self.size >= edge - RAGGED * 0.2 * self.size;
        similar
            && aligned
            && full
            && (self.starts_lower || !before.ends_sentence || before.x1 > edge - RAGGED * self.size)
            && (self.font == before.font
                || self.starts_lower
                || before.bullet
                || before.x1 > edge - 2.0 * RAGGED * self.size)
    }
}

fn first_word(run: &Run) -> f64 {
    let word = run.text.trim_start().split(' ').next().unwrap_or_default();
    run.advances.iter().take(word.chars().count()).sum()
}

/// Characters of a bullet at the start of a run and of the space behind it; 0 when there is none.
/// Dashes other than the hyphen are none: they may well go on with a range of dates.
fn bullet_inside(run: &Run) -> usize {
    let mut rest = run.text.chars();
    let sign = rest.next().is_some_and(|c| {
        matches!(
            c,
            '•' | '◦'
                | '▪'
                | '▫'
                | '‣'
                | '●'
                | '○'
                | '■'
                | '□'
                | '◆'
                | '➢'
                | '➤'
                | '▸'
                | '►'
                | '*'
                | '-'
        )
    });
    let space = rest.take_while(|c| c.is_whitespace()).count();
    let more = run.text.chars().count() > space + 1;
    if sign && space > 0 && more {
        space + 1
    } else {
        0
    }
}

/// A sign alone at the start of a line.
fn is_bullet(text: &str) -> bool {
    let mut chars = text.trim().chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return false;
    };
    !c.is_alphanumeric()
        && !matches!(
            c,
            '(' | '[' | '"' | '“' | '‘' | '\'' | '+' | '#' | '@' | '$' | '€' | '£'
        )
}

/// A row as a line.
fn assemble(runs: &[Run], row: &[Fragment]) -> Line {
    let mut line = Line::default();
    let mut before: Option<&Run> = None;
    let parts: Vec<&Run> = row
        .iter()
        .flat_map(|fragment| &fragment.runs)
        .filter_map(|n| runs.get(*n))
        .collect();
    let wide = letter_gaps(&parts);
    for (n, run) in parts.iter().enumerate() {
        let gap = before.map_or(0.0, |before| run.start.x - right(before));
        let size = before.map_or(run.size, |before| before.size.min(run.size));
        let threshold = wide.get(n).copied().flatten().unwrap_or(WORD_GAP * size);
        let blank =
            before.is_none_or(|before| before.text.ends_with(' ')) || run.text.starts_with(' ');
        let between =
            if before.is_some() && gap > CELL_GAP * before.map_or(0.0, |b| b.size.max(run.size)) {
                "\t"
            } else if !blank && gap > threshold {
                " "
            } else {
                ""
            };
        push(&mut line, run, between, gap);
        before = Some(run);
    }
    line
}

/// For each run, the gap before it that parts words, where letters are set apart.
fn letter_gaps(parts: &[&Run]) -> Vec<Option<f64>> {
    let single =
        |run: &Run| run.text.chars().count() == 1 && run.text.chars().all(char::is_alphanumeric);
    let mut out = vec![None; parts.len()];
    let mut start = 0;
    while start < parts.len() {
        let length = parts
            .iter()
            .skip(start)
            .take_while(|run| single(run))
            .count();
        if length >= SET_APART {
            let mut gaps: Vec<f64> = parts
                .windows(2)
                .skip(start)
                .take(length - 1)
                .map(|pair| pair[1].start.x - right(pair[0]))
                .collect();
            gaps.sort_by(f64::total_cmp);
            let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
            let size = parts.get(start).map_or(0.0, |run| run.size);
            if usual > WORD_GAP * size && usual < 0.8 * size {
                for gap in out.iter_mut().skip(start + 1).take(length - 1) {
                    *gap = Some(usual * 1.6);
                }
            }
        }
        start += length.max(1);
    }
    out
}

/// Adds a run to a line, behind `between` over a gap of so many points.
fn push(line: &mut Line, run: &Run, between: &str, gap: f64) {
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
    let advances = advances(run, replaced);
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
        last.advances.extend(advances);
        return;
    }
    line.runs.push(page_text::Run {
        text: text.to_owned(),
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

/// Advances in hundredths, rounded so that errors do not pile up. A replacement shares out
/// the width of what it replaces.
fn advances(run: &Run, replaced: Option<&str>) -> Vec<i32> {
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
        None => run.advances.iter().map(|advance| round(*advance)).collect(),
        Some(text) => {
            let count = text.chars().count();
            let each = run.width / count.max(1) as f64;
            (0..count).map(|_| round(each)).collect()
        }
    }
}
