//! How findings are printed: one file a format.

pub mod github;
pub mod json;
pub mod markdown;
mod position;
pub mod sarif;
pub mod text;

use scoring::Report;
use scoring::report::{Category, Severity};

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

/// The name of a category.
pub const fn category_name(category: Category) -> &'static str {
    match category {
        Category::Format => "format",
        Category::Contact => "contact",
        Category::Sections => "sections",
        Category::Content => "content",
        Category::Dates => "dates",
        Category::Wording => "wording",
        Category::Match => "match",
    }
}
