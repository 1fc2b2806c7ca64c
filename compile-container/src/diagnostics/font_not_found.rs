//! Fonts that fontspec cannot find.

use std::sync::LazyLock;

use regex::Regex;

use super::Explained;
use super::record::Record;
use super::source::{Sources, Span};
use super::table::regex;

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
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
    // fontspec's message may leave out the spaces of the name.
    let place = written_at(logged, sources);
    let name = place.as_ref().map_or(logged, |(name, _)| name).to_owned();
    let span = place.map(|(_, span)| span);
    let free = free_replacement(&name);
    let hint = match free {
        Some(free) => format!("Use “{free}”, which looks alike; or add the font's file to the project."),
        None => "Add the font's file (.ttf or .otf) to the project and give its folder with Path=…, or choose an installed font.".to_owned(),
    };
    Some(
        Explained::new(
            "font_not_found",
            format!("The font “{name}” is not installed."),
            hint,
        )
        .at(span),
    )
}

/// The name as the project writes it: in the first `{…}` or `key=…` that equals it but for
/// spaces, else where a file's name is put together with `*`.
fn written_at(logged: &str, sources: &Sources<'_>) -> Option<(String, Span)> {
    static NAMED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\{\s*([^{}\n]+?)\s*\}|=\s*\{?([^{}=,\]\n]+?)\s*\}?\s*[,\]]"));
    let same = |name: &str| name.replace(' ', "") == logged.replace(' ', "");
    // Path=fonts/, Extension=.ttf, UprightFont=*-Regular of {Lato}.
    let part = |name: &str| {
        name.len() >= 3 && name.starts_with(char::is_alphabetic) && logged.starts_with(name)
    };
    [&same as &dyn Fn(&str) -> bool, &part]
        .iter()
        .find_map(|fits| {
            let mut name = None;
            let span = sources.find(|source| {
                let found = NAMED
                    .captures_iter(&source.code)
                    .filter_map(|found| found.get(1).or(found.get(2)))
                    .find(|found| fits(found.as_str()))?;
                name = Some(found.as_str().to_owned());
                Some((found.start(), found.end()))
            })?;
            Some((name?, span))
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
