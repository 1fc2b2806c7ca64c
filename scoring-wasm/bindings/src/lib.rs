//! The scorer's JavaScript face: JSON in, JSON out.

use wasm_bindgen::prelude::wasm_bindgen;

/// Scores a [`scoring::ScoreRequest`] given as JSON; see [`scoring::score_json`].
#[wasm_bindgen]
pub fn score(request: &str) -> String {
    scoring::score_json(request)
}

/// The numbers of a report without some of its findings: the report and a list of ids, both as
/// JSON; see [`scoring::what_if`].
#[wasm_bindgen]
pub fn what_if(report: &str, without: &str) -> String {
    scoring::what_if_json(report, without)
}

/// Words for a dictionary, of a request given as JSON; see [`scoring::words_to_check`].
#[wasm_bindgen]
pub fn words_to_check(request: &str) -> String {
    scoring::words_to_check_json(request)
}

/// All rules without their pages, as JSON; see [`scoring::rules`].
#[wasm_bindgen]
pub fn rules() -> String {
    scoring::rules_json()
}
