//! Reads SyncTeX data: which line of the source set which place of the page, and the other way.
//!
//! [`Document`] is the data as an engine wrote it (`synctex(5)`): boxes, and in them the places where
//! TeX remembered a line. [`Map`] is what is left when it is asked for lines alone: rectangles of
//! text with the line they came from, a few kilobytes where the data has a hundred. It answers
//! [`Map::to_source`] and [`Map::to_page`], and travels as JSON.
//!
//! **Units.** Points are PDF points from the top left corner of the page; rectangles are hundredths of
//! them. Pages and lines count from 1.
//!
//! No bytes make the reader panic, and [`Limits`] bound what reading them costs.

mod document;
mod json;
mod map;
mod path;
mod read;
mod spans;
mod unpack;
mod words;

pub use document::{BoxNode, Document, Link, Page, Record, RecordKind};
pub use map::{Map, Place, Places, Source, Span};
pub use words::{Words, find_words};

/// What reading may cost. The default is far above a resume and far below what hurts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes of data, unpacked.
    pub unpacked: usize,
    /// Most boxes and records together; what comes after is left out.
    pub records: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // A dense page has about 60 kB.
            unpacked: 32 << 20,
            // A dense page has 3 000.
            records: 1_000_000,
        }
    }
}

/// Why SyncTeX data could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SynctexError {
    /// The bytes are something else.
    #[error("this is no SyncTeX data")]
    NotSynctex,
    /// The packed bytes are damaged.
    #[error("the SyncTeX data cannot be unpacked")]
    Damaged,
    /// More than [`Limits::unpacked`].
    #[error("the SyncTeX data is larger than {0} bytes")]
    TooLarge(usize),
    /// A map's JSON is not one.
    #[error("this is no SyncTeX map")]
    NotMap,
}
