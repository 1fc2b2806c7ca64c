//! Errors that one pattern recognises.

use std::sync::LazyLock;

use super::record::Record;
use super::table::{Row, Table};
use super::{Context, Explained};

/// What TeX says only because of an error that it has reported before.
pub(super) fn is_consequence(record: &Record) -> bool {
    record.text.starts_with(" ==> Fatal error occurred")
        || record.text.starts_with("==> Fatal error occurred")
        || record.text.starts_with("That makes 100 errors")
}

pub(super) fn explain(record: &Record, _: &Context<'_>) -> Option<Explained> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(ROWS));
    TABLE.explain(&record.text)
}

const ROWS: &[Row] = &[
    Row {
        pattern: r"Package fontspec Error: .*(?:XeTeX|LuaTeX|pdftex)|fontspec Error: The fontspec package requires|cannot-use-pdftex",
        kind: "wrong_engine",
        message: "This document uses fontspec, which pdfLaTeX does not support.",
        hint: "Compile with XeLaTeX or LuaLaTeX.",
    },
    Row {
        pattern: r"(?:requires|needs|must be (?:compiled|run|processed) with|only works with|Use)\s+(?:either\s+)?(XeTeX|XeLaTeX|LuaTeX|LuaLaTeX)",
        kind: "wrong_engine",
        message: "This document needs $1.",
        hint: "Choose $1 as the engine.",
    },
    Row {
        pattern: r"^Missing \$ inserted",
        kind: "missing_dollar",
        message: "A mathematical symbol stands outside math mode.",
        hint: r"Escape “_”, “^” and “&” in text as \_, \^{} and \&, or put formulas between $ signs.",
    },
    Row {
        pattern: r"^Extra \}, or forgotten \$|^Too many \}'s",
        kind: "extra_brace",
        message: "There is a closing brace “}” too many.",
        hint: "Remove it, or add the opening brace that belongs to it.",
    },
    Row {
        pattern: r"^Extra \}, or forgotten",
        kind: "extra_brace",
        message: "A closing brace “}” does not match what was opened last.",
        hint: "Look for a missing “{” before this place.",
    },
    Row {
        pattern: r"^Missing (\}|\{) inserted",
        kind: "missing_brace",
        message: "A brace “$1” is missing.",
        hint: "Count the braces in this line and in those before it.",
    },
    Row {
        pattern: r"^LaTeX Error: \\begin\{([^}]*)\} on input line (\d+) ended by \\end\{([^}]*)\}",
        kind: "environment_mismatch",
        message: r"\begin{$1} in line $2 is ended by \end{$3}.",
        hint: r"Write \end{$1}, or close the inner environment first.",
    },
    Row {
        pattern: r"^LaTeX Error: \\begin\{document\} ended by \\end\{([^}]*)\}",
        kind: "environment_mismatch",
        message: r"\end{$1} has no \begin{$1}.",
        hint: "Remove it, or add the beginning.",
    },
    Row {
        pattern: r"^Extra \\endgroup|^LaTeX Error: \\end\{([^}]*)\}",
        kind: "environment_mismatch",
        message: r"An \end stands where no environment is open.",
        hint: r"Remove it, or add the \begin that belongs to it.",
    },
    Row {
        pattern: r"^LaTeX Error: Missing \\begin\{document\}",
        kind: "missing_begin_document",
        message: r"Text stands before \begin{document}.",
        hint: r"Move it below \begin{document}; a stray letter in the preamble is enough.",
    },
    Row {
        pattern: r"^LaTeX Error: Something's wrong--perhaps a missing \\item",
        kind: "missing_item",
        message: r"A list has something outside its items.",
        hint: r"Begin the list's content with \item, or remove the empty list.",
    },
    Row {
        pattern: r"^LaTeX Error: Lonely \\item",
        kind: "lonely_item",
        message: r"\item stands outside a list.",
        hint: r"Put it between \begin{itemize} and \end{itemize}.",
    },
    Row {
        pattern: r"^Misplaced alignment tab character &|^Extra alignment tab has been changed to \\cr",
        kind: "misplaced_ampersand",
        message: "An “&” stands where no table column can begin.",
        hint: r"In text write \&; in a table, remove it or add a column.",
    },
    Row {
        pattern: r"^Misplaced \\(noalign|omit|cr)",
        kind: "misplaced_rule",
        message: r"A table rule or \multicolumn stands inside a row.",
        hint: r"End the row with \\ before \hline, \midrule and the like.",
    },
    Row {
        pattern: r"^LaTeX Error: There's no line here to end",
        kind: "no_line_to_end",
        message: r"\\ stands where no line has begun.",
        hint: r"Remove it; for space use an empty line or \vspace.",
    },
    Row {
        pattern: r"^Double (superscript|subscript)",
        kind: "double_script",
        message: "Two ${1}s follow each other.",
        hint: "Use braces: a^{b^c}.",
    },
    Row {
        pattern: r"^You can't use `macro parameter character #' in",
        kind: "misplaced_hash",
        message: "A “#” stands in the text.",
        hint: r"Write \#, for example C\#.",
    },
    Row {
        pattern: r"^Illegal parameter number in definition of (\\\S+)",
        kind: "illegal_parameter",
        message: "The definition of $1 uses a parameter that it does not have.",
        hint: r"Give the number of parameters, as in \newcommand{\name}[2]{#1 #2}.",
    },
    Row {
        pattern: r"^You can't use `(.+?)' in (.+?) mode",
        kind: "wrong_mode",
        message: "“$1” cannot be used in $2 mode.",
        hint: "",
    },
    Row {
        pattern: r"^Use of (\\\S+?) doesn't match its definition",
        kind: "wrong_use",
        message: "$1 is not followed by what it expects.",
        hint: "Check its arguments: brackets, braces, and their order.",
    },
    Row {
        pattern: r"^Argument of (\\\S+?) has an extra \}",
        kind: "extra_brace",
        message: "The argument of $1 has a closing brace “}” too many.",
        hint: "Remove it, or add the opening brace that belongs to it.",
    },
    Row {
        pattern: r"^LaTeX Error: Command (\\\S+) already defined",
        kind: "already_defined",
        message: "$1 is defined already.",
        hint: r"Choose another name, or use \renewcommand.",
    },
    Row {
        pattern: r"^LaTeX Error: (?:Command )?(\\\S+) undefined",
        kind: "renew_undefined",
        message: r"\renewcommand changes $1, which does not exist.",
        hint: r"Use \newcommand, or load the package that defines it.",
    },
    Row {
        pattern: r"^LaTeX Error: Option clash for package ([^\s.]+)",
        kind: "option_clash",
        message: "The package $1 is loaded twice with different options.",
        hint: "Load it once, with all its options; a class may load it too.",
    },
    Row {
        pattern: r"^(?:LaTeX|Package \S+) Error: Unknown option [`'‘]([^'’]+)['’] for (?:package|class) [`'‘]([^'’]+)['’]",
        kind: "unknown_option",
        message: "$2 does not know the option “$1”.",
        hint: "Remove the option, or look it up in the manual of $2.",
    },
    Row {
        pattern: r"^LaTeX Error: Can be used only in preamble",
        kind: "only_in_preamble",
        message: r"This command belongs before \begin{document}.",
        hint: r"Move it up into the preamble.",
    },
    Row {
        pattern: r"^LaTeX Error: Two \\documentclass or \\documentstyle commands",
        kind: "two_classes",
        message: r"There are two \documentclass commands.",
        hint: "Keep one.",
    },
    Row {
        pattern: r"^LaTeX Error: Unknown graphics extension: ([^\s.]*\.?\S*?)\.?$|^LaTeX Error: Cannot determine size of graphic in (\S+)",
        kind: "image_format",
        message: "The image format of “$1$2” is not supported.",
        hint: "Convert the image to PDF, PNG or JPEG.",
    },
    Row {
        pattern: r"^LaTeX Error: Too deeply nested",
        kind: "too_deep",
        message: "Lists are nested too deeply.",
        hint: "LaTeX allows four levels; close the lists that should have ended.",
    },
    Row {
        pattern: r"^LaTeX Error: Counter too large",
        kind: "counter_too_large",
        message: "A counter shown as letters or symbols is too large.",
        hint: r"Use numbers: \arabic.",
    },
    Row {
        pattern: r"^LaTeX Error: No counter '([^']+)' defined",
        kind: "no_counter",
        message: "There is no counter called “$1”.",
        hint: r"Define it with \newcounter{$1}.",
    },
    Row {
        pattern: r"^LaTeX Error: \\verb ended by end of line|^LaTeX Error: \\verb illegal in argument",
        kind: "verb",
        message: r"\verb is not closed in its line, or stands in an argument.",
        hint: r"Use \texttt{…} instead.",
    },
    Row {
        pattern: r"^LaTeX Error: Not in outer par mode",
        kind: "float_inside",
        message: "A figure or table stands inside a box.",
        hint: "Floats cannot stand in a minipage or table cell; use the image without figure.",
    },
    Row {
        pattern: r"^Package xcolor Error: Undefined color `([^']+)'|^LaTeX Error: Undefined color `([^']+)'|^Package color Error: Undefined color `([^']+)'",
        kind: "undefined_color",
        message: "The colour “$1$2$3” is not defined.",
        hint: r"Define it with \definecolor{$1$2$3}{HTML}{336699}.",
    },
    Row {
        pattern: r"^Package (?:keyval|pgfkeys|pgf|xkeyval|kvsetkeys) Error: (.+?)(?:undefined|unknown)",
        kind: "unknown_key",
        message: "An option is not known: $1",
        hint: "Check its spelling in the package's manual.",
    },
    Row {
        pattern: r"^Dimension too large|^Arithmetic overflow",
        kind: "dimension_too_large",
        message: "A length is larger than TeX can handle (about 5.75 m).",
        hint: "Look for a wrong unit or a scale that is far too large.",
    },
    Row {
        pattern: r"^Illegal unit of measure",
        kind: "illegal_unit",
        message: "A length has no unit, or an unknown one.",
        hint: "Write, for example, 1.5cm, 12pt or 2em.",
    },
    Row {
        pattern: r"^Missing number, treated as zero",
        kind: "missing_number",
        message: "A number is expected here.",
        hint: "Check the lengths and counters in this line.",
    },
    Row {
        pattern: r"^TeX capacity exceeded, sorry \[([^=\]]+)=",
        kind: "capacity_exceeded",
        message: "TeX ran out of $1.",
        hint: "Usually a command calls itself endlessly. Look at the last definition you changed.",
    },
    Row {
        pattern: r"^Incomplete \\if\S*; all text was ignored after line (\d+)",
        kind: "incomplete_if",
        message: r"A conditional that began in line $1 has no \fi.",
        hint: r"Add \fi, or check for an unbalanced brace.",
    },
    Row {
        pattern: r"^Extra \\(fi|else|or)",
        kind: "extra_fi",
        message: r"\$1 stands without its \if.",
        hint: "",
    },
    Row {
        pattern: r"^Interruption|^Emergency stop",
        kind: "emergency_stop",
        message: "TeX gave up here.",
        hint: r"The cause is the error before this one, a missing \end{document}, or a missing file.",
    },
    Row {
        pattern: r"^I can't write on file",
        kind: "write_refused",
        message: "The document tries to write a file outside its folder.",
        hint: "Only files in the project's own folder can be written.",
    },
    Row {
        pattern: r"^Text line contains an invalid character",
        kind: "invalid_character",
        message: "The file contains an invisible control character.",
        hint: "Delete the line and type it again.",
    },
    Row {
        pattern: r"^Package babel Error: Unknown option [`']([^']+)'|^Package babel Error: You haven't (?:defined|loaded) the (?:language|option) '?([A-Za-z]+)",
        kind: "unknown_language",
        message: "babel does not know the language “$1$2”.",
        hint: "Check its spelling, for example “ngerman”, “french” or “spanish”.",
    },
    Row {
        pattern: r"^Package inputenc Error: Invalid UTF-8 byte|String contains an invalid utf-8 sequence",
        kind: "not_utf8",
        message: "The file is not encoded in UTF-8.",
        hint: "Save it again as UTF-8.",
    },
    Row {
        pattern: r"^LaTeX Error: This NFSS system isn't set up properly|^Font (\S+?)=(\S+).* not loadable",
        kind: "font_not_loadable",
        message: "A font could not be loaded: $2",
        hint: "Its files are not installed here; choose another font.",
    },
];
