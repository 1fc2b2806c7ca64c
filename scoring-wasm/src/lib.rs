//! Reads a resume as machines do and explains every point of its score.
//!
//! [`score`] is the whole face: a [`ScoreRequest`] in, a [`Report`] out. The
//! crate knows no clock, no network and no randomness, so the same request gives
//! the same bytes in the browser, at the edge and natively.

pub mod report;

pub use report::{Report, ScoreError, ScoreRequest};

/// Scores a request given as JSON and returns the report, or a problem object
/// `{"error": {"code", "message"}}`, as JSON.
pub fn score_json(request: &str) -> String {
    let result = serde_json::from_str::<ScoreRequest>(request)
        .map_err(|error| ScoreError::BadRequest(error.to_string()))
        .and_then(|request| score(&request));
    match result {
        Ok(report) => serde_json::to_string(&report).unwrap_or_default(),
        Err(error) => serde_json::json!({
            "error": { "code": error.code(), "message": error.to_string() }
        })
        .to_string(),
    }
}

/// Scores a request.
///
/// # Errors
/// [`ScoreError`] when the request cannot be scored at all; bad LaTeX never is an error.
pub fn score(request: &ScoreRequest) -> Result<Report, ScoreError> {
    if request.files.is_empty() {
        return Err(ScoreError::NoFiles);
    }
    Err(ScoreError::NoMain)
}
