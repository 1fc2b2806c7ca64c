//! Characters, formulas, lists, tables.

use compile_protocol::Engine::{Lualatex, Xelatex};
use compile_protocol::Level::Warning;

use crate::case::{Case, case};

pub const CASES: &[Case] = &[
    case(
        "percent_in_text",
        "",
        "Increased revenue by 30⟦%⟧ in 2024.",
        "not on the page",
        "percent sign",
    )
    .only(Warning)
    .mends(),
    case("misplaced_ampersand", "", "R ⟦&⟧ D", "&", "\\&").mends(),
    case("misplaced_ampersand", "", "R ⟦&⟧ D", "&", "\\&")
        .mends()
        .on(Lualatex),
    case("misplaced_ampersand", "", "a ⟦&⟧ b, c & d", "&", "\\&")
        .offers()
        .causes(2),
    case(
        "misplaced_ampersand",
        "\\moderncvstyle{classic}\\moderncvcolor{blue}\\name{A}{B}",
        "\\makecvtitle\n\\cventry{2020}{Research ⟦&⟧ development}{c}{d}{e}{f}",
        "&",
        "\\&",
    )
    .class("moderncv")
    .mends()
    .causes(2),
    case(
        "missing_dollar",
        "\\newcommand{\\entry}[2]{#1: #2}",
        "\\entry{first⟦_⟧name\nand more}{of\nthis}",
        "“_”",
        "\\_",
    )
    .mends(),
    case(
        "misplaced_ampersand",
        "",
        "R ⟦&⟧ D a_b.\n\n\\begin{itemize}\n\\item c\n",
        "&",
        "\\&",
    )
    .offers()
    .causes(3),
    case(
        "open_formula",
        "",
        "\\begin{itemize}\n\\item Earned ⟦$⟧5 and\n\\item more\n\\end{itemize}",
        "“$”",
        "\\$",
    )
    .mends(),
    case(
        "missing_dollar",
        "",
        "\\begin{itemize}\n\\item first⟦_⟧name\n\\item more\n\\end{itemize}",
        "“_”",
        "\\_",
    )
    .mends(),
    case("misplaced_hash", "", "C⟦#⟧ dev", "#", "\\#").mends(),
    case("missing_dollar", "", "a⟦_⟧b", "“_”", "\\_").mends(),
    case("missing_dollar", "", "a⟦^⟧b and c", "“^”", "circum").mends(),
    case(
        "missing_dollar",
        "\\usepackage{hyperref}",
        "\\href{mailto:a_b@c.d}{a⟦_⟧b@c.d}",
        "“_”",
        "\\_",
    )
    .mends(),
    case(
        "missing_dollar",
        "",
        "a ⟦\\alpha⟧ b",
        "\\alpha",
        "$\\alpha$",
    )
    .mends(),
    case("missing_dollar", "", "first⟦_⟧name", "“_”", "\\_").offers(),
    case(
        "open_formula",
        "",
        "costs ⟦$⟧5 and more\n\nnext",
        "“$”",
        "\\$",
    )
    .mends(),
    case("open_formula", "", "x ⟦$⟧a b\n\nc", "“$”", "\\$").mends(),
    case("double_script", "", "$a^b⟦^⟧c$", "superscript", "braces"),
    case("display_math", "", "$$a⟦$⟧ b", "ends with a single $", "$$"),
    case("left_right", "", "$\\left( x⟦$⟧", "\\left", "\\right)").causes(1),
    case(
        "math_delimiter",
        "",
        "\\( a ⟦\\(⟧ b \\)",
        "formula",
        "nested",
    ),
    case("unicode_character", "", "a ⟦≥⟧ b", "≥", "\\geq")
        .mends()
        .suggests(Xelatex),
    case("unicode_character", "", "a ⟦📞⟧ b", "📞", "XeLaTeX").suggests(Xelatex),
    case(
        "unicode_character",
        "",
        "a → b ⟦●⟧ c — d",
        "●",
        "\\textbullet",
    )
    .mends()
    .suggests(Xelatex),
    case("unicode_character", "", "⟦姓⟧", "姓", "XeLaTeX").suggests(Xelatex),
    case(
        "invisible_character",
        "",
        "a⟦\u{200b}⟧b",
        "U+200B",
        "Delete",
    )
    .mends(),
    case("not_utf8", "", "x", "UTF-8", "Save")
        .causes(1)
        .with(&[])
        .latin1()
        .unplaced(),
    case("missing_character", "", "⟦你⟧ x", "你", "font")
        .only(Warning)
        .on(Xelatex),
    case(
        "missing_item",
        "",
        "\\begin{itemize}x⟦\\end{itemize}⟧",
        "items",
        "\\item",
    ),
    case(
        "missing_item",
        "",
        "\\begin{itemize}[noitemsep]\n\\item ⟦x⟧\n\\end{itemize}",
        "items",
        "enumitem",
    ),
    case("lonely_item", "", "⟦\\item⟧ x", "outside a list", "itemize"),
    case(
        "too_deep",
        "",
        "\\begin{itemize}\\item\\begin{itemize}\\item\\begin{itemize}\\item\\begin{itemize}\\item⟦\\begin{itemize}⟧\\item x\\end{itemize}\\end{itemize}\\end{itemize}\\end{itemize}\\end{itemize}",
        "nested",
        "four",
    ),
    case(
        "list_label",
        "\\usepackage{enumitem}\\newlist{foo}{itemize}{1}",
        "\\begin{foo}\\item ⟦x⟧\\end{foo}",
        "\\newlist",
        "\\setlist",
    ),
    case(
        "extra_column",
        "",
        "\\begin{tabular}{ll}a & b ⟦&⟧ c\\\\\\end{tabular}",
        "more columns",
        "\\\\",
    ),
    case(
        "misplaced_rule",
        "",
        "\\begin{tabular}{l}a ⟦\\hline⟧\\end{tabular}",
        "row",
        "\\hline",
    )
    .causes(1),
    case(
        "misplaced_rule",
        "\\usepackage{booktabs}",
        "\\begin{tabular}{l}a ⟦\\midrule⟧ b\\end{tabular}",
        "row",
        "\\midrule",
    )
    .causes(1),
    case(
        "misplaced_rule",
        "",
        "\\begin{tabular}{ll}a ⟦\\multicolumn{2}{c}{x}⟧\\end{tabular}",
        "row",
        "first in its cell",
    ),
    case(
        "row_end_outside",
        "",
        "a ⟦\\cr⟧",
        "outside a table",
        "\\newline",
    ),
    case(
        "ampersand_in_argument",
        "",
        "\\begin{tabular}{ll}\na & b \\\\\n⟦\\textbf{c & d}⟧ \\\\\n\\end{tabular}",
        "“&”",
        "\\textbf{a} & \\textbf{b}",
    )
    .causes(1),
    case(
        "column_type",
        "",
        "⟦\\begin{tabular}{lX}⟧a&b\\end{tabular}",
        "column",
        "tabularx",
    ),
    case(
        "column_type",
        "\\usepackage{array}",
        "⟦\\begin{tabular}{lX}⟧a&b\\end{tabular}",
        "X",
        "tabularx",
    ),
    case(
        "column_width",
        "",
        "⟦\\begin{tabular}{p}⟧a\\end{tabular}",
        "width",
        "p{3cm}",
    )
    .causes(1),
    case(
        "tab_position",
        "",
        "\\begin{tabbing}a ⟦\\>⟧ b\\end{tabbing}",
        "tab",
        "\\=",
    ),
    case(
        "narrow_columns",
        "\\usepackage{tabularx}",
        "⟦⟧\\begin{tabularx}{1cm}{lX}aaaaaaaaaaaaaaaaaaaaa&b\\end{tabularx}",
        "wider",
        "\\textwidth",
    )
    .only(Warning),
    case(
        "unclosed_environment",
        "",
        "\\begin{minipage}{3cm}\\begin{⟦tabular⟧}{l}a\\end{minipage}",
        "",
        "",
    )
    .causes(1),
    case(
        "babel_shorthand",
        "\\usepackage[spanish]{babel}\\usepackage{tikz}",
        "\\begin{tikzpicture}⟦\\draw[->]⟧ (0,0)--(1,1);\\end{tikzpicture}",
        "“>”",
        "shorthands=off",
    )
    .causes(1),
    case(
        "wrong_encoding",
        "\\usepackage[latin1]{inputenc}",
        "⟦a⟧“b”",
        "encoding",
        "utf8",
    )
    .causes(1),
];
