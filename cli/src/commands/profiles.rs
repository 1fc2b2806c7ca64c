//! `legible profiles`: what the score can be made of.

use std::fmt::Write;

use scoring::profile::{IDS, Market, builtin};
use scoring::report::ScoreError;

use super::json;
use crate::Outcome;
use crate::error::CliError;

/// Lists profiles and markets, or prints one profile.
///
/// # Errors
/// When there is no such profile.
pub fn run(id: Option<&str>) -> Result<Outcome, CliError> {
    if let Some(id) = id {
        let profile = builtin(id).ok_or_else(|| {
            CliError::Usage(ScoreError::UnknownProfile(id.to_owned()).to_string())
        })?;
        return Ok(Outcome::fine(json(&profile)));
    }
    let bold = anstyle::Style::new().bold();
    let mut out = format!("{bold}Profiles{bold:#}\n");
    for profile in IDS.into_iter().filter_map(builtin) {
        let _ = writeln!(out, "  {:<14} {}", profile.id, profile.title);
    }
    let _ = writeln!(out, "\n{bold}Markets{bold:#}");
    for market in Market::ALL {
        let _ = writeln!(out, "  {:<14} {}", market.id(), market.title());
    }
    Ok(Outcome::fine(out))
}
