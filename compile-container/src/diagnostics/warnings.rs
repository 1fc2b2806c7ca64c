//! Warnings and boxes.

use std::sync::LazyLock;

use super::record::Record;
use super::source::Sources;
use super::table::{Row, Table, row};
use super::{Explained, replacement};

/// `None` for what concerns nobody.
pub(super) fn explain(record: &Record, sources: &Sources<'_>) -> Option<Explained> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(&[ROWS]));
    if IGNORED.iter().any(|ignored| record.text.contains(ignored)) {
        return None;
    }
    let Some(mut explained) = TABLE.explain(&record.text) else {
        // "Package x Warning: " is said by the level already.
        let text = record
            .text
            .split_once("Warning: ")
            .map_or(record.text.as_str(), |(_, text)| text);
        return Some(Explained::new("other", super::sentence(text), ""));
    };
    match explained.kind {
        "unclosed_group" => explained.span = opened(record, sources),
        "head_height" => {
            explained.replacement = explained
                .hint
                .as_deref()
                .and_then(|hint| hint.strip_prefix("Add "))
                .and_then(|line| add_to_preamble(line.trim_end_matches('.'), sources));
        }
        "unused_option" => {
            let option = explained.about.take()?;
            explained.span = class_option(&option, sources);
        }
        _ => {}
    }
    Some(explained)
}

/// The brace that nothing closes.
fn opened(record: &Record, sources: &Sources<'_>) -> Option<super::Span> {
    let line = record.line?;
    sources.find(|source| {
        let (from, to) = source.bounds(line)?;
        source
            .open_groups(source.code.len())
            .into_iter()
            .find(|at| (from..to).contains(at))
            .map(|at| (at, at + 1))
    })
}

/// A line put before `\begin{document}`.
fn add_to_preamble(line: &str, sources: &Sources<'_>) -> Option<compile_protocol::Replacement> {
    let main = sources.get(sources.main)?;
    let at = main.code.find("\\begin{document}")?;
    Some(replacement::insertion(
        format!("Add {line}"),
        sources.main,
        main,
        at,
        format!("{line}\n"),
    ))
}

/// An option of `\documentclass`.
fn class_option(option: &str, sources: &Sources<'_>) -> Option<super::Span> {
    sources.find(|source| {
        let from = source.code.find("\\documentclass")?;
        let to = from + source.code[from..].find(']')?;
        let at = super::place::words(&source.code, from, to, option).next()?;
        Some((at, at + option.len()))
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
    "Citation(s) may have changed",
    "There were undefined citations",
    "in font nullfont",
    "PDF inclusion: found PDF version",
    "Shell escape disabled",
    "Token not allowed in a PDF string (PDFDocEncoding)",
    "specifier changed to",
    // Said again by the error that follows.
    "LaTeX Warning: File `",
];

pub(super) const ROWS: &[Row] = &[
    row(
        r"^\(\\end occurred inside a group",
        "unclosed_group",
        "A brace “{” that is opened here is never closed.",
        "Add the missing “}” where its effect should end.",
    ),
    row(
        r"^\(\\end occurred when (\\if\S*) on line (\d+) was incomplete",
        "incomplete_if",
        r"$1 in line $2 has no \fi.",
        r"Add \fi where it should end.",
    ),
    row(
        r"^No file (\S+)\.tex\.",
        "missing_part",
        "The part “$1.tex” is not in the project, and is left out.",
        "Add it, or correct the name.",
    )
    .about("$1"),
    row(
        r"^pdfTeX warning.*destination with the same identifier \(name\{([^}]*)\}\)",
        "duplicate_target",
        "Two places are the target of the link “$1”.",
        "Give them different names; for page numbers, load hyperref with the option pageanchor=false.",
    ),
    row(
        r"^Package tabularx Warning: X Columns too narrow",
        "narrow_columns",
        "A table is wider than the width that tabularx was given.",
        r"Give it more room, or use \textwidth as its width.",
    ),
    row(
        r"^Package geometry Warning: Over-specification in [`'](\w)'-direction",
        "margins_over_specified",
        "The page's margins and sizes contradict each other.",
        "Give geometry either the margins or the size of the text, not both.",
    ),
    row(
        r"^Package geometry Warning: [`'](\w+)' results in NEGATIVE",
        "margins_negative",
        "The margins leave no room for text.",
        "Make the margins in geometry smaller.",
    ),
    row(
        r"^Package multicol Warning: Using [`']1' columns",
        "one_column",
        "multicols with one column has no use.",
        "Two columns are set instead; remove it or give a number.",
    ),
    row(
        r"^Package (?:fontspec|babel|polyglossia) Warning: .*(?:feature|Feature)",
        "font_feature",
        "The font does not have a feature that was asked for.",
        "Remove the feature, or choose another font.",
    ),
    row(
        r"^Package polyglossia Warning: Neither file gloss-(\w+)",
        "unknown_language",
        "polyglossia does not know the language “$1”.",
        "Check its spelling, for example “german”, “french” or “spanish”.",
    )
    .about("$1"),
    row(
        r"^Package xltxtra Warning",
        "old_package",
        "xltxtra is out of date.",
        "Load fontspec instead.",
    ),
    row(
        r"^LaTeX Warning: Empty bibliography",
        "empty_bibliography",
        "The bibliography is empty.",
        r"Cite something, or add \nocite{*}; check that the .bib file is in the project.",
    )
    .about(r"\printbibliography"),
    row(
        r"^LaTeX Font Warning: Font shape [`'‘]([^'’]+)['’] in size <([^>]+)> not available",
        "font_size",
        "The font has no size $2; the nearest is used.",
        r"Load a scalable font, for example \usepackage{lmodern}.",
    ),
    row(
        r"^LaTeX Warning: Reference [`'‘]([^'’]+)['’]",
        "undefined_reference",
        "The reference “$1” has no label.",
        r"Add \label{$1}, or correct the name.",
    )
    .about("$1"),
    row(
        r"Citation [`'‘]?([^'’\s]+)['’]? .*undefined",
        "undefined_citation",
        "The citation “$1” is not in the bibliography.",
        "Add the entry to the .bib file, or correct the key.",
    )
    .about("$1"),
    row(
        r"^LaTeX Warning: Label [`'‘]([^'’]+)['’] multiply defined",
        "duplicate_label",
        "The label “$1” is defined twice.",
        "Rename one of them.",
    )
    .about("$1"),
    row(
        r"^Overfull \\hbox \(([\d.]+)pt too wide\)",
        "overfull_line",
        "A line is ${1}pt too wide and sticks out into the margin.",
        "Rephrase it, or shorten a long word or address.",
    ),
    row(
        r"^Overfull \\vbox \(([\d.]+)pt too high\)",
        "overfull_page",
        "A page or box is ${1}pt too high.",
        "Take something out, or let it break.",
    ),
    row(
        r"^Underfull \\hbox",
        "underfull_line",
        "A line is stretched too wide.",
        r"Often a “\\” at the end of a paragraph: an empty line does it.",
    ),
    row(
        r"^Underfull \\vbox",
        "underfull_page",
        "The contents of a page are pulled apart.",
        r"\raggedbottom avoids this.",
    ),
    row(
        r"^Missing character: There is no (\S+) (?:\(U\+([0-9A-F]+)\) )?in font ([^\s!:]+)",
        "missing_character",
        "The font $3 has no “$1”: it is missing in the PDF.",
        "Choose a font that has it, or write it differently.",
    )
    .about("$1"),
    row(
        r"^LaTeX Font Warning: Font shape [`'‘]([^'’]+)['’] undefined.*?using [`'‘]([^'’]+)['’]",
        "font_shape",
        "The font has no $1; $2 is used.",
        "",
    ),
    row(
        r"^LaTeX Font Warning: Font shape [`'‘]([^'’]+)['’]",
        "font_shape",
        "A font shape is not available in the size wanted: $1.",
        "",
    ),
    row(
        r"^Package hyperref Warning: Token not allowed in a PDF string",
        "pdf_string",
        "A heading has something that a PDF bookmark cannot show.",
        r"Give both versions: \texorpdfstring{…}{plain text}.",
    ),
    row(
        r"^Package fancyhdr Warning: \\headheight is too small \(([\d.]+)pt\).*?at least ([\d.]+)pt",
        "head_height",
        "The page head needs ${2}pt and has ${1}pt.",
        r"Add \setlength{\headheight}{${2}pt}.",
    ),
    row(
        r"^LaTeX Warning: (?:Unused global option\(s\):|.*Unused global options?)\s*\[?([^\].]*)",
        "unused_option",
        "The class does not know the option $1.",
        "Remove it, or check its spelling.",
    )
    .about("$1"),
    row(
        r"^LaTeX Warning: You have requested,? on input line \d+,? version\s+[`'‘]([^'’]+)['’] of (?:package|class|document class) (\S+?),",
        "old_package",
        "$2 is older here than the document asks for ($1).",
        "It usually works all the same.",
    )
    .about("$2"),
    row(
        r"^LaTeX Warning: You have requested (?:package|document class) [`'‘]([^'’]+)['’],? but the (?:package|document class) provides [`'‘]([^'’]+)['’]",
        "package_name",
        "“$1” calls itself “$2”.",
        "",
    ),
    row(
        r"^LaTeX Warning: Float too large for page by ([\d.]+)pt",
        "float_too_large",
        "A figure or table is ${1}pt higher than the page.",
        "Make it smaller.",
    ),
    row(
        r"^LaTeX Warning: Marginpar on page (\d+) moved",
        "margin_note_moved",
        "A margin note on page $1 was moved.",
        "",
    ),
    row(
        r"^LaTeX Warning: No \\author given",
        "no_author",
        r"\maketitle has no author.",
        r"Add \author{…}.",
    )
    .about(r"\maketitle"),
    row(
        r"^LaTeX Warning: Empty [`'‘]thebibliography['’] environment",
        "empty_bibliography",
        "The bibliography is empty.",
        r"Cite something, or add \nocite{*}.",
    ),
    row(
        r"^LaTeX Warning: Command (\\\S+) +has changed",
        "command_changed",
        "$1 has changed since a package was written.",
        "",
    ),
];
