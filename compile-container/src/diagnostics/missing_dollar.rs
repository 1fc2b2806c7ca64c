//! "Missing $ inserted" and its kin: signs of mathematics in text, and dollars that open a formula.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::source::{Source, Sources, in_address};
use super::table::regex;
use super::{Explained, place};

/// Lines above in which the paragraph's beginning is looked for.
const PARAGRAPH_LINES: u32 = 60;

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    if !record.text.starts_with("Missing $ inserted") {
        // A formula that is still open where text ends is what these are about.
        let in_formula = record.text.starts_with("Extra }, or forgotten $")
            || record.text.contains("invalid in math mode");
        return in_formula.then(|| open_formula(record, sources))?;
    }
    let explained = (|| {
        let (file, end) = place::read_up_to(record, sources)?;
        let source = sources.get(&file)?;
        script(source, &file, end, sources).or_else(|| symbol(source, end))
    })();
    explained
        .or_else(|| open_formula(record, sources))
        .or_else(|| script_above(record, sources))
        .or_else(|| {
            Some(Explained::new(
                "missing_dollar",
                "A mathematical symbol stands outside math mode.",
                r"Escape “_”, “^” and “&” in text as \_, \^{} and \&, or put formulas between $ signs.",
            ))
        })
}

/// An `_` or `^` at or before where TeX was, in this line.
fn script(source: &Source, file: &str, end: usize, sources: &Sources<'_>) -> Option<Explained> {
    let (start, _) = source.bounds(source.line_of(end))?;
    let line = source.code.get(start..end)?;
    let at = line
        .char_indices()
        .filter(|(at, c)| {
            matches!(c, '_' | '^')
                && !line[..*at].ends_with('\\')
                && !in_address(&line[..*at])
                && !in_name(&line[..*at])
                && line[..*at].matches('$').count().is_multiple_of(2)
        })
        .map(|(at, _)| at)
        .next_back()?;
    let sign = &line[at..=at];
    let span = source.span(file, start + at, start + at + 1);
    let instead = if sign == "_" {
        r"\_"
    } else {
        r"\textasciicircum{}"
    };
    Some(
        Explained::new(
            "missing_dollar",
            format!(
                "“{sign}” stands in the text. LaTeX keeps it for formulas: {}.",
                if sign == "_" {
                    "it lowers what follows"
                } else {
                    "it raises what follows"
                }
            ),
            format!("Write {instead}; in a formula, put the formula between $ signs."),
        )
        .replaced(super::replacement::of_span(&span, instead, sources))
        .at(Some(span)),
    )
}

/// The nearest `_` or `^` above: an argument of several lines is read whole before it is set.
fn script_above(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    let file = record.file.as_deref()?;
    let source = sources.get(file)?;
    let line = record.line?;
    for above in (1..line).rev().take(PARAGRAPH_LINES as usize) {
        if source.code_line(above)?.contains("\\begin{document}") {
            return None;
        }
        let (_, end) = source.bounds(above)?;
        if let Some(explained) = script(source, file, end, sources) {
            return Some(explained);
        }
    }
    None
}

/// Whether text ends within an argument that is a name, where `_` is as good as a letter.
fn in_name(before: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\\(?:includegraphics|input|include|label|ref|pageref|cite|bibliography|photo)\*?(?:\[[^\]]*\])?\{[^}]*$",
        )
    });
    NAME.is_match(before)
}

/// A command of mathematics that ends where TeX was.
fn symbol(source: &Source, end: usize) -> Option<Explained> {
    let (from, to) = place::token_before(source, end)?;
    let command = source.text.get(from..to)?;
    let name = command.strip_prefix('\\')?;
    let is_word = name.len() > 1 && name.chars().all(|c| c.is_ascii_alphabetic());
    if !is_word || NOT_MATH.contains(&name) {
        return None;
    }
    let explained = Explained::new(
        "missing_dollar",
        format!("{command} works only in formulas."),
        format!("Put it between dollar signs: ${command}$."),
    )
    .about(command);
    // A symbol is whole by itself; what takes arguments is not.
    let has_argument = source.text[to..].trim_start().starts_with(['{', '_', '^']);
    Some(if has_argument {
        explained
    } else {
        explained.instead(format!("${command}$"))
    })
}

/// What ends a paragraph, or takes text: the formula began before.
const NOT_MATH: &[&str] = &[
    "par",
    "end",
    "begin",
    "item",
    "section",
    "subsection",
    "textbf",
    "textit",
    "href",
    "vspace",
    "hspace",
    "hfill",
    "vfill",
    "newline",
    "newpage",
    "centering",
];

/// A dollar of the paragraph that nothing closes.
fn open_formula(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    let file = record.file.as_deref()?;
    let source = sources.get(file)?;
    let line = record.line?;
    let mut first = line;
    for up in 1..PARAGRAPH_LINES {
        let above = line.checked_sub(up).filter(|above| *above > 0)?;
        let text = source.code_line(above)?;
        if text.trim().is_empty() && above + 1 < line || text.contains("\\begin{document}") {
            break;
        }
        first = above;
    }
    let (from, _) = source.bounds(first)?;
    let (_, to) = source.bounds(line)?;
    let code = source.code.get(from..to)?;
    let dollars: Vec<usize> = code
        .match_indices('$')
        .map(|(at, _)| at)
        .filter(|at| !code[..*at].ends_with('\\') && !in_address(&code[..*at]))
        .collect();
    if dollars.len().is_multiple_of(2) {
        return None;
    }
    // Of "$5 and $x$" the first one is no formula's.
    let at = dollars
        .iter()
        .copied()
        .find(|at| code[at + 1..].starts_with(|c: char| c.is_ascii_digit()))
        .or_else(|| dollars.last().copied())?;
    let span = source.span(file, from + at, from + at + 1);
    Some(
        Explained::new(
            "open_formula",
            "This “$” begins a formula that does not end in its paragraph.",
            r"For an amount of money write \$; a formula needs a second $ at its end.",
        )
        .replaced(super::replacement::of_span(&span, r"\$", sources))
        .at(Some(span)),
    )
}
