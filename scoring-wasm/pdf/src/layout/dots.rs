//! Bullets that are drawn rather than written: browsers paint discs, circles and squares.

use super::fragments::Fragment;
use kurbo::Rect;

/// Sides of a bullet, in points.
const SIDE: std::ops::RangeInclusive<f64> = 1.0..=9.0;
/// Shapes of a page that are kept; a page with more is a drawing.
const MAX: usize = 1024;
/// Height of a bullet, in parts of the size of its text.
const HEIGHT: std::ops::RangeInclusive<f64> = 0.15..=0.8;
/// The text begins at most so far behind it, in parts of the size.
const REACH: f64 = 2.2;

/// The small shapes of a page that are about as high as wide.
#[derive(Default)]
pub struct Dots(Vec<Rect>);

impl Dots {
    /// Remembers a shape, if it may be a bullet.
    pub fn add(&mut self, shape: Rect) {
        let (width, height) = (shape.width(), shape.height());
        let round = (width - height).abs() <= 0.3 * width.max(height);
        if SIDE.contains(&width) && SIDE.contains(&height) && round && self.0.len() < MAX {
            self.0.push(shape);
        }
    }

    /// The shapes from top to bottom.
    pub fn sorted(mut self) -> Self {
        self.0.sort_by(|a, b| a.y0.total_cmp(&b.y0));
        self
    }

    /// Whether one stands before a row, and only one: several are a rating.
    pub fn lead(&self, row: &[Fragment]) -> bool {
        let Some(first) = row.first() else {
            return false;
        };
        let (top, size) = (first.y - first.size, first.size);
        let from = self.0.partition_point(|dot| dot.y0 < top);
        let mut near = self
            .0
            .iter()
            .skip(from)
            .take_while(|dot| dot.y0 < first.y)
            .filter(|dot| {
                let gap = first.x0 - dot.x1;
                dot.y1 <= first.y + 0.1 * size
                    && HEIGHT.contains(&(dot.height() / size))
                    && (0.0..=REACH * size).contains(&gap)
            });
        // A shape that is filled and stroked counts once.
        let Some(dot) = near.next() else { return false };
        near.all(|other| (other.x0 - dot.x0).abs() < 1.0)
    }
}
