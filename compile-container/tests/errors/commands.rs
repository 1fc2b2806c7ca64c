//! Commands, environments, definitions.

use compile_protocol::Engine::{Lualatex, Xelatex};

use crate::case::{Case, case, whole};

pub const CASES: &[Case] = &[
    case(
        "undefined_command",
        "",
        "a\n⟦\\textbff⟧{x}",
        "\\textbff",
        "\\textbf?",
    )
    .mends(),
    case(
        "undefined_command",
        "",
        "a\n⟦\\textbff⟧{x}",
        "\\textbff",
        "\\textbf?",
    )
    .mends()
    .on(Xelatex),
    case(
        "undefined_command",
        "",
        "\té ⟦\\textbff⟧{x}",
        "\\textbff",
        "\\textbf?",
    )
    .mends()
    .on(Xelatex),
    case(
        "undefined_command",
        "",
        "a\n⟦\\textbff⟧{x}",
        "\\textbff",
        "\\textbf?",
    )
    .mends()
    .on(Lualatex),
    case(
        "undefined_command",
        "\\newcommand{\\resumeItem}[1]{#1}",
        "⟦\\resumeitem⟧{x}",
        "\\resumeitem",
        "\\resumeItem?",
    )
    .mends(),
    case(
        "undefined_command",
        "\\newcommand{\\entry}[1]{\\textbf{#1} ⟦\\smalll⟧ x}",
        "a \\entry{b} c",
        "\\entry uses",
        "\\small?",
    )
    .mends(),
    case(
        "undefined_command",
        "",
        "\\textbf{one\n⟦\\emhp⟧{x} more}",
        "\\emhp",
        "\\emph?",
    )
    .mends(),
    case(
        "undefined_command",
        "",
        "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word ⟦\\nosuchthing⟧ word",
        "\\nosuchthing",
        "spelling",
    ),
    case(
        "undefined_command",
        "",
        "⟦\\href⟧{https://example.com}{b}",
        "\\href",
        "\\usepackage{hyperref}",
    )
    .mends(),
    case(
        "undefined_command",
        "",
        "⟦\\faGithub⟧ x",
        "\\faGithub",
        "\\usepackage{fontawesome5}",
    )
    .mends(),
    case(
        "undefined_command",
        "\\usepackage{xcolor}\n⟦\\setlist⟧{nosep}",
        "x",
        "\\setlist",
        "\\usepackage{enumitem}",
    )
    .mends(),
    case(
        "undefined_command",
        "⟦\\setmainfont⟧{Lato}",
        "x",
        "\\setmainfont",
        "XeLaTeX",
    )
    .offers()
    .suggests(Xelatex),
    case(
        "undefined_command",
        "",
        "⟦\\resumeSubheading⟧{a}{b}{c}{d}",
        "\\resumeSubheading",
        "Jake's Resume",
    ),
    case(
        "undefined_command",
        "",
        "⟦\\cventry⟧{a}{b}{c}{d}{e}{f}",
        "\\cventry",
        "moderncv",
    ),
    case(
        "undefined_command",
        "\\makeatletter\\newcommand{\\my@x}{a}\\makeatother",
        "⟦\\my⟧@x b",
        "\\my",
        "\\makeatletter",
    ),
    case(
        "undefined_command",
        "",
        "\\setlength{⟦\\parindnt⟧}{0pt}x",
        "\\parindnt",
        "\\parindent?",
    )
    .mends(),
    case(
        "undefined_command",
        "\\usepackage{graphicx}",
        "\\includegraphics[width=0.5⟦\\textwidt⟧]{example-image}",
        "\\textwidt",
        "\\textwidth?",
    )
    .mends(),
    case(
        "undefined_command",
        "",
        "⟦\\begn⟧{itemize}\n\\item x\n\\end{itemize}",
        "\\begn",
        "\\begin?",
    )
    .mends()
    .causes(1),
    case(
        "undefined_command",
        "",
        "⟦\\bm⟧{x} a \\mathbb{R}",
        "\\bm",
        "bm",
    )
    .offers()
    .causes(2),
    case(
        "unknown_page_style",
        "\\pagestyle{⟦fancy⟧}",
        "x",
        "fancy",
        "fancyhdr",
    )
    .mends(),
    case(
        "unknown_page_style",
        "",
        "\\pagestyle{⟦emtpy⟧}x",
        "emtpy",
        "empty",
    )
    .mends(),
    case(
        "undefined_environment",
        "",
        "\\begin{⟦itemise⟧}\\item x\\end{itemise}",
        "itemise",
        "itemize",
    )
    .mends(),
    case(
        "undefined_environment",
        "",
        "\\begin{⟦itemise⟧}\n\\item x\n\\end{itemise}",
        "itemise",
        "itemize",
    ),
    case(
        "undefined_environment",
        "",
        "\\begin{⟦multicols⟧}{2}x\\end{multicols}",
        "multicols",
        "multicol",
    )
    .mends(),
    case(
        "undefined_environment",
        "",
        "\\begin{⟦cvitems⟧}\n\\item {x}\n\\end{cvitems}",
        "cvitems",
        "Awesome-CV",
    ),
    case(
        "undefined_environment",
        "",
        "\\begin{⟦rSection⟧}{Work}x\\end{rSection}",
        "rSection",
        "resume.cls",
    ),
    case(
        "inner_command",
        "",
        "x\n\n⟦\\@⟧startsection x",
        "@",
        "\\makeatletter",
    )
    .causes(1),
    case(
        "wrong_use",
        "\\def\\pair(#1){#1}",
        "⟦\\pair⟧ x",
        "\\pair",
        "brackets",
    ),
    case("command_in_name", "", "⟦\\section⟧ ", "name", "braces").causes(1),
    case(
        "already_defined",
        "⟦\\newcommand{\\emph}{x}⟧",
        "x",
        "\\emph",
        "\\renewcommand",
    ),
    case(
        "already_defined",
        "\\newcounter{⟦page⟧}",
        "x",
        "counter “page”",
        "another name",
    ),
    case(
        "already_defined",
        "⟦\\NewDocumentCommand{\\textbf}{m}{#1}⟧",
        "x",
        "\\textbf",
        "another name",
    ),
    case(
        "renew_undefined",
        "\\renewcommand{⟦\\nme⟧}{x}",
        "x",
        "\\nme",
        "\\newcommand",
    ),
    case(
        "illegal_parameter",
        "⟦\\newcommand{\\foo}[2]{#1#3}⟧",
        "x",
        "\\foo",
        "[2]",
    ),
    case(
        "too_many_parameters",
        "⟦\\newcommand{\\foo}[10]{x}⟧",
        "x",
        "nine",
        "1 to 9",
    ),
    case("old_font_command", "", "{⟦\\bf⟧ x}", "\\bf", "\\bfseries").class("scrartcl"),
    case("extra_fi", "", "x ⟦\\fi⟧", "\\fi", "\\if"),
    case("comparison", "", "\\ifnum 1 ⟦x⟧ 2 a\\fi", "comparison", "="),
    case(
        "missing_argument",
        "\\newcommand*{\\entry}[3]{#1 #2 #3}",
        "x ⟦\\entry⟧{a}{b}\n\nmore",
        "\\entry",
        "{}",
    ),
    case(
        "missing_argument",
        "\\moderncvstyle{classic}\\moderncvcolor{blue}\\name{A}{B}",
        "\\makecvtitle\n⟦\\cventry⟧{a}{b}{c}{d}{e}\n\nx",
        "\\cventry",
        "{}",
    )
    .class("moderncv"),
    case(
        "missing_argument",
        "\\usepackage{titlesec}\n⟦\\titleformat{\\section}{\\large}{}{0em}⟧",
        "\\section{x}",
        "fewer arguments",
        "five",
    )
    .causes(1),
    case(
        "missing_name",
        "\\moderncvstyle{classic}\\moderncvcolor{blue}",
        "\\makecvtitle x",
        "name",
        "\\name{First}{Last}",
    )
    .class("moderncv")
    .placed_elsewhere()
    .causes(1),
    case(
        "missing_command_name",
        "\\def ⟦x⟧{y}",
        "z",
        "name",
        "backslash",
    ),
    whole(
        "nested_include",
        "\\documentclass{article}\n\\begin{document}\n\\include{a}\n\\end{document}",
        "include",
        "\\input",
    )
    .with(&[("a.tex", "⟦\\include⟧{b}".as_bytes())]),
];
