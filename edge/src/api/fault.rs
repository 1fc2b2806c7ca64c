//! Faults that a page reports about itself.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What went wrong in a page. Never carries any content of a resume: unknown
/// fields are refused, known ones are cut to their bound.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultReport {
    /// `error`, `unhandledrejection`, `csp`, `wasm`, `worker` or `other`.
    pub kind: String,
    /// The error's message; 300 characters are kept.
    pub message: String,
    /// The error's stack; 2 000 characters are kept.
    #[serde(default)]
    pub stack: Option<String>,
    /// Path of the page, without query and fragment; 200 characters are kept.
    #[serde(default)]
    pub page: Option<String>,
    /// Version of the web app; 40 characters are kept.
    #[serde(default)]
    pub version: Option<String>,
}

/// Taken note of.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Accepted {
    /// Always true.
    pub accepted: bool,
}
