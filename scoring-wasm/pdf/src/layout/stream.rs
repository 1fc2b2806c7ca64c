//! The reading of a parser that takes text as it comes.

use super::{right, spaced};
use crate::runs::Run;

/// The text in the order in which the file draws it, a line for each jump.
pub fn stream(runs: &[Run], out: &mut String) {
    let mut before: Option<&Run> = None;
    for run in runs {
        if let Some(before) = before {
            let size = before.size.min(run.size);
            let same_line = run.angle == before.angle
                && (run.start.y - before.start.y).abs() <= 0.5 * size
                && run.start.x - right(before) > -0.5 * size;
            if !same_line {
                out.push('\n');
            } else if spaced(before, run, run.start.x - right(before)) {
                out.push(' ');
            }
        }
        out.push_str(&run.text);
        before = Some(run);
    }
    if before.is_some() {
        out.push('\n');
    }
}
