//! Errors, one row a kind; `tests/errors/` makes TeX itself say the commonest.

use super::one;
use compile_protocol::Level;

#[test]
fn each_error_has_its_kind_and_names_what_it_is_about() {
    let mut wrong = Vec::new();
    for (text, kind, names) in [
        ("Missing $ inserted.", "missing_dollar", "math"),
        ("Too many }'s.", "extra_brace", "too many"),
        ("Extra }, or forgotten \\endgroup.", "extra_brace", "match"),
        ("Missing } inserted.", "missing_brace", "“}”"),
        (
            "Argument of \\textbf has an extra }.",
            "extra_brace",
            "\\textbf",
        ),
        (
            "Use of \\cventry doesn't match its definition.",
            "wrong_use",
            "\\cventry",
        ),
        (
            "LaTeX Error: \\begin{itemize} on input line 12 ended by \\end{document}.",
            "unclosed_environment",
            "\\end{itemize}",
        ),
        (
            "LaTeX Error: \\begin{document} ended by \\end{center}.",
            "end_without_begin",
            "\\end{center}",
        ),
        (
            "LaTeX Error: Missing \\begin{document}.",
            "missing_begin_document",
            "\\begin{document}",
        ),
        (
            "LaTeX Error: Something's wrong--perhaps a missing \\item.",
            "missing_item",
            "items",
        ),
        (
            "LaTeX Error: Lonely \\item--perhaps a missing list environment.",
            "lonely_item",
            "\\item",
        ),
        (
            "Misplaced alignment tab character &.",
            "misplaced_ampersand",
            "&",
        ),
        (
            "Extra alignment tab has been changed to \\cr.",
            "extra_column",
            "columns",
        ),
        ("Misplaced \\noalign.", "misplaced_rule", "row"),
        ("Misplaced \\omit.", "misplaced_rule", "row"),
        (
            "LaTeX Error: There's no line here to end.",
            "no_line_to_end",
            "no line",
        ),
        ("Double superscript.", "double_script", "superscript"),
        ("Double subscript.", "double_script", "subscript"),
        (
            "You can't use `macro parameter character #' in horizontal mode.",
            "misplaced_hash",
            "#",
        ),
        (
            "Illegal parameter number in definition of \\entry.",
            "illegal_parameter",
            "\\entry",
        ),
        (
            "You can't use `\\hrule' here except with leaders",
            "misplaced_rule",
            "row",
        ),
        (
            "You can't use `\\vskip' in restricted horizontal mode.",
            "wrong_mode",
            "\\vskip",
        ),
        (
            "LaTeX Error: Command \\name already defined.",
            "already_defined",
            "\\name",
        ),
        (
            "LaTeX Error: Command \\nme undefined.",
            "renew_undefined",
            "\\nme",
        ),
        (
            "LaTeX Error: Option clash for package xcolor.",
            "option_clash",
            "xcolor",
        ),
        (
            "LaTeX Error: Unknown option `marign' for package `geometry'.",
            "unknown_option",
            "marign",
        ),
        (
            "LaTeX Error: Can be used only in preamble.",
            "only_in_preamble",
            "before",
        ),
        (
            "LaTeX Error: Two \\documentclass or \\documentstyle commands.",
            "two_classes",
            "two",
        ),
        (
            "LaTeX Error: Unknown graphics extension: .svg.",
            "image_format",
            ".svg",
        ),
        (
            "LaTeX Error: Cannot determine size of graphic in a.bmp (no BoundingBox).",
            "image_format",
            "a.bmp",
        ),
        ("LaTeX Error: Too deeply nested.", "too_deep", "nested"),
        (
            "LaTeX Error: Counter too large.",
            "counter_too_large",
            "counter",
        ),
        (
            "LaTeX Error: No counter 'foo' defined.",
            "no_counter",
            "foo",
        ),
        (
            "LaTeX Error: \\verb ended by end of line.",
            "verb",
            "\\verb",
        ),
        ("LaTeX Error: Not in outer par mode.", "float_inside", "box"),
        (
            "Package xcolor Error: Undefined color `accent'.",
            "undefined_color",
            "accent",
        ),
        (
            "Package keyval Error: margn undefined.",
            "unknown_key",
            "margn",
        ),
        ("Dimension too large.", "dimension_too_large", "length"),
        ("Arithmetic overflow.", "arithmetic_overflow", "zero"),
        (
            "Illegal unit of measure (pt inserted).",
            "illegal_unit",
            "unit",
        ),
        (
            "Missing number, treated as zero.",
            "missing_number",
            "number",
        ),
        (
            "TeX capacity exceeded, sorry [input stack size=10000].",
            "capacity_exceeded",
            "input stack size",
        ),
        (
            "Incomplete \\iftrue; all text was ignored after line 9.",
            "incomplete_if",
            "line 9",
        ),
        ("Extra \\fi.", "extra_fi", "\\fi"),
        ("Emergency stop.", "emergency_stop", "gave up"),
        (
            "I can't write on file `/tmp/x'.",
            "write_refused",
            "outside",
        ),
        (
            "Text line contains an invalid character.",
            "invalid_character",
            "control",
        ),
        (
            "Package babel Error: Unknown option `klingon'.",
            "unknown_language",
            "klingon",
        ),
        (
            "Package inputenc Error: Invalid UTF-8 byte \"E9.",
            "not_utf8",
            "UTF-8",
        ),
        (
            "LaTeX Error: Unicode character 😀 (U+1F600)",
            "unicode_character",
            "😀",
        ),
        (
            "LaTeX Error: Environment rSection undefined.",
            "undefined_environment",
            "rSection",
        ),
        (
            "LaTeX Error: File `photo' not found.",
            "file_not_found",
            "photo",
        ),
        (
            "LaTeX Error: File `moderncv.cls' not found.",
            "missing_class",
            "moderncv",
        ),
        (
            "LaTeX Error: File `fontawesome6.sty' not found.",
            "missing_package",
            "fontawesome6",
        ),
        (
            "Paragraph ended before \\section was complete.",
            "runaway_argument",
            "\\section",
        ),
        (
            "File ended while scanning use of \\textbf .",
            "runaway_argument",
            "\\textbf",
        ),
        (
            "Package moderncv Error: This needs XeLaTeX",
            "wrong_engine",
            "XeLaTeX",
        ),
        (
            "Package enumitem Error: Value missing.",
            "list_option",
            "list",
        ),
        ("Missing \\cr inserted.", "unclosed_table", "row"),
        (
            "LaTeX Error: Command \\textellipsis invalid in math mode.",
            "text_in_math",
            "\\textellipsis",
        ),
        (
            "LaTeX Error: Key 'fontspec-opentype/Numbers' accepts only a fixed set of choices.",
            "key_value",
            "Numbers",
        ),
        (
            "Package acro Error: You've requested acronym `x' on line 7 but you",
            "unknown_acronym",
            "“x”",
        ),
        (
            "pdfTeX error (font expansion): auto expansion is only possible with scalable fonts.",
            "font_expansion",
            "stretch",
        ),
        (
            "Package soul Error: Reconstruction failed.",
            "soul",
            "take apart",
        ),
        (
            "LaTeX Error: Too many unprocessed floats.",
            "too_many_floats",
            "fit",
        ),
        (
            "Package biblatex Error: Incompatible package 'natbib'.",
            "bibliography_setup",
            "natbib",
        ),
        (
            "Package PGF Math Error: Unknown function `a' (in 'a').",
            "tikz_number",
            "`a'",
        ),
        (
            "Package pgf Error: Sorry, I have no idea.",
            "tikz",
            "no idea",
        ),
        (
            "pdfTeX error: pdflatex (file ecrm1000): Font ecrm1000 at 600 not found",
            "bitmap_font",
            "ecrm1000",
        ),
    ] {
        let found = one(&format!("./main.tex:7: {text}\nl.7 x\n     y"));
        let place = (found.file.as_deref(), found.line);
        if (found.kind.as_str(), found.level) != (kind, Level::Error)
            || !found.message.contains(names)
            || place != (Some("main.tex"), Some(7))
        {
            wrong.push(format!(
                "{text}: {} {} {place:?}",
                found.kind, found.message
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
