//! Braces and groups.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^Extra \}, or forgotten \$|^Too many \}'s",
        "extra_brace",
        "There is a closing brace “}” too many.",
        "Remove it, or add the opening brace that belongs to it.",
    ),
    row(
        r"^Extra \}, or forgotten",
        "extra_brace",
        "A closing brace “}” does not match what was opened last.",
        "Look for a missing “{” or a missing \\end before this place.",
    ),
    row(
        r"^Argument of \\check@nocorr@ has an extra",
        "ampersand_in_argument",
        r"An “&” stands inside the braces of a command such as \textbf, within a table.",
        r"Close the braces before “&”, and open them again in the next column: \textbf{a} & \textbf{b}.",
    ),
    row(
        r"^Argument of \\language@active@arg(.) has an extra",
        "babel_shorthand",
        "The language makes “$1” a special character, and a package needs the plain one.",
        r"Load babel with the option “shorthands=off”, or write \usetikzlibrary{babel} when TikZ is concerned.",
    ),
    row(
        r"^Argument of \\?(\\\S+?) +has an extra \}|^Argument of \\?(\\\S+?) has an extra \}",
        "extra_brace",
        "The argument of $1$2 has a closing brace “}” too many.",
        "Remove it, or add the opening brace that belongs to it.",
    ),
    row(
        r"^Missing (\}|\{) inserted",
        "missing_brace",
        "A brace “$1” is missing.",
        "Count the braces in this line and in those before it.",
    ),
    row(
        r"^Extra \\endgroup|^LaTeX Error: \\end\{([^}]*)\}",
        "end_without_begin",
        r"An \end stands where no environment is open.",
        r"Remove it, or add the \begin that belongs to it.",
    ),
    row(
        r"^Missing \\endgroup inserted",
        "unclosed_environment",
        "An environment or a group is still open where another one ends.",
        r"Look for a missing \end or “}” before this place.",
    ),
    row(
        r"^Use of \\\\?(\S+?) +doesn't match its definition",
        "wrong_use",
        r"\$1 is not followed by what it expects.",
        "Check its arguments: brackets, braces, and their order.",
    )
    .about(r"\$1"),
    row(
        r"^Missing \\endcsname inserted",
        "command_in_name",
        "A command stands where only a plain name may stand.",
        r"Labels, names of environments and of counters are made of letters, digits and “-:.” only; or an argument in braces is missing.",
    ),
];
