//! Lengths, numbers, colours, layout.

use compile_protocol::Level::{Info, Warning};

use crate::case::{Case, case};

pub const CASES: &[Case] = &[
    case("illegal_unit", "", "⟦\\hspace{3}⟧x", "unit", "cm"),
    case(
        "illegal_unit",
        "\\usepackage{geometry}\n⟦\\geometry{margin=1}⟧",
        "x",
        "unit",
        "cm",
    ),
    case("missing_number", "", "⟦\\hspace{x}⟧x", "number", "{1cm}"),
    case(
        "missing_number",
        "",
        "\\begin{minipage}⟦x⟧\\end{minipage}",
        "number",
        "minipage",
    )
    .causes(1),
    case(
        "dimension_too_large",
        "",
        "⟦\\hspace{99999cm}⟧x",
        "length",
        "unit",
    ),
    case(
        "number_too_big",
        "",
        "⟦\\setcounter{page}{99999999999}⟧x",
        "2147483647",
        "text",
    ),
    case(
        "arithmetic_overflow",
        "",
        "\\newcount\\q\\q=1\\divide\\q by ⟦0⟧ x",
        "zero",
        "image",
    ),
    case(
        "calculation",
        "\\usepackage{calc}",
        "⟦\\setlength{\\parindent}{1em + x}⟧",
        "calculation",
        "\\textwidth",
    )
    .causes(2),
    case(
        "no_counter",
        "",
        "\\setcounter{⟦nope⟧}{1}x",
        "nope",
        "newcounter",
    ),
    case(
        "counter_too_large",
        "",
        "\\newcounter{q}\\setcounter{q}{30}⟦\\alph{q}⟧ x",
        "letters",
        "\\arabic",
    ),
    case(
        "hyphenation",
        "\\hyphenation{C⟦+⟧+}",
        "x",
        "letters",
        "Remove",
    ),
    case(
        "undefined_color",
        "\\usepackage{xcolor}",
        "\\textcolor{⟦nocolour⟧}{x}",
        "nocolour",
        "definecolor",
    ),
    case(
        "undefined_color",
        "\\usepackage{xcolor}",
        "\\textcolor{⟦organge⟧}{x}",
        "organge",
        "orange",
    )
    .mends(),
    case(
        "undefined_color",
        "\\usepackage{xcolor}\\definecolor{accent}{HTML}{336699}",
        "\\textcolor{⟦acent⟧}{x}",
        "acent",
        "accent",
    )
    .mends(),
    case(
        "undefined_color",
        "\\usepackage{xcolor}",
        "\\color{⟦ForestGreen⟧}x",
        "ForestGreen",
        "dvipsnames",
    )
    .mends(),
    case(
        "color_model",
        "\\usepackage{xcolor}\n\\definecolor{x}{⟦HTLM⟧}{336699}",
        "x",
        "HTLM",
        "HTML",
    )
    .mends()
    .causes(1),
    case(
        "color_value",
        "\\usepackage{xcolor}\n\\definecolor{x}{HTML}{⟦#336699⟧}",
        "\\color{x}x",
        "#336699",
        "336699",
    )
    .mends()
    .causes(1),
    case(
        "color_value",
        "\\usepackage{xcolor}\n\\definecolor{x}{HTML}{⟦3366⟧}",
        "\\color{x}x",
        "3366",
        "HTML",
    )
    .causes(1),
    case(
        "no_line_to_end",
        "",
        "x\n\n⟦\\\\[2pt]⟧\ny",
        "line break",
        "vspace",
    ),
    case(
        "no_line_to_end",
        "",
        "x\n\n⟦\\newline⟧ y",
        "line break",
        "vspace",
    ),
    case("wrong_mode", "", "x\n\n\\unskip ⟦\\raise⟧ 3pt x", "", "").causes(1),
    case("box_expected", "", "\\setbox0=⟦x⟧ y", "box", "braces"),
    case("verb", "", "⟦\\verb⟧|x", "\\verb", "texttt"),
    case(
        "float_inside",
        "",
        "\\begin{minipage}{3cm}\\begin{figure}⟦x⟧\\end{figure}\\end{minipage}",
        "box",
        "\\includegraphics",
    )
    .causes(1),
    case("caption_outside", "", "⟦\\caption⟧{x}", "outside", "figure"),
    case(
        "float_too_large",
        "",
        "\\begin{figure}\\rule{1cm}{40cm}⟦⟧\\end{figure}x",
        "higher",
        "smaller",
    )
    .only(Warning),
    case(
        "overfull_line",
        "",
        "\\noindent\\rule{30cm}{1pt}⟦⟧",
        "too wide",
        "Rephrase",
    )
    .only(Info),
    case(
        "underfull_line",
        "",
        "⟦⟧a\\\\\n\nb",
        "stretched",
        "empty line",
    )
    .only(Info),
    case(
        "head_height",
        "\\usepackage{fancyhdr}\\pagestyle{fancy}\\setlength{\\headheight}{5pt}",
        "x",
        "12",
        "\\headheight",
    )
    .offers()
    .only(Warning)
    .unplaced(),
    case(
        "header_place",
        "\\usepackage{fancyhdr}\\pagestyle{fancy}\n⟦\\fancyhead[LX]{x}⟧",
        "x",
        "X",
        "L, C or R",
    ),
    case(
        "title_format",
        "\\usepackage{titlesec}\\titleformat{\\section}{a}{}{0em}{}",
        "⟦\\section{x}⟧",
        "\\titleformat",
        "second argument",
    ),
    case(
        "font_shape",
        "",
        "⟦⟧\\textsc{\\textbf{x}}",
        "OT1/cmr/bx/sc",
        "",
    )
    .only(Warning),
    case(
        "picture_line",
        "",
        "\\begin{picture}(1,1)⟦\\line(7,9){1}⟧\\end{picture}",
        "slope",
        "pict2e",
    ),
    case(
        "infinite_glue",
        "",
        "\\hskip 0pt minus 1fil ⟦x\\par⟧",
        "shrink",
        "\\hfill",
    )
    .unplaced(),
];
