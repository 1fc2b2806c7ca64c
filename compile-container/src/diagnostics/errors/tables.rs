//! Tables.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^Extra alignment tab has been changed to \\cr",
        "extra_column",
        "A row of the table has more columns than the table.",
        r"Remove an “&”, add a column to \begin{tabular}{…}, or end the row before with \\.",
    )
    .about("&"),
    row(
        r"^Misplaced \\(noalign|omit)",
        "misplaced_rule",
        r"A line or a \multicolumn stands inside a table's row.",
        r"End the row with \\ before \hline, \midrule and the like; \multicolumn comes first in its cell.",
    ),
    row(
        r"^Misplaced \\(cr|span|tabularnewline)",
        "row_end_outside",
        "The end of a table's row stands outside a table.",
        r"Remove it; in text write \newline or begin a new paragraph.",
    ),
    row(
        r"^Missing \\cr inserted",
        "unclosed_table",
        "A table ends in the middle of a row.",
        r"Look for a missing \end{tabular} or “}” in the rows before.",
    ),
    row(
        r"^LaTeX Error: Illegal character in array arg|^Package array Error: +Illegal pream-token \(([^)]*)\)",
        "column_type",
        "A table's column has a type that does not exist: $1",
        r"Use l, c, r or p{3cm}. X needs tabularx, m and b need the package array; a width comes first in \begin{tabularx}{\textwidth}{…}.",
    ),
    row(
        r"^LaTeX Error: Missing p-arg in array arg|^Package array Error: +Missing arg",
        "column_width",
        "A column of a fixed width has no width.",
        "Write it behind the letter: p{3cm}.",
    ),
    row(
        r"^Missing # inserted in alignment preamble|^Only one # is allowed per tab",
        "column_type",
        "The columns of a table are not described correctly.",
        r"They stand in braces behind \begin{tabular}, as in {l r}.",
    ),
    row(
        r"^LaTeX Error: Undefined tab position|^LaTeX Error: Tab overflow",
        "tab_position",
        "A tab is used that was not set.",
        r"Set tabs with \= in the first line of the tabbing environment.",
    ),
    row(
        r"^You can't use `\\(hrule|hline)' here",
        "misplaced_rule",
        r"A line stands inside a table's row.",
        r"End the row with \\ before it.",
    ),
];
