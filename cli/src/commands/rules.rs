//! `legible rules`: all rules.

use std::fmt::Write;

use super::json;
use crate::Outcome;
use crate::args::ListFormat;
use crate::error::CliError;
use crate::output::severity_name;

/// Lists all rules, ordered by code.
///
/// # Errors
/// None.
#[expect(clippy::unnecessary_wraps, reason = "all commands answer alike")]
pub fn run(format: ListFormat) -> Result<Outcome, CliError> {
    let rules = scoring::rules();
    if format == ListFormat::Json {
        return Ok(Outcome::fine(json(&rules)));
    }
    let mut out = String::new();
    let bold = anstyle::Style::new().bold();
    for rule in rules {
        let _ = writeln!(
            out,
            "{bold}{}{bold:#} {:<8} {:<26} {}",
            rule.code,
            severity_name(rule.severity),
            rule.name,
            rule.title
        );
    }
    Ok(Outcome::fine(out))
}
