//! The JavaScript face of SyncTeX: numbers in, numbers out. A map is read once; each question takes
//! microseconds.

use std::collections::BTreeSet;

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

    /// Reads the data as an engine wrote it, which ran in `folder` of the project (empty, or with a
    /// slash at its end); of `paths`, the project's files, alone is kept what they set. `undefined`
    /// when it is no such data.
    pub fn from_engine(data: &[u8], folder: &str, paths: Vec<String>) -> Option<Self> {
        let mut document = Document::read(data, &Limits::default()).ok()?;
        for name in document.inputs.values_mut() {
            if !name.starts_with('/') {
                name.insert_str(0, folder);
            }
        }
        let paths: BTreeSet<String> = paths.into_iter().collect();
        let map = Map::of(&document, "", |path| paths.contains(path));
        (!map.is_empty()).then_some(Self(map))
    }

    /// The file that set a point of a page (from 1), in PDF points from its top left corner;
    /// `undefined` where nothing is near.
    pub fn file_at(&self, page: usize, x: f64, y: f64) -> Option<String> {
        Some(self.0.to_source(page, x, y)?.file.to_owned())
    }

    /// Its line (from 1): negative when the point is not on the text itself.
    pub fn line_at(&self, page: usize, x: f64, y: f64) -> Option<i32> {
        let source = self.0.to_source(page, x, y)?;
        let line = i32::try_from(source.line).ok()?;
        Some(if source.exact { line } else { -line })
    }

    /// Where a line (from 1) stands: the line that was found, then page, left, top, width and height
    /// of each rectangle, in hundredths of a point; `undefined` for a file that set nothing.
    pub fn to_page(&self, file: &str, line: u32) -> Option<Vec<i32>> {
        let found = self.0.to_page(file, line)?;
        let mut numbers = vec![i32::try_from(found.line).ok()?];
        for place in found.places {
            numbers.push(i32::try_from(place.page).ok()?);
            numbers.extend([place.x, place.y, place.width, place.height]);
        }
        Some(numbers)
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
