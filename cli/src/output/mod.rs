//! How findings are printed: one file a format.

pub mod json;
pub mod text;

use scoring::Report;
use scoring::report::Severity;

use crate::error::CliError;
use crate::input::Source;

/// A resume with its report, or why there is none.
pub struct Checked {
    /// The path as given.
    pub path: std::path::PathBuf,
    /// What was read, and what the scorer says.
    pub result: Result<(Source, Report), CliError>,
}

/// The name of a severity.
pub const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
        Severity::Hint => "hint",
    }
}
