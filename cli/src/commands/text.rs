//! `legible text`: what a machine reads.

use crate::Outcome;
use crate::args::TextArgs;
use crate::error::CliError;
use crate::input;

/// Prints the text in reading order.
///
/// # Errors
/// When the resume cannot be read.
pub fn run(options: &TextArgs) -> Result<Outcome, CliError> {
    let source = input::one(&options.path, &options.input)?;
    let report = source.report(&options.input, None, None)?;
    Ok(Outcome::fine(format!("{}\n", report.text)))
}
