//! `legible explain`: the page of a rule.

use std::fmt::Write;

use crate::Outcome;
use crate::error::CliError;
use crate::output::severity_name;

/// Prints the page of a rule, found by code or name.
///
/// # Errors
/// When there is no such rule.
pub fn run(asked: &str) -> Result<Outcome, CliError> {
    let rules = scoring::rules();
    let Some(rule) = rules.iter().find(|rule| {
        rule.code.eq_ignore_ascii_case(asked) || rule.name.eq_ignore_ascii_case(asked)
    }) else {
        let group: Vec<&str> = rules
            .iter()
            .filter(|rule| {
                let start = asked.get(..3).unwrap_or(asked);
                rule.code
                    .get(..3)
                    .is_some_and(|group| group.eq_ignore_ascii_case(start))
            })
            .map(|rule| rule.code)
            .collect();
        let hint = if group.is_empty() {
            String::new()
        } else {
            format!(" Of this group there are {}.", group.join(", "))
        };
        return Err(CliError::UnknownRule(
            asked.chars().take(40).collect(),
            hint,
        ));
    };
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let mut out = format!(
        "{bold}{} {}{bold:#}\n{}\n{dim}{}{dim:#}\n",
        rule.code,
        rule.name,
        rule.title,
        severity_name(rule.severity)
    );
    let mut code = false;
    for line in rule.docs.lines() {
        if line.starts_with("```") {
            code = !code;
        } else if code {
            let _ = writeln!(out, "    {line}");
        } else if let Some(heading) = line.strip_prefix("## ") {
            let _ = writeln!(out, "{bold}{heading}{bold:#}");
        } else {
            let _ = writeln!(out, "{line}");
        }
    }
    Ok(Outcome::fine(out))
}
