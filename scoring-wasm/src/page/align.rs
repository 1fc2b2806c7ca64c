//! Finds the words that source and page have in common.

use std::collections::BTreeMap;

use crate::resume::At;

/// Cells of all tables together.
pub const BUDGET: usize = 1_000_000;
/// Sides of one table, at most.
const TABLE: usize = 400;
/// Rounds of anchors within anchors.
const ROUNDS: u8 = 6;

/// A word with its place.
pub struct Word {
    /// What is compared.
    pub key: String,
    /// Its range of the text.
    pub at: At,
    /// Its partner on the other side.
    pub same: Option<usize>,
    /// Said elsewhere on the other side.
    pub moved: Option<usize>,
}

pub type Ranges = (std::ops::Range<usize>, std::ops::Range<usize>);

fn pair(left: &mut [Word], right: &mut [Word], i: usize, j: usize) {
    if let (Some(a), Some(b)) = (left.get_mut(i), right.get_mut(j)) {
        a.same = Some(j);
        b.same = Some(i);
    }
}

pub fn align(left: &mut [Word], right: &mut [Word], ranges: Ranges, budget: &mut usize, round: u8) {
    let (mut a, mut b) = ranges;
    let equal = |left: &[Word], right: &[Word], i: usize, j: usize| matches!((left.get(i), right.get(j)), (Some(a), Some(b)) if a.key == b.key);
    while !a.is_empty() && !b.is_empty() && equal(left, right, a.start, b.start) {
        pair(left, right, a.start, b.start);
        a.start += 1;
        b.start += 1;
    }
    while !a.is_empty() && !b.is_empty() && equal(left, right, a.end - 1, b.end - 1) {
        a.end -= 1;
        b.end -= 1;
        pair(left, right, a.end, b.end);
    }
    if a.is_empty() || b.is_empty() {
        return;
    }
    let anchors = if round < ROUNDS {
        anchors(left, right, &a, &b)
    } else {
        Vec::new()
    };
    if anchors.is_empty() {
        table(left, right, &a, &b, budget);
        return;
    }
    let (mut i0, mut j0) = (a.start, b.start);
    for (i, j) in anchors {
        pair(left, right, i, j);
        align(left, right, (i0..i, j0..j), budget, round + 1);
        (i0, j0) = (i + 1, j + 1);
    }
    align(left, right, (i0..a.end, j0..b.end), budget, round + 1);
}

/// Words that occur once on both sides, as far as they stand in the same order.
fn anchors(
    left: &[Word],
    right: &[Word],
    a: &std::ops::Range<usize>,
    b: &std::ops::Range<usize>,
) -> Vec<(usize, usize)> {
    let mut seen: BTreeMap<&str, (usize, usize, usize, usize)> = BTreeMap::new();
    for i in a.clone() {
        if let Some(word) = left.get(i) {
            let entry = seen.entry(&word.key).or_default();
            entry.0 += 1;
            entry.1 = i;
        }
    }
    for j in b.clone() {
        if let Some(entry) = right
            .get(j)
            .and_then(|word| seen.get_mut(word.key.as_str()))
        {
            entry.2 += 1;
            entry.3 = j;
        }
    }
    let mut unique: Vec<(usize, usize)> = seen
        .into_values()
        .filter(|(n, _, m, _)| *n == 1 && *m == 1)
        .map(|(_, i, _, j)| (i, j))
        .collect();
    crate::sort::plain(&mut unique);
    longest_rising(&unique)
}

/// The longest subsequence whose second numbers rise.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let second = |n: usize| pairs.get(n).map_or(0, |pair| pair.1);
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (n, (_, j)) in pairs.iter().enumerate() {
        let place = tails.partition_point(|tail| second(*tail) < *j);
        before.push(place.checked_sub(1).and_then(|p| tails.get(p).copied()));
        match tails.get_mut(place) {
            Some(tail) => *tail = n,
            None => tails.push(n),
        }
    }
    let mut out = Vec::new();
    let mut at = tails.last().copied();
    while let Some(n) = at {
        out.extend(pairs.get(n).copied());
        at = before.get(n).copied().flatten();
    }
    out.reverse();
    out
}

/// The longest common subsequence of short stretches.
#[expect(
    clippy::many_single_char_names,
    reason = "rows and columns of a table and its sides"
)]
fn table(
    left: &mut [Word],
    right: &mut [Word],
    a: &std::ops::Range<usize>,
    b: &std::ops::Range<usize>,
    budget: &mut usize,
) {
    let (n, m) = (a.len().min(TABLE), b.len().min(TABLE));
    let cells = (n + 1) * (m + 1);
    if cells > *budget {
        return;
    }
    *budget -= cells;
    let equal = |i: usize, j: usize| matches!((left.get(a.start + i), right.get(b.start + j)), (Some(a), Some(b)) if a.key == b.key);
    let mut best = vec![0_u16; cells];
    let cell = |i: usize, j: usize| i * (m + 1) + j;
    let at = |best: &[u16], i: usize, j: usize| best.get(cell(i, j)).copied().unwrap_or(0);
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let value = if equal(i, j) {
                at(&best, i + 1, j + 1) + 1
            } else {
                at(&best, i + 1, j).max(at(&best, i, j + 1))
            };
            if let Some(place) = best.get_mut(cell(i, j)) {
                *place = value;
            }
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        if equal(i, j) {
            found.push((a.start + i, b.start + j));
            i += 1;
            j += 1;
        } else if at(&best, i + 1, j) >= at(&best, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    for (i, j) in found {
        pair(left, right, i, j);
    }
}

/// Words without a partner that the other side says elsewhere.
pub fn find_moved(left: &mut [Word], right: &mut [Word]) {
    let mut elsewhere: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (j, word) in right.iter().enumerate().rev() {
        if word.same.is_none() {
            elsewhere.entry(word.key.clone()).or_default().push(j);
        }
    }
    let mut last: Option<usize> = None;
    for (i, word) in left.iter_mut().enumerate() {
        if word.same.is_some() {
            last = None;
            continue;
        }
        let Some(places) = elsewhere.get_mut(&word.key) else {
            last = None;
            continue;
        };
        // The place behind the word before it, or else the first one.
        let follows = last.and_then(|last| places.iter().position(|j| *j == last + 1));
        let j = match follows {
            Some(n) => Some(places.remove(n)),
            None => places.pop(),
        };
        last = j;
        if let Some(other) = j.and_then(|j| right.get_mut(j)) {
            word.moved = j;
            other.moved = Some(i);
        }
    }
}
