//! Rows: fragments beside each other; and the reading across all columns.

use super::fragments::Fragment;
use super::{right, spaced};
use crate::runs::Run;

/// Baselines of one row differ by less, in parts of the smaller size.
const SAME_ROW: f64 = 0.5;
/// Part of the narrower text that stands below the other one, where these are two rows …
const COVERED: f64 = 0.5;
/// … one being so many times larger …
const LARGER: f64 = 1.3;
/// … whatever their baselines.
const RISE: f64 = 0.0;
/// Fragments of a row that are looked at for that: a row of more is a drawing.
const ROW: usize = 8;

/// Groups fragments into rows, from top to bottom, each from left to right.
pub fn group(mut fragments: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    fragments.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut out: Vec<Vec<Fragment>> = Vec::new();
    let mut last = (0.0, 0.0);
    for fragment in fragments {
        let same = fragment.y - last.0 <= SAME_ROW * fragment.size.min(last.1);
        let covered = out.last().and_then(|row| {
            let row = row.iter().take(ROW);
            row.filter(|_| same).find(|other| covers(other, &fragment))
        });
        match (
            covered.map(|other| other.size < fragment.size),
            out.last_mut(),
        ) {
            // A heading whose baseline is the lower one stands above all the same.
            (Some(true), _) => out.insert(out.len() - 1, vec![fragment]),
            (None, Some(row)) if same => {
                // The larger text rules the row.
                if fragment.size > last.1 {
                    last = (fragment.y, fragment.size);
                }
                row.push(fragment);
            }
            _ => {
                last = (fragment.y, fragment.size);
                out.push(vec![fragment]);
            }
        }
    }
    for row in &mut out {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0).then(a.order.cmp(&b.order)));
    }
    out
}

/// Whether two stand above each other: a large heading, and the text that is set close below it.
fn covers(upper: &Fragment, lower: &Fragment) -> bool {
    let shared = upper.x1.min(lower.x1) - upper.x0.max(lower.x0);
    let width = (upper.x1 - upper.x0).min(lower.x1 - lower.x0);
    let (small, large) = (upper.size.min(lower.size), upper.size.max(lower.size));
    shared > COVERED * width && large > LARGER * small && lower.y - upper.y >= RISE * small
}

/// The text from top to bottom, lines across all columns, of a page's runs and their fragments.
pub fn rows(runs: &[Run], fragments: Vec<Fragment>, out: &mut String) {
    for row in group(fragments) {
        let mut before: Option<&Run> = None;
        for n in row.iter().flat_map(|fragment| &fragment.runs) {
            let Some(run) = runs.get(*n) else { continue };
            if let Some(before) = before
                && spaced(before, run, run.start.x - right(before))
            {
                out.push(' ');
            }
            out.push_str(&run.text);
            before = Some(run);
        }
        out.push('\n');
    }
}
