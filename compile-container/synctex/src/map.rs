//! Which line set which place, and the other way.

use crate::{SynctexError, json};

/// The form of the JSON.
pub(crate) const VERSION: u32 = 1;
/// A place this near to a span is in it, in hundredths of a point.
const NEAR: i64 = 200;
/// A point above or below is as far as this many beside: one aims at lines.
const UPRIGHT: i64 = 6;
/// Lines that an entry and its list may have: so far behind a line that set nothing what it says is
/// looked for.
const MACRO: u32 = 40;
/// Boxes of one line of text that are this near are one, in hundredths of a point.
const GAP: i32 = 3000;

/// A piece of text on a page: left, top, width and height in hundredths of a PDF point from the
/// top left corner, the number of the file and the line, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span(
    pub(crate) i32,
    pub(crate) i32,
    pub(crate) i32,
    pub(crate) i32,
    pub(crate) u32,
    pub(crate) u32,
);

impl Span {
    pub(crate) const fn file(self) -> u32 {
        self.4
    }

    pub(crate) const fn line(self) -> u32 {
        self.5
    }

    pub(crate) const fn right(self) -> i32 {
        self.0.saturating_add(self.2)
    }

    /// Makes it end at `right`.
    pub(crate) const fn reach(&mut self, right: i32) {
        self.2 = right.saturating_sub(self.0);
    }

    const fn bottom(self) -> i32 {
        self.1.saturating_add(self.3)
    }

    /// True when it stands on the same line of text and near: a bullet and its item are set in
    /// boxes of their own, of different heights.
    fn is_beside(self, other: Self) -> bool {
        let middle = |span: Self| span.1.saturating_add(span.3 / 2);
        let holds = |span: Self, y: i32| span.1 <= y && y <= span.bottom();
        let gap = self
            .0
            .max(other.0)
            .saturating_sub(self.right().min(other.right()));
        gap <= GAP && (holds(self, middle(other)) || holds(other, middle(self)))
    }

    /// Grows to hold another.
    fn take_in(&mut self, other: Self) {
        let (right, bottom) = (
            self.right().max(other.right()),
            self.bottom().max(other.bottom()),
        );
        self.0 = self.0.min(other.0);
        self.1 = self.1.min(other.1);
        self.reach(right);
        self.3 = bottom.saturating_sub(self.1);
    }

    /// How far a point is, in hundredths of a point; 0 inside.
    fn distance(self, x: i32, y: i32) -> (i64, i64) {
        let outside = |low: i32, high: i32, at: i32| {
            let (low, high, at) = (i64::from(low), i64::from(high), i64::from(at));
            (low - at).max(at - high).max(0)
        };
        (
            outside(self.0, self.right(), x),
            outside(self.1, self.bottom(), y),
        )
    }
}

/// The map of a document; its JSON is
/// `{"version":1,"files":[path…],"pages":[[[x,y,width,height,file,line]…]…]}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    files: Vec<String>,
    pages: Vec<Vec<Span>>,
}

/// A line of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source<'a> {
    /// Path within the project.
    pub file: &'a str,
    /// From 1.
    pub line: u32,
    /// The point is on the text itself, not merely nearest to it.
    pub exact: bool,
}

/// A rectangle on a page, in hundredths of a PDF point from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub page: usize,
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// Where a line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The line that was found: the one asked for, or another near it when that set nothing.
    pub line: u32,
    /// Its rectangles, one a line of text, in reading order.
    pub places: Vec<Place>,
}

impl Map {
    pub(crate) const fn new(files: Vec<String>, pages: Vec<Vec<Span>>) -> Self {
        Self { files, pages }
    }

    /// Reads the JSON of a map.
    ///
    /// # Errors
    /// [`SynctexError::NotMap`].
    pub fn from_json(json: &[u8]) -> Result<Self, SynctexError> {
        json::read(json)
    }

    /// The JSON of the map.
    pub fn to_json(&self) -> Vec<u8> {
        json::write(&self.files, &self.pages).into_bytes()
    }

    /// True when no place of any page is known.
    pub fn is_empty(&self) -> bool {
        self.pages.iter().all(Vec::is_empty)
    }

    /// The files that set something, paths within the project.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// The line that set a point, or the text nearest to it: beside it on the same line of text
    /// rather than above or below. `None` for a page without text.
    ///
    /// `page` counts from 1; `x` and `y` are PDF points from the top left corner.
    pub fn to_source(&self, page: usize, x: f64, y: f64) -> Option<Source<'_>> {
        let (x, y) = (hundredths(x), hundredths(y));
        let far = |span: &Span| {
            let (beside, above) = span.distance(x, y);
            let area = i64::from(span.2) * i64::from(span.3);
            // Of boxes that hold the point, the innermost is the smallest.
            (beside + UPRIGHT * above, area)
        };
        let spans = self.pages.get(page.checked_sub(1)?)?;
        let nearest = spans.iter().min_by_key(|span| far(span))?;
        let (beside, above) = nearest.distance(x, y);
        Some(Source {
            file: self.file(*nearest)?,
            line: nearest.line(),
            exact: beside <= NEAR && above <= NEAR,
        })
    }

    /// Where a line (from 1) stands. For a line that set nothing, where the next one stands that
    /// did: the arguments of a macro are set where it ends. Else the nearest of that file; `None`
    /// for a file that set nothing.
    pub fn to_page(&self, file: &str, line: u32) -> Option<Places> {
        let own = || {
            self.pages
                .iter()
                .flatten()
                .filter(|span| self.file(**span) == Some(file))
        };
        let found = own().map(|span| span.line()).min_by_key(|other| {
            let behind = other.checked_sub(line).is_some_and(|lines| lines <= MACRO);
            (!behind, other.abs_diff(line))
        })?;
        let mut places = Vec::new();
        for (page, spans) in self.pages.iter().enumerate() {
            let mut rows: Vec<Span> = Vec::new();
            for span in spans {
                if span.line() != found || self.file(*span) != Some(file) {
                    continue;
                }
                match rows.iter_mut().find(|row| row.is_beside(*span)) {
                    Some(row) => row.take_in(*span),
                    None => rows.push(*span),
                }
            }
            places.extend(rows.into_iter().map(|Span(x, y, width, height, ..)| Place {
                page: page + 1,
                x,
                y,
                width,
                height,
            }));
        }
        Some(Places {
            line: found,
            places,
        })
    }

    fn file(&self, span: Span) -> Option<&str> {
        let at = usize::try_from(span.file()).ok()?;
        self.files.get(at).map(String::as_str)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast of a float saturates, and a point so far away is nowhere"
)]
fn hundredths(points: f64) -> i32 {
    (points * 100.0).round() as i32
}
