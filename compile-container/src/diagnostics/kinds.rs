//! All kinds of diagnostics, and what each tells. `docs/compile.md` shows this list.

use std::fmt::Write as _;

/// A heading, and kinds with what they tell.
type Group = (&'static str, &'static [(&'static str, &'static str)]);

/// What a kind tells; `None` for a kind that is not listed.
pub fn meaning(kind: &str) -> Option<&'static str> {
    all().find_map(|(listed, meaning)| (listed == kind).then_some(meaning))
}

/// Every kind with its meaning.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    GROUPS.iter().flat_map(|(_, kinds)| kinds.iter().copied())
}

/// The list as a table in Markdown.
pub fn table() -> String {
    let mut out = String::from("| kind | what it tells |\n|---|---|\n");
    for (title, kinds) in GROUPS {
        let _ = writeln!(out, "| **{title}** | |");
        for (kind, meaning) in *kinds {
            let _ = writeln!(out, "| `{kind}` | {meaning} |");
        }
    }
    out
}

const GROUPS: &[Group] = &[
    (
        "Commands and environments",
        &[
            (
                "undefined_command",
                "a command that nobody defined: a near name, the package or the template that has it",
            ),
            ("undefined_environment", "the same for an environment"),
            ("inner_command", "a name with “@” used outside of a package"),
            (
                "wrong_use",
                "a command that is not followed by what it expects",
            ),
            (
                "missing_argument",
                "a command with fewer arguments than it needs",
            ),
            (
                "command_in_name",
                "a command inside a label or another name",
            ),
            ("already_defined", "a name that is taken"),
            ("renew_undefined", r"`\renewcommand` of what does not exist"),
            (
                "illegal_parameter",
                "`#2` in a definition without a second parameter",
            ),
            ("too_many_parameters", "more than nine parameters"),
            ("missing_command_name", "a definition without a name"),
            (
                "old_font_command",
                r"`\bf` and its like in a class that dropped them",
            ),
            ("extra_fi", r"`\fi` or `\else` without its `\if`"),
            ("incomplete_if", r"a conditional without its `\fi`"),
            ("comparison", "a comparison without its sign"),
        ],
    ),
    (
        "Braces and ends",
        &[
            (
                "runaway_argument",
                "a brace or bracket that is never closed, shown where it opens",
            ),
            ("percent_sign", "a “%” that hides a closing brace"),
            (
                "percent_in_text",
                "a “%” behind a number that hides the rest of a sentence",
            ),
            ("extra_brace", "a closing brace too many"),
            ("missing_brace", "a brace that TeX had to put in"),
            (
                "unclosed_group",
                "a brace that is open at the end of the document",
            ),
            (
                "unclosed_environment",
                r"a `\begin` without its `\end`, shown where it begins",
            ),
            (
                "environment_mismatch",
                r"an `\end` with another name than its `\begin`",
            ),
            ("end_without_begin", r"an `\end` without its `\begin`"),
        ],
    ),
    (
        "The document",
        &[
            (
                "no_document_class",
                "a main file that is no document, and the file that is one",
            ),
            ("empty_document", "an empty main file"),
            (
                "missing_begin_document",
                r"text before `\begin{document}`, or none at all",
            ),
            ("missing_end_document", r"no `\end{document}`"),
            ("two_classes", r"a second `\documentclass`"),
            (
                "only_in_preamble",
                r"`\usepackage` and the like below `\begin{document}`",
            ),
            ("nested_include", r"`\include` in an included file"),
            ("no_pages", "a document without text"),
            ("no_title", r"`\maketitle` without `\title`"),
            ("no_author", r"`\maketitle` without `\author`"),
            ("missing_name", r"moderncv without `\name`"),
            ("unknown_page_style", "a page style that does not exist"),
        ],
    ),
    (
        "Characters",
        &[
            ("misplaced_ampersand", "“&” in text"),
            ("misplaced_hash", "“#” in text"),
            (
                "missing_dollar",
                "“_”, “^” or a command of mathematics in text",
            ),
            (
                "open_formula",
                "a “$” that nothing closes, as in amounts of money",
            ),
            (
                "unicode_character",
                "a character that pdfLaTeX does not know, and what to write",
            ),
            (
                "invisible_character",
                "an invisible character that was copied along",
            ),
            ("invalid_character", "a control character"),
            ("not_utf8", "bytes that are not UTF-8"),
            (
                "wrong_encoding",
                "a character outside of the encoding that was declared",
            ),
            (
                "unknown_encoding",
                "an encoding that inputenc does not know",
            ),
            (
                "babel_shorthand",
                "a language that makes a character special which a package needs",
            ),
            (
                "missing_character",
                "a character that the font does not have",
            ),
        ],
    ),
    (
        "Lists and tables",
        &[
            ("missing_item", "a list with something outside its items"),
            ("lonely_item", r"`\item` outside a list"),
            ("too_deep", "lists nested too deeply"),
            (
                "list_label",
                r"a list of `\newlist` without a sign for its items",
            ),
            ("list_option", "a wrong option of a list"),
            ("extra_column", "more “&” than columns"),
            (
                "ampersand_in_argument",
                r"“&” inside the braces of `\textbf` and the like",
            ),
            (
                "misplaced_rule",
                r"`\hline`, `\midrule` or `\multicolumn` inside a row",
            ),
            ("row_end_outside", "the end of a row outside a table"),
            ("unclosed_table", "a table that ends within a row"),
            ("column_type", "a column type that does not exist"),
            ("column_width", "a `p` column without a width"),
            ("tab_position", "a tab that was not set"),
            ("narrow_columns", "a table wider than it may be"),
        ],
    ),
    (
        "Mathematics",
        &[
            ("double_script", "two superscripts or subscripts in a row"),
            ("display_math", "`$$` ended by `$`"),
            ("math_delimiter", r"`\(` or `\)` out of place"),
            ("left_right", r"`\left` without `\right`"),
            ("text_in_math", "a text command in a formula"),
        ],
    ),
    (
        "Lengths, numbers, colours",
        &[
            ("illegal_unit", "a length without a unit"),
            ("missing_number", "a number or length that is missing"),
            ("dimension_too_large", "a length beyond 5.75 m"),
            ("number_too_big", "a number beyond 2147483647"),
            ("arithmetic_overflow", "a division by zero and the like"),
            ("calculation", "a letter in a calculation"),
            ("no_counter", "a counter that does not exist"),
            ("counter_too_large", "a counter beyond the letters"),
            (
                "hyphenation",
                r"`\hyphenation` with something else than words",
            ),
            (
                "undefined_color",
                "a colour that nobody defined: a near name, or the option that has it",
            ),
            ("color_model", "a colour model that does not exist"),
            ("color_value", "an HTML colour with “#” or too few digits"),
        ],
    ),
    (
        "Files and images",
        &[
            (
                "file_not_found",
                "a file that is not in the project: a near name",
            ),
            ("missing_part", "an included part that is left out"),
            (
                "missing_package",
                "a package that is not installed: a near name, or what to use instead",
            ),
            ("missing_class", "a class that is not installed"),
            ("image_format", "an image of an unsupported format"),
            ("image_damaged", "an image that cannot be read"),
            ("shell_escape", "a package that needs other programs"),
            ("write_refused", "a document that writes outside its folder"),
        ],
    ),
    (
        "Options",
        &[
            (
                "unknown_option",
                "an option that a package or class does not know",
            ),
            ("unknown_key", "the same for key=value options"),
            ("key_without_value", "an option that needs a value"),
            ("key_value", "an option with a value that it cannot have"),
            ("unused_option", "an option of the class that nobody knows"),
            (
                "option_clash",
                "a package loaded twice with different options",
            ),
            (
                "unknown_language",
                "a language that babel or polyglossia does not know",
            ),
            (
                "moderncv_option",
                "a style or colour that moderncv does not have",
            ),
            ("unknown_icon", "an icon that fontawesome5 does not have"),
            (
                "listings_language",
                "a programming language that listings does not know",
            ),
            ("unknown_acronym", "an acronym that was not defined"),
            (
                "margins_over_specified",
                "margins that contradict each other",
            ),
            ("margins_negative", "margins that leave no room"),
            ("one_column", "multicols with one column"),
            ("header_place", "a place in the header that does not exist"),
            (
                "title_format",
                r"`\titleformat` with a text where settings belong",
            ),
            ("columns", "columns that are not set up correctly"),
        ],
    ),
    (
        "Engines and fonts",
        &[
            (
                "wrong_engine",
                "a document for another engine, with the one it needs",
            ),
            (
                "font_not_found",
                "a font that is not installed, and a free one that looks alike",
            ),
            ("font_not_loadable", "a font whose files are missing"),
            ("font_damaged", "a font's file that cannot be read"),
            ("bitmap_font", "a font that would have to be drawn first"),
            ("font_expansion", "a font that microtype cannot stretch"),
            ("font_encoding", "a font encoding that does not exist"),
            (
                "unavailable_in_encoding",
                "a character that the font encoding does not have",
            ),
            (
                "font_shape",
                "bold small capitals and the like, which the font does not have",
            ),
            ("font_size", "a size that the font does not have"),
            ("font_feature", "a feature that the font does not have"),
            ("lua_error", "Lua code that fails"),
        ],
    ),
    (
        "Layout",
        &[
            ("no_line_to_end", r"`\\` where no line has begun"),
            (
                "wrong_mode",
                "a command in the middle of a line, or between paragraphs, where it cannot be",
            ),
            ("box_expected", "a box that is missing"),
            ("infinite_glue", "a space that shrinks without limit"),
            ("verb", r"`\verb` in an argument"),
            ("soul", "underlining that met a command"),
            ("float_inside", "a figure inside a box"),
            ("float_too_large", "a figure higher than the page"),
            ("too_many_floats", "more figures than fit"),
            ("caption_outside", r"`\caption` outside a figure"),
            ("margin_note_moved", "a margin note that was moved"),
            ("head_height", "a page head that is too low"),
            ("overfull_line", "a line that sticks out"),
            ("overfull_page", "a page that is too full"),
            ("underfull_line", "a line that is stretched"),
            ("underfull_page", "a page that is pulled apart"),
        ],
    ),
    (
        "Links, references, publications",
        &[
            ("undefined_reference", "a reference without a label"),
            ("duplicate_label", "a label used twice"),
            ("duplicate_target", "a link target used twice"),
            ("pdf_string", "a heading that a bookmark cannot show"),
            ("undefined_citation", "a citation without an entry"),
            ("empty_bibliography", "a bibliography without entries"),
            ("bibliography_file", "a `.bib` file that is not there"),
            ("bibliography_style", "a style that does not exist"),
            (
                "bibliography_syntax",
                "an entry that is not written correctly",
            ),
            ("bibliography_setup", "a bibliography without its commands"),
            (
                "biblatex_command",
                "a command that does not go with biblatex",
            ),
            ("natbib_style", "a style without authors and years"),
            ("bibliography", "what else bibtex or biber say"),
        ],
    ),
    (
        "TikZ and other packages",
        &[
            ("tikz_semicolon", "a TikZ command without its semicolon"),
            ("tikz_label", "a node without a label"),
            ("tikz_name", "a node that does not exist"),
            ("tikz_library", "a library that does not exist"),
            ("tikz_number", "a number that TikZ cannot read"),
            ("tikz", "what else TikZ says"),
            ("picture_line", "a slope that pictures cannot have"),
            ("siunitx", "a number that siunitx cannot read"),
            ("hyperref", "what else hyperref says"),
            (
                "old_package",
                "a package that is older than asked for, or out of date",
            ),
            ("package_name", "a package under another name"),
            ("command_changed", "a command that has changed"),
        ],
    ),
    (
        "Ends",
        &[
            (
                "capacity_exceeded",
                "TeX's memory is full: a command calls itself",
            ),
            ("timeout", "the time limit"),
            ("output_limit", "the limits of size"),
            ("emergency_stop", "TeX gave up, without an error before"),
            ("stopped", "TeX ended without a word"),
            ("pdf_not_made", "pages that could not be written as a PDF"),
            ("service_failed", "the machine failed, not the document"),
            ("other", "anything else, in TeX's own words"),
        ],
    ),
];
