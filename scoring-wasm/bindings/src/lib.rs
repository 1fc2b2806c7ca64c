//! The scorer's JavaScript face: JSON in, JSON out.

use wasm_bindgen::prelude::wasm_bindgen;

/// Scores a [`scoring::ScoreRequest`] given as JSON; see [`scoring::score_json`].
#[wasm_bindgen]
pub fn score(request: &str) -> String {
    scoring::score_json(request)
}

/// All rules with their pages, as JSON; see [`scoring::rules`].
#[wasm_bindgen]
pub fn rules() -> String {
    scoring::rules_json()
}
