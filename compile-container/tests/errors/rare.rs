//! Kinds that few documents meet: most of them of one package alone.

use compile_protocol::Engine::Xelatex;
use compile_protocol::Level::{Info, Warning};

use crate::case::{Case, case};

const MISNAMED: &[(&str, &[u8])] = &[("sub/foo.sty", b"\\ProvidesPackage{foo}\n")];

#[rustfmt::skip] // One line a case.
pub const CASES: &[Case] = &[
    case("invalid_character", "", "x\n⟦⟧y \x7f z", "control character", "type it again"),
    case("list_option", "\\usepackage{enumitem}\n⟦\\newlist{foo}{bar}{3}⟧", "x", "option of a list", "square brackets"),
    case("unclosed_table", "", "⟦⟧{\\halign{# & #\\cr a & b} x}", "middle of a row", "tabular").placed_elsewhere(),
    case("text_in_math", "", "$a ⟦\\itshape⟧ b$ x", "\\itshape", "formula").placed_elsewhere(),
    case("key_value", "\\usepackage{siunitx}\n\\sisetup{number-mode=foo}", "x", "number-mode", "manual").placed_elsewhere(),
    case("unknown_acronym", "\\usepackage{acro}", "x\n\\ac{⟦abc⟧}", "abc", "\\DeclareAcronym").placed_elsewhere(),
    case("one_column", "\\usepackage{multicol}", "\\begin{multicols}{1}x\\end{multicols}", "one column", "number").only(Warning).placed_elsewhere(),
    case("columns", "\\usepackage{multicol}", "\\begin{multicols}{30}x\\end{multicols}", "columns", "number").placed_elsewhere(),
    case("bitmap_font", "\\pdfmapline{-cmr10}", "\\font\\x=cmr10 at 11.37pt \\x abc", "cmr10", "lmodern").placed_elsewhere(),
    case("font_size", "", "{\\fontsize{33}{40}\\selectfont x}", "33", "lmodern").only(Warning).placed_elsewhere(),
    case("font_feature", "\\usepackage{fontspec}\\setmainfont{Latin Modern Roman}[Ligatures=Historic]", "x", "feature", "Remove").on(Xelatex).only(Warning).placed_elsewhere(),
    case("margin_note_moved", "", "x\\marginpar{a\\\\b\\\\c}\\marginpar{b}y", "moved", "").only(Warning).placed_elsewhere(),
    case("overfull_page", "", "x\\vbox to 2cm{\\hrule height 3cm}", "too high", "Take").only(Info).placed_elsewhere(),
    case("underfull_page", "", "x\\vbox to 5cm{a\\par b}", "pulled apart", "raggedbottom").only(Info).placed_elsewhere(),
    case("bibliography_setup", "\\usepackage{biblatex}\\usepackage{natbib}", "x", "natbib", "loaded").placed_elsewhere().causes(4),
    case("tikz_number", "\\usepackage{tikz}", "\\begin{tikzpicture}\\draw (foo+1,0) -- (1,1);\\end{tikzpicture}", "calculate", "units").placed_elsewhere(),
    case("tikz", "\\usepackage{tikz}", "\\begin{tikzpicture}\\draw[decorate] (0,0) -- (1,1);\\end{tikzpicture}", "decoration", "").placed_elsewhere(),
    case("old_package", "\\usepackage{geometry}[2099/01/01]", "x", "geometry", "works").only(Warning).placed_elsewhere(),
    case("package_name", "\\usepackage{sub/foo}", "x", "foo", "").with(MISNAMED).only(Warning).placed_elsewhere(),
];
