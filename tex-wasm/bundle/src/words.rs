//! Dictionaries of languages that put no spaces between words, for the engine's line breaks: ICU4X's, each as a
//! file that the engine fetches when such a letter comes.
//!
//! A file is a line with all letters that occur, in UTF-8, then the trie of the words, whose bytes are
//! the letters' numbers.

use std::{fs, path::Path};

use icu_provider::prelude::*;
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryExtendedV2};

use crate::error::{Error, Result};

/// As ICU4X names them.
const DICTIONARIES: [&str; 4] = ["burmesedict", "khmerdict", "laodict", "thaidict"];

/// Where they lie in a tree.
const FOLDER: &str = "tex/generic/legible";

/// Writes the dictionaries, as `legible-…`, into a TeX tree.
///
/// # Errors
/// [`Error::Dictionary`]: this version of ICU4X has none of that name, or keeps it in another form;
/// [`Error::Io`].
pub fn write(tree: &Path) -> Result<()> {
    let folder = tree.join(FOLDER);
    fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
    for name in DICTIONARIES {
        let path = folder.join(format!("legible-{name}"));
        fs::write(&path, file(name)?).map_err(Error::writing(&path))?;
    }
    Ok(())
}

fn file(name: &'static str) -> Result<Vec<u8>> {
    let request = DataRequest {
        id: DataIdentifierBorrowed::for_marker_attributes(DataMarkerAttributes::from_str_or_panic(
            name,
        )),
        ..DataRequest::default()
    };
    let found: DataResponse<SegmenterDictionaryExtendedV2> =
        Baked.load(request).map_err(|_| Error::Dictionary(name))?;
    let DictionaryBreakData::ZeroTrie { alphabet, trie } = found.payload.get() else {
        return Err(Error::Dictionary(name));
    };
    let mut bytes: Vec<u8> = alphabet.iter_chars().collect::<String>().into_bytes();
    bytes.push(b'\n');
    bytes.extend_from_slice(trie.as_bytes());
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dictionary_has_its_letters_and_its_words() {
        for name in DICTIONARIES {
            let bytes = file(name).expect("ICU4X has it");
            let end = bytes
                .iter()
                .position(|byte| *byte == b'\n')
                .expect("a line of letters");
            let letters = str::from_utf8(&bytes[..end]).expect("UTF-8");
            // More than the trie's numbers can say would be another form.
            assert!(
                (40..=128).contains(&letters.chars().count()),
                "{name}: {letters}"
            );
            assert!(bytes.len() > end + 50_000, "{name}: {} bytes", bytes.len());
        }
    }
}
