//! Braces, environments, the document's frame.

use compile_protocol::Engine::{Lualatex, Xelatex};
use compile_protocol::Level::Warning;

use crate::case::{Case, case, whole};

pub const CASES: &[Case] = &[
    case(
        "runaway_argument",
        "",
        "⟦\\textbf{⟧a\n\nb",
        "never closed",
        "}",
    ),
    case(
        "runaway_argument",
        "",
        "⟦\\textbf{⟧a\n\nb",
        "never closed",
        "}",
    )
    .on(Lualatex),
    case(
        "runaway_argument",
        "",
        "⟦\\section{⟧Experience\n\nfoo\n",
        "never closed",
        "}",
    ),
    case(
        "runaway_argument",
        "\\newcommand*{\\name}[1]{#1}",
        "⟦\\name{⟧a\n\nb}",
        "\\name",
        "empty line",
    ),
    case(
        "runaway_argument",
        "\\usepackage{hyperref}",
        "⟦\\href{http://x}{⟧abc\n\nfoo",
        "not closed",
        "}",
    ),
    case(
        "runaway_argument",
        "⟦\\newcommand{\\foo}[1]{⟧abc",
        "x",
        "never closed",
        "}",
    ),
    case(
        "runaway_argument",
        "⟦\\usepackage{⟧xcolor",
        "x",
        "never closed",
        "}",
    ),
    whole(
        "runaway_argument",
        "⟦\\documentclass{⟧article\n\\begin{document}\nx\n\\end{document}\n",
        "never closed",
        "}",
    ),
    case(
        "runaway_argument",
        "",
        "\\begin{itemize}\n⟦\\item[⟧x\n\\item y\n\\end{itemize}",
        "bracket",
        "]",
    ),
    case(
        "runaway_argument",
        "\\usepackage{enumitem}",
        "⟦\\begin{itemize}[⟧leftmargin=*, itemsep=0pt\n\\item x\n\\end{itemize}",
        "bracket",
        "]",
    ),
    case(
        "runaway_argument",
        "",
        "⟦\\begin{tabular}{⟧l l\na & b\n\\end{tabular}",
        "never closed",
        "}",
    ),
    whole(
        "runaway_argument",
        "\\documentclass{article}\n\\begin{document}\n\\input{a}\n\\end{document}",
        "\\textbf",
        "}",
    )
    .with(&[("a.tex", "one\n⟦\\textbf{⟧two\n".as_bytes())]),
    case(
        "percent_sign",
        "\\newcommand{\\entry}[1]{#1}",
        "\\entry{Cut costs by 20⟦%⟧ in a year}\n",
        "comment",
        "\\%",
    )
    .mends(),
    case("extra_brace", "", "x⟦}⟧ y", "too many", "Remove"),
    case("extra_brace", "", "$x⟦}⟧$ y", "too many", "Remove"),
    case(
        "unclosed_group",
        "",
        "⟦{⟧\\bfseries x\n\nmore",
        "never closed",
        "}",
    )
    .only(Warning),
    case("incomplete_if", "", "⟦⟧\\iftrue x", "\\iftrue", "\\fi").only(Warning),
    case(
        "missing_brace",
        "",
        "\\begin{center}{x⟦\\end{center}⟧ y",
        "brace",
        "Count",
    )
    .causes(1),
    case(
        "environment_mismatch",
        "",
        "\\begin{center}\nx\n\\end{⟦centre⟧}",
        "\\begin{center}",
        "\\end{center}",
    )
    .mends(),
    case(
        "environment_mismatch",
        "",
        "\\begin{center}\nx\n\\end{⟦itemize⟧}",
        "of line 4",
        "\\end{center}",
    )
    .mends(),
    case(
        "environment_mismatch",
        "",
        "x\n\\end{⟦docment⟧}",
        "docment",
        "document",
    )
    .mends(),
    case(
        "unclosed_environment",
        "",
        "\\begin{⟦itemize⟧}\n\\item x\n",
        "has no",
        "\\end{itemize}",
    )
    .mends(),
    case(
        "unclosed_environment",
        "",
        "\\begin{⟦itemize⟧}\n\\item x\n",
        "has no",
        "\\end{itemize}",
    )
    .mends()
    .on(Xelatex),
    case(
        "unclosed_environment",
        "",
        "\\begin{center}\n\\begin{⟦itemize⟧}\n\\item x\n\\end{center}\ny",
        "still open",
        "\\end{itemize}",
    )
    .mends(),
    case(
        "unclosed_environment",
        "",
        "\\begin{⟦tabular⟧}{ll}\na & b \\\\\n",
        "has no",
        "\\end{tabular}",
    )
    .offers(),
    case(
        "end_without_begin",
        "",
        "x\n\\end{⟦itemize⟧}",
        "\\end{itemize}",
        "Remove",
    ),
    whole(
        "missing_end_document",
        "\\documentclass{article}\n\\begin{document}\n⟦x⟧\n",
        "\\end{document}",
        "last line",
    )
    .mends(),
    whole(
        "missing_end_document",
        "\\documentclass{article}\n\\begin{document}\n⟦x⟧\n",
        "\\end{document}",
        "last line",
    )
    .mends()
    .on(Xelatex),
    whole(
        "missing_begin_document",
        "\\documentclass{article}\n⟦\\section⟧{x}\nfoo\n\\end{document}\n",
        "no \\begin{document}",
        "Add",
    ),
    case(
        "missing_begin_document",
        "⟦s⟧tray",
        "x",
        "before \\begin{document}",
        "stray letter",
    ),
    whole(
        "no_document_class",
        "⟦⟧Ada Sample\nEngineer\n",
        "\\documentclass",
        "template",
    ),
    whole(
        "no_document_class",
        "⟦⟧\\section{Work}\n",
        "main.tex",
        "“cv.tex” has one",
    )
    .with(&[("cv.tex", b"\\documentclass{article}")]),
    whole(
        "no_document_class",
        "⟦⟧\\usepackage{xcolor}\n\\begin{document}\nx\n\\end{document}\n",
        "\\documentclass",
        "template",
    )
    .causes(1),
    whole(
        "extra_brace",
        "\\documentclass{article}\n\\newcommand{\\contact}[1]{\\gdef\\hold{#1}}\n\\contact a⟦}⟧\n\\begin{document}\nx\n\\end{document}\n",
        "too many",
        "Remove",
    ),
    whole("empty_document", "\n", "empty", "Paste"),
    whole(
        "no_pages",
        "\\documentclass{article}\n\\begin{document}\n\\end{document}\n",
        "no pages",
        "text",
    ),
    case(
        "two_classes",
        "⟦\\documentclass⟧{article}",
        "x",
        "two",
        "Keep one",
    ),
    case(
        "only_in_preamble",
        "",
        "⟦\\usepackage⟧{xcolor}",
        "before",
        "preamble",
    ),
    case("no_title", "", "⟦\\maketitle⟧ x", "title", "\\title"),
    case(
        "no_author",
        "\\title{x}",
        "⟦\\maketitle⟧ x",
        "author",
        "\\author",
    )
    .only(Warning),
];
