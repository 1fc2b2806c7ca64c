//! Arguments that are never closed.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::source::{Source, Sources, Span};
use super::table::regex;
use super::{Explained, place, replacement};

/// How much of the argument's beginning is compared with the source, in characters.
const BEGINNING: usize = 40;

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static PARAGRAPH: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^Paragraph ended before \\?(\\\S+) *was complete"));
    static FILE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:File ended|Forbidden control sequence found) while scanning (?:use|definition|text|preamble)(?: of \\?(\\[A-Za-z@]+))?",
        )
    });
    if let Some(found) = PARAGRAPH.captures(&record.text) {
        return Some(paragraph(&found[1], record, sources));
    }
    let found = FILE.captures(&record.text)?;
    let command = found
        .get(1)
        .map(|command| command.as_str())
        .filter(|command| !command.contains('@'));
    let span = command
        .and_then(|command| unclosed(command, sources))
        .or_else(|| begins_as_logged(record, sources))
        .or_else(|| outermost(sources));
    if let Some(explained) = span
        .as_ref()
        .and_then(|span| hidden_by_percent(span, sources))
    {
        return Some(explained);
    }
    let is_bracket = span
        .as_ref()
        .and_then(|span| sources.get(&span.file)?.line(span.line))
        .zip(span.as_ref())
        .and_then(|(line, span)| line.chars().nth(span.end as usize - 2))
        == Some('[');
    let (what, mark) = if is_bracket {
        ("bracket “[”", "]")
    } else {
        ("brace “{”", "}")
    };
    Some(
        Explained::new(
            "runaway_argument",
            match (command, &span) {
                (Some(command), _) => {
                    format!("The file ended inside an argument of {command}: its {what} is never closed.")
                }
                (None, Some(_)) => format!("This {what} is never closed; the file ended inside it."),
                (None, None) => "The file ended inside an argument.".to_owned(),
            },
            format!("Add the missing “{mark}” where the argument should end."),
        )
        .at(span),
    )
}

/// An argument that an empty line ends.
fn paragraph(command: &str, record: &Record, sources: &Sources<'_>) -> Explained {
    let inner = command.contains('@');
    let open = (|| {
        let file = record.file.as_deref()?;
        let source = sources.get(file)?;
        let (start, _) = source.bounds(record.line?)?;
        let brace = source.open_groups(start).pop()?;
        let span = call_span(source, file, brace);
        // A group around everything is none of it.
        (span.line + 60 >= record.line?).then_some(span)
    })();
    let before = open.is_none().then(|| {
        // Nothing is open: arguments are missing, and the next paragraph was taken for one.
        place::find_about(record, command, sources)
    });
    if let Some(Some(span)) = before {
        return Explained::new(
            "missing_argument",
            format!("{command} has fewer arguments than it needs."),
            format!("Each argument stands in braces: compare this line with another {command} of the template; an empty one is {{}}."),
        )
        .at(Some(span));
    }
    if let Some(explained) = open
        .as_ref()
        .and_then(|span| hidden_by_percent(span, sources))
    {
        return explained;
    }
    Explained::new(
        "runaway_argument",
        if inner {
            "An argument is not closed before the empty line.".to_owned()
        } else {
            format!("The argument of {command} is not closed.")
        },
        "Add the missing “}”; this argument cannot contain an empty line.",
    )
    .at(open)
}

/// Where the command's argument begins that is open to the end of its file.
fn unclosed(command: &str, sources: &Sources<'_>) -> Option<Span> {
    sources.find(|source| {
        let open = source.open_groups(source.code.len());
        source
            .code
            .match_indices(&format!("{command}{{"))
            .map(|(at, found)| (at, at + found.len()))
            .find(|(_, end)| open.contains(&(end - 1)))
    })
}

/// Where the argument's beginning, as the log shows it, stands behind a brace or bracket.
fn begins_as_logged(record: &Record, sources: &Sources<'_>) -> Option<Span> {
    let logged = record.runaway.as_deref()?;
    let (open, text) = match logged.strip_prefix('{') {
        Some(text) => ('{', text),
        None => ('[', logged),
    };
    // Behind a command TeX shows a space that the source may not have.
    let text = text.split(['\\', '#', '^', '{']).next()?.trim();
    let text: String = text.chars().take(BEGINNING).collect();
    if text.is_empty() {
        return None;
    }
    let beginning = regex::escape(&text).replace(' ', r"\s+");
    let beginning = Regex::new(&format!(r"\{open}\s*{beginning}")).ok()?;
    sources.find(|source| {
        let unclosed = source.open_groups(source.code.len());
        beginning
            .find_iter(&source.code)
            .map(|found| found.start())
            .find(|at| open == '[' || unclosed.contains(at))
            .map(|at| with_call(source, at))
    })
}

/// The outermost brace that is open at the end of its file.
fn outermost(sources: &Sources<'_>) -> Option<Span> {
    sources.find(|source| {
        let brace = *source.open_groups(source.code.len()).first()?;
        Some(with_call(source, brace))
    })
}

/// The bracket with the command before it.
fn with_call(source: &Source, bracket: usize) -> (usize, usize) {
    let from = place::token_before(source, bracket)
        .map(|(from, _)| from)
        .filter(|from| source.code[*from..].starts_with('\\'))
        .unwrap_or(bracket);
    (from, bracket + 1)
}

fn call_span(source: &Source, file: &str, brace: usize) -> Span {
    let (from, to) = with_call(source, brace);
    source.span(file, from, to)
}

/// A `%` behind the opening brace that makes a comment of the closing one.
fn hidden_by_percent(span: &Span, sources: &Sources<'_>) -> Option<Explained> {
    let source = sources.get(&span.file)?;
    let line = source.line(span.line)?;
    let behind: usize = line
        .char_indices()
        .nth(span.end as usize - 1)
        .map_or(line.len(), |(at, _)| at);
    let at = line
        .match_indices('%')
        .map(|(at, _)| at)
        .find(|at| *at >= behind && !line[..*at].ends_with('\\') && line[*at..].contains('}'))?;
    let (start, _) = source.bounds(span.line)?;
    let percent = source.span(&span.file, start + at, start + at + 1);
    Some(
        Explained::new(
            "percent_sign",
            "“%” begins a comment: the rest of this line, with a closing brace “}”, is not read.",
            r"Write \% for a percent sign.",
        )
        .replaced(replacement::of_span(&percent, r"\%", sources))
        .at(Some(percent)),
    )
}
