//! Warnings and boxes.

use std::sync::LazyLock;

use super::Explained;
use super::record::Record;
use super::table::{Row, Table};

/// `None` for what concerns nobody.
pub(super) fn explain(record: &Record) -> Option<Explained> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(ROWS));
    if IGNORED.iter().any(|ignored| record.text.contains(ignored)) {
        return None;
    }
    TABLE.explain(&record.text).or_else(|| {
        // "Package x Warning: " is said by the level already.
        let text = record
            .text
            .split_once("Warning: ")
            .map_or(record.text.as_str(), |(_, text)| text);
        Some(Explained::new("other", super::sentence(text), ""))
    })
}

/// Said by packages in order, or by passes before the last one.
const IGNORED: &[&str] = &[
    "Rerun to get",
    "rerunfilecheck Warning",
    "There were undefined references",
    "There were multiply-defined labels",
    "Some font shapes were not available",
    "Size substitutions with differences",
    "Calling \\include",
    "Please rerun LaTeX",
    "Please (re)run",
];

const ROWS: &[Row] = &[
    Row {
        pattern: r"^LaTeX Warning: Reference [`'‘]([^'’]+)['’]",
        kind: "undefined_reference",
        message: "The reference “$1” has no label.",
        hint: r"Add \label{$1}, or correct the name.",
    },
    Row {
        pattern: r"Citation [`'‘]?([^'’\s]+)['’]? .*undefined",
        kind: "undefined_citation",
        message: "The citation “$1” is not in the bibliography.",
        hint: "Add the entry to the .bib file, or correct the key.",
    },
    Row {
        pattern: r"^LaTeX Warning: Label [`'‘]([^'’]+)['’] multiply defined",
        kind: "duplicate_label",
        message: "The label “$1” is defined twice.",
        hint: "Rename one of them.",
    },
    Row {
        pattern: r"^Overfull \\hbox \(([\d.]+)pt too wide\)",
        kind: "overfull_line",
        message: "A line is ${1}pt too wide and sticks out into the margin.",
        hint: "Rephrase it, or shorten a long word or address.",
    },
    Row {
        pattern: r"^Overfull \\vbox \(([\d.]+)pt too high\)",
        kind: "overfull_page",
        message: "A page or box is ${1}pt too high.",
        hint: "Take something out, or let it break.",
    },
    Row {
        pattern: r"^Underfull \\hbox",
        kind: "underfull_line",
        message: "A line is stretched too wide.",
        hint: r"Often a “\\” at the end of a paragraph: an empty line does it.",
    },
    Row {
        pattern: r"^Underfull \\vbox",
        kind: "underfull_page",
        message: "The contents of a page are pulled apart.",
        hint: r"\raggedbottom avoids this.",
    },
    Row {
        pattern: r"^Missing character: There is no (\S+) (?:\(U\+([0-9A-F]+)\) )?in font ([^\s!:]+)",
        kind: "missing_character",
        message: "The font $3 has no “$1”: it is missing in the PDF.",
        hint: "Choose a font that has it, or write it differently.",
    },
    Row {
        pattern: r"^LaTeX Font Warning: Font shape [`'‘]([^'’]+)['’] undefined.*?using [`'‘]([^'’]+)['’]",
        kind: "font_shape",
        message: "The font has no $1; $2 is used.",
        hint: "",
    },
    Row {
        pattern: r"^LaTeX Font Warning: Font shape [`'‘]([^'’]+)['’]",
        kind: "font_shape",
        message: "A font shape is not available in the size wanted: $1.",
        hint: "",
    },
    Row {
        pattern: r"^Package hyperref Warning: Token not allowed in a PDF string",
        kind: "pdf_string",
        message: "A heading has something that a PDF bookmark cannot show.",
        hint: r"Give both versions: \texorpdfstring{…}{plain text}.",
    },
    Row {
        pattern: r"^Package fancyhdr Warning: \\headheight is too small \(([\d.]+)pt\).*?at least ([\d.]+)pt",
        kind: "head_height",
        message: "The page head needs ${2}pt and has ${1}pt.",
        hint: r"Add \setlength{\headheight}{${2}pt}.",
    },
    Row {
        pattern: r"^LaTeX Warning: (?:Unused global option\(s\):|.*Unused global options?)\s*\[?([^\].]*)",
        kind: "unused_option",
        message: "The class does not know the option $1.",
        hint: "Remove it, or check its spelling.",
    },
    Row {
        pattern: r"^LaTeX Warning: You have requested,? on input line \d+,? version\s+[`'‘]([^'’]+)['’] of (?:package|class|document class) (\S+?),",
        kind: "old_package",
        message: "$2 is older here than the document asks for ($1).",
        hint: "It usually works all the same.",
    },
    Row {
        pattern: r"^LaTeX Warning: You have requested (?:package|document class) [`'‘]([^'’]+)['’],? but the (?:package|document class) provides [`'‘]([^'’]+)['’]",
        kind: "package_name",
        message: "“$1” calls itself “$2”.",
        hint: "",
    },
    Row {
        pattern: r"^LaTeX Warning: Float too large for page by ([\d.]+)pt",
        kind: "float_too_large",
        message: "A figure or table is ${1}pt higher than the page.",
        hint: "Make it smaller.",
    },
    Row {
        pattern: r"^LaTeX Warning: Marginpar on page (\d+) moved",
        kind: "margin_note_moved",
        message: "A margin note on page $1 was moved.",
        hint: "",
    },
    Row {
        pattern: r"^LaTeX Warning: No \\author given",
        kind: "no_author",
        message: r"\maketitle has no author.",
        hint: r"Add \author{…}.",
    },
    Row {
        pattern: r"^LaTeX Warning: Empty [`'‘]thebibliography['’] environment",
        kind: "empty_bibliography",
        message: "The bibliography is empty.",
        hint: r"Cite something, or add \nocite{*}.",
    },
    Row {
        pattern: r"^LaTeX Warning: Command (\\\S+) +has changed",
        kind: "command_changed",
        message: "$1 has changed since a package was written.",
        hint: "",
    },
];
