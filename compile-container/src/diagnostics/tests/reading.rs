//! Places, repeats and changes.

use std::fmt::Write as _;

use super::super::*;
use super::{one, read_in};

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
    let found = read(log, &files, "cv/main.tex");
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
        flood + &format!("./main.tex:{n}: LaTeX Error: No counter 'n{n}' defined.\nl.{n} x\n\n")
    });
    let found = read_in(&format!("(./main.tex\n{flood}"), &[("main.tex", "")]);
    assert_eq!(found.len(), DIAGNOSTICS_MAX);
}

#[test]
fn a_line_longer_than_the_log_shows_has_its_column_all_the_same() {
    let source = format!("{} \\nosuch end", "é word".repeat(80));
    let log = "(./main.tex\n./main.tex:1: Undefined control sequence.\nl.1 ...ordé wordé word \\nosuch\n                end\n";
    let found = read_in(log, &[("main.tex", &source)]);
    let column = source.chars().count() - " end".len() - "\\nosuch".len() + 1;
    let found = found.iter().find(|d| d.kind == "undefined_command");
    assert_eq!(found.and_then(|d| d.column), u32::try_from(column).ok());
}

#[test]
fn an_error_in_a_package_is_shown_where_the_package_is_loaded() {
    let log = "(./main.tex (/usr/share/texmf/geometry.sty (/usr/share/texmf/ifvtex.sty)\n/usr/share/texmf/geometry.sty:99: Package keyval Error: margn undefined.\nl.99 \\Process\n             x\n";
    let found = read_in(
        log,
        &[(
            "main.tex",
            "\\documentclass{a}\n\\usepackage[margn=1cm]{geometry}\n",
        )],
    );
    let place = (found[0].line, found[0].column, found[0].end_column);
    assert_eq!(place, (Some(2), Some(13), Some(18)));
    assert!(found[0].message.starts_with("geometry"));
}

#[test]
fn what_goes_on_and_on_is_counted() {
    let flood = (1..=40).fold(String::from("(./main.tex\n"), |log, n| {
        log + &format!("./main.tex:{n}: Extra \\fi.\nl.{n} x\n     y\n\n")
    });
    let found = read_in(&flood, &[("main.tex", "")]);
    assert_eq!(found.len(), 12);
    assert_eq!(found[0].repeats, 28);
}

#[test]
fn a_change_fits_the_text_that_it_replaces() {
    let log =
        "(./main.tex\n./main.tex:1: Misplaced alignment tab character &.\nl.1 é &\n       b\n";
    let found = read_in(log, &[("main.tex", "é & b")]);
    let change = found
        .iter()
        .find_map(|diagnostic| diagnostic.replacement.as_ref())
        .expect("a change");
    assert_eq!(
        (
            change.start_column,
            change.end_column,
            change.expected.as_str(),
            change.text.as_str()
        ),
        (3, 4, "&", "\\&")
    );
}

#[test]
fn a_log_that_never_ends_is_read_in_good_time() {
    let mut log = String::from("(./main.tex\n");
    for n in 0..20_000 {
        let _ = write!(
            log,
            "./main.tex:{n}: Undefined control sequence.\nl.{n} \\a{n}\n"
        );
    }
    let source = "\\newcommand{\\x}{y}\n".repeat(2000);
    let began = std::time::Instant::now();
    let found = read_in(&log, &[("main.tex", &source)]);
    assert!(found.len() <= DIAGNOSTICS_MAX);
    // A hundred times what it takes: the test is of growth, not of speed.
    assert!(began.elapsed() < std::time::Duration::from_mins(1));
}

#[test]
fn a_font_that_lua_cannot_read_is_told_as_a_font() {
    let found = one(
        "...xmf-dist/tex/luatex/luaotfload/fontloader-2022-10-03.lua:29534: attempt to index a nil value\nl.3 x\n    y",
    );
    assert_eq!(found.kind, "font_damaged");
}
