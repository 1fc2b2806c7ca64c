//! What xdvipdfmx, which makes the PDF of XeTeX's pages, complains about.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use compile_protocol::{Diagnostic, Level};
use regex::Regex;

use super::Explained;
use super::end::diagnostic;
use super::place;
use super::source::Sources;
use super::table::{Row, Table, regex, row};

/// The most entries.
const ENTRIES_MAX: usize = 20;

/// Reads what it wrote on its standard error. `failed` says that there is no PDF: then at least one
/// of what is found is an error. Words about the insides of a PDF are passed over: they come from
/// packages, and the page is there all the same.
pub fn pdf_writer(
    said: &str,
    failed: bool,
    files: &BTreeMap<String, Vec<u8>>,
    main: &str,
) -> Vec<Diagnostic> {
    static LINE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?m)^xdvipdfmx:(?:warning|fatal): (.*)$"));
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(&[ROWS]));
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut abouts = Vec::new();
    let sources = LazyLock::new(|| Sources::new(files, main));
    for line in LINE.captures_iter(said) {
        let Some(explained) = TABLE.explain(&line[1]) else {
            continue;
        };
        // An image is told of twice: as not converted, and as left out.
        let about = explained.about.clone();
        if about.is_some() && abouts.contains(&about) || found.len() >= ENTRIES_MAX {
            continue;
        }
        abouts.push(about);
        let level = if failed { Level::Error } else { Level::Warning };
        found.push(Diagnostic {
            level,
            excerpt: super::cut(&line[0]),
            ..placed(explained, &sources)
        });
    }
    if failed && found.is_empty() {
        found.push(Diagnostic {
            excerpt: super::cut(said.trim()),
            ..diagnostic(
                "pdf_not_made",
                "The pages could not be written as a PDF.".to_owned(),
                "An image or a font is damaged or of a kind that is not supported. Convert images to PDF, PNG or JPEG.",
            )
        });
    }
    found
}

/// Whether a diagnostic is one of these.
pub(super) fn said(diagnostic: &Diagnostic) -> bool {
    diagnostic.excerpt.starts_with("xdvipdfmx:")
}

/// The diagnostic, where the source names the file that it is about.
fn placed(explained: Explained, sources: &Sources<'_>) -> Diagnostic {
    let about = explained
        .about
        .as_deref()
        .map(|about| about.trim_start_matches("./"));
    let span = about.and_then(|about| {
        let bare = about.rsplit_once('.').map_or(about, |(stem, _)| stem);
        [about, bare]
            .into_iter()
            .find_map(|name| place::find_anywhere(name, sources))
    });
    let mut told = diagnostic(explained.kind, explained.message, "");
    told.hint = explained.hint;
    if let Some(span) = span {
        told.file = Some(span.file);
        told.line = Some(span.line);
        told.column = Some(span.start);
        told.end_column = Some(span.end);
    }
    told
}

pub(super) const ROWS: &[Row] = &[
    row(
        r#"Image format conversion for "(?:\./)?([^"]+)" failed"#,
        "image_format",
        "The image “$1” is of a kind that would have to be converted first.",
        "Convert it to PDF, PNG or JPEG; an .eps file to PDF.",
    )
    .about("$1"),
    row(
        r#"Image inclusion failed for "(?:\./)?([^"]+)""#,
        "image_damaged",
        "The image “$1” cannot be read.",
        "Export it again as PDF, PNG or JPEG; a file that was renamed keeps its kind.",
    )
    .about("$1"),
    row(
        r"Image inclusion failed\. Could not find file: (?:\./)?(\S+)",
        "file_not_found",
        "The image “$1” is not in the project.",
        "Add it, or correct its name.",
    )
    .about("$1"),
    row(
        r#"Could not locate a virtual/physical font for TFM "([^"]+)""#,
        "font_not_loadable",
        "The font “$1” has no file that could go into the PDF.",
        "Choose another font, or compile with pdfLaTeX.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(said: &str, failed: bool) -> Vec<(String, Level, Option<u32>)> {
        let source = b"\\documentclass{article}\n\\begin{document}\n\\includegraphics{img/a}\n\\end{document}";
        let files = BTreeMap::from([("main.tex".to_owned(), source.to_vec())]);
        pdf_writer(said, failed, &files, "main.tex")
            .into_iter()
            .map(|d| (d.kind, d.level, d.line))
            .collect()
    }

    #[test]
    fn each_complaint_has_its_kind_and_place() {
        for (said, kind, line) in [
            (
                "Image inclusion failed for \"img/a.jpg\"",
                "image_damaged",
                Some(3),
            ),
            (
                "Image inclusion failed for \"b.pdf\" (page=1).",
                "image_damaged",
                None,
            ),
            (
                "Image format conversion for \"./img/a.eps\" failed...",
                "image_format",
                Some(3),
            ),
            (
                "Image inclusion failed. Could not find file: img/a.png",
                "file_not_found",
                Some(3),
            ),
            (
                "Could not locate a virtual/physical font for TFM \"cmr10\".",
                "font_not_loadable",
                None,
            ),
            (
                "Error locating image file for the font",
                "pdf_not_made",
                None,
            ),
        ] {
            let said = format!(
                "main.xdv -> main.pdf\n[1\nxdvipdfmx:fatal: {said}\n\nNo output PDF file written.\n"
            );
            assert_eq!(
                told(&said, true),
                [(kind.to_owned(), Level::Error, line)],
                "{said}"
            );
        }
    }

    #[test]
    fn what_says_nothing_of_the_page_is_passed_over_and_failures_never_are() {
        let said = "xdvipdfmx:warning: Unparsed material at end of special ignored.\n";
        assert_eq!(told(said, false), []);
        assert_eq!(
            told("", true),
            [("pdf_not_made".to_owned(), Level::Error, None)]
        );
        let said = "xdvipdfmx:warning: Image format conversion for \"c.eps\" failed...\n".repeat(3);
        assert_eq!(
            told(&said, false),
            [("image_format".to_owned(), Level::Warning, None)]
        );
    }
}
