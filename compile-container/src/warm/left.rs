//! What the last revision of a document left: its auxiliary files.
//!
//! With them the next revision is done after one pass, unless its references, its outline or its
//! citations have changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::digest::Digest;
use crate::document::Document;
use crate::rerun;

/// The most that is kept of one document, in bytes: a resume leaves some thousands.
const BYTES_MAX: u64 = 2_000_000;

/// Auxiliary files, and what they follow from.
#[derive(Debug, PartialEq, Eq)]
pub struct Left {
    files: BTreeMap<String, Vec<u8>>,
    /// The mark of what bibtex or biber read last.
    pub bibliography: Option<u64>,
    support: Digest,
    preamble: Digest,
}

impl Left {
    /// What `document` left in its folder; `None` where that is too much to keep.
    pub fn gather(work: &Path, document: &Document, bibliography: Option<u64>) -> Option<Self> {
        let mut files = BTreeMap::new();
        let mut room = BYTES_MAX;
        for path in rerun::auxiliary(work) {
            let name = path.strip_prefix(work).ok()?.to_str()?.to_owned();
            room = room.checked_sub(fs::symlink_metadata(&path).ok()?.len())?;
            files.insert(name, fs::read(&path).ok()?);
        }
        Some(Self {
            files,
            bibliography,
            support: support(document),
            preamble: preamble(document),
        })
    }

    /// The files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.files.iter()
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// Whether `document` may begin with it: classes, packages, bibliographies and images are
    /// the same.
    pub fn suits(&self, document: &Document) -> bool {
        self.support == support(document)
    }

    /// Whether the preamble is the same too. If not, an error may come from what is left.
    pub fn same_preamble(&self, document: &Document) -> bool {
        self.preamble == preamble(document)
    }
}

/// All files but the sources.
fn support(document: &Document) -> Digest {
    let others = document.files.iter().filter(|(path, _)| {
        Path::new(path)
            .extension()
            .is_none_or(|ending| ending != "tex")
    });
    Digest::of_all(others.flat_map(|(path, bytes)| [path.as_bytes(), bytes]))
}

fn preamble(document: &Document) -> Digest {
    let main = document.main_bytes();
    Digest::of(&main[..super::head::end(main).unwrap_or(main.len())])
}
