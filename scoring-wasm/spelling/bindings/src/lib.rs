//! The dictionaries' JavaScript face: a [`Speller`] that is made once for a language.

use spelling::{Files, Speller};
use wasm_bindgen::prelude::wasm_bindgen;

/// The dictionaries of one language; see [`spelling::Speller`].
#[wasm_bindgen]
pub struct Dictionaries(Speller);

#[wasm_bindgen]
impl Dictionaries {
    /// Reads dictionaries: `files` holds the affixes and the words of each in turn
    /// (`[aff, dic, aff, dic, …]`).
    ///
    /// # Errors
    /// A sentence that says what is wrong with the files.
    #[wasm_bindgen(constructor)]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the generated code hands the strings over"
    )]
    pub fn new(language: &str, files: Vec<String>) -> Result<Dictionaries, String> {
        let (pairs, _) = files.as_chunks::<2>();
        let files: Vec<Files> = pairs.iter().map(|[aff, dic]| Files { aff, dic }).collect();
        Speller::new(language, &files)
            .map(Self)
            .map_err(|error| error.to_string())
    }

    /// The verdict on words given as a JSON list, as JSON: the `spelling` of a request to the
    /// scorer. An empty verdict when the list cannot be read.
    pub fn check(&self, words: &str) -> String {
        let words: Vec<String> = serde_json::from_str(words).unwrap_or_default();
        let verdict = self.0.check(words.iter().map(String::as_str));
        serde_json::to_string(&verdict).unwrap_or_default()
    }
}
