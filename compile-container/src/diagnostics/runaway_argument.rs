//! Arguments that are never closed.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::table::regex;
use super::{Context, Explained};

pub(super) fn explain(record: &Record, context: &Context<'_>) -> Option<Explained> {
    static PARAGRAPH: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^Paragraph ended before (\\\S+) *was complete"));
    static FILE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^File ended while scanning (?:use|definition|text|preamble)(?: of (\\[A-Za-z@]+))?")
    });
    if let Some(found) = PARAGRAPH.captures(&record.text) {
        return Some(Explained::new(
            "runaway_argument",
            format!("The argument of {} is not closed.", &found[1]),
            "Add the missing “}”; this argument cannot contain an empty line.",
        ));
    }
    let found = FILE.captures(&record.text)?;
    let command = found.get(1).map(|command| command.as_str());
    let mut explained = Explained::new(
        "runaway_argument",
        match command {
            Some(command) => format!("The file ended inside an argument of {command}."),
            None => "The file ended inside an argument.".to_owned(),
        },
        "A closing brace “}” is missing.",
    );
    explained.place = command.and_then(|command| unclosed(command, context));
    Some(explained)
}

/// Where the command's argument begins that is open to the end of its file.
fn unclosed(command: &str, context: &Context<'_>) -> Option<(String, u32)> {
    context
        .files
        .iter()
        .filter(|(path, _)| project::is_text_path(path))
        .find_map(|(path, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            let (at, _) = text
                .match_indices(&format!("{command}{{"))
                .find(|(at, found)| is_open(&text[at + found.len()..]))?;
            let line = text[..at].matches('\n').count() + 1;
            Some((path.clone(), u32::try_from(line).ok()?))
        })
}

/// Whether the brace before this text is never closed in it.
fn is_open(text: &str) -> bool {
    let mut depth = 1_usize;
    let mut escaped = false;
    for c in text.chars() {
        match c {
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return false;
        }
        escaped = c == '\\' && !escaped;
    }
    true
}
