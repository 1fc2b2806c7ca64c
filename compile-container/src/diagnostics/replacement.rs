//! Changes of the source that mend an error.

use std::sync::LazyLock;

use compile_protocol::Replacement;
use regex::Regex;

use super::source::{Source, Sources, Span};
use super::table::regex;

/// What stands at a place, replaced.
pub(super) fn of_span(span: &Span, text: &str, sources: &Sources<'_>) -> Option<Replacement> {
    let line = sources.get(&span.file)?.line(span.line)?;
    let (start, end) = (span.start as usize, span.end as usize);
    let expected: String = line
        .chars()
        .skip(start.checked_sub(1)?)
        .take(end.checked_sub(start)?)
        .collect();
    let title = if text.is_empty() {
        format!("Remove {expected}")
    } else {
        format!("Write {text} instead")
    };
    Some(Replacement {
        title,
        file: span.file.clone(),
        line: span.line,
        start_column: span.start,
        end_column: span.end,
        expected,
        text: text.to_owned(),
    })
}

/// Text put in at an offset of a file.
pub(super) fn insertion(
    title: String,
    path: &str,
    source: &Source,
    at: usize,
    text: String,
) -> Replacement {
    let span = source.span(path, at, at);
    Replacement {
        title,
        file: span.file,
        line: span.line,
        start_column: span.start,
        end_column: span.start,
        expected: String::new(),
        text,
    }
}

/// `\usepackage{package}` added to the main file's preamble: behind the packages that are loaded
/// there, but before `used_at`, a line of the main file.
pub(super) fn load_package(
    package: &str,
    used_at: Option<(&str, u32)>,
    sources: &Sources<'_>,
) -> Option<Replacement> {
    static CLASS: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\\documentclass\s*(?:\[[^\]]*\])?\s*\{[^}]*\}"));
    static PACKAGE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\\usepackage\s*(?:\[[^\]]*\])?\s*\{[^}]*\}[ \t]*\r?\n"));
    let main = sources.get(sources.main)?;
    let class = CLASS.find(&main.code)?.end();
    let used = used_at
        .filter(|(file, _)| *file == sources.main)
        .and_then(|(_, line)| main.bounds(line))
        .map_or(usize::MAX, |(start, _)| start);
    let end = main.code.find("\\begin{document}")?.min(used);
    if end < class || sources.loaded_at(package).is_some() {
        return None;
    }
    let after_class = class + main.code[class..].find('\n')? + 1;
    let at = PACKAGE
        .find_iter(&main.code[..end])
        // Within a conditional or a group a package may not be loaded at all.
        .filter(|found| main.open_groups(found.start()).is_empty())
        .filter(|found| !main.code[..found.start()].contains("\\if"))
        .map(|found| found.end())
        .last()
        .unwrap_or(after_class);
    (at <= end).then(|| {
        insertion(
            format!("Add \\usepackage{{{package}}}"),
            sources.main,
            main,
            at,
            format!("\\usepackage{{{package}}}\n"),
        )
    })
}
