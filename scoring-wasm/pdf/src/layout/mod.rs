//! From runs to lines: the page as three kinds of parser see it.
//!
//! - `stream`: text in the order in which the file draws it;
//! - `rows`: from top to bottom, lines across all columns;
//! - lines column by column, which is also what the model is made of.
//!
//! Runs on one baseline form fragments, up to a gap that is wider than any space
//! between words. Fragments form columns where a gutter runs down the page and
//! the file draws one side after the other; what it draws row by row (dates at
//! the right edge, tables) stays in rows.

mod cells;
mod columns;
mod dots;
mod fragments;
mod letters;
mod line;
mod lines;
mod rows;
mod stacked;
mod stream;

pub use dots::Dots;
pub use fragments::{Fragment, fragments};
pub use lines::lines;
pub use rows::rows;
pub use stream::stream;

use crate::runs::Run;

/// A gap between words, in parts of the size. Printed spaces are 0.2 and more, in tightly set
/// lines about 0.12; kerns are less than 0.07.
const WORD_GAP: f64 = 0.1;
/// A gap that no space between words reaches, in parts of the size.
const FRAGMENT_GAP: f64 = 0.9;
/// A gap that separates the cells of a row, in parts of the size.
const CELL_GAP: f64 = 1.6;

/// Text so many times as large as another is never of one sentence with it.
const FAR_APART: f64 = 2.5;

/// Whether two sizes belong to different texts: a name, and an address beside it.
fn far_apart(a: f64, b: f64) -> bool {
    a.max(b) > FAR_APART * a.min(b)
}

/// Right end of an upright run.
fn right(run: &Run) -> f64 {
    run.start.x + run.width
}

/// Whether there is a space between two runs that stand next to each other.
fn spaced(before: &Run, after: &Run, gap: f64) -> bool {
    gap > WORD_GAP * before.size.min(after.size)
        && !before.text.ends_with(' ')
        && !after.text.starts_with(' ')
}

/// A sign alone: a bullet, or the icon before an address.
fn is_sign(runs: &[Run], fragment: &Fragment) -> bool {
    let mut parts = fragment.runs.iter().filter_map(|n| runs.get(*n));
    let mut solid = parts.by_ref().filter(|run| !run.text.trim().is_empty());
    solid.next().is_some_and(is_bullet) && solid.next().is_none()
}

/// A sign alone at the start of a line, or a picture.
fn is_bullet(run: &Run) -> bool {
    if run.picture {
        return true;
    }
    let mut chars = run.text.trim().chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return false;
    };
    !c.is_alphanumeric()
        && !matches!(
            c,
            '(' | '[' | '"' | '“' | '‘' | '\'' | '+' | '#' | '@' | '$' | '€' | '£'
        )
}
