//! What the log says, in plain words.
//!
//! `record` cuts the log into entries with a place each; the tables in `errors/` and `warnings`
//! and the files beside them explain entries one kind at a time; `place` finds the words of the
//! source concerned; `follow_ups` tells causes from consequences. `kinds` lists all kinds.

mod document;
mod end;
mod environments;
mod errors;
mod file_not_found;
mod follow_ups;
mod font_not_found;
pub mod kinds;
mod known_commands;
mod missing_dollar;
mod nearest;
mod open_files;
mod options;
mod other_programs;
mod packages;
mod pdf_writer;
mod percent_in_text;
mod place;
mod record;
mod replacement;
mod runaway_argument;
mod source;
mod special_characters;
mod table;
mod templates;
mod undefined_color;
mod undefined_command;
mod undefined_environment;
mod unicode_character;
mod warnings;
mod wrong_engine;

use std::collections::{BTreeMap, HashMap};

use compile_protocol::{Diagnostic, Engine, Level, Replacement};

pub use end::{about_end, pages, service_failed};
pub use other_programs::bibliography;
pub use pdf_writer::pdf_writer;

use record::Record;
use source::{Sources, Span};

/// The most diagnostics of one compile: beyond, nobody reads on.
const DIAGNOSTICS_MAX: usize = 200;
/// The longest excerpt, in bytes.
const EXCERPT_MAX: usize = 600;

/// What TeX notices only at the next command, often in the next line.
const TOLD_LATE: &[&str] = &["command_in_name", "no_line_to_end"];
/// What is told once, however many places show it.
const TOLD_ONCE: &[&str] = &["no_document_class", "missing_name", "font_encoding"];

/// An explained entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Explained {
    kind: &'static str,
    message: String,
    hint: Option<String>,
    /// The engine to compile with instead.
    engine: Option<Engine>,
    /// The place at fault, where the source tells it better than the log.
    span: Option<Span>,
    /// The word at fault, to be looked for near the place that the log names.
    about: Option<String>,
    /// What mends it in place of `about`.
    instead: Option<String>,
    /// A change that mends it, where it is another than `instead`.
    replacement: Option<Replacement>,
}

impl Explained {
    fn new(kind: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        debug_assert!(kinds::meaning(kind).is_some(), "{kind} is not listed");
        Self {
            kind,
            message: message.into(),
            hint: Some(hint.into()).filter(|hint| !hint.is_empty()),
            ..Self::default()
        }
    }

    fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }

    fn instead(mut self, instead: impl Into<String>) -> Self {
        self.instead = Some(instead.into());
        self
    }

    fn at(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    fn replaced(mut self, replacement: Option<Replacement>) -> Self {
        self.replacement = replacement;
        self
    }

    fn engine(mut self, engine: Engine) -> Self {
        self.engine = Some(engine);
        self
    }
}

/// Reads an engine's log. `main` is the main file's path within the project.
pub fn read(log: &str, files: &BTreeMap<String, Vec<u8>>, main: &str) -> Vec<Diagnostic> {
    let sources = Sources::new(files, main);
    let mut found = Vec::new();
    let mut seen = HashMap::new();
    let mut told = HashMap::new();
    for record in record::records(log, files, main) {
        let key = (
            record.text.clone(),
            record.file.clone(),
            record.line,
            record
                .read
                .clone()
                .filter(|_| follow_ups::own_fault(&record.text)),
        );
        if let Some(at) = seen.get(&key) {
            again(&mut found, *at);
            continue;
        }
        let Some(explained) = explain(&record, &sources) else {
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
        if TOLD_ONCE.contains(&explained.kind)
            && let Some(at) = found.iter().position(|d| d.kind == explained.kind)
        {
            again(&mut found, at);
            continue;
        }
        let swallowed = found.iter().any(|d| {
            matches!(
                d.kind.as_str(),
                "runaway_argument" | "percent_sign" | "incomplete_if"
            )
        });
        if explained.kind == "missing_end_document" && swallowed {
            continue;
        }
        let diagnostic = finish(record, explained, &sources, &found);
        // One cause is often reported many times, a missing character once a letter.
        let place = (
            diagnostic.message.clone(),
            diagnostic.file.clone(),
            diagnostic.line,
            diagnostic.column,
        );
        let at = *told.entry(place).or_insert(found.len());
        if at == found.len() {
            found.push(diagnostic);
        } else {
            again(&mut found, at);
        }
        seen.insert(key, at);
    }
    document::first_of_all(&mut found, &sources);
    percent_in_text::add(&mut found, &sources);
    follow_ups::fold(&mut found);
    found.sort_by_key(|diagnostic| (diagnostic.level, diagnostic.follows));
    found.truncate(DIAGNOSTICS_MAX);
    found
}

fn again(found: &mut [Diagnostic], at: usize) {
    if let Some(diagnostic) = found.get_mut(at) {
        diagnostic.repeats = diagnostic.repeats.saturating_add(1);
    }
}

fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    if record.level != Level::Error {
        return warnings::explain(record, sources);
    }
    if errors::is_consequence(record) {
        return None;
    }
    [
        wrong_engine::explain,
        undefined_command::explain,
        undefined_environment::explain,
        undefined_color::explain,
        font_not_found::explain,
        file_not_found::explain,
        unicode_character::explain,
        special_characters::explain,
        missing_dollar::explain,
        runaway_argument::explain,
        environments::explain,
        document::explain,
        options::explain,
        errors::explain,
    ]
    .iter()
    .find_map(|explain| explain(record, sources))
    .or_else(|| Some(Explained::new("other", sentence(&record.text), "")))
}

/// Adds what the programs around the engine said.
pub fn add_notes(found: &mut Vec<Diagnostic>, notes: Vec<Diagnostic>) {
    let failed = found.iter().any(|d| d.level == Level::Error);
    found.extend(notes.into_iter().map(|mut note| {
        // What the engine could not read, the program that makes the PDF of its pages cannot either.
        note.follows = failed && (note.kind == "pdf_not_made" || pdf_writer::said(&note));
        note
    }));
}

/// The diagnostic, with the narrowest place that can be told.
fn finish(
    record: Record,
    explained: Explained,
    sources: &Sources<'_>,
    before: &[Diagnostic],
) -> Diagnostic {
    let about = explained.about.as_deref().and_then(|about| {
        place::find_about(&record, about, sources)
            .or_else(|| {
                let (package, _) = record.within.as_ref()?;
                options::near_load(about, package, &record, sources)
            })
            .or_else(|| {
                (record.level == Level::Warning && record.line.is_none())
                    .then(|| place::find_anywhere(about, sources))?
            })
    });
    let asked_for = || {
        let (package, _) = record.within.as_ref().filter(|_| record.line.is_none())?;
        sources.loaded_at(package)
    };
    let stopped = || {
        let (file, end) =
            place::read_up_to(&record, sources).filter(|_| record.level == Level::Error)?;
        let source = sources.get(&file)?;
        let (mut from, mut to) = place::token_before(source, end)?;
        let (start, _) = source.bounds(source.line_of(end))?;
        let token = &source.text[from..to];
        let itself = ["\\\\", "\\newline", "\\linebreak"]
            .iter()
            .any(|own| token.starts_with(own));
        if TOLD_LATE.contains(&explained.kind)
            && !itself
            && source.text[start..from].trim().is_empty()
        {
            (from, to) = place::token_before(source, source.code[..start].trim_end().len())?;
        }
        Some(source.span(&file, from, to))
    };
    let span = explained
        .span
        .clone()
        .or_else(|| about.clone())
        .or_else(asked_for)
        .or_else(stopped);
    let instead = explained.instead.as_ref().zip(about.as_ref());
    let replacement = explained.replacement.clone().or_else(|| {
        let (instead, span) = instead?;
        replacement::of_span(span, instead, sources)
    });
    let (file, line, columns) = match span {
        Some(span) => (
            Some(span.file),
            Some(span.line),
            Some((span.start, span.end)).filter(|(start, end)| end > start),
        ),
        None => (record.file, record.line, None),
    };
    Diagnostic {
        level: record.level,
        kind: explained.kind.to_owned(),
        file,
        line,
        column: columns.map(|(start, _)| start),
        end_column: columns.map(|(_, end)| end),
        message: explained.message,
        hint: explained.hint,
        engine: explained.engine,
        replacement,
        repeats: 0,
        follows: follow_ups::follows(
            &record.text,
            explained.kind,
            // After a sign in the text, TeX takes commands for mathematics.
            explained.span.is_some()
                || (explained.about.is_some() && explained.kind != "missing_dollar"),
            (line, record.line.or(line)),
            before,
        ),
        excerpt: cut(&record.excerpt),
    }
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
    if short.is_empty() {
        "TeX reports an error without a message.".to_owned()
    } else if short.ends_with(['.', '!', '?']) {
        short
    } else {
        format!("{short}.")
    }
}

#[cfg(test)]
mod tests;
