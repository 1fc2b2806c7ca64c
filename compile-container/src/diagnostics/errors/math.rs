//! Mathematics.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^Double (superscript|subscript)",
        "double_script",
        "Two ${1}s follow each other.",
        "Use braces: a^{b^c}.",
    ),
    row(
        r"^Display math should end with \$\$",
        "display_math",
        "A formula that began with $$$$ ends with a single $$.",
        "Write $$$$ at both ends; for an amount of money write \\$$.",
    )
    .about("$$"),
    row(
        r"^LaTeX Error: Bad math environment delimiter",
        "math_delimiter",
        r"\( or \) stands where no formula can begin or end.",
        r"Each \( needs one \), and formulas cannot be nested.",
    ),
    row(
        r"^Missing (?:\\right|delimiter)|^Extra \\(right|middle)",
        "left_right",
        r"\left and \right do not belong together.",
        r"Each \left( needs a \right) in the same formula; \right. stands for none.",
    ),
    row(
        r"^LaTeX Error: Command (\\\S+) invalid in math mode",
        "text_in_math",
        "$1 does not work in formulas.",
        r"End the formula before it, or put it into \text{…}.",
    )
    .about("$1"),
];
