//! Fonts that fontspec cannot find.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::table::regex;
use super::{Context, Explained};

pub(super) fn explain(record: &Record, context: &Context<'_>) -> Option<Explained> {
    static MISSING: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r#"(?:The font|font-not-found|cannot be found).*?["“]([^"”]+)["”]|Package fontspec Error: The font "([^"]+)" cannot be"#,
        )
    });
    // That it needs another engine names the engines in the same quotes.
    if !record.text.contains("fontspec") || record.text.contains("requires either") {
        return None;
    }
    let found = MISSING.captures(&record.text)?;
    let logged = found.get(1).or(found.get(2))?.as_str();
    // fontspec's message leaves out the spaces of the name.
    let name = as_written(logged, context).unwrap_or_else(|| logged.to_owned());
    let hint = match free_replacement(&name) {
        Some(free) => format!("“{free}” is installed and looks alike; or add the font's file to the project."),
        None => "Add the font's file (.ttf or .otf) to the project and give its folder with Path=…, or choose an installed font.".to_owned(),
    };
    Some(Explained::new(
        "font_not_found",
        format!("The font “{name}” is not installed."),
        hint,
    ))
}

/// The name as the project writes it, in the first `{…}` that equals it but for spaces.
fn as_written(logged: &str, context: &Context<'_>) -> Option<String> {
    context
        .files
        .iter()
        .filter(|(path, _)| project::is_text_path(path))
        .find_map(|(_, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            text.split('{')
                .filter_map(|rest| rest.split_once('}').map(|(name, _)| name.trim()))
                .find(|name| name.replace(' ', "") == logged)
                .map(str::to_owned)
        })
}

/// Fonts of operating systems, and free ones with the same widths or a similar look.
fn free_replacement(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    [
        ("helvetica", "TeX Gyre Heros"),
        ("arial", "Liberation Sans"),
        ("times", "TeX Gyre Termes"),
        ("courier", "TeX Gyre Cursor"),
        ("palatino", "TeX Gyre Pagella"),
        ("book antiqua", "TeX Gyre Pagella"),
        ("garamond", "EB Garamond"),
        ("calibri", "Carlito"),
        ("cambria", "Caladea"),
        ("georgia", "Gelasio"),
        ("verdana", "DejaVu Sans"),
        ("menlo", "DejaVu Sans Mono"),
        ("consolas", "DejaVu Sans Mono"),
    ]
    .iter()
    .find_map(|(known, free)| name.starts_with(known).then_some(*free))
}
