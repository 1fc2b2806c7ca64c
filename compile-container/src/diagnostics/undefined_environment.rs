//! "Environment x undefined."

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::source::Sources;
use super::table::regex;
use super::{Explained, nearest, packages, replacement, templates};

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static UNDEFINED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^LaTeX Error: Environment (.+?) undefined"));
    static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"\\(?:newenvironment|NewDocumentEnvironment|newlist)\*?\s*\{([^}]+)\}")
    });
    let name = UNDEFINED.captures(&record.text)?[1].to_owned();
    let explained = |hint: String| {
        Explained::new(
            "undefined_environment",
            format!("The environment “{name}” is not defined."),
            hint,
        )
        .about(name.clone())
    };
    if let Some(package) =
        packages::of_environment(&name).filter(|package| sources.loaded_at(package).is_none())
    {
        let used_at = record.file.as_deref().zip(record.line);
        return Some(
            explained(format!(
                "It comes with a package: add \\usepackage{{{package}}} to the preamble."
            ))
            .replaced(replacement::load_package(package, used_at, sources)),
        );
    }
    let mut known: Vec<String> = COMMON.iter().map(|name| (*name).to_owned()).collect();
    for (_, source) in sources.all() {
        known.extend(
            DEFINITION
                .captures_iter(&source.code)
                .map(|found| found[1].to_owned()),
        );
    }
    if let Some(near) = nearest::nearest(&name, &known) {
        let mut explained = explained(format!("Did you mean “{near}”?"));
        explained.replacement = both_ends(record, &name, near, sources);
        return Some(explained);
    }
    Some(explained(match templates::of(&name) {
        Some(template) => format!(
            "It belongs to the template {template}: use its \\documentclass and add its .cls file to the project."
        ),
        None => "Check its spelling, or load the package that defines it.".to_owned(),
    }))
}

/// The misspelt name replaced, where its `\end` says it as well: in one line, up to both.
fn both_ends(
    record: &Record,
    name: &str,
    near: &str,
    sources: &Sources<'_>,
) -> Option<compile_protocol::Replacement> {
    let file = record.file.as_deref()?;
    let source = sources.get(file)?;
    let (start, end) = source.bounds(record.line?)?;
    let (_, _, (from, to)) = source.environments().find(|(begins, other, (from, _))| {
        *begins && *other == name && (start..end).contains(from)
    })?;
    let named = source
        .environments()
        .find(|(begins, other, (at, _))| !*begins && *other == name && *at > from);
    let until = match named {
        // The end is right already.
        None => to,
        // One change cannot mend two lines.
        Some((_, _, (_, until))) if until <= end => until,
        Some(_) => return None,
    };
    let span = source.span(file, from, until);
    let text = source.text[from..until]
        .replace(&format!("{{{name}}}"), &format!("{{{near}}}"))
        .replacen(name, near, 1);
    let text = match text.strip_suffix(name) {
        Some(rest) => format!("{rest}{near}"),
        None => text,
    };
    let mut change = replacement::of_span(&span, &text, sources)?;
    change.title = format!("Write {near} instead");
    Some(change)
}

const COMMON: &[&str] = &[
    "abstract",
    "array",
    "center",
    "description",
    "document",
    "enumerate",
    "equation",
    "figure",
    "flushleft",
    "flushright",
    "itemize",
    "list",
    "math",
    "minipage",
    "picture",
    "quotation",
    "quote",
    "sloppypar",
    "tabbing",
    "table",
    "tabular",
    "tabular*",
    "tabularx",
    "thebibliography",
    "titlepage",
    "trivlist",
    "verbatim",
    "verse",
];
