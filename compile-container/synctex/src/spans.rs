//! From boxes and records to rectangles of text with the line they came from.
//!
//! TeX remembers a line with spaces, kerns and formulas, not with letters. A space is read right
//! behind its word: its line is the word's. Only the space that ends a paragraph was made later,
//! where TeX saw the paragraph's end; for the word before it, what stood before the word counts.

use std::collections::BTreeMap;

use crate::document::{BoxNode, Document, Link, Page, RecordKind};
use crate::map::{Map, Span};
use crate::path;

/// Narrower kerns stand between letters: nobody wrote them, and engines put them anywhere. In
/// scaled points: a fifth of an em of small print, less than half a narrow space. Those of no width
/// at all end lines.
const LETTER_KERN: i64 = 78_000;
/// Narrower pieces are no text but what rounding leaves, in scaled points: a third of a point.
const NARROW: i64 = 20_000;
/// A box that is lower says nothing about its letters, in hundredths of a point.
const LOW: i32 = 200;
/// Height and depth of letters then, in hundredths of a point.
const LETTERS: (i32, i32) = (700, 200);

impl Map {
    /// The map of a document.
    ///
    /// `root` is the folder of the project as the engine saw it, and `keep` says of a path in it
    /// whether it is one of the project's files. All other text is left out.
    pub fn of(document: &Document, root: &str, keep: impl Fn(&str) -> bool) -> Self {
        let paths: BTreeMap<u32, String> = document
            .inputs
            .iter()
            .filter_map(|(tag, name)| Some((*tag, path::within(root, name)?)))
            .filter(|(_, path)| keep(path))
            .collect();
        let mut files = Files {
            paths,
            indices: BTreeMap::new(),
            names: Vec::new(),
        };
        let scale = |units: i64, offset: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a cast of a float saturates, and no page is 200 km wide"
            )]
            let hundredths = ((units as f64).mul_add(document.unit, offset) * 100.0).round() as i32;
            hundredths
        };
        let scale = Scale {
            x: &|x| scale(x, document.x_offset),
            y: &|y| scale(y, document.y_offset),
            length: &|length| scale(length, 0.0),
        };
        let pages = document
            .pages
            .iter()
            .map(|page| {
                let mut spans = Vec::new();
                for node in page.boxes.iter().filter(|node| !node.vertical) {
                    line_spans(page, node, &mut files, &scale, &mut spans);
                }
                spans
            })
            .collect();
        Self::new(files.names, pages)
    }
}

/// The project's files by tag, and the numbers that spans name them by.
struct Files {
    paths: BTreeMap<u32, String>,
    indices: BTreeMap<u32, u32>,
    names: Vec<String>,
}

impl Files {
    fn keeps(&self, link: Link) -> bool {
        link.line > 0 && self.paths.contains_key(&link.tag)
    }

    fn index(&mut self, tag: u32) -> Option<u32> {
        if let Some(index) = self.indices.get(&tag) {
            return Some(*index);
        }
        let path = self.paths.get(&tag)?;
        // A file that is read twice has two tags.
        let at = self.names.iter().position(|name| name == path);
        let at = at.unwrap_or_else(|| {
            self.names.push(path.clone());
            self.names.len() - 1
        });
        let index = u32::try_from(at).ok()?;
        self.indices.insert(tag, index);
        Some(index)
    }
}

/// Lengths of the data in hundredths of a point.
struct Scale<'a> {
    x: &'a dyn Fn(i64) -> i32,
    y: &'a dyn Fn(i64) -> i32,
    length: &'a dyn Fn(i64) -> i32,
}

/// Letters without a space between them.
struct Piece {
    from: i64,
    to: i64,
    /// Of the last space, box or indent before.
    before: Option<Link>,
    /// Of the next space.
    after: Option<Link>,
}

/// The spans of the text that stands in a horizontal box itself.
fn line_spans(page: &Page, node: &BoxNode, files: &mut Files, scale: &Scale, out: &mut Vec<Span>) {
    let pieces = pieces(page, node, files);
    let (top, height) = rows(page, node, scale);
    let first = out.len();
    let last = pieces.len();
    for (at, piece) in pieces.into_iter().enumerate() {
        let own = Some(node.link).filter(|link| files.keeps(*link));
        let link = match (piece.before, piece.after) {
            // The space at the paragraph's end.
            (Some(before), Some(after)) if at + 1 == last && after == node.link => Some(before),
            (_, Some(after)) => Some(after),
            (before, None) => own.or(before),
        };
        let Some(link) = link else { continue };
        let Some(file) = files.index(link.tag) else {
            continue;
        };
        let (x, right) = ((scale.x)(piece.from), (scale.x)(piece.to));
        let width = right.saturating_sub(x);
        if let Some(same) = out[first..].last_mut()
            && (same.file(), same.line()) == (file, link.line)
            && same.right() <= x
        {
            same.reach(right);
            continue;
        }
        out.push(Span(x, top, width, height, file, link.line));
    }
}

fn pieces(page: &Page, node: &BoxNode, files: &Files) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    // Where the present letters begin, and how far they are known to reach.
    let (mut from, mut reach) = (node.x, node.x);
    let mut before = None;
    // Pieces from here on wait for their next space.
    let mut waiting = 0;
    let add = |pieces: &mut Vec<Piece>, from: i64, to: i64, before| {
        if to.saturating_sub(from) > NARROW {
            pieces.push(Piece {
                from,
                to,
                before,
                after: None,
            });
        }
    };
    for record in &node.records {
        let x = record.x;
        let link = Some(record.link).filter(|link| files.keeps(*link));
        match record.kind {
            RecordKind::Current => reach = reach.max(x),
            RecordKind::Kern(width) if width != 0 && width.abs() < LETTER_KERN => {}
            RecordKind::Glue | RecordKind::Kern(_) | RecordKind::Math => {
                let end = match record.kind {
                    RecordKind::Kern(width) => x.saturating_sub(width),
                    // Without marks of letters, as XeTeX writes it, the space is part of the piece.
                    _ if reach > from => reach,
                    _ => x,
                };
                add(&mut pieces, from, end, before);
                (from, reach) = (x, x);
                if let Some(link) = link {
                    for piece in &mut pieces[waiting..] {
                        piece.after = Some(link);
                    }
                    waiting = pieces.len();
                    before = Some(link);
                }
            }
            RecordKind::Rule(width) | RecordKind::Empty(width) => {
                add(
                    &mut pieces,
                    from,
                    if reach > from { reach } else { x },
                    before,
                );
                from = x.saturating_add(width.max(0));
                reach = from;
                if record.kind == RecordKind::Empty(width) {
                    before = link.or(before);
                }
            }
            RecordKind::Child(index) => {
                let width = page.boxes.get(index).map_or(0, |child| child.width.max(0));
                add(
                    &mut pieces,
                    from,
                    if reach > from { reach } else { x },
                    before,
                );
                from = x.saturating_add(width);
                reach = from;
                before = link.or(before);
            }
        }
    }
    let end = node.x.saturating_add(node.width);
    add(
        &mut pieces,
        from,
        if reach > from { reach } else { end },
        before,
    );
    pieces
}

/// Top and height of the letters in a box, in hundredths of a point.
fn rows(page: &Page, node: &BoxNode, scale: &Scale) -> (i32, i32) {
    let (mut height, mut depth) = ((scale.length)(node.height), (scale.length)(node.depth));
    let holds_columns = node.records.iter().any(|record| match record.kind {
        RecordKind::Child(index) => page.boxes.get(index).is_some_and(|child| child.vertical),
        _ => false,
    });
    if holds_columns || height.saturating_add(depth) < LOW {
        (height, depth) = LETTERS;
    }
    let top = (scale.y)(node.y).saturating_sub(height);
    (top, height.saturating_add(depth))
}
