//! The data as an engine wrote it.

use std::collections::BTreeMap;

/// What an engine wrote about one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Names of the files that were read, by their tags; as the engine saw them.
    pub inputs: BTreeMap<u32, String>,
    /// Pages in the order in which they were shipped out, which is that of the PDF.
    pub pages: Vec<Page>,
    /// PDF points in a unit of length.
    pub unit: f64,
    /// Where the origin lies, in PDF points from the left edge.
    pub x_offset: f64,
    /// Where the origin lies, in PDF points from the top edge.
    pub y_offset: f64,
    /// The data ends before its postamble, or [`crate::Limits::records`] cut it short.
    pub truncated: bool,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Its boxes; each after the box it stands in.
    pub boxes: Vec<BoxNode>,
}

/// A box: a line of text, a cell, a picture, a page.
#[derive(Debug, Clone, PartialEq)]
pub struct BoxNode {
    /// A vertical one, in which boxes stand below each other.
    pub vertical: bool,
    /// Where it was closed.
    pub link: Link,
    /// Left end of its baseline, in units.
    pub x: i64,
    /// Baseline, in units, downwards.
    pub y: i64,
    /// Width, in units.
    pub width: i64,
    /// Above the baseline, in units.
    pub height: i64,
    /// Below the baseline, in units.
    pub depth: i64,
    /// What stands in it, in order.
    pub records: Vec<Record>,
}

/// Something in a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record {
    /// What it is.
    pub kind: RecordKind,
    /// Where it was read. Of [`RecordKind::Current`] it is no more than that of the record before.
    pub link: Link,
    /// Its place, in units. Of glue and kerns it is their right end.
    pub x: i64,
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// Space that stretches.
    Glue,
    /// Space of a fixed width, in units; also stretched glue.
    Kern(i64),
    /// Where a formula begins or ends.
    Math,
    /// Letters end here.
    Current,
    /// A rule of this width; `x` is its left end.
    Rule(i64),
    /// The box of this index on the page.
    Child(usize),
    /// An empty box of this width, such as the indent of a paragraph; `x` is its left end.
    Empty(i64),
}

/// A line of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Link {
    /// Tag of the file, see [`Document::inputs`].
    pub tag: u32,
    /// From 1; engines write no column.
    pub line: u32,
}
