//! Cells of a row: where one ends, and which lines of a cell go on.
//!
//! A table, a grid and a list with labels at its side set their cells at common edges, which
//! tells them from words however narrow the gap is. A cell may be higher than one line: dates
//! that are broken in a narrow column belong to the row in which they begin.

use super::fragments::Fragment;
use super::{CELL_GAP, far_apart, is_bullet, is_sign};
use crate::runs::Run;

/// Edges within this distance are one, in points.
const SAME_EDGE: f64 = 1.0;
/// Fragments that make an edge.
const ALIGNED: usize = 3;
/// The least gap between cells at a common edge, in parts of the size.
pub const LEAST_GAP: f64 = 0.45;
/// Text that is so many times larger stands by itself.
const LARGER: f64 = 1.4;
/// Cells of a row whose second lines are looked for: a row of more is a drawing.
const CELLS: usize = 16;
/// Lines of a cell are at most so far apart, in parts of the size.
const LEADING: f64 = 1.7;
/// Characters of a cell's second line, at most.
const SHORT: usize = 24;
/// A cell that its text fills is at least so wide, in parts of the size.
const WIDE: f64 = 15.0;
/// Rows below in which a cell's second line is looked for.
const BELOW: usize = 2;
/// Further lines of a cell: "to" and "Present" below "Mar 2021".
const FURTHER: usize = 2;
/// Words that cannot be the last of a cell.
const OPEN: [&str; 16] = [
    "to", "until", "till", "through", "bis", "à", "au", "a", "al", "hasta", "até", "fino", "tot",
    "and", "&", "und",
];

/// The edges at which the cells of a block start and end.
pub struct Edges {
    left: Vec<f64>,
    right: Vec<f64>,
}

impl Edges {
    pub fn of(fragments: &[Fragment]) -> Self {
        Self {
            left: common(fragments.iter().map(|fragment| fragment.x0)),
            right: common(fragments.iter().map(|fragment| fragment.x1)),
        }
    }

    /// Whether two neighbours in a row are cells of it.
    pub fn part(&self, runs: &[Run], before: &Fragment, after: &Fragment) -> bool {
        let gap = after.x0 - before.x1;
        let size = before.size.max(after.size);
        let aligned = || holds(&self.left, after.x0) || holds(&self.right, after.x1);
        let small = before.size.min(after.size);
        let larger =
            far_apart(before.size, after.size) || size > LARGER * small && gap > LEAST_GAP * size;
        gap > CELL_GAP * size
            || larger
            || gap > LEAST_GAP * size && !is_sign(runs, before) && aligned()
    }
}

/// Edges that several have, sorted.
pub fn common(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let mut out = Vec::new();
    for group in values.chunk_by(|a, b| b - a <= SAME_EDGE / 2.0) {
        if group.len() >= ALIGNED {
            out.extend(group.first());
            out.extend(group.last());
        }
    }
    out
}

/// Whether there is an edge.
pub fn holds(edges: &[f64], x: f64) -> bool {
    let near = edges.partition_point(|edge| *edge < x - SAME_EDGE / 2.0);
    edges
        .get(near)
        .is_some_and(|edge| *edge <= x + SAME_EDGE / 2.0)
}

/// Puts the further lines of a cell behind its first one: "Mar 2021 –" and, below it, "Present".
pub fn join_broken(runs: &[Run], rows: &mut Vec<Vec<Fragment>>) {
    for n in 0..rows.len() {
        let mut at = 0;
        while at < rows.get(n).map_or(0, Vec::len) {
            let mut last = rows[n][at].y;
            for _ in 0..FURTHER {
                if rows[n].len() < 2 {
                    break;
                }
                let Some((row, place)) = rest_of(runs, rows, (n, at), last) else {
                    break;
                };
                let rest = rows[row].remove(place);
                last = rest.y;
                let cell = &mut rows[n][at];
                cell.x0 = cell.x0.min(rest.x0);
                cell.x1 = cell.x1.max(rest.x1);
                cell.runs.extend(rest.runs);
            }
            at += 1;
        }
    }
    rows.retain(|row| !row.is_empty());
}

/// Where the next line of a cell stands, whose last one has this baseline: the row and the place in
/// it.
fn rest_of(
    runs: &[Run],
    rows: &[Vec<Fragment>],
    (n, at): (usize, usize),
    last: f64,
) -> Option<(usize, usize)> {
    let row = rows.get(n).filter(|row| row.len() <= CELLS)?;
    let cell = row.get(at)?;
    let under = (n + 1..rows.len()).filter(|below| !rows[*below].is_empty());
    let (mut lines, mut seen) = (0, last);
    for below in under {
        let under = rows.get(below).filter(|row| row.len() <= CELLS)?;
        // Rows that the cell has left behind count no more.
        let y = under.first()?.y;
        lines += usize::from(y > seen);
        seen = seen.max(y);
        if lines > BELOW {
            return None;
        }
        for (place, rest) in under.iter().enumerate() {
            let away = rest.y - last;
            if !(0.0..=LEADING * cell.size).contains(&away) {
                continue;
            }
            let over = |other: &Fragment| other.x0 < rest.x1 && rest.x0 < other.x1;
            let alike = (rest.size - cell.size).abs() <= 0.1 * cell.size;
            let alone = over(cell) && row.iter().filter(|other| over(other)).count() == 1;
            // An entry never begins beside an item of its list.
            let beside_item = place == 0
                && at == 0
                && rows[below]
                    .get(1)
                    .is_some_and(|next| opens_item(runs, next))
                && !row.get(1).is_some_and(|next| opens_item(runs, next))
                && has_digit(runs, rest);
            let (first, second) = (text(runs, cell), text(runs, rest));
            let names = rows[below].len() == 1
                && row
                    .get(at + 1)
                    .is_some_and(|next| fills(runs, cell, rest, next));
            // A third line ends what the second left open.
            let goes_on = if last > cell.y {
                is_open(&first) && second.chars().count() <= SHORT
            } else {
                beside_item || names || goes_on(&first, &second)
            };
            if alike && alone && goes_on {
                return Some((below, place));
            }
        }
    }
    None
}

/// Whether a cell at the left had no room for the word that stands alone below it.
fn fills(runs: &[Run], cell: &Fragment, rest: &Fragment, next: &Fragment) -> bool {
    let run = |n: Option<&usize>| n.and_then(|n| runs.get(*n));
    let (Some(last), Some(first)) = (run(cell.runs.last()), run(rest.runs.first())) else {
        return false;
    };
    let word = first
        .text
        .chars()
        .take_while(|c| !c.is_whitespace())
        .count();
    let word: f64 = first.advances.iter().take(word).sum();
    let wide = cell.x1 - cell.x0;
    wide > WIDE * cell.size
        && rest.x1 - rest.x0 < 0.5 * wide
        && (rest.x0 - cell.x0).abs() < cell.size
        && last.font == first.font
        && cell.x1 + word + cell.size > next.x0
}

/// A sign, or text that begins with one.
fn opens_item(runs: &[Run], fragment: &Fragment) -> bool {
    let first = fragment.runs.first().and_then(|n| runs.get(*n));
    first.is_some_and(is_bullet)
}

fn has_digit(runs: &[Run], fragment: &Fragment) -> bool {
    text(runs, fragment).contains(|c: char| c.is_ascii_digit())
}

/// The words of a fragment, without caring for the blanks between them.
fn text(runs: &[Run], fragment: &Fragment) -> String {
    let parts = fragment.runs.iter().filter_map(|n| runs.get(*n));
    let words: Vec<&str> = parts.map(|run| run.text.trim()).collect();
    words.join(" ")
}

/// Dashes between the dates of a range.
const DASHES: [char; 4] = ['–', '—', '-', '−'];

/// Whether a range of dates lacks its end: "Mar 2021 –", "2019 to".
fn is_open(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    text.contains(|c: char| c.is_ascii_digit()) && (last.ends_with(DASHES) || OPEN.contains(&last))
}

/// Whether a cell's line is unfinished and the one below ends it.
fn goes_on(first: &str, second: &str) -> bool {
    if second.chars().count() > SHORT || !second.contains(char::is_alphanumeric) {
        return false;
    }
    let last = first.split_whitespace().next_back().unwrap_or_default();
    let year = second.len() == 4 && second.chars().all(|c| c.is_ascii_digit());
    let dated = first.contains(|c: char| c.is_ascii_digit());
    let named = |word: &str| word.chars().all(char::is_alphabetic);
    // "2004 – 06" over "2005".
    let numbered = || last.len() <= 2 && last.chars().all(|c| c.is_ascii_digit());
    // "Apr–Aug" over "2021".
    let months = || {
        first
            .split_once(DASHES)
            .is_some_and(|(from, to)| !from.is_empty() && named(from.trim()) && named(to.trim()))
    };
    // "Mar" over "2021".
    is_open(first)
        || year && (named(last) && (dated || first == last) || months() || numbered())
        || dated && (second.starts_with(DASHES) || OPEN.contains(&second.trim()))
}

#[cfg(test)]
mod tests {
    use super::goes_on;

    #[test]
    fn a_range_of_dates_goes_on_where_it_is_not_finished() {
        for (first, second, joined) in [
            ("Mar 2021 –", "Present", true),
            ("03/2021 -", "04/2022", true),
            ("Aug 2015 – May", "2017", true),
            ("2019 to", "2021", true),
            ("2019", "– 2021", true),
            ("May 2019", "to", true),
            ("May 2019 to", "Now", true),
            ("Apr–Aug", "2021", true),
            ("2020 – 06", "2021", true),
            ("2020 – 21", "Level 2", false),
            ("Avril - Août", "2021", true),
            ("Part-time work", "2021", false),
            ("2019 – 2021", "2017 – 2019", false),
            ("2019", "2017", false),
            ("Languages", "Platforms", false),
            ("Mar 2021 –", "•", false),
            ("Chicago, IL", "2019", false),
        ] {
            assert_eq!(goes_on(first, second), joined, "{first} / {second}");
        }
    }
}
