//! Which errors are only the consequence of one before, and what is said too often.

use std::collections::HashMap;

use compile_protocol::{Diagnostic, Level, Replacement};

/// Errors of one kind and message that keep a row of their own; the others are counted.
const SAME_MAX: usize = 12;

/// What TeX says when it has lost its way: after another error in the same line it is no news.
const LOST: &[&str] = &[
    "Missing ",
    "Illegal unit",
    "Extra ",
    "Improper ",
    "Argument of ",
    "Paragraph ended",
    "Use of ",
    "You can't use",
    "Too many }'s",
    "Misplaced ",
    "Undefined control sequence",
    "Dimension too large",
    "Arithmetic overflow",
    "A <box> was supposed",
    "Not a letter",
    "You already have nine",
    "Display math should end",
    "Cannot use \\XeTeX",
    "Font ",
    "LaTeX Error: Missing \\begin{document}",
    "LaTeX Error: Something's wrong",
    "LaTeX Error: Lonely \\item",
    "LaTeX Error: There's no line",
    "LaTeX Error: Bad math",
    "LaTeX Error: \\begin{",
    "LaTeX Error: Encoding scheme",
    "LaTeX Error: The font size command",
    "Package array Error",
    "Package pdfpages Error",
    "Package PGF Math Error",
    "Package pgf Error",
    "Package color Error",
    "Package xcolor Error",
    "Package titlesec Error",
    "LaTeX Error: Environment",
    "Package tikz Error",
    "Package Listings Error",
    "Package svg Error",
    "Package fontspec Error",
    "LaTeX Error: Key",
];

/// How far below an error its consequences may show, by the kind of the error: to the end of
/// the paragraph for formulas, to the end of the document for what stays open.
fn reach(kind: &str) -> u32 {
    match kind {
        "missing_dollar" | "open_formula" | "inner_command" => 30,
        "missing_item" | "lonely_item" | "undefined_command" => 100,
        "environment_mismatch"
        | "unclosed_environment"
        | "end_without_begin"
        | "undefined_environment"
        | "missing_begin_document"
        | "missing_brace"
        | "runaway_argument"
        | "percent_sign"
        | "unclosed_table"
        | "ampersand_in_argument"
        | "no_document_class"
        | "missing_argument"
        | "misplaced_rule"
        | "tikz_semicolon"
        | "font_not_found" => u32::MAX,
        _ => 0,
    }
}

/// Whether an error tells nothing that those before it did not. `located`: it names the word of
/// the source that is at fault. The lines are that of its place, and the one that the log names.
pub(super) fn follows(
    text: &str,
    kind: &str,
    located: bool,
    (line, logged): (Option<u32>, Option<u32>),
    before: &[Diagnostic],
) -> bool {
    let mut causes = before
        .iter()
        .filter(|cause| cause.level == Level::Error && !cause.follows)
        .peekable();
    if causes.peek().is_none() {
        return false;
    }
    if text.starts_with("(\\end occurred") {
        return true;
    }
    let in_formula = text.contains("invalid in math mode");
    if !in_formula && !LOST.iter().any(|lost| text.starts_with(lost)) {
        return false;
    }
    let own = located && own_fault(text);
    causes.any(|cause| {
        let (Some(at), Some(logged)) = (cause.line, logged) else {
            return !own;
        };
        if at == logged || cause.line == line {
            return !own;
        }
        let lost = match cause.kind.as_str() {
            // A \begin or \item under a wrong name.
            "undefined_command" => {
                let begin = |change: &Replacement| change.text.starts_with("\\begin");
                let item = |change: &Replacement| change.text == "\\item";
                return match kind {
                    "lonely_item" | "end_without_begin" => {
                        cause.replacement.as_ref().is_some_and(begin)
                    }
                    "missing_item" => cause.replacement.as_ref().is_some_and(item),
                    _ => false,
                };
            }
            "missing_item" | "lonely_item" => kind == cause.kind,
            "undefined_environment" => {
                matches!(
                    kind,
                    "lonely_item" | "end_without_begin" | "environment_mismatch"
                )
            }
            "missing_argument" => true,
            // A sign in the text does not close an environment.
            "missing_dollar" | "open_formula" => !own && kind != "unclosed_environment",
            _ => !own,
        };
        lost && logged >= at && logged - at <= reach(&cause.kind)
    })
}

/// Errors that stand for themselves even where another one came before.
pub(super) fn own_fault(text: &str) -> bool {
    text.starts_with("Undefined control sequence")
        || text.starts_with("Misplaced alignment tab")
        || text.starts_with("Missing $ inserted")
        || text.starts_with("You can't use `macro parameter")
}

/// Counts what is said again and again.
pub(super) fn fold(found: &mut Vec<Diagnostic>) {
    let mut same: HashMap<(String, String), (usize, usize)> = HashMap::new();
    let mut dropped = Vec::new();
    for (at, diagnostic) in found.iter().enumerate() {
        let key = (diagnostic.kind.clone(), diagnostic.message.clone());
        let (first, count) = same.entry(key).or_insert((at, 0));
        *count += 1;
        if *count > SAME_MAX {
            dropped.push((at, *first, diagnostic.repeats));
        }
    }
    for (_, first, repeats) in &dropped {
        found[*first].repeats = found[*first].repeats.saturating_add(repeats + 1);
    }
    let mut gone = dropped.iter().map(|(at, _, _)| *at).peekable();
    let mut at = 0;
    found.retain(|_| {
        let drop = gone.next_if_eq(&at).is_some();
        at += 1;
        !drop
    });
}
