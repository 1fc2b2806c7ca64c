//! Publications.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^Package biblatex Error: Style '([^']+)' not found",
        "bibliography_style",
        "There is no bibliography style called “$1”.",
        "Use numeric, authoryear, alphabetic or ieee.",
    )
    .about("$1")
    .among(&["numeric", "authoryear", "alphabetic", "ieee", "apa", "verbose", "nature"]),
    row(
        r"^Package biblatex Error: '\\?(\\\w+)' invalid",
        "biblatex_command",
        r"$1 does not work with biblatex.",
        r"With biblatex write \addbibresource{file.bib} in the preamble and \printbibliography, and give the style as its option.",
    )
    .about("$1"),
    row(
        r"^Package natbib Error: Bibliography not compatible with author-year",
        "natbib_style",
        "The bibliography has no authors and years for natbib to show.",
        r"Load natbib with the option “numbers”, or use \bibliographystyle{plainnat}.",
    ),
    row(
        r"^Package (biblatex|natbib) Error: (.+)$",
        "bibliography_setup",
        "$1: $2",
        "Check how the package is loaded.",
    ),
];
