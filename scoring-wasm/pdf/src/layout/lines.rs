//! Lines column by column, with the styles and places of their characters.

use super::cells::{Edges, join_broken};
use super::columns::blocks;
use super::dots::Dots;
use super::fragments::{Fragment, is_laid_out};
use super::line::{assemble, push};
use super::rows::group;
use super::stacked::join_stacked;
use super::{CELL_GAP, is_bullet};
use crate::runs::Run;
use page_text::Line;

/// A line that ends nearer to the right edge of its block than the next line's first word is
/// wide was broken there. Allowance, in parts of the size.
const RAGGED: f64 = 1.5;
/// Letters up to this gap are of one word, however far they are set apart.
const SAME_WORD: f64 = 0.2;
/// Lines of a paragraph have one size.
const SAME_SIZE: f64 = 0.04;
/// A heading is at least so many times larger than the line above it …
const LARGER: f64 = 1.15;
/// … and stands apart at so much of its own size.
const HEADING_LEADING: f64 = 1.5;
/// A line of a paragraph that is not justified is at least so long, in parts of the longest.
const LONG: f64 = 0.55;
/// Lines of a paragraph are at most so far apart, in parts of the size …
const LEADING: f64 = 1.75;
/// … unless the page is set with more room, up to this.
const MOST_LEADING: f64 = 2.3;
/// A line that goes on in the next one ends so near to the edge, in parts of its length.
const FULL: f64 = 0.15;
/// Rows that begin so near each other begin at one edge, in points.
const SAME_EDGE: f64 = 1.5;

/// The lines of a page, of its runs and their fragments.
pub fn lines(runs: &[Run], fragments: Vec<Fragment>, dots: &Dots) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut block = 0;
    for fragments in blocks(runs, fragments) {
        let edge = fragments.iter().fold(f64::MIN, |edge, f| edge.max(f.x1));
        let edges = Edges::of(&fragments);
        let mut rows = group(fragments);
        join_broken(runs, &mut rows);
        join_stacked(runs, &mut rows);
        let text = text_edge(&rows);
        let rows: Vec<Vec<Fragment>> = rows
            .into_iter()
            .flat_map(|row| without_heading(row, text))
            .flat_map(|row| each_bullet(runs, row))
            .flat_map(|row| without_margin(runs, row))
            .collect();
        let shapes: Vec<Shape> = rows.iter().map(|row| Shape::of(runs, row)).collect();
        let usual = usual_leading(&shapes, edge);
        let mut before: Option<Shape> = None;
        for (row, mut shape) in rows.into_iter().zip(shapes) {
            let mut line = assemble(runs, &row, &edges);
            line.block = block;
            line.sign = !shape.bullet && dots.lead(&row);
            shape.bullet |= line.sign;
            if let Some(before) = &before {
                let leading = if shape.size > LARGER * before.size {
                    HEADING_LEADING
                } else {
                    usual
                };
                line.apart = shape.y - before.y > leading * before.size.max(shape.size);
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

/// How far apart the lines of a paragraph are here, in parts of the size: pages of browsers are set
/// with more room than others, which tells in lines that go on at the edge of the block.
fn usual_leading(shapes: &[Shape], edge: f64) -> f64 {
    let found = shapes
        .windows(2)
        .filter_map(|pair| {
            let [before, shape] = pair else { return None };
            let size = shape.size.max(1.0);
            let full = before.x1 > edge - FULL * (edge - before.x0);
            let goes_on = full
                && (shape.x0 - before.x0).abs() <= 0.6 * size
                && (shape.size - before.size).abs() <= SAME_SIZE * size
                && shape.lead == before.font
                && !shape.bullet
                && !shape.cells
                && !before.cells
                && shape.starts_lower;
            goes_on.then_some((shape.y - before.y) / size)
        })
        .filter(|leading| *leading <= MOST_LEADING);
    found.fold(LEADING, |most, leading| most.max(leading * 1.1))
}

/// Where most of a block begins, in its rows and in their cells.
fn text_edge(rows: &[Vec<Fragment>]) -> f64 {
    let mut starts: Vec<f64> = rows.iter().flatten().map(|cell| cell.x0).collect();
    starts.sort_by(f64::total_cmp);
    let groups = starts.chunk_by(|a, b| b - a <= SAME_EDGE);
    let most = groups.rev().max_by_key(|group| group.len());
    most.and_then(|group| group.first().copied())
        .unwrap_or_default()
}

/// A heading in the margin, larger than the text beside it, is a line of its own.
fn without_heading(mut row: Vec<Fragment>, text: f64) -> Vec<Vec<Fragment>> {
    match row.as_slice() {
        [heading, first, ..]
            if heading.size > LARGER * first.size
                && heading.x1 < text
                && (first.x0 - text).abs() <= SAME_EDGE =>
        {
            let rest = row.split_off(1);
            vec![row, rest]
        }
        _ => vec![row],
    }
}

/// Items beside each other: each bullet begins a line.
fn each_bullet(runs: &[Run], mut row: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    let sign = |fragment: &Fragment| {
        let first = fragment.runs.first().and_then(|n| runs.get(*n))?;
        let sign = first.text.trim_start().chars().next()?;
        SIGNS.contains(&sign).then_some(sign)
    };
    let Some(first) = row.first().and_then(sign) else {
        return vec![row];
    };
    let mut out = Vec::new();
    while let Some(at) = row
        .iter()
        .rposition(|fragment| sign(fragment) == Some(first))
    {
        out.push(row.split_off(at));
    }
    out.reverse();
    out
}

/// A bullet's line with something at the far edge, dates as a rule: that is a line of its
/// own before the bullet, so that it does not stand in the middle of a sentence.
fn without_margin(runs: &[Run], mut row: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    let starts_with_bullet = |fragment: &Fragment| {
        let first = fragment.runs.first().and_then(|n| runs.get(*n));
        first.is_some_and(is_bullet)
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
        Some(cut) if is_prose(runs, &row[..cut]) => {
            let margin = row.split_off(cut);
            vec![margin, row]
        }
        _ => vec![row],
    }
}

/// Words that tell something, other than a name: two of them are long and have no capital.
fn is_prose(runs: &[Run], row: &[Fragment]) -> bool {
    row.iter()
        .flat_map(|fragment| &fragment.runs)
        .filter_map(|n| runs.get(*n))
        .flat_map(|run| run.text.split(' '))
        .filter(|word| word.len() >= 4 && word.chars().all(char::is_lowercase))
        .nth(1)
        .is_some()
}

/// What tells whether a line goes on in the next one.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts about a line are independent of each other"
)]
struct Shape {
    y: f64,
    size: f64,
    /// Fonts and colours of its first and last words.
    lead: usize,
    font: usize,
    lead_colour: u32,
    colour: u32,
    /// Sizes of its first and last words.
    lead_size: f64,
    last_size: f64,
    /// Where its text starts, behind a bullet.
    x0: f64,
    x1: f64,
    /// Where its last cell starts.
    cell: f64,
    /// Width of its first word.
    word: f64,
    bullet: bool,
    /// A wide gap inside.
    cells: bool,
    ends_sentence: bool,
    starts_lower: bool,
    ends_comma: bool,
    /// Its last word is divided: "depart-".
    divided: bool,
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
        let bullet =
            first.is_some_and(|run| is_bullet(run) || is_number(&run.text)) && second.is_some();
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
            lead: lead.map_or(0, |run| run.font),
            font: last.map_or(0, |run| run.font),
            lead_colour: lead.map_or(0, |run| run.colour),
            colour: last.map_or(0, |run| run.colour),
            lead_size: lead.map_or(0.0, |run| run.size),
            last_size: last.map_or(0.0, |run| run.size),
            x0: lead.map_or(0.0, |run| {
                run.start.x + run.advances.iter().take(inside).sum::<f64>()
            }),
            x1: row.iter().fold(f64::MIN, |x, f| x.max(f.x1)),
            cell: row.last().map_or(0.0, |fragment| fragment.x0),
            word: first_word(runs, row, lead, inside),
            bullet: bullet || inside > 0,
            cells: fragments > 1,
            ends_sentence: last
                .is_some_and(|run| run.text.trim_end().ends_with(['.', '!', '?', ':'])),
            ends_comma: last.is_some_and(|run| run.text.trim_end().ends_with(',')),
            divided: last.is_some_and(|run| {
                let word = run
                    .text
                    .trim_end()
                    .strip_suffix(['-', '\u{2010}', '\u{ad}']);
                word.is_some_and(|word| word.ends_with(char::is_lowercase))
            }),
            starts_lower: lead
                .and_then(|run| run.text.trim_start().chars().next())
                .is_some_and(char::is_lowercase),
        }
    }

    /// Whether this line goes on where `before` was broken at the right edge of the block.
    fn continues(&self, before: &Self, edge: f64) -> bool {
        let similar = (self.lead_size - before.last_size).abs() <= SAME_SIZE * self.lead_size;
        // The rest of a divided word stands nowhere else.
        let within = before.x0 - 0.6 * self.size..before.x1;
        if before.divided
            && self.starts_lower
            && similar
            && self.lead == before.font
            && !self.bullet
            && !self.cells
            && within.contains(&self.x0)
        {
            return true;
        }
        // A name that found no room before the dates goes on in their row.
        if self.cells
            && !before.cells
            && !self.bullet
            && !before.ends_sentence
            && similar
            && self.lead == before.font
            && (self.x0 - before.x0).abs() <= 0.6 * self.size
        {
            return before.x1 + self.word + RAGGED * 0.5 * self.size >= edge;
        }
        // The last cell of a row may go on below, beside a label.
        // Another face in another colour is no part of the sentence.
        if self.lead != before.font && self.lead_colour != before.colour && !self.starts_lower {
            return false;
        }
        let cell = before.cells && (self.x0 - before.cell).abs() <= 0.1 * self.size;
        if self.bullet || self.cells || before.cells && !cell {
            return false;
        }
        // Both begin with a label in a face of its own.
        if self.lead == before.lead && self.lead != before.font && !before.bullet {
            return false;
        }
        let aligned = cell || (self.x0 - before.x0).abs() <= 0.6 * self.size;
        // Inside a sentence any long line was broken.
        let start = if cell { before.cell } else { before.x0 };
        let long = before.x1 - start >= LONG * (edge - start);
        let inside = (self.starts_lower && !before.ends_sentence || before.ends_comma)
            && long
            && self.lead == before.font;
        // A short line in a face of its own, under one in another: dates under an employer.
        let own = self.lead != before.font && self.lead == self.font && before.lead == before.font;
        if own && !self.starts_lower && !before.bullet && self.x1 - self.x0 < LONG * (edge - start)
        {
            return false;
        }
        let full = inside
            || before.x1 + self.word + RAGGED * 0.3 * self.size >= edge - RAGGED * 0.2 * self.size;
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

/// Bullets that begin items beside each other.
const SIGNS: [char; 10] = ['•', '◦', '▪', '▫', '‣', '●', '○', '■', '▸', '∙'];

/// The number of a reference in a list: "3.", "[12]".
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let number = text
        .strip_suffix(['.', ')'])
        .or_else(|| text.strip_prefix('[')?.strip_suffix(']'));
    number.is_some_and(|number| {
        (1..=3).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit())
    })
}

/// Width of the word that a row begins with, behind `inside` characters of a bullet.
fn first_word(runs: &[Run], row: &[Fragment], lead: Option<&Run>, inside: usize) -> f64 {
    let Some(lead) = lead else { return 0.0 };
    let mut end: Option<f64> = None;
    let all = row.iter().flat_map(|fragment| &fragment.runs);
    for run in all.filter_map(|n| runs.get(*n)) {
        let first = run.start.x <= lead.start.x;
        if run.start.x < lead.start.x
            || end.is_some_and(|end| run.start.x - end > SAME_WORD * run.size)
        {
            continue;
        }
        let skip = if first { inside } else { 0 };
        let blank = |c: &char| c.is_whitespace();
        let letters = run
            .text
            .chars()
            .skip(skip)
            .take_while(|c| !blank(c))
            .count();
        end = Some(run.start.x + run.advances.iter().take(skip + letters).sum::<f64>());
        if skip + letters < run.text.chars().count() {
            break;
        }
    }
    let before: f64 = lead.advances.iter().take(inside).sum();
    end.map_or(0.0, |end| end - lead.start.x - before)
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
