//! Lines, pages, floats, boxes.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^LaTeX Error: There's no line here to end",
        "no_line_to_end",
        r"A line break (\\ or \newline) stands where no line has begun.",
        r"Remove it; for space use an empty line or \vspace{1ex}.",
    ),
    row(
        r"^LaTeX Error: \\verb (?:ended by end of line|illegal)",
        "verb",
        r"\verb is not closed in its line, or stands in an argument.",
        r"Use \texttt{…} instead.",
    )
    .about(r"\verb"),
    row(
        r"^LaTeX Error: Not in outer par mode",
        "float_inside",
        "A figure or table stands inside a box.",
        r"Floats cannot stand in a minipage, a column or a table cell: use \includegraphics without \begin{figure}.",
    ),
    row(
        r"^LaTeX Error: \\caption outside float",
        "caption_outside",
        r"\caption stands outside a figure or table.",
        r"Put it between \begin{figure} and \end{figure}, or write the text plainly.",
    )
    .about(r"\caption"),
    row(
        r"^LaTeX Error: (?:Too many unprocessed floats|Float\(s\) lost)",
        "too_many_floats",
        "There are more figures or tables than fit.",
        r"Write \clearpage between them.",
    ),
    row(
        r"^LaTeX Error: No \\title given",
        "no_title",
        r"\maketitle has no title.",
        r"Add \title{…} to the preamble, or remove \maketitle.",
    )
    .about(r"\maketitle"),
    row(
        r"^A <box> was supposed to be here",
        "box_expected",
        "A box is expected here.",
        r"Check what follows \raisebox, \hbox or \setbox: it must stand in braces.",
    ),
    row(
        r"^Infinite glue shrinkage",
        "infinite_glue",
        "A stretchable space may shrink without limit.",
        r"Remove \hss or “minus 1fil” from this paragraph; \hfill does what is usually wanted.",
    ),
    row(
        r"^Package titlesec Error: Entered in horizontal mode",
        "title_format",
        r"\titleformat's settings print something.",
        r"Its second argument holds only commands such as \Large\bfseries; it needs five arguments in all.",
    ),
    row(
        r"^Package fancyhdr Error: Illegal char(?:acter)? `(.+?)' in (\\\S+) argument",
        "header_place",
        "$2 does not know the place “$1”.",
        "Use L, C or R for left, centre, right, with E or O for even and odd pages.",
    ),
    row(
        r"^Package paracol Error|^Package multicol Error",
        "columns",
        "The columns are not set up correctly.",
        r"Give their number in braces, as in \begin{paracol}{2}.",
    ),
    row(
        r"^Package soul Error",
        "soul",
        "Underlining or highlighting met something that it cannot take apart.",
        r"Put only plain text inside \ul, \hl and \so; other commands go around them.",
    ),
    row(
        r"^Improper \\prevdepth|^Improper \\spacefactor",
        "wrong_mode",
        "The text is still inside a box or table that should have ended.",
        r"Look for a missing \end before this place.",
    ),
    row(
        r"^You can't use `\\(hrule|vskip|vspace|par|end|hskip|unskip|raise|lower|moveleft|prevdepth)' in (.+?) mode",
        "wrong_mode",
        r"\$1 cannot be used here.",
        "Vertical space and lines belong between paragraphs, not inside a line, a box or a formula.",
    ),
    row(
        r"^You can't use `\\spacefactor' in (.+?) mode",
        "inner_command",
        "A command whose name has “@” stands in the document.",
        r"Such names are LaTeX's inner ones: write \makeatletter before and \makeatother after the lines that use them.",
    ),
    row(
        r"^You can't use `(.+?)' in (.+?) mode",
        "wrong_mode",
        "“$1” cannot be used in $2 mode.",
        "",
    ),
    row(
        r"^You can't use `(.+?)' after ",
        "wrong_mode",
        "“$1” is not something that can be counted with.",
        "Check the name of the length or counter before it.",
    ),
];
