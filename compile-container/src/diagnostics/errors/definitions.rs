//! Definitions, the preamble, packages.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^Illegal parameter number in definition of (\\\S+?)\.?$",
        "illegal_parameter",
        "The definition of $1 uses a parameter that it does not have.",
        r"Give the number of parameters, as in \newcommand{\name}[2]{#1 #2}.",
    ),
    row(
        r"^You already have nine parameters|^Parameters must be numbered consecutively",
        "too_many_parameters",
        "A command can have nine parameters at most.",
        r"Give a number from 1 to 9 in brackets, and a name with a backslash: \newcommand{\name}[2]{…}.",
    ),
    row(
        r"^Missing control sequence inserted",
        "missing_command_name",
        "The name of a command is expected here.",
        r"Names begin with a backslash: \newcommand{\name}{…}.",
    ),
    row(
        r"^LaTeX (?:cmd )?Error: Command '?\\c@(\w+)'? +already defined",
        "already_defined",
        "The counter “$1” is defined already.",
        r"Choose another name, or use \setcounter to change it.",
    )
    .about("$1"),
    row(
        r"^LaTeX (?:cmd )?Error: Command '?(\\[^\s']+)'? +already defined",
        "already_defined",
        "$1 is defined already.",
        r"Choose another name, or use \renewcommand (\renewenvironment, \RenewDocumentCommand). A class may define it too.",
    ),
    row(
        r"^LaTeX (?:cmd )?Error: (?:Command )?'?(\\[^\s']+)'? undefined",
        "renew_undefined",
        r"\renewcommand changes $1, which does not exist.",
        r"Use \newcommand, or load the package that defines it.",
    )
    .about("$1"),
    row(
        r"^LaTeX Error: Option clash for package ([^\s.]+)",
        "option_clash",
        "The package $1 is loaded twice with different options.",
        "Load it once, with all its options. If the class or another package loads it, give the options to \\documentclass, or write \\PassOptionsToPackage{…}{$1} before it.",
    )
    .about("$1"),
    row(
        r"^LaTeX Error: Can be used only in preamble",
        "only_in_preamble",
        r"This command belongs before \begin{document}.",
        r"Move it up into the preamble.",
    ),
    row(
        r"^LaTeX Error: Two \\documentclass or \\documentstyle commands",
        "two_classes",
        r"There are two \documentclass commands.",
        r"Keep one. A part that is read with \input has none.",
    )
    .about(r"\documentclass"),
    row(
        r"^LaTeX Error: \\include cannot be nested",
        "nested_include",
        r"\include stands in a file that is included itself.",
        r"Use \input instead.",
    )
    .about(r"\include"),
    row(
        r"^Class scr\w+ Error: undefined old font command `\\(\w+)'",
        "old_font_command",
        r"\$1 is an old font command that this class does not have.",
        r"Write \bfseries, \itshape, \scshape, \ttfamily and the like instead.",
    )
    .about(r"\$1"),
    row(
        r"^Extra \\(fi|else|or)",
        "extra_fi",
        r"\$1 stands without its \if.",
        r"Remove it, or add the \if that belongs to it.",
    ),
    row(
        r"^Incomplete (\\if\S*); all text was ignored after line (\d+)",
        "incomplete_if",
        r"$1 in line $2 has no \fi.",
        r"Add \fi, or check for an unbalanced brace.",
    ),
    row(
        r"^Missing = inserted for",
        "comparison",
        "A comparison is incomplete: <, = or > is missing.",
        r"For example \ifnum\value{page}=1.",
    ),
    row(
        r"^Package (?:tikz|pgf|PGF Math|pgfmath)\S* Error: I did not find the tikz library '([^']+)'",
        "tikz_library",
        "TikZ has no library called “$1”.",
        "Check its spelling; remove it if nothing uses it.",
    )
    .about("$1"),
    row(
        r"^Package tikz Error: Giving up on this path",
        "tikz_semicolon",
        "A TikZ command does not end with a semicolon, or has something that it does not expect.",
        r"End each \draw, \node and \path with “;”.",
    ),
    row(
        r"^Package tikz Error: A node must have",
        "tikz_label",
        "A TikZ node has no label.",
        r"Its text stands in braces: \node at (0,0) {text};",
    ),
    row(
        r"^Package pgf Error: No shape named [`']([^']*)'",
        "tikz_name",
        "No TikZ node is called “$1”.",
        r"Name it where it is drawn, \node ($1) …, or correct the name.",
    )
    .about("$1"),
    row(
        r"^Package PGF Math Error: (.+)$",
        "tikz_number",
        "TikZ cannot calculate with this: $1",
        "Check the numbers and units in this picture's options.",
    ),
    row(
        r"^Package (?:tikz|pgf\w*) Error: (.+)$",
        "tikz",
        "TikZ: $1",
        "",
    ),
    row(
        r"^Package fontawesome5 Error: The requested icon (\S+) was not found",
        "unknown_icon",
        "fontawesome5 has no icon called “$1”.",
        "Look its name up in the package's manual: icons of version 6 have other names.",
    )
    .about("$1"),
    row(
        r"^Package Listings Error: (?:Couldn't load requested language|language (\S+) undefined)",
        "listings_language",
        "listings does not know this programming language.",
        "Leave language=… out, or use a language that it knows.",
    ),
    row(
        r"^Package siunitx Error: Invalid number '([^']*)'",
        "siunitx",
        "“$1” is not a number.",
        r"Put only digits, signs and units into \num and \SI.",
    )
    .about("$1"),
    row(
        r"^Package acro Error: You've requested acronym `([^']+)'",
        "unknown_acronym",
        "The acronym “$1” is not defined.",
        r"Define it with \DeclareAcronym{$1}{…}.",
    )
    .about("$1"),
    row(
        r"^Package minted Error: You must invoke|^Package svg Error: File|^Package \S+ Error: .*shell.escape",
        "shell_escape",
        "A package wants to run another program, which is not possible here.",
        r"Instead of minted use listings; instead of \includesvg convert the image to PDF and use \includegraphics.",
    ),
    row(
        r"^Package hyperref Error: (.+)$",
        "hyperref",
        "hyperref: $1",
        "",
    ),
];
