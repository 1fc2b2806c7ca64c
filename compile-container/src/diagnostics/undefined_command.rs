//! "Undefined control sequence."

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::table::regex;
use super::{Context, Explained, nearest};

pub(super) fn explain(record: &Record, context: &Context<'_>) -> Option<Explained> {
    static COMMAND: LazyLock<Regex> = LazyLock::new(|| regex(r"(\\(?:[A-Za-z@]+|.))\s*$"));
    if !record.text.starts_with("Undefined control sequence") {
        return None;
    }
    // The first line of the context ends with the command that TeX stumbled over.
    let command = record
        .context
        .iter()
        .find_map(|line| COMMAND.captures(line))
        .map(|found| found[1].to_owned());
    let Some(command) = command else {
        return Some(Explained::new(
            "undefined_command",
            "A command is not defined.",
            "Check its spelling, or load the package that defines it.",
        ));
    };
    let hint = if let Some(package) = package_of(&command) {
        format!("It comes with a package: add \\usepackage{{{package}}} to the preamble.")
    } else if let Some(near) = nearest::nearest(&command, &known(context)) {
        format!("Did you mean {near}?")
    } else {
        "Check its spelling, or load the package that defines it.".to_owned()
    };
    Some(Explained::new(
        "undefined_command",
        format!("{command} is not defined."),
        hint,
    ))
}

/// Commands of packages that resumes use.
fn package_of(command: &str) -> Option<&'static str> {
    const COMMANDS: &[(&str, &str)] = &[
        ("href", "hyperref"),
        ("url", "hyperref"),
        ("hypersetup", "hyperref"),
        ("includegraphics", "graphicx"),
        ("graphicspath", "graphicx"),
        ("resizebox", "graphicx"),
        ("textcolor", "xcolor"),
        ("color", "xcolor"),
        ("definecolor", "xcolor"),
        ("colorbox", "xcolor"),
        ("geometry", "geometry"),
        ("titleformat", "titlesec"),
        ("titlespacing", "titlesec"),
        ("titlerule", "titlesec"),
        ("setlist", "enumitem"),
        ("toprule", "booktabs"),
        ("midrule", "booktabs"),
        ("bottomrule", "booktabs"),
        ("multirow", "multirow"),
        ("fancyhf", "fancyhdr"),
        ("fancyhead", "fancyhdr"),
        ("fancyfoot", "fancyhdr"),
        ("lhead", "fancyhdr"),
        ("setmainfont", "fontspec"),
        ("setsansfont", "fontspec"),
        ("newfontfamily", "fontspec"),
        ("enquote", "csquotes"),
        ("citep", "natbib"),
        ("citet", "natbib"),
        ("addbibresource", "biblatex"),
        ("printbibliography", "biblatex"),
        ("textcite", "biblatex"),
        ("SI", "siunitx"),
        ("qty", "siunitx"),
        ("euro", "eurosym"),
        ("text", "amsmath"),
        ("mathbb", "amssymb"),
        ("ding", "pifont"),
        ("lipsum", "lipsum"),
        ("blindtext", "blindtext"),
        ("tikz", "tikz"),
        ("usetikzlibrary", "tikz"),
        ("faicon", "fontawesome5"),
        ("onehalfspacing", "setspace"),
        ("setstretch", "setspace"),
        ("lstset", "listings"),
        ("selectlanguage", "babel"),
        ("ifthenelse", "ifthen"),
        ("uline", "ulem"),
        ("raggedcolumns", "multicol"),
        ("adjustbox", "adjustbox"),
        ("xspace", "xspace"),
    ];
    let name = command.strip_prefix('\\')?;
    // \faGithub, \faLinkedin …
    if name
        .strip_prefix("fa")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    {
        return Some("fontawesome5");
    }
    COMMANDS
        .iter()
        .find_map(|(known, package)| (*known == name).then_some(*package))
}

/// LaTeX's own commands and those that the project defines.
fn known(context: &Context<'_>) -> Vec<String> {
    static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareRobustCommand|(?:New|Renew|Provide|Declare)DocumentCommand)\*?\s*\{?\s*(\\[A-Za-z@]+)|\\[egx]?def\s*(\\[A-Za-z@]+)",
        )
    });
    let mut known: Vec<String> = COMMON.iter().map(|name| format!("\\{name}")).collect();
    for (path, bytes) in context.files {
        if project::is_text_path(path) {
            let text = String::from_utf8_lossy(bytes);
            known.extend(
                DEFINITION
                    .captures_iter(&text)
                    .filter_map(|found| found.get(1).or(found.get(2)))
                    .map(|name| name.as_str().to_owned()),
            );
        }
    }
    known
}

const COMMON: &[&str] = &[
    "author",
    "addtocounter",
    "addtolength",
    "appendix",
    "arabic",
    "baselineskip",
    "begin",
    "bfseries",
    "bibitem",
    "bibliography",
    "bibliographystyle",
    "bigskip",
    "bullet",
    "caption",
    "cdot",
    "centering",
    "chapter",
    "cite",
    "clearpage",
    "cline",
    "date",
    "documentclass",
    "dots",
    "emph",
    "end",
    "fbox",
    "footnote",
    "footnotesize",
    "frac",
    "hfill",
    "hline",
    "hrule",
    "hspace",
    "hskip",
    "Huge",
    "huge",
    "include",
    "indent",
    "input",
    "item",
    "itemize",
    "itemsep",
    "itshape",
    "label",
    "LARGE",
    "Large",
    "large",
    "LaTeX",
    "ldots",
    "leftmargin",
    "linebreak",
    "linewidth",
    "listoffigures",
    "maketitle",
    "makebox",
    "mbox",
    "mdseries",
    "medskip",
    "multicolumn",
    "newcommand",
    "newenvironment",
    "newline",
    "newpage",
    "noindent",
    "normalfont",
    "normalsize",
    "pagebreak",
    "pagenumbering",
    "pageref",
    "pagestyle",
    "par",
    "paragraph",
    "parbox",
    "parindent",
    "parskip",
    "part",
    "quad",
    "qquad",
    "raggedleft",
    "raggedright",
    "raisebox",
    "ref",
    "relax",
    "renewcommand",
    "RequirePackage",
    "rightmargin",
    "rmfamily",
    "rule",
    "scriptsize",
    "scshape",
    "section",
    "setcounter",
    "setlength",
    "sffamily",
    "slshape",
    "small",
    "smallskip",
    "subsection",
    "subsubsection",
    "tableofcontents",
    "TeX",
    "textasciitilde",
    "textbackslash",
    "textbar",
    "textbf",
    "textbullet",
    "textemdash",
    "textendash",
    "textgreater",
    "textheight",
    "textit",
    "textless",
    "textmd",
    "textnormal",
    "textrm",
    "textsc",
    "textsf",
    "textsl",
    "textsuperscript",
    "textsubscript",
    "texttt",
    "textup",
    "textwidth",
    "thanks",
    "thispagestyle",
    "times",
    "tiny",
    "title",
    "today",
    "topmargin",
    "ttfamily",
    "underline",
    "upshape",
    "usepackage",
    "vfill",
    "vspace",
    "vskip",
    // Where the package is loaded and the name is misspelt.
    "href",
    "url",
    "includegraphics",
    "textcolor",
    "definecolor",
    "hypersetup",
    "geometry",
    "setlist",
    "titleformat",
    "titlespacing",
    "toprule",
    "midrule",
    "bottomrule",
    "setmainfont",
    "newfontfamily",
];
