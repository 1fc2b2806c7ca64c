//! Warnings, one row a kind.

use super::one;
use compile_protocol::Level;

#[test]
fn each_warning_has_its_kind_and_line() {
    use Level::{Info, Warning};
    for (text, kind, level, line, names) in [
        (
            "LaTeX Warning: Reference `a:b' on page 1 undefined on input line 7.",
            "undefined_reference",
            Warning,
            Some(7),
            "a:b",
        ),
        (
            "LaTeX Warning: Citation `knuth' on page 1 undefined on input line 8.",
            "undefined_citation",
            Warning,
            Some(8),
            "knuth",
        ),
        (
            "Package natbib Warning: Citation `knuth' on page 1 undefined on input line 8.",
            "undefined_citation",
            Warning,
            Some(8),
            "knuth",
        ),
        (
            "LaTeX Warning: Label `x' multiply defined.",
            "duplicate_label",
            Warning,
            None,
            "x",
        ),
        (
            "Overfull \\hbox (15.2pt too wide) in paragraph at lines 5--6",
            "overfull_line",
            Info,
            Some(5),
            "15.2pt",
        ),
        (
            "Overfull \\vbox (3.0pt too high) has occurred while \\output is active",
            "overfull_page",
            Info,
            None,
            "3.0pt",
        ),
        (
            "Underfull \\hbox (badness 10000) in paragraph at lines 9--10",
            "underfull_line",
            Info,
            Some(9),
            "stretched",
        ),
        (
            "Underfull \\vbox (badness 10000) has occurred while \\output is active",
            "underfull_page",
            Info,
            None,
            "pulled apart",
        ),
        (
            "Missing character: There is no é (U+00E9) in font cmr10!",
            "missing_character",
            Warning,
            None,
            "é",
        ),
        (
            "LaTeX Font Warning: Font shape `OT1/cmr/bx/sc' undefined\n(Font)              using `OT1/cmr/bx/n' instead on input line 4.",
            "font_shape",
            Warning,
            Some(4),
            "OT1/cmr/bx/n",
        ),
        (
            "Package hyperref Warning: Token not allowed in a PDF string (Unicode):\n(hyperref)                removing `\\kern' on input line 20.",
            "pdf_string",
            Warning,
            Some(20),
            "bookmark",
        ),
        (
            "Package fancyhdr Warning: \\headheight is too small (12.0pt):\n(fancyhdr)                Make it at least 14.5pt, for example:\n(fancyhdr)                \\setlength{\\headheight}{14.5pt}.",
            "head_height",
            Warning,
            None,
            "14.5pt",
        ),
        (
            "LaTeX Warning: Unused global option(s):\n    [12ptt].",
            "unused_option",
            Warning,
            None,
            "12ptt",
        ),
        (
            "LaTeX Warning: You have requested, on input line 3, version\n               `2023/01/01' of package hyperref,\n               but only version\n",
            "old_package",
            Warning,
            Some(3),
            "hyperref",
        ),
        (
            "LaTeX Warning: You have requested package `./sty/x', but the package provides `x'.",
            "package_name",
            Warning,
            None,
            "./sty/x",
        ),
        (
            "LaTeX Warning: Float too large for page by 12.5pt on input line 30.",
            "float_too_large",
            Warning,
            Some(30),
            "12.5pt",
        ),
        (
            "LaTeX Warning: Marginpar on page 2 moved.",
            "margin_note_moved",
            Warning,
            None,
            "page 2",
        ),
        (
            "LaTeX Warning: No \\author given.",
            "no_author",
            Warning,
            None,
            "author",
        ),
        (
            "LaTeX Warning: Empty `thebibliography' environment on input line 3.",
            "empty_bibliography",
            Warning,
            Some(3),
            "empty",
        ),
        (
            "Package multicol Warning: Using `1' columns doesn't seem a good idea.\n I therefore use two columns instead on input line 4.",
            "one_column",
            Warning,
            None,
            "no use",
        ),
        (
            "LaTeX Font Warning: Font shape `OT1/cmr/m/n' in size <34> not available\n(Font)              size <24.88> substituted on input line 4.",
            "font_size",
            Warning,
            Some(4),
            "34",
        ),
        (
            "Package fontspec Warning: OpenType feature 'Letters=SmallCaps' (+smcp) not available for font",
            "font_feature",
            Warning,
            None,
            "feature",
        ),
        (
            "LaTeX Warning: Command \\underbar  has changed.",
            "command_changed",
            Warning,
            None,
            "\\underbar",
        ),
        (
            "Package odd Warning: Something of its own on input line 2.",
            "other",
            Warning,
            Some(2),
            "of its own",
        ),
    ] {
        let found = one(text);
        assert_eq!(
            (found.kind.as_str(), found.level, found.line),
            (kind, level, line),
            "{text}: {found:#?}"
        );
        assert!(found.message.contains(names), "{text}: {found:#?}");
    }
}
