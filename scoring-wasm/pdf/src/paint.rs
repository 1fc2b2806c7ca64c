//! What was painted on the page besides text: what lies behind a word, and what over it.

use crate::colour::{Rgb, WHITE, contrast};
use kurbo::{Point, Rect};

/// Areas that are remembered; a page with more is a drawing.
const MAX_AREAS: usize = 4096;
/// Thinner ones are rules, in points.
const THIN: f64 = 1.5;
/// Contrast below which text is taken for unreadable: #F2F2F2 on white has 1.12.
const FAINT: f64 = 1.12;

/// A painted area.
struct Area {
    rect: Rect,
    /// Its colour; `None` for images, patterns and gradients.
    colour: Option<Rgb>,
    /// It fills its whole rectangle and nothing shines through.
    solid: bool,
    /// Length of the text when it was painted: runs before it may be covered.
    order: usize,
}

/// The painted areas of a page.
#[derive(Default)]
pub struct Painted(Vec<Area>);

impl Painted {
    /// Remembers an area that was painted after `order` runs.
    pub fn add(&mut self, rect: Rect, colour: Option<Rgb>, solid: bool, order: usize) {
        if rect.width() < THIN || rect.height() < THIN || self.0.len() >= MAX_AREAS {
            return;
        }
        self.0.push(Area {
            rect,
            colour,
            solid,
            order,
        });
    }

    /// How many areas there are: what is painted later lies above.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether text of this colour cannot be told from what lies behind it. What is
    /// behind counts only when it is known.
    pub fn faint(&self, colour: Rgb, at: Point) -> bool {
        let behind = self.0.iter().rev().find(|area| area.rect.contains(at));
        match behind {
            None => contrast(colour, WHITE) < FAINT,
            Some(Area {
                colour: Some(behind),
                solid: true,
                ..
            }) => contrast(colour, *behind) < FAINT,
            Some(_) => false,
        }
    }

    /// The areas that were painted over run number `run`, all of it.
    pub fn covers(&self, first: usize, run: usize, rect: Rect) -> bool {
        self.0.iter().skip(first).any(|area| {
            area.solid
                && area.order > run
                && area.rect.x0 <= rect.x0 + 0.5
                && area.rect.x1 >= rect.x1 - 0.5
                && area.rect.y0 <= rect.y0
                && area.rect.y1 >= rect.y1
        })
    }
}
