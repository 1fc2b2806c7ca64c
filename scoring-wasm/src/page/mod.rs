//! A PDF as the scorer sees it: a document of its own where there is no source,
//! and what the page makes of the source where there is one.

mod agree;
mod align;
mod diff;
mod folio;
mod hyphens;
mod items;
mod joins;
mod laid;
mod letters;
mod report;
mod set;
#[cfg(test)]
pub mod testing;

pub use agree::agreement;
pub use diff::{Difference, DifferenceKind};
pub use laid::Laid;
pub use letters::{accented, is_accent, is_icon, ligature, spelt};
pub use report::{PageBox, PageDifference, PageReport, PageSize, PageWords, Parser, ReadBy};

use std::sync::Arc;

use page_text::PdfReading;

use crate::latex::Document;

/// The PDF of a request, laid out and held against the source.
pub struct Page<'a> {
    /// What the reader says.
    pub reading: &'a PdfReading,
    /// The source has moved on since the PDF was made.
    pub stale: bool,
    /// There is no source: the PDF is scored from itself.
    pub alone: bool,
    /// Its text with places.
    pub laid: Laid,
    /// What differs from the source; empty without one, or when the PDF is stale.
    pub differences: Vec<Difference>,
    /// Words of source and page, and those in both; none without a comparison.
    pub words: Option<PageWords>,
}

/// The text of a PDF in reading order, as a machine reads it.
pub fn plain_text(reading: &PdfReading) -> String {
    laid::lay_out(reading).1.text.text.clone()
}

impl<'a> Page<'a> {
    /// A PDF without a source, and the document that it is.
    pub fn alone(reading: &'a PdfReading) -> (Self, Document) {
        let (laid, document) = laid::lay_out(reading);
        let page = Self {
            reading,
            stale: false,
            alone: true,
            laid,
            differences: Vec::new(),
            words: None,
        };
        (page, document)
    }

    /// The PDF of a source.
    pub fn of(reading: &'a PdfReading, source: &Document, stale: bool) -> Self {
        let (laid, _) = laid::lay_out(reading);
        let (differences, words) = if stale {
            (Vec::new(), None)
        } else {
            let (differences, words) = diff::compare(source, &laid);
            (differences, Some(words))
        };
        Self {
            reading,
            stale,
            alone: false,
            laid,
            differences,
            words,
        }
    }

    /// What a finding of the page costs: nothing where the numbers come from the source.
    pub fn cost(&self, tenths: u16) -> u16 {
        if self.alone { tenths } else { 0 }
    }

    /// What the report says about the page.
    pub fn present(&self, paths: &[Arc<str>]) -> PageReport {
        report::present(self, paths)
    }
}
