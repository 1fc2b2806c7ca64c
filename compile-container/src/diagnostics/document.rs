//! The document's frame: its class, `\begin{document}`, `\end{document}`.

use compile_protocol::{Diagnostic, Level};

use super::end::diagnostic;
use super::record::Record;
use super::source::Sources;
use super::{Explained, place, replacement};

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    if record.text.starts_with("Emergency stop") {
        return Some(stopped(record, sources));
    }
    if record
        .text
        .starts_with(r"LaTeX Error: Missing \begin{document}")
    {
        return Some(not_begun(record, sources));
    }
    let no_class = record
        .text
        .starts_with(r"LaTeX Error: \usepackage before \documentclass")
        || record
            .text
            .starts_with("LaTeX Error: The font size command \\normalsize is not defined");
    no_class.then(|| {
        without_class(sources).unwrap_or_else(|| {
            Explained::new(
                "no_document_class",
                r"A package is loaded before \documentclass.",
                r"Move \documentclass to the top of the file.",
            )
        })
    })
}

/// TeX came to the end without `\end{document}`, or gave up.
fn stopped(record: &Record, sources: &Sources<'_>) -> Explained {
    let no_end = record
        .context
        .iter()
        .any(|line| line.contains("no legal \\end found"));
    let main = sources.get(sources.main).filter(|_| no_end);
    if let Some(main) = main {
        if main.code.trim().is_empty() {
            return Explained::new(
                "empty_document",
                format!("The main file “{}” is empty.", sources.main),
                r"Paste your resume into it, or choose another file as the main one.",
            );
        }
        if let Some(explained) = without_class(sources) {
            return explained;
        }
        if !main.code.contains("\\end{document}") && main.code.contains("\\begin{document}") {
            let at = main.text.trim_end().len();
            let line = main.line_of(at);
            let (start, end) = main.bounds(line).unwrap_or((at, at));
            let change = replacement::insertion(
                "Add \\end{document}".to_owned(),
                sources.main,
                main,
                end,
                "\n\\end{document}".to_owned(),
            );
            return Explained::new(
                "missing_end_document",
                r"The document ends without \end{document}.",
                r"Add \end{document} as the last line.",
            )
            .at(Some(main.span(sources.main, start, end)))
            .replaced(Some(change));
        }
    }
    Explained::new(
        "emergency_stop",
        "TeX gave up here.",
        r"The cause is the error before this one, a missing \end{document}, or a missing file.",
    )
}

/// Text before `\begin{document}`.
fn not_begun(record: &Record, sources: &Sources<'_>) -> Explained {
    if record.file.as_deref() == Some(sources.main)
        && let Some(explained) = without_class(sources)
    {
        return explained;
    }
    let main = sources.get(sources.main);
    if main.is_some_and(|main| !main.code.contains("\\begin{document}")) {
        return Explained::new(
            "missing_begin_document",
            r"The document has no \begin{document}.",
            r"Add \begin{document} between the settings and your text.",
        );
    }
    // \begin{document} itself was taken for the argument of a command before it.
    if let Some((file, end)) = place::read_up_to(record, sources)
        && let Some(source) = sources.get(&file)
        && let Some((start, _)) = source.bounds(source.line_of(end))
        && source.code[start..]
            .trim_start()
            .starts_with("\\begin{document}")
    {
        let before = source.code[..start].trim_end();
        let span = place::token_before(source, before.len())
            .map(|(from, to)| source.span(&file, from, to));
        return Explained::new(
            "missing_argument",
            r"The command before \begin{document} has fewer arguments than it needs.",
            r"Each argument stands in braces; an empty one is {}. \titleformat, for example, needs five.",
        )
        .at(span);
    }
    Explained::new(
        "missing_begin_document",
        r"Text stands before \begin{document}.",
        r"Move it below \begin{document}; a stray letter in the preamble is enough.",
    )
}

/// In a file that is no document every error is a consequence.
pub(super) fn first_of_all(found: &mut Vec<Diagnostic>, sources: &Sources<'_>) {
    if !found.iter().any(|d| d.level == Level::Error) {
        return;
    }
    let Some(explained) = without_class(sources) else {
        return;
    };
    let at = found.iter().position(|d| d.kind == explained.kind);
    let mut first = match at {
        Some(at) => found.remove(at),
        None => diagnostic(explained.kind, explained.message, ""),
    };
    first.hint = explained.hint;
    (first.file, first.line) = (Some(sources.main.to_owned()), Some(1));
    (first.column, first.end_column, first.follows) = (None, None, false);
    for other in found.iter_mut() {
        other.follows = true;
    }
    found.insert(0, first);
}

/// A main file that is no document, and the file of the project that is one.
fn without_class(sources: &Sources<'_>) -> Option<Explained> {
    let main = sources.get(sources.main)?;
    if main.code.trim().is_empty() || main.code.contains("\\documentclass") {
        return None;
    }
    let other = sources
        .all()
        .find(|(_, source)| source.code.contains("\\documentclass"));
    Some(Explained::new(
        "no_document_class",
        format!(
            "“{}” is not a whole LaTeX document: it has no \\documentclass.",
            sources.main
        ),
        match other {
            Some((path, _)) => format!("“{path}” has one: make it the main file."),
            None => r"Begin it with \documentclass{article} and \begin{document}, or start from a template.".to_owned(),
        },
    ))
}
