//! Lists.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^LaTeX Error: Something's wrong--perhaps a missing \\item",
        "missing_item",
        "A list has something outside its items.",
        r"Begin the list's content with \item, or remove the empty list. Options such as [noitemsep] need the package enumitem.",
    ),
    row(
        r"^LaTeX Error: Lonely \\item",
        "lonely_item",
        r"\item stands outside a list.",
        r"Put it between \begin{itemize} and \end{itemize}.",
    )
    .about(r"\item"),
    row(
        r"^LaTeX Error: Too deeply nested",
        "too_deep",
        "Lists are nested too deeply.",
        "LaTeX allows four levels; close the lists that should have ended.",
    ),
    row(
        r"^Package enumitem Error: Undefined label",
        "list_label",
        r"A list made with \newlist has no sign for its items yet.",
        r"Add \setlist[name]{label=\textbullet} after \newlist.",
    ),
    row(
        r"^Package enumitem Error",
        "list_option",
        "An option of a list is not right.",
        "Check the square brackets behind \\begin{itemize}: options are separated by commas, as in [leftmargin=*, nosep].",
    ),
];
