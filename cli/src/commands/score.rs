//! `legible score`: a request of the API, scored.

use std::path::Path;

use crate::Outcome;
use crate::error::CliError;
use crate::input::bytes;

/// Prints the report, byte for byte as the browser and the edge do.
///
/// # Errors
/// When the request cannot be read; what is wrong inside it stands in the output.
pub fn run(request: &Path) -> Result<Outcome, CliError> {
    let bytes = bytes::read(request)?;
    let text = String::from_utf8_lossy(&bytes);
    let report = scoring::score_json(&text);
    let refused = report.starts_with("{\"error\"");
    Ok(Outcome {
        out: format!("{report}\n"),
        err: String::new(),
        code: if refused { 2 } else { 0 },
    })
}
