//! Tables of log entries, one a kind. `tests/errors.rs` makes TeX itself say the commonest.

use super::*;

fn read_in(log: &str, files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect();
    read(log, &files, "")
}

fn one(entry: &str) -> Diagnostic {
    let log = format!("(./main.tex\n{entry}\n\n)");
    let mut found = read_in(&log, &[("main.tex", "")]);
    assert_eq!(found.len(), 1, "{entry}: {found:#?}");
    found.remove(0)
}

#[test]
fn each_error_has_its_kind_and_names_what_it_is_about() {
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
            "environment_mismatch",
            "line 12",
        ),
        (
            "LaTeX Error: \\begin{document} ended by \\end{center}.",
            "environment_mismatch",
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
            "misplaced_ampersand",
            "&",
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
            "other",
            "leaders",
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
        ("Arithmetic overflow.", "dimension_too_large", "length"),
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
    ] {
        let found = one(&format!("./main.tex:7: {text}\nl.7 x\n     y"));
        assert_eq!(
            (found.kind.as_str(), found.level),
            (kind, Level::Error),
            "{text}: {found:#?}"
        );
        assert!(found.message.contains(names), "{text}: {found:#?}");
        let place = (found.file.as_deref(), found.line);
        assert!(place == (Some("main.tex"), Some(7)), "{text}: {found:#?}");
    }
}

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

#[test]
fn what_concerns_nobody_is_left_out() {
    let log = "(./main.tex\n\
        LaTeX Warning: Label(s) may have changed. Rerun to get cross-references right.\n\n\
        LaTeX Warning: There were undefined references.\n\n\
        !  ==> Fatal error occurred, no output PDF file produced!\n)";
    assert_eq!(read_in(log, &[("main.tex", "")]), []);
}

#[test]
fn the_open_file_is_followed_through_brackets_of_all_kinds() {
    let log = "(./main.tex (/usr/share/texmf/x.sty (odd) text) (./parts/a.tex [1{/var/x.map}]\n\
        LaTeX Warning: Reference `in' on page 1 undefined on input line 3.\n\n\
        Overfull \\hbox (1.0pt too wide) in paragraph at lines 4--5\n\
        []\\OT1/cmr/m/n/10 text ) with ) brackets\n\n\
        ) (./parts/b.tex)\n\
        LaTeX Warning: Reference `out' on page 1 undefined on input line 9.\n)";
    let found = read_in(
        log,
        &[("main.tex", ""), ("parts/a.tex", ""), ("parts/b.tex", "")],
    );
    let places: Vec<_> = found.iter().map(|d| (d.file.as_deref(), d.line)).collect();
    assert_eq!(
        places,
        [
            (Some("parts/a.tex"), Some(3)),
            (Some("main.tex"), Some(9)),
            (Some("parts/a.tex"), Some(4))
        ]
    );
}

#[test]
fn paths_are_relative_to_the_main_files_folder() {
    let files: BTreeMap<String, Vec<u8>> = [("cv/main.tex", ""), ("shared/a.tex", "")]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into();
    let log = "(./main.tex\n../shared/a.tex:3: Missing $ inserted.\nl.3 x\n\n./main.tex:4: Extra \\fi.\nl.4 x\n";
    let found = read(log, &files, "cv");
    let places: Vec<_> = found.iter().map(|d| (d.file.as_deref(), d.line)).collect();
    assert_eq!(
        places,
        [
            (Some("shared/a.tex"), Some(3)),
            (Some("cv/main.tex"), Some(4))
        ]
    );
}

#[test]
fn an_error_in_a_package_names_the_file_that_uses_it_without_a_line() {
    let log = "(./main.tex (/usr/share/texmf/x.sty\n/usr/share/texmf/x.sty:99: Missing number, treated as zero.\nl.99 x\n";
    let found = read_in(log, &[("main.tex", "")]);
    assert_eq!(
        (found[0].file.as_deref(), found[0].line),
        (Some("main.tex"), None)
    );
}

#[test]
fn a_missing_package_is_shown_where_it_is_loaded() {
    let log = "(./main.tex\n\n! LaTeX Error: File `nosuch.sty' not found.\n\nType X to quit\n\n./main.tex:4: Emergency stop.\nl.4 x\n";
    let found = read_in(
        log,
        &[(
            "main.tex",
            "\\documentclass{a}\n% \\usepackage{nosuch}\n\\usepackage{a, nosuch}\n",
        )],
    );
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].kind.as_str(), found[0].line),
        ("missing_package", Some(3))
    );
}

#[test]
fn the_same_entry_is_told_once_and_a_flood_is_cut() {
    let same = "./main.tex:7: Missing $ inserted.\nl.7 x\n\n".repeat(50);
    assert_eq!(
        read_in(&format!("(./main.tex\n{same}"), &[("main.tex", "")]).len(),
        1
    );
    let flood = (0..1000).fold(String::new(), |flood, n| {
        flood + &format!("./main.tex:{n}: Extra \\fi.\nl.{n} x\n\n")
    });
    let found = read_in(&format!("(./main.tex\n{flood}"), &[("main.tex", "")]);
    assert_eq!(found.len(), DIAGNOSTICS_MAX);
}

#[test]
fn bibliography_logs_are_read() {
    use crate::engine::Program;
    let found = bibliography(
        Program::Bibtex,
        "I was expecting a `,' or a `}'---line 3 of file refs.bib\n",
    );
    assert_eq!(
        (found[0].file.as_deref(), found[0].line),
        (Some("refs.bib"), Some(3))
    );
    let found = bibliography(
        Program::Bibtex,
        "I couldn't open database file nothere.bib\n",
    );
    assert!(found[0].message.contains("nothere.bib"));
    let found = bibliography(
        Program::Biber,
        "[1] Biber.pm:1> ERROR - Cannot find 'refs.bib'!\n",
    );
    assert!(found[0].message.contains("refs.bib"));
    assert_eq!(bibliography(Program::Biber, "").len(), 1);
}

#[test]
fn pages_come_from_the_last_line_that_states_them() {
    assert_eq!(
        pages(b"Output written on main.pdf (1 page, 300 bytes).\n"),
        1
    );
    assert_eq!(
        pages(b"Output written on main.xdv (12 pages, 300 bytes).\n"),
        12
    );
    assert_eq!(pages(b"No pages of output.\n"), 0);
}

proptest::proptest! {
    #[test]
    fn any_log_is_read(log in "([!l().:\\\\ /a-z0-9é\n]|Undefined control sequence|./main.tex:3: |LaTeX Warning: ){0,60}") {
        for diagnostic in read_in(&log, &[("main.tex", "x")]) {
            proptest::prop_assert!(diagnostic.excerpt.len() <= EXCERPT_MAX);
            proptest::prop_assert!(!diagnostic.message.is_empty());
        }
    }
}
