//! Fonts and encodings.

use compile_protocol::Engine;

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^pdfTeX error: \S+ \(file ([^)]+)\): Font \S+ at \d+ not found",
        "bitmap_font",
        "The font $1 exists only as an outline that has to be drawn first, which is not possible here.",
        r"Load another font, for example \usepackage{lmodern}.",
    ),
    row(
        r"^pdfTeX error \(font expansion\)",
        "font_expansion",
        "microtype cannot stretch this font.",
        r"Load a scalable font, for example \usepackage{lmodern}, or microtype with the option expansion=false.",
    ),
    row(
        r"^LaTeX Error: This NFSS system isn't set up properly|^Font (\S+?)=(\S+).* not loadable",
        "font_not_loadable",
        "A font could not be loaded: $2",
        "Its files are not installed here; choose another font.",
    ),
    row(
        r"^LaTeX Error: Command (\\\S+) unavailable in encoding (\S+?)\.?$",
        "unavailable_in_encoding",
        "$1 does not exist in the font encoding $2.",
        r"Add \usepackage[T1]{fontenc} to the preamble, or compile with XeLaTeX.",
    )
    .about("$1")
    .engine(Engine::Xelatex),
    row(
        r"^Package fontenc Error: Encoding file|^LaTeX Error: Encoding scheme [`'](\S+)' unknown",
        "font_encoding",
        "The font encoding is not known.",
        r"Use T1: \usepackage[T1]{fontenc}.",
    ),
    row(
        r"^LaTeX Error: Invalid UTF-8 byte|^Package inputenc Error: Invalid UTF-8 byte|String contains an invalid utf-8 sequence",
        "not_utf8",
        "The file is not encoded in UTF-8.",
        "Save it again as UTF-8, or retype the accented letters of this line.",
    )
    .about("\u{fffd}"),
    row(
        r"^Package inputenc Error: Keyboard character used is undefined",
        "wrong_encoding",
        "A character does not belong to the encoding that inputenc is told of.",
        r"Write \usepackage[utf8]{inputenc}.",
    ),
    row(
        r"^Text line contains an invalid character",
        "invalid_character",
        "The file contains an invisible control character.",
        "Delete the line and type it again.",
    ),
    row(
        r"^attempt to (?:index|call|compare|perform).*",
        "font_damaged",
        "LuaLaTeX cannot read a font's file.",
        "It is damaged or not a font; add the .ttf or .otf file again.",
    ),
    row(
        r"^Cannot use \\XeTeX\S+ with nullfont",
        "font_not_loadable",
        "A font could not be loaded.",
        "Its files are not installed here; choose another font.",
    ),
];
