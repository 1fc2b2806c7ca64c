//! `\begin` and `\end` that do not belong together.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::source::{Source, Sources, Span};
use super::table::regex;
use super::{Explained, nearest, place, replacement};

pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static ENDED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^LaTeX Error: \\begin\{([^}]*)\}(?: on input line (\d+))? ended by \\end\{([^}]*)\}",
        )
    });
    let Some(found) = ENDED.captures(&record.text) else {
        return ended_inside(record, sources);
    };
    let (begun, ended) = (&found[1], &found[3]);
    let line: Option<u32> = found.get(2).and_then(|line| line.as_str().parse().ok());
    if begun == "document" {
        return Some(without_beginning(ended, record, sources));
    }
    let opening = line.and_then(|line| begin_at(begun, line, record, sources));
    let from = line.map_or_else(String::new, |line| format!(" of line {line}"));
    let end = place::find_about(record, ended, sources);
    let opened_outside = opening
        .as_ref()
        .is_some_and(|opening| is_open_before(ended, opening, sources));
    let near = nearest::nearest(ended, &[begun.to_owned()]).is_some();
    if ended == "document" || (opened_outside && !near) {
        // The outer environment ends while the inner one is still open: its \end is missing.
        let change = end.as_ref().and_then(|end| add_end(begun, end, sources));
        let message = if ended == "document" {
            format!(r"\begin{{{begun}}} has no \end{{{begun}}}.")
        } else {
            format!(r"\begin{{{begun}}}{from} is still open where \end{{{ended}}} comes.")
        };
        return Some(
            Explained::new(
                "unclosed_environment",
                message,
                format!(r"Add \end{{{begun}}} where it should end."),
            )
            .at(opening)
            .replaced(change),
        );
    }
    let change = end
        .as_ref()
        .and_then(|end| replacement::of_span(end, begun, sources));
    Some(
        Explained::new(
            "environment_mismatch",
            format!(r"\begin{{{begun}}}{from} is ended by \end{{{ended}}}."),
            format!(r"Write \end{{{begun}}}, or close the inner environment first."),
        )
        .at(end)
        .replaced(change),
    )
}

/// What TeX puts in where an `\end` comes while another environment is open in a table or box.
fn ended_inside(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    let puts_in = [
        "Missing } inserted",
        "Missing \\endgroup",
        "Missing \\cr",
        "Missing { ins",
    ];
    if !puts_in.iter().any(|text| record.text.starts_with(text)) {
        return None;
    }
    let (file, end) = place::read_up_to(record, sources)?;
    let source = sources.get(&file)?;
    let mut open: Vec<(&str, (usize, usize))> = Vec::new();
    let mut ended = None;
    for (begins, name, at) in source.environments().take_while(|(_, _, at)| at.1 < end) {
        if begins {
            open.push((name, at));
        } else if at.1 + 1 == end {
            ended = Some(name);
        } else if open.last().is_some_and(|(other, _)| *other == name) {
            open.pop();
        }
    }
    let ended = ended?;
    let (inner, (from, to)) = open.last().copied()?;
    let outside = open.iter().any(|(name, _)| *name == ended);
    (inner != ended && outside).then(|| {
        Explained::new(
            "unclosed_environment",
            format!(r"\begin{{{inner}}} is still open where \end{{{ended}}} comes."),
            format!(r"Add \end{{{inner}}} where it should end."),
        )
        .at(Some(source.span(&file, from, to)))
    })
}

/// An `\end` while nothing is open.
fn without_beginning(ended: &str, record: &Record, sources: &Sources<'_>) -> Explained {
    if nearest::nearest(ended, &["document".to_owned()]).is_some() {
        return Explained::new(
            "environment_mismatch",
            format!(r"\begin{{document}} is ended by \end{{{ended}}}."),
            r"Write \end{document}.",
        )
        .about(ended)
        .instead("document");
    }
    let span = place::find_about(record, ended, sources);
    Explained::new(
        "end_without_begin",
        format!(r"\end{{{ended}}} has no \begin{{{ended}}}."),
        format!(r"Remove it, or add \begin{{{ended}}} where it should begin."),
    )
    .at(span)
}

/// The name in `\begin{name}` of a line, in the record's file or another.
fn begin_at(name: &str, line: u32, record: &Record, sources: &Sources<'_>) -> Option<Span> {
    let within = |path: &str, source: &Source| {
        let (start, end) = source.bounds(line)?;
        source
            .environments()
            .find(|(begins, other, (from, _))| {
                *begins && *other == name && (start..end).contains(from)
            })
            .map(|(_, _, (from, to))| source.span(path, from, to))
    };
    let own = record.file.as_deref();
    own.and_then(|file| within(file, sources.get(file)?))
        .or_else(|| {
            sources
                .all()
                .find_map(|(path, source)| within(path, source))
        })
}

/// Whether an environment of this name is open where another begins.
fn is_open_before(name: &str, begin: &Span, sources: &Sources<'_>) -> bool {
    let Some(source) = sources.get(&begin.file) else {
        return false;
    };
    let (start, _) = source.bounds(begin.line).unwrap_or((0, 0));
    let mut open = 0_i64;
    for (begins, other, (from, _)) in source.environments() {
        let same_line = source.line_of(from) == begin.line;
        let column = source.span(&begin.file, from, from).start;
        if from >= start && (!same_line || column >= begin.start) {
            break;
        }
        if other == name {
            open += if begins { 1 } else { -1 };
        }
    }
    open > 0
}

/// `\end{name}` before the `\end` that came too early.
fn add_end(name: &str, end: &Span, sources: &Sources<'_>) -> Option<compile_protocol::Replacement> {
    let source = sources.get(&end.file)?;
    let (start, _) = source.bounds(end.line)?;
    let line = source.code_line(end.line)?;
    let before = line.find("\\end")?;
    // Only where the \end begins its line: elsewhere the place is a guess.
    line[..before].trim().is_empty().then(|| {
        replacement::insertion(
            format!("Add \\end{{{name}}}"),
            &end.file,
            source,
            start + before,
            format!("\\end{{{name}}}\n{}", &line[..before]),
        )
    })
}
