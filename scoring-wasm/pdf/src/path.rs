//! The path under construction: only where it lies and whether it is a plain rectangle.

use kurbo::{Affine, Point, Rect};

/// Sub-paths of the size of letters lie between these, in points.
const LETTER: std::ops::RangeInclusive<f64> = 1.0..=40.0;

/// A path, as far as seeing needs it.
#[derive(Default)]
pub struct Path {
    bounds: Option<Rect>,
    part: Option<Rect>,
    curved: bool,
    parts: u32,
    straight: bool,
    letters: u32,
}

impl Path {
    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Starts a sub-path.
    pub fn move_to(&mut self, at: Point) {
        self.close_part();
        self.parts += 1;
        if self.parts == 1 {
            self.straight = true;
        }
        self.part = Some(Rect::from_points(at, at));
    }

    /// Goes on by a line.
    pub fn line_to(&mut self, from: Option<Point>, to: Point) {
        let level =
            from.is_none_or(|from| (from.x - to.x).abs() < 0.01 || (from.y - to.y).abs() < 0.01);
        self.straight &= level;
        self.grow(to);
    }

    /// Goes on by a curve with these points.
    pub fn curve_to(&mut self, points: &[Point]) {
        self.straight = false;
        self.curved = true;
        for point in points {
            self.grow(*point);
        }
    }

    /// Adds a rectangle of user space.
    pub fn rect(&mut self, matrix: Affine, rect: Rect) {
        self.move_to(matrix * Point::new(rect.x0, rect.y0));
        let [a, b, c, d, ..] = matrix.as_coeffs();
        self.straight &= (b == 0.0 && c == 0.0) || (a == 0.0 && d == 0.0);
        for (x, y) in [(rect.x1, rect.y0), (rect.x1, rect.y1), (rect.x0, rect.y1)] {
            self.grow(matrix * Point::new(x, y));
        }
    }

    /// Where it lies; `None` when it is empty.
    pub fn bounds(&mut self) -> Option<Rect> {
        self.close_part();
        self.bounds
    }

    /// It is one rectangle along the page's edges, so that its bounds are all of it.
    pub fn is_rect(&self) -> bool {
        self.parts == 1 && self.straight
    }

    /// Curved parts of the size of letters.
    pub fn letters(&mut self) -> u32 {
        self.close_part();
        self.letters
    }

    fn grow(&mut self, point: Point) {
        self.part = Some(self.part.map_or_else(
            || Rect::from_points(point, point),
            |part| part.union_pt(point),
        ));
    }

    fn close_part(&mut self) {
        let Some(part) = self.part.take() else { return };
        if std::mem::take(&mut self.curved)
            && LETTER.contains(&part.width())
            && LETTER.contains(&part.height())
        {
            self.letters += 1;
        }
        self.bounds = Some(self.bounds.map_or(part, |bounds| bounds.union(part)));
    }
}
