//! What the log says, in plain words.
//!
//! `record` cuts the log into entries with a place each; the tables in `errors` and
//! `warnings` and the files beside them explain entries one kind at a time.

mod end;
mod errors;
mod file_not_found;
mod font_not_found;
mod nearest;
mod other_programs;
mod record;
mod runaway_argument;
mod table;
mod undefined_command;
mod undefined_environment;
mod unicode_character;
mod warnings;

use std::collections::{BTreeMap, BTreeSet};

use compile_protocol::{Diagnostic, Level};

pub use end::{about_end, pages, service_failed};
pub use other_programs::{bibliography, pdf_not_made};

use record::Record;

/// The most diagnostics of one compile: beyond, nobody reads on.
const DIAGNOSTICS_MAX: usize = 200;
/// The longest excerpt, in bytes.
const EXCERPT_MAX: usize = 600;

/// What explanations may look at beside the entry itself.
struct Context<'a> {
    files: &'a BTreeMap<String, Vec<u8>>,
}

/// An explained entry.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Explained {
    kind: &'static str,
    message: String,
    hint: Option<String>,
    /// The file and line at fault, where the source tells them better than the log.
    place: Option<(String, u32)>,
}

impl Explained {
    fn new(kind: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hint: Some(hint.into()).filter(|hint| !hint.is_empty()),
            place: None,
        }
    }
}

/// Reads an engine's log. `folder` is the main file's within the project (empty at the top),
/// which paths in the log are relative to.
pub fn read(log: &str, files: &BTreeMap<String, Vec<u8>>, folder: &str) -> Vec<Diagnostic> {
    let context = Context { files };
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for mut record in record::records(log, files, folder) {
        let Some(explained) = explain(&record, &context) else {
            continue;
        };
        if explained.kind == "emergency_stop"
            && let Some(cause) = found
                .last_mut()
                .filter(|d: &&mut Diagnostic| d.level == Level::Error)
        {
            // TeX gave up because of that error, and may tell its place only now.
            if cause.line.is_none() {
                (cause.file, cause.line) = (record.file, record.line);
            }
            continue;
        }
        if let Some((file, line)) = explained.place {
            (record.file, record.line) = (Some(file), Some(line));
        }
        // One cause is often reported many times, a missing character once a letter.
        if !seen.insert((explained.message.clone(), record.file.clone(), record.line)) {
            continue;
        }
        found.push(Diagnostic {
            level: record.level,
            kind: explained.kind.to_owned(),
            file: record.file,
            line: record.line,
            message: explained.message,
            hint: explained.hint,
            excerpt: cut(&record.excerpt),
        });
    }
    found.sort_by_key(|diagnostic| diagnostic.level);
    found.truncate(DIAGNOSTICS_MAX);
    found
}

fn explain(record: &Record, context: &Context<'_>) -> Option<Explained> {
    if record.level != Level::Error {
        return warnings::explain(record);
    }
    if errors::is_consequence(record) {
        return None;
    }
    [
        undefined_command::explain,
        undefined_environment::explain,
        font_not_found::explain,
        file_not_found::explain,
        unicode_character::explain,
        runaway_argument::explain,
        errors::explain,
    ]
    .iter()
    .find_map(|explain| explain(record, context))
    .or_else(|| Some(Explained::new("other", sentence(&record.text), "")))
}

/// The excerpt, at a character's boundary within [`EXCERPT_MAX`].
fn cut(excerpt: &str) -> String {
    let mut end = excerpt.len().min(EXCERPT_MAX);
    while !excerpt.is_char_boundary(end) {
        end -= 1;
    }
    excerpt[..end].trim_end().to_owned()
}

/// TeX's words as one sentence.
fn sentence(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = one_line.chars().take(300).collect();
    if short.ends_with(['.', '!', '?']) {
        short
    } else {
        format!("{short}.")
    }
}

#[cfg(test)]
mod tests;
