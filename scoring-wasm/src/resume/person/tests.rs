//! Whose name, headline and place a document shows.

use crate::resume::build;

#[test]
fn an_address_with_a_postal_code_is_a_location_and_other_numbers_are_none() {
    for (line, expected) in [
        (
            "12 Elm Road, Reno, NV 89501",
            Some("12 Elm Road, Reno, NV 89501"),
        ),
        ("Ahornweg 3, 12345 Berlin", Some("Ahornweg 3, 12345 Berlin")),
        ("Licence 12345", None),
        ("Reno, NV", Some("Reno, NV")),
    ] {
        let text = format!("Ana Roe\n{line} | ana@roe.example\n\nSKILLS\n\nJava, C\n");
        let document = crate::plain::read(&text, false);
        let location = build(&document).location;
        let words = location.and_then(|at| document.text.text.get(at.start..at.end));
        assert_eq!(words, expected, "{line}");
    }
}

/// The name that a LaTeX document of this body shows.
fn name(body: &str) -> Option<String> {
    let source = format!("\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}");
    let document = crate::latex::read(&[("main.tex", source.as_str())], "1 May 2026");
    let at = build(&document).name?;
    document.text.text.get(at.start..at.end).map(str::to_owned)
}

#[test]
fn a_day_of_birth_behind_the_name_is_no_part_of_it() {
    let body = "Name: Ana Roe (*1.5.1990)\\\\ E-Mail: ana@roe.example";
    assert_eq!(name(body).as_deref(), Some("Ana Roe"));
}

#[test]
fn a_name_may_be_small_letters_large_or_stand_beside_the_first_column() {
    for (body, expected) in [
        (
            "{\\Huge roe}\n\n12 Elm Road, Reno\n\nana@example.org",
            Some("roe"),
        ),
        (
            "{\\Large\\bfseries ana roe}\n\nbuilds small boats",
            Some("ana roe"),
        ),
        ("ana roe\n\nbuilds small boats", None),
        (
            "{\\Huge Ana Roe --- Boat Builder}\n\nReno, Spain",
            Some("Ana Roe"),
        ),
        (
            "\\section{Skills}C, Java\\section{Languages}Dutch\n\n{\\Huge Ana ROE}\\section{Education}BSc",
            Some("Ana ROE"),
        ),
        (
            "Port of Reno\\\\ ana.roe@example.org\\section{Skills}C, Java\n\n{\\Large Ana Roe}\\section{Education}BSc",
            Some("Ana Roe"),
        ),
        (
            "\\title{Ana Roe}\\date{}12 Elm Road\n\nUpton-upon-Elm\n\n\\maketitle",
            Some("Ana Roe"),
        ),
        (
            "\\begin{tabular}{ll}姓\\ \\ 名: & 王小明\\end{tabular}",
            Some("王小明"),
        ),
        ("Citizenship dutch\n\nana@example.org", None),
    ] {
        assert_eq!(name(body).as_deref(), expected, "{body}");
    }
}
