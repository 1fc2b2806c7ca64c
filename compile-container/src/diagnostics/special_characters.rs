//! `&` and `#` in running text, and in tables that have no room for them.

use std::sync::LazyLock;

use regex::Regex;

use super::Explained;
use super::record::Record;
use super::source::Sources;
use super::table::regex;

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    if record
        .text
        .starts_with("Misplaced alignment tab character &")
    {
        return Some(
            Explained::new(
                "misplaced_ampersand",
                "An “&” stands in the text. LaTeX takes it for the border of a table column.",
                r"Write \&.",
            )
            .about("&")
            .instead(r"\&"),
        );
    }
    if record
        .text
        .starts_with("You can't use `macro parameter character #' in")
    {
        // In a definition the number behind it counts, not the character.
        if record.context.iter().any(|line| line.contains("->")) {
            return Some(Explained::new(
                "illegal_parameter",
                "A definition uses a parameter that it does not have.",
                r"Give the number of parameters, as in \newcommand{\name}[2]{#1 #2}.",
            ));
        }
        return Some(
            Explained::new(
                "misplaced_hash",
                "A “#” stands in the text. LaTeX keeps it for the parameters of commands.",
                r"Write \#, for example C\#.",
            )
            .about("#")
            .instead(r"\#"),
        );
    }
    hash_in_color(record, sources).or_else(|| ampersand_in_call(record, sources))
}

/// An `&` in an argument of a command that sets it in a table: TeX tells only of the braces.
fn ampersand_in_call(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    const TABLES: &[&str] = &[
        "tab",
        "array",
        "align",
        "matrix",
        "cases",
        "longtable",
        "xltab",
    ];
    if !record.text.starts_with("Missing } inserted") {
        return None;
    }
    let file = record.file.as_deref()?;
    let source = sources.get(file)?;
    let (start, end) = source.bounds(record.line?)?;
    let mut open = Vec::new();
    for (begins, name, _) in source.environments().take_while(|(_, _, at)| at.0 < start) {
        if begins {
            open.push(name);
        } else {
            open.pop();
        }
    }
    if open
        .iter()
        .any(|name| TABLES.iter().any(|table| name.contains(table)))
    {
        return None;
    }
    let code = &source.code[start..end];
    let (at, _) = code.match_indices('&').find(|(at, _)| {
        let before = &code[..*at];
        !before.ends_with('\\') && before.matches('{').count() > before.matches('}').count()
    })?;
    let span = source.span(file, start + at, start + at + 1);
    Some(
        Explained::new(
            "misplaced_ampersand",
            "An “&” stands in the text. LaTeX takes it for the border of a table column.",
            r"Write \&.",
        )
        .replaced(super::replacement::of_span(&span, r"\&", sources))
        .at(Some(span)),
    )
}

/// `\definecolor{x}{HTML}{#336699}`: what web pages write.
fn hash_in_color(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static COLOR: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\\definecolor\s*\{[^}]*\}\s*\{HTML\}\s*\{(#?)([^}]*)\}"));
    let source = sources.get(record.file.as_deref()?)?;
    let line = record.line?;
    let (start, _) = source.bounds(line)?;
    let code = source.code_line(line)?;
    let found = COLOR.captures_iter(code).find(|found| {
        !found[1].is_empty()
            || found[2].len() != 6
            || !found[2].chars().all(|c| c.is_ascii_hexdigit())
    })?;
    let low_level = [
        "Illegal parameter number",
        "Missing number",
        "Undefined control",
        "Illegal unit",
    ];
    if !low_level.iter().any(|text| record.text.starts_with(text)) {
        return None;
    }
    let whole = found.get(2)?;
    let file = record.file.as_deref()?;
    let span = source.span(
        file,
        start + whole.start() - found[1].len(),
        start + whole.end(),
    );
    let explained = Explained::new(
        "color_value",
        format!(
            "“{}{}” is not a colour as HTML writes it in LaTeX: six digits or letters A–F, without “#”.",
            &found[1], &found[2]
        ),
        r"For example \definecolor{accent}{HTML}{336699}.",
    )
    .at(Some(span.clone()));
    let is_whole = found[2].len() == 6 && found[2].chars().all(|c| c.is_ascii_hexdigit());
    let change = is_whole
        .then(|| super::replacement::of_span(&span, &found[2], sources))
        .flatten();
    Some(explained.replaced(change))
}
