//! What bibtex, biber and the PDF writer complain about.

use std::sync::LazyLock;

use compile_protocol::{Diagnostic, Level};
use regex::Regex;

use super::table::regex;
use crate::engine::Program;

/// The most entries: a broken `.bib` repeats itself.
const ENTRIES_MAX: usize = 20;

/// Reads bibtex's or biber's log after it failed.
pub fn bibliography(program: Program, log: &str) -> Vec<Diagnostic> {
    static BIBER: LazyLock<Regex> = LazyLock::new(|| regex(r"(?m)^.*(?:ERROR - |> ERROR: )(.*)$"));
    static BIBTEX: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?m)^(.*?)---(?:line (\d+) of file (\S+)|while reading file (\S+))$|^(I (?:couldn't|found no) .*)$",
        )
    });
    let mut found: Vec<Diagnostic> = if program == Program::Biber {
        BIBER
            .captures_iter(log)
            .map(|error| entry(&error[1], None, None, &error[0]))
            .collect()
    } else {
        BIBTEX
            .captures_iter(log)
            .map(|error| {
                let text = error.get(1).or(error.get(5)).map_or("", |m| m.as_str());
                let file = error.get(3).or(error.get(4)).map(|m| m.as_str().to_owned());
                let line = error.get(2).and_then(|m| m.as_str().parse().ok());
                entry(text, file, line, &error[0])
            })
            .collect()
    };
    found.truncate(ENTRIES_MAX);
    if found.is_empty() {
        found.push(entry("It gave no reason", None, None, ""));
    }
    found
}

fn entry(text: &str, file: Option<String>, line: Option<u32>, excerpt: &str) -> Diagnostic {
    Diagnostic {
        level: Level::Error,
        kind: "bibliography".to_owned(),
        file: file.filter(|file| project::safe_path(file).is_ok()),
        line,
        message: format!(
            "The bibliography could not be made: {}",
            super::sentence(text)
        ),
        hint: Some("Check the .bib file at this place, and that it is in the project.".to_owned()),
        excerpt: super::cut(excerpt),
    }
}

/// XeTeX's pages could not be turned into a PDF.
pub fn pdf_not_made() -> Diagnostic {
    Diagnostic {
        level: Level::Error,
        kind: "pdf_not_made".to_owned(),
        file: None,
        line: None,
        message: "The pages could not be written as a PDF.".to_owned(),
        hint: Some("An image or a font is damaged or of a kind that is not supported. Convert images to PDF, PNG or JPEG.".to_owned()),
        excerpt: String::new(),
    }
}
