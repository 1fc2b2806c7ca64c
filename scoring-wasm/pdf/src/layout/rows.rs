//! Rows: fragments beside each other; and the reading across all columns.

use super::fragments::Fragment;
use super::{right, spaced};
use crate::runs::Run;

/// Baselines of one row differ by less, in parts of the smaller size.
const SAME_ROW: f64 = 0.5;

/// Groups fragments into rows, from top to bottom, each from left to right.
pub fn group(mut fragments: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    fragments.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut out: Vec<Vec<Fragment>> = Vec::new();
    let mut last = (0.0, 0.0);
    for fragment in fragments {
        let same = fragment.y - last.0 <= SAME_ROW * fragment.size.min(last.1);
        match out.last_mut() {
            Some(row) if same => {
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
