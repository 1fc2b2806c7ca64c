//! The scorer's JavaScript face: JSON in, JSON out. Without the feature `whole` it is the module that
//! the browser loads first; see [`scoring::WHOLE`].

use wasm_bindgen::prelude::wasm_bindgen;

/// A third of the standard library's in size, and as fast.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Scores a [`scoring::ScoreRequest`] given as JSON; see [`scoring::score_json`].
#[wasm_bindgen]
pub fn score(request: &str) -> String {
    scoring::score_json(request)
}

/// The numbers of a report without some of its findings: the report and a list of ids, both as
/// JSON; see [`scoring::what_if`].
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub fn what_if(report: &str, without: &str) -> String {
    scoring::what_if_json(report, without)
}

/// Words for a dictionary, of a request given as JSON; see [`scoring::words_to_check`].
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub fn words_to_check(request: &str) -> String {
    scoring::words_to_check_json(request)
}

/// Built-in profiles and markets, as JSON; see [`scoring::choices_json`].
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub fn choices() -> String {
    scoring::choices_json()
}

/// The skills that postings ask for, fetched apart; see [`scoring::give_lexicon`].
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = setLexicon)]
pub fn set_lexicon(text: String) {
    scoring::give_lexicon(text);
}

/// All rules without their pages, as JSON; see [`scoring::rules`].
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub fn rules() -> String {
    scoring::rules_json()
}

/// A resume that somebody is editing; see [`scoring::Session`].
#[wasm_bindgen]
#[derive(Default)]
pub struct Session(scoring::Session);

#[wasm_bindgen]
impl Session {
    /// A session without files.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text file or replaces its text.
    #[wasm_bindgen(js_name = setFile)]
    pub fn set_file(&mut self, path: &str, text: String) {
        self.0.set_file(path, text);
    }

    /// Takes a file away; false when there is none of this path.
    #[wasm_bindgen(js_name = removeFile)]
    pub fn remove_file(&mut self, path: &str) -> bool {
        self.0.remove_file(path)
    }

    /// Replaces a stretch of a file; offsets as JavaScript counts them. False when there is no
    /// such file or stretch.
    pub fn edit(&mut self, path: &str, start: usize, end: usize, text: &str) -> bool {
        self.0.edit(path, start, end, text)
    }

    /// The words of the session's files that a dictionary can judge, as JSON.
    #[cfg(feature = "whole")]
    #[wasm_bindgen(js_name = wordsToCheck)]
    pub fn words_to_check(&mut self, options: &str) -> String {
        self.0.words_to_check_json(options)
    }

    /// Scores the session's files by the options of a request, given as JSON; files among them
    /// become the session's.
    pub fn score(&mut self, options: &str) -> String {
        self.0.score_json(options)
    }
}
