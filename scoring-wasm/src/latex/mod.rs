//! LaTeX to the text that a machine reads.

pub(crate) mod accents;
mod args;
mod bibliography;
mod bibtex;
mod boxes;
mod branch;
mod call;
mod checkpoint;
mod commands;
mod data;
mod define;
mod dimensions;
pub mod emit;
mod environments;
mod execute;
mod expand;
mod expl;
mod expl_lists;
mod expl_numbers;
pub mod facts;
pub(crate) mod families;
mod files;
mod framed;
mod input;
mod interp;
mod keys;
mod labels;
pub(crate) mod language;
mod lexer;
mod links;
mod lists;
mod loops;
mod numbers;
mod packages;
mod paint;
mod parameters;
mod pictures;
mod primitives;
mod reader;
mod scope;
mod shared;
mod store;
mod strings;
mod tables;
mod test;
mod titles;
pub mod token;
mod tools;
mod verbatim;

pub use accents::compose;
pub use reader::Reader;

use crate::text_search::{LOWER, Search as _, UPPER, find_far, holds_any, next_of, until};
use emit::Text;
use facts::{Engine, Facts};
use interp::Interp;

/// A document as read.
#[derive(Debug, Default)]
pub struct Document {
    /// The machine text with its map to the source.
    pub text: Text,
    /// What else was noticed.
    pub facts: Facts,
    /// A ceiling was hit: the text is not all there is.
    pub truncated: bool,
}

/// Reads a document. The first file is the main one; `today` is what `\today` prints.
pub fn read(files: &[(&str, &str)], today: &str) -> Document {
    let mut interp = Interp::new(files, today);
    interp.facts.engine = engine(files);
    interp.live = starts_live(files);
    interp.open(0, lexer::Letters::default());
    interp.run_document();
    interp.finish();
    Document {
        text: interp.out.out,
        facts: interp.facts,
        truncated: interp.truncated,
    }
}

/// Whether text counts from the first byte on: without a `\begin{document}` anywhere, all of it does.
fn starts_live(files: &[(&str, &str)]) -> bool {
    let main = files.first().map_or("", |(_, text)| text);
    let far = |text: &str, part: &str| find_far(text, part).is_some();
    let fragment = !files.iter().any(|(_, text)| far(text, "\\begin{document}"));
    fragment || !far(main, "\\begin") && !far(main, "\\document")
}

/// Classes that set OpenType fonts.
const CLASSES: [&str; 6] = [
    "friggeri-cv",
    "awesome-cv",
    "deedy-resume",
    "yaac-another-awesome-cv",
    "limecv",
    "mcdowellcv",
];

const UNICODE_PACKAGES: [&str; 7] = [
    "fontspec",
    "xeCJK",
    "xltxtra",
    "polyglossia",
    "luatexja",
    "mathspec",
    "unicode-math",
];

/// Which engine the document is made for: a magic comment decides, then what it loads.
fn engine(files: &[(&str, &str)]) -> Engine {
    let main = files.first().map_or("", |(_, text)| text);
    let magic = main
        .lines()
        .take(20)
        .find(|line| line.trim_start().starts_with('%') && line.has("!T") && line.has_sign('='));
    if let Some(line) = magic {
        let line = line.to_ascii_lowercase();
        if line.has("xelatex") || line.has("lualatex") || line.has("luatex") {
            return Engine::Unicode;
        }
        if line.has("pdflatex") {
            return Engine::Pdf;
        }
    }
    let mut unicode = false;
    for (n, (path, text)) in files.iter().enumerate() {
        // The class of another document in the same folder.
        let class = path.strip_suffix(".cls");
        if class.is_some_and(|path| !main.has(path.rsplit('/').next().unwrap_or(path))) {
            continue;
        }
        let mut at = 0;
        loop {
            at = next_of(text, at, b'\\', b'%');
            if text.as_bytes().get(at) == Some(&b'%') {
                at = next_of(text, at, b'\n', b'\n');
                continue;
            }
            let Some(rest) = text.get(at + 1..) else {
                break;
            };
            at += 1;
            let says = |names: &[&str]| {
                let before = text.get(..at).unwrap_or_default();
                let start = before.rfind('\n').map_or(0, |end| end + 1);
                let end = next_of(text, at, b'\n', b'%');
                holds_any(text.get(start..end).unwrap_or_default(), names)
            };
            let name = rest.get(..until(rest.as_bytes(), 0, LOWER | UPPER, false));
            match name.unwrap_or_default() {
                // Only documents for several engines ask for theirs.
                "ifxetex" | "ifXeTeX" | "iftutex" | "ifPDFTeX" | "ifpdftex" => return Engine::Pdf,
                "setmainfont" => unicode = true,
                "usepackage" | "RequirePackage" => unicode |= says(&UNICODE_PACKAGES),
                // Another document in the same folder.
                "documentclass" if n > 0 => break,
                "documentclass" => unicode |= says(&CLASSES),
                // Engines are chosen in the preamble.
                "begin" if rest.starts_with("begin{document}") => break,
                _ => {}
            }
        }
    }
    if unicode {
        Engine::Unicode
    } else {
        Engine::Pdf
    }
}

#[cfg(test)]
mod tests;
