//! "Environment x undefined."

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::table::regex;
use super::{Context, Explained, nearest};

pub(super) fn explain(record: &Record, context: &Context<'_>) -> Option<Explained> {
    static UNDEFINED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^LaTeX Error: Environment (.+?) undefined"));
    static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"\\(?:newenvironment|NewDocumentEnvironment|newlist)\*?\s*\{([^}]+)\}")
    });
    let name = UNDEFINED.captures(&record.text)?[1].to_owned();
    let package = PACKAGES
        .iter()
        .find_map(|(known, package)| (*known == name).then_some(*package));
    let mut known: Vec<String> = COMMON.iter().map(|name| (*name).to_owned()).collect();
    for (path, bytes) in context.files {
        if project::is_text_path(path) {
            let text = String::from_utf8_lossy(bytes);
            known.extend(
                DEFINITION
                    .captures_iter(&text)
                    .map(|found| found[1].to_owned()),
            );
        }
    }
    let hint = match (package, nearest::nearest(&name, &known)) {
        (Some(package), _) => {
            format!("It comes with a package: add \\usepackage{{{package}}} to the preamble.")
        }
        (None, Some(near)) => format!("Did you mean “{near}”?"),
        (None, None) => "Check its spelling, or load the package that defines it.".to_owned(),
    };
    Some(Explained::new(
        "undefined_environment",
        format!("The environment “{name}” is not defined."),
        hint,
    ))
}

const PACKAGES: &[(&str, &str)] = &[
    ("tabularx", "tabularx"),
    ("longtable", "longtable"),
    ("multicols", "multicol"),
    ("paracol", "paracol"),
    ("tikzpicture", "tikz"),
    ("align", "amsmath"),
    ("align*", "amsmath"),
    ("adjustwidth", "changepage"),
    ("wrapfigure", "wrapfig"),
    ("lstlisting", "listings"),
    ("tcolorbox", "tcolorbox"),
    ("textblock", "textpos"),
    ("textblock*", "textpos"),
    ("etaremune", "etaremune"),
    ("spacing", "setspace"),
    ("comment", "comment"),
    ("minted", "listings"),
];

const COMMON: &[&str] = &[
    "abstract",
    "array",
    "center",
    "description",
    "document",
    "enumerate",
    "equation",
    "figure",
    "flushleft",
    "flushright",
    "itemize",
    "list",
    "math",
    "minipage",
    "picture",
    "quotation",
    "quote",
    "sloppypar",
    "tabbing",
    "table",
    "tabular",
    "tabular*",
    "thebibliography",
    "titlepage",
    "trivlist",
    "verbatim",
    "verse",
];
