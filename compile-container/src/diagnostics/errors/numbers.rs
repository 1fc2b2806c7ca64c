//! Lengths, numbers, counters.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^Dimension too large",
        "dimension_too_large",
        "A length is larger than TeX can handle (about 5.75 m).",
        "Look for a wrong unit or a scale that is far too large.",
    ),
    row(
        r"^Arithmetic overflow",
        "arithmetic_overflow",
        "A calculation has a result that is too large, or divides by zero.",
        "Look for a length of zero, an image without a size, or a scale that is far too large.",
    ),
    row(
        r"^Number too big",
        "number_too_big",
        "A number is larger than TeX can handle (2147483647).",
        "Shorten it, or write it as text.",
    ),
    row(
        r"^Illegal unit of measure",
        "illegal_unit",
        "A length has no unit, or an unknown one.",
        "Write, for example, 1.5cm, 12pt or 2em.",
    ),
    row(
        r"^Missing number, treated as zero",
        "missing_number",
        "A number or length is expected here.",
        r"Write, for example, \hspace{1cm} or \begin{minipage}{5cm}: the length stands in braces.",
    ),
    row(
        r"^Package calc Error: `(.+?)' invalid at this point",
        "calculation",
        "“$1” does not belong into a calculation.",
        r"Write lengths with units and + - * / between them, as in \textwidth - 2cm.",
    ),
    row(
        r"^LaTeX Error: Counter too large",
        "counter_too_large",
        "A counter shown as letters or symbols is too large.",
        r"Use numbers: \arabic.",
    ),
    row(
        r"^LaTeX Error: No counter '([^']+)' defined",
        "no_counter",
        "There is no counter called “$1”.",
        r"Define it with \newcounter{$1}.",
    )
    .about("$1"),
    row(
        r"^Not a letter",
        "hyphenation",
        r"\hyphenation takes only words of letters.",
        "Remove digits and signs from its words.",
    ),
    row(
        r"^Package xcolor Error: Undefined color model [`']([^']+)'",
        "color_model",
        "There is no colour model called “$1”.",
        "Use HTML (336699), RGB (51,102,153), rgb (0.2,0.4,0.6), gray or cmyk.",
    )
    .about("$1")
    .among(&["HTML", "RGB", "rgb", "gray", "cmyk", "cmy", "named"]),
];
