//! One file a command.

pub mod check;
pub mod compare;
pub mod explain;
pub mod job;
pub mod matching;
pub mod profiles;
pub mod rank;
pub mod read;
pub mod rules;
pub mod score;
pub mod text;

use serde::Serialize;

/// JSON for standard output.
pub fn json(value: &impl Serialize) -> String {
    let mut out = serde_json::to_string_pretty(value).unwrap_or_default();
    out.push('\n');
    out
}
