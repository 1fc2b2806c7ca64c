//! Columns: which fragments are read one after the other.

use super::fragments::Fragment;
use super::is_sign;
use crate::runs::Run;

/// The least width of a gutter, in parts of the size.
const GUTTER: f64 = 0.5;
/// Left edges within this distance are one, in points.
const SAME_EDGE: f64 = 3.0;
/// Rows that each side of a gutter has at least.
const MIN_ROWS: usize = 3;
/// A head at the right edge stands so far above the columns, in parts of its size.
const HEAD_GAP: f64 = 1.5;
/// Baselines of one row differ by less, in parts of the size.
const SAME_ROW: f64 = 0.25;
/// Tenths of the rows of a side that hold dates beside a row of the other side.
const DATED: usize = 7;
/// Tenths of the fragments of a side that are signs beside the text of the other one.
const SIGNS: usize = 7;
/// What is drawn below both columns stands so far below them, in parts of the size.
const BELOW_GAP: f64 = 1.4;
/// Columns within columns.
const MAX_DEPTH: u8 = 6;
/// Edges of a page that are tried, those with most fragments.
const MAX_EDGES: usize = 24;

/// Fragments in reading order, as blocks: a block is read row by row.
pub fn blocks(runs: &[Run], fragments: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    let mut out = Vec::new();
    divide(runs, fragments, 0, &mut out);
    out
}

fn divide(runs: &[Run], mut fragments: Vec<Fragment>, depth: u8, out: &mut Vec<Vec<Fragment>>) {
    fragments.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let best = if depth < MAX_DEPTH && fragments.len() >= 2 * MIN_ROWS {
        best_band(runs, &fragments)
    } else {
        None
    };
    let Some(band) = best else {
        if !fragments.is_empty() {
            out.push(fragments);
        }
        return;
    };
    let below = fragments.split_off(band.end);
    let beside = fragments.split_off(band.start);
    let (left, right): (Vec<_>, Vec<_>) = beside
        .into_iter()
        .partition(|fragment| fragment.x0 < band.edge - SAME_EDGE);
    divide(runs, fragments, depth + 1, out);
    divide(runs, left, depth + 1, out);
    divide(runs, right, depth + 1, out);
    divide(runs, below, depth + 1, out);
}

/// A stretch of the page, as a range of the fragments, with a gutter left of `edge`.
struct Band {
    start: usize,
    end: usize,
    edge: f64,
    /// Fragments on the sparser side.
    weight: usize,
}

/// The band whose sparser side holds most.
fn best_band(runs: &[Run], fragments: &[Fragment]) -> Option<Band> {
    let mut best: Option<Band> = None;
    for edge in edges(fragments) {
        let mut start = 0;
        for (n, fragment) in fragments.iter().enumerate() {
            let crosses =
                fragment.x0 < edge - SAME_EDGE && fragment.x1 > edge - GUTTER * fragment.size;
            if crosses {
                consider(runs, fragments, start, n, edge, &mut best);
                start = n + 1;
            }
        }
        let all = fragments.len();
        consider(runs, fragments, start, all, edge, &mut best);
    }
    best
}

/// Left edges at which several fragments start, without the leftmost one.
fn edges(fragments: &[Fragment]) -> Vec<f64> {
    let mut starts: Vec<f64> = fragments.iter().map(|fragment| fragment.x0).collect();
    starts.sort_by(f64::total_cmp);
    let mut groups: Vec<(usize, f64)> = Vec::new();
    for x in starts {
        match groups.last_mut() {
            Some((count, first)) if x - *first <= SAME_EDGE => *count += 1,
            _ => groups.push((1, x)),
        }
    }
    if !groups.is_empty() {
        groups.remove(0);
    }
    groups.retain(|(count, _)| *count >= MIN_ROWS);
    groups.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    groups.truncate(MAX_EDGES);
    groups.into_iter().map(|(_, x)| x).collect()
}

fn consider(
    runs: &[Run],
    fragments: &[Fragment],
    start: usize,
    end: usize,
    edge: f64,
    best: &mut Option<Band>,
) {
    let start = start + heading_rows(fragments.get(start..end).unwrap_or_default(), edge);
    let Some(inside) = fragments.get(start..end) else {
        return;
    };
    let end = start + drawn_together(inside, edge);
    let inside = fragments.get(start..end).unwrap_or_default();
    let is_left = |fragment: &Fragment| fragment.x0 < edge - SAME_EDGE;
    let left = inside.iter().filter(|f| is_left(f)).count();
    let right = inside.len() - left;
    let weight = left.min(right);
    if weight < MIN_ROWS || best.as_ref().is_some_and(|band| band.weight >= weight) {
        return;
    }
    // Drawn one side after the other: columns. Drawn row by row: a table, or dates at the
    // edge, which alternate about twice for each row of the sparser side.
    let mut drawn: Vec<(usize, bool)> = inside.iter().map(|f| (f.order, is_left(f))).collect();
    drawn.sort_unstable();
    let switches = drawn
        .windows(2)
        .filter(|pair| pair[0].1 != pair[1].1)
        .count();
    if switches * 2 > weight.max(2)
        || dates_beside(runs, inside, edge)
        || signs_beside(runs, inside, edge)
    {
        return;
    }
    *best = Some(Band {
        start,
        end,
        edge,
        weight,
    });
}

/// How many fragments at the top stand on the right alone, with a gap below them or an edge of
/// their own: a head at the right edge belongs to the page and not to a column.
fn heading_rows(inside: &[Fragment], edge: f64) -> usize {
    // Set flush right or in the middle: none of its lines begins where the column does.
    let apart = |fragment: &&Fragment| fragment.x0 > edge + SAME_EDGE;
    let flush = inside.iter().take_while(apart).count();
    let head = inside.get(..flush).unwrap_or_default();
    let same = |pair: &[Fragment]| (pair[0].x0 - pair[1].x0).abs() <= SAME_EDGE;
    let ragged = head.windows(2).position(same).unwrap_or(flush);
    if ragged > 1 {
        return ragged;
    }
    let alone = inside
        .iter()
        .take_while(|fragment| fragment.x0 >= edge - SAME_EDGE)
        .count();
    let (Some(last), Some(left)) = (alone.checked_sub(1).map(|n| &inside[n]), inside.get(alone))
    else {
        return 0;
    };
    let right = inside.iter().skip(alone).find(|f| f.x0 >= edge - SAME_EDGE);
    let next = right.map_or(left.y, |right| right.y.min(left.y));
    if next - last.y > HEAD_GAP * last.size {
        alone
    } else {
        0
    }
}

/// How many fragments the file draws before it comes back to the side where it began, below both:
/// what it draws there belongs to neither column, unless more begins at the edge: rows of a table,
/// each drawn cell by cell.
fn drawn_together(inside: &[Fragment], edge: f64) -> usize {
    let is_left = |fragment: &Fragment| fragment.x0 < edge - SAME_EDGE;
    // What is drawn first of all that stands from here on, and on which side.
    let mut rest = vec![(usize::MAX, false); inside.len() + 1];
    for (n, fragment) in inside.iter().enumerate().rev() {
        rest[n] = rest[n + 1].min((fragment.order, is_left(fragment)));
    }
    let begins = |fragment: &Fragment| (fragment.x0 - edge).abs() <= SAME_EDGE;
    let mut lowest = (0..inside.len()).rev().filter(|n| begins(&inside[*n]));
    let lowest = lowest.nth(MIN_ROWS - 1);
    let (mut last, mut left, mut right) = ((0, false), 0, 0);
    for (n, pair) in inside.windows(2).enumerate() {
        let [fragment, next] = pair else { break };
        last = last.max((fragment.order, is_left(fragment)));
        if is_left(fragment) {
            left += 1;
        } else {
            right += 1;
        }
        if left.min(right) >= MIN_ROWS
            && lowest <= Some(n)
            && last.0 < rest[n + 1].0
            && last.1 != rest[n + 1].1
            && next.y - fragment.y > BELOW_GAP * next.size.max(fragment.size)
        {
            return n + 1;
        }
    }
    inside.len()
}

/// Whether the sparser side holds little but signs: the bullets of a list, drawn before or after
/// its text.
fn signs_beside(runs: &[Run], inside: &[Fragment], edge: f64) -> bool {
    let is_left = |fragment: &&Fragment| fragment.x0 < edge - SAME_EDGE;
    let (left, right): (Vec<&Fragment>, Vec<&Fragment>) = inside.iter().partition(is_left);
    let few = if left.len() <= right.len() {
        left
    } else {
        right
    };
    let signs = few.iter().filter(|f| is_sign(runs, f)).count();
    signs * 10 >= few.len() * SIGNS
}

/// Whether one side holds dates, row beside row of the other one: they belong to their rows, in
/// whatever order the file draws them.
fn dates_beside(runs: &[Run], inside: &[Fragment], edge: f64) -> bool {
    let is_left = |fragment: &&Fragment| fragment.x0 < edge - SAME_EDGE;
    let (left, right): (Vec<&Fragment>, Vec<&Fragment>) = inside.iter().partition(is_left);
    let (few, many) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    // Both are sorted by baseline.
    let mut at = 0;
    let mut beside = 0;
    for fragment in &few {
        while many
            .get(at)
            .is_some_and(|other| other.y < fragment.y - SAME_ROW * fragment.size)
        {
            at += 1;
        }
        let near = many
            .get(at)
            .is_some_and(|other| (other.y - fragment.y).abs() <= SAME_ROW * fragment.size);
        beside += usize::from(near && has_year(runs, fragment));
    }
    beside * 10 >= few.len() * DATED
}

/// Four digits in a row.
fn has_year(runs: &[Run], fragment: &Fragment) -> bool {
    let mut digits = 0;
    fragment
        .runs
        .iter()
        .filter_map(|n| runs.get(*n))
        .flat_map(|run| run.text.chars().chain([' ']))
        .any(|c| {
            let ends = digits == 4 && !c.is_ascii_digit();
            digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
            ends
        })
}
