//! What the report says about the page.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Difference, DifferenceKind, Page};
use crate::latex::emit::span;
use crate::report::Span;

/// Differences that are listed; all are counted.
const LISTED: usize = 200;

/// A rectangle of a page, in points from the top left corner of the page as shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PageBox {
    /// Number of the page, from 1.
    pub page: u32,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Size of a page in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PageSize {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A kind of parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Parser {
    /// Takes text in the order in which the file draws it.
    Stream,
    /// Reads lines from top to bottom, across all columns.
    Rows,
    /// Reads columns one after the other.
    Columns,
}

/// The text as one kind of parser reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReadBy {
    /// Which kind.
    pub parser: Parser,
    /// What it reads, lines by `\n`, cells by `\t`.
    pub text: String,
}

/// Something that the page says otherwise than the source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PageDifference {
    /// What happened to the words.
    pub kind: DifferenceKind,
    /// What the source says.
    pub source: String,
    /// What the page says.
    pub page: String,
    /// Where in the source; absent for what the page alone says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Where on the page; empty for what it lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<PageBox>,
}

/// Words of source and page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PageWords {
    /// Words of the source.
    pub source: usize,
    /// Words of the page.
    pub page: usize,
    /// Words that are the same, in the same order.
    pub same: usize,
}

/// The page as machines read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PageReport {
    /// The source has moved on since the PDF was made: nothing is compared.
    pub stale: bool,
    /// Sizes of the pages.
    pub pages: Vec<PageSize>,
    /// The text by three kinds of parser.
    pub readings: Vec<ReadBy>,
    /// Words of both sides; absent when nothing was compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<PageWords>,
    /// The first differences, in the order of the source.
    pub differences: Vec<PageDifference>,
    /// Differences by kind, all of them.
    pub counts: BTreeMap<DifferenceKind, usize>,
}

/// Makes the page's part of the report.
pub fn present(page: &Page, paths: &[Arc<str>]) -> PageReport {
    let mut counts = BTreeMap::new();
    for difference in &page.differences {
        *counts.entry(difference.kind).or_insert(0) += 1;
    }
    let shown = |difference: &Difference| PageDifference {
        kind: difference.kind,
        source: difference.source.clone(),
        page: difference.page.clone(),
        span: difference.src.map(|src| span(paths, src)),
        boxes: page.laid.raw_boxes(difference.at),
    };
    let by = |parser, text: &str| ReadBy {
        parser,
        text: text.to_owned(),
    };
    PageReport {
        stale: page.stale,
        pages: page
            .reading
            .pages
            .iter()
            .map(|page| PageSize {
                width: points(page.width),
                height: points(page.height),
            })
            .collect(),
        readings: vec![
            by(Parser::Columns, &page.laid.raw),
            by(Parser::Rows, &page.reading.rows),
            by(Parser::Stream, &page.reading.stream),
        ],
        words: page.words,
        differences: page.differences.iter().take(LISTED).map(shown).collect(),
        counts,
    }
}

/// Hundredths of a point as points.
pub fn points(hundredths: i32) -> f64 {
    f64::from(hundredths) / page_text::UNIT
}
