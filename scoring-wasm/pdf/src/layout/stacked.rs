//! Ranges of dates that stand on one another in the margin, the beginning over the end.

use super::fragments::Fragment;
use crate::runs::Run;

/// The two are at most so far apart, in parts of the size.
const LEADING: f64 = 1.6;
/// Their edges differ by less, in parts of the size.
const SAME_EDGE: f64 = 0.5;
/// Ranges of a block that speak for each other.
const ENOUGH: usize = 2;
/// Letters of a word for the present.
const PRESENT: std::ops::RangeInclusive<usize> = 3..=12;

/// What a cell in the margin holds.
#[derive(Clone, Copy, PartialEq)]
enum Cell {
    /// A year, with its month or without.
    Year(u32),
    /// One word beside other text, as "present".
    Word,
    Other,
}

/// Puts the end of such a range behind its beginning. A list that has one date a row, or goes back
/// in time as most do, has no such pairs.
pub fn join_stacked(runs: &[Run], rows: &mut Vec<Vec<Fragment>>) {
    let cells: Vec<Cell> = rows.iter().map(|row| cell(runs, row)).collect();
    let year = |n: usize| match cells.get(n) {
        Some(Cell::Year(year)) => Some(*year),
        _ => None,
    };
    let near = |n: usize| {
        let pair = rows.get(n).zip(rows.get(n + 1));
        pair.is_some_and(|(upper, lower)| stand_on_one_another(upper, lower))
    };
    let mut pairs = Vec::new();
    let mut n = 0;
    while n + 1 < rows.len() {
        let Some(from) = year(n).filter(|_| near(n)) else {
            n += 1;
            continue;
        };
        let rises = match cells[n + 1] {
            Cell::Year(to) => to >= from && !(near(n + 1) && year(n + 2).is_some()),
            Cell::Word => true,
            Cell::Other => {
                n += 1;
                continue;
            }
        };
        if !rises {
            return;
        }
        pairs.push(n);
        n += 2;
    }
    if pairs.len() < ENOUGH {
        return;
    }
    for n in pairs {
        let Some(end) = rows.get_mut(n + 1).map(|row| row.remove(0)) else {
            continue;
        };
        if let Some(start) = rows.get_mut(n).and_then(|row| row.first_mut()) {
            start.until = end.runs.first().copied();
            start.x0 = start.x0.min(end.x0);
            start.x1 = start.x1.max(end.x1);
            start.runs.extend(end.runs);
        }
    }
    rows.retain(|row| !row.is_empty());
}

/// The first cells of two rows, at one edge and as near as lines are.
fn stand_on_one_another(upper: &[Fragment], lower: &[Fragment]) -> bool {
    let (Some(a), Some(b)) = (upper.first(), lower.first()) else {
        return false;
    };
    let edge = (a.x0 - b.x0).abs().min((a.x1 - b.x1).abs());
    (a.size - b.size).abs() <= 0.1 * a.size
        && b.y - a.y <= LEADING * a.size
        && edge <= SAME_EDGE * a.size
}

fn cell(runs: &[Run], row: &[Fragment]) -> Cell {
    let Some(first) = row.first() else {
        return Cell::Other;
    };
    let parts = first.runs.iter().filter_map(|n| runs.get(*n));
    let mut words = parts.flat_map(|run| run.text.split_whitespace());
    let (Some(one), two, None) = (words.next(), words.next(), words.next()) else {
        return Cell::Other;
    };
    let year = |word: &str| {
        let year: u32 = word.parse().ok()?;
        (1950..2100).contains(&year).then_some(year)
    };
    let named = |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '.');
    match (two, year(two.unwrap_or(one))) {
        (None, Some(year)) => Cell::Year(year),
        (Some(_), Some(year)) if named(one) => Cell::Year(year),
        (None, None) if row.len() > 1 && named(one) && PRESENT.contains(&one.chars().count()) => {
            Cell::Word
        }
        _ => Cell::Other,
    }
}
