//! The JavaScript face of SyncTeX. A map is read once; each question takes microseconds.

use synctex::{Document, Limits, Map, Words, find_words};
use wasm_bindgen::prelude::wasm_bindgen;

/// The map of a document.
#[wasm_bindgen]
pub struct SyncMap(Map);

#[wasm_bindgen]
impl SyncMap {
    /// Reads a map's JSON, as the API gives it; `undefined` when it is none.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        Map::from_json(json).ok().map(Self)
    }

    /// Reads `.synctex` or `.synctex.gz` data as an engine wrote it; `undefined` when it is none.
    ///
    /// `root` is the folder the engine ran in, `paths` the project's files, one a line.
    pub fn from_engine(bytes: &[u8], root: &str, paths: &str) -> Option<Self> {
        let document = Document::read(bytes, &Limits::default()).ok()?;
        Some(Self(Map::of(&document, root, |path| {
            paths.lines().any(|other| other == path)
        })))
    }

    /// `{"file","line","exact"}` for a point of a page (from 1), in PDF points from its top left
    /// corner; `undefined` where nothing is near.
    pub fn to_source(&self, page: usize, x: f64, y: f64) -> Option<String> {
        serde_json::to_string(&self.0.to_source(page, x, y)?).ok()
    }

    /// `{"line","places":[{"page","x","y","width","height"}…]}` for a line (from 1);
    /// `undefined` for a file that set nothing.
    pub fn to_page(&self, file: &str, line: u32) -> Option<String> {
        serde_json::to_string(&self.0.to_page(file, line)?).ok()
    }
}

/// Line and column, from 1, of a word of the page near a line of the source, given its
/// neighbours; nothing where it does not stand.
#[wasm_bindgen]
pub fn find(text: &str, line: usize, before: &str, word: &str, after: &str) -> Option<Vec<usize>> {
    let words = Words {
        before,
        word,
        after,
    };
    find_words(text, line, &words).map(|(line, column)| vec![line, column])
}
