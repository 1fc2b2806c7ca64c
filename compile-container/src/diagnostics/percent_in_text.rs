//! A `%` behind a number in a sentence: it begins a comment, and what follows is not on the page.
//! TeX does not mind, so nothing in the log tells of it.

use std::sync::LazyLock;

use compile_protocol::{Diagnostic, Level};
use regex::Regex;

use super::end::diagnostic;
use super::replacement;
use super::source::{Source, Sources};
use super::table::regex;

/// The most places that are told.
const PLACES_MAX: usize = 20;
/// Environments whose text is none, or whose comments are.
const NO_TEXT: &[&str] = &[
    "verbatim",
    "Verbatim",
    "lstlisting",
    "minted",
    "comment",
    "tikzpicture",
    "filecontents",
];

/// Adds a warning for each place. Only where a sentence goes on: a word or `\item`, a number, the
/// sign, and then words in small letters. `5%` behind a length or a command is left alone, and so is
/// a comment that begins like one.
pub(super) fn add(found: &mut Vec<Diagnostic>, sources: &Sources<'_>) {
    for (path, source) in sources.all() {
        let is_tex = path
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ending == "tex");
        if !is_tex {
            continue;
        }
        for at in places(source, path == sources.main) {
            if found.iter().filter(|d| d.kind == "percent_in_text").count() >= PLACES_MAX {
                return;
            }
            let span = source.span(path, at, at + 1);
            // The error that it led to tells it already.
            if found.iter().any(|d| {
                d.kind == "percent_sign"
                    && (d.file.as_deref(), d.line) == (Some(path), Some(span.line))
            }) {
                continue;
            }
            let line = source.line(span.line).unwrap_or_default();
            let mut told = diagnostic(
                "percent_in_text",
                "“%” begins a comment: the rest of this line is not on the page.".to_owned(),
                r"Write \% for a percent sign.",
            );
            told.level = Level::Warning;
            told.replacement = replacement::of_span(&span, r"\%", sources);
            told.excerpt = super::cut(line.trim());
            (told.file, told.line) = (Some(span.file), Some(span.line));
            (told.column, told.end_column) = (Some(span.start), Some(span.end));
            found.push(told);
        }
    }
}

/// Offsets of such signs.
fn places(source: &Source, is_main: bool) -> Vec<usize> {
    static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?m)^[^%\n]*?(?:^|[\s{(])(?:\\item|[\p{L}’'-]{2,}[,:]?)[ \t~]+[(~+<>≈-]*\$?\d+(?:[.,]\d+)*(?P<sign>%)(?:[),;.:]*[ \t]+(?:[\p{Ll}\d][\p{L}\d’'-]*[ \t,.;:)]|\()|[),;][ \t]*[\p{Ll}])",
        )
    });
    let body = if is_main {
        match source.code.find("\\begin{document}") {
            Some(at) => at,
            None => return Vec::new(),
        }
    } else {
        0
    };
    SENTENCE
        .captures_iter(&source.text)
        .filter_map(|found| found.name("sign"))
        .map(|sign| sign.start())
        .filter(|at| *at >= body && is_text(&source.code[..*at]))
        .collect()
}

/// Whether what comes behind `before` is text that is set.
fn is_text(before: &str) -> bool {
    let ended = before.contains("\\end{document}");
    !ended
        && NO_TEXT.iter().all(|name| {
            let begin = before.rfind(&format!("\\begin{{{name}"));
            begin.is_none_or(|begin| before[begin..].contains(&format!("\\end{{{name}")))
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn told(body: &str) -> Vec<(Option<u32>, Option<u32>)> {
        let source =
            format!("\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n");
        let files = BTreeMap::from([("main.tex".to_owned(), source.into_bytes())]);
        let mut found = Vec::new();
        add(&mut found, &Sources::new(&files, "main.tex"));
        for one in &found {
            let change = one.replacement.as_ref().expect("a change");
            assert_eq!((&*change.expected, &*change.text), ("%", "\\%"));
        }
        found.into_iter().map(|d| (d.line, d.column)).collect()
    }

    #[test]
    fn a_sentence_that_goes_on_behind_the_sign_is_told() {
        for (body, column) in [
            ("Increased revenue by 30% in 2024.", 24),
            ("\\item 12.5% faster builds", 11),
            ("\\item Cut costs (by 7%) and errors", 22),
            ("Sales of ~40%, the best year", 13),
            ("Grew \\textbf{users} from 5% to 9\\% of all", 27),
            ("Über 20% mehr Umsatz", 8),
        ] {
            assert_eq!(told(body), [(Some(3), Some(column))], "{body}");
        }
    }

    #[test]
    fn comments_are_left_alone() {
        for body in [
            "% Increased revenue by 30% in 2024.",
            "Increased revenue by 30\\% in 2024. % was 30% in 2023",
            "\\vspace{-2pt}% closer to the heading",
            "\\hspace*{0.5cm}% some space",
            "\\setlength\\x 5% set it",
            "\\penalty10000% never break here",
            "\\parbox{0.3\\textwidth}{a}% beside it",
            "width=5% of it",
            "Phone 123%",
            "Phone 123%\nand more",
            "Page 3% TODO move",
            "see https://example.org/a%20b c",
            "\\begin{verbatim}\nby 30% in 2024\n\\end{verbatim}",
            "\\end{document}\nby 30% in 2024",
        ] {
            assert_eq!(told(body), [], "{body}");
        }
    }
}
