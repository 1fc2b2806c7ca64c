//! What the reader makes of small pieces of LaTeX.

use super::*;

fn text(source: &str) -> String {
    read(&[("main.tex", source)], "1 May 2026").text.text
}

#[test]
fn macros_put_their_arguments_in() {
    for (source, expected) in [
        ("\\newcommand{\\a}[2][x]{#2-#1}\\a{b} \\a[c]{d}", "b-x d-c"),
        ("\\def\\a#1.#2;{#2 #1}\\a one.two;", "two one"),
        (
            "\\NewDocumentCommand\\a{smo}{\\IfBooleanTF{#1}{S}{N}#2\\IfValueTF{#3}{#3}{}}\\a{x} \\a*{y}[z]",
            "Nx Syz",
        ),
        ("\\let\\b\\textbf\\b{bold}", "bold"),
        (
            "\\newenvironment{e}[1]{<#1>}{</e>}\\begin{e}{x}in\\end{e}",
            "<x>in</e>",
        ),
        ("\\foreach \\x in {a, b}{[\\x]}", "[a][ b]"),
        (
            "\\expandafter\\newcommand\\csname foo\\endcsname{bar}\\foo",
            "bar",
        ),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

#[test]
fn conditionals_choose() {
    for (source, expected) in [
        ("\\iffalse a\\else b\\fi", "b"),
        ("\\newif\\iflong\\longtrue\\iflong L\\else S\\fi", "L"),
        ("\\ifnum 3>2 yes\\else no\\fi", "yes"),
        ("\\ifthenelse{\\equal{a}{a}}{same}{other}", "same"),
        ("\\def\\e{}\\ifx\\e\\empty x\\else y\\fi", "y"),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

#[test]
fn signs_become_letters() {
    for (source, expected) in [
        ("Jos\\'e M\\\"uller \\c{c}a \\o \\ss", "José Müller ça øß"),
        ("1 -- 2 --- ``q'' it's", "1 – 2 — “q” it’s"),
        ("C\\# \\& R\\&D 5\\%", "C# & R&D 5%"),
        ("$O(n \\times m)$ $|$ $\\cdot$", "O(n×m) | ·"),
        ("a~b\\ c\\,d", "a b c d"),
        ("\\verb|a_b{| \\texttt{x--y}", "a_b{ x--y"),
        (
            "\\unknown{kept} \\unknown{4pt}\\unknown{key=value}text",
            "kept text",
        ),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

#[test]
fn text_points_to_where_it_was_written() {
    let source = "\\newcommand{\\w}[1]{by #1!}\\w{Jane}";
    let document = read(&[("main.tex", source)], "");
    assert_eq!(document.text.text, "by Jane!");
    let place = |start, end| {
        let src = document
            .text
            .source(start, end)
            .expect("the text has a source");
        &source[src.start as usize..src.end as usize]
    };
    assert_eq!(place(3, 7), "Jane");
    assert_eq!(place(4, 6), "an");
    assert_eq!(place(0, 2), "\\w");
    assert_eq!(place(0, 8), "\\w{Jane");
}

#[test]
fn plain_text_folds_white_space() {
    assert_eq!(
        text("Hello   world\n% no\nagain\n\nNext"),
        "Hello world again\nNext"
    );
}
