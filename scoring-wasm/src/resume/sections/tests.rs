//! Which lines of a document are its headings.

use crate::resume::build;

fn headings(body: &str) -> Vec<String> {
    let source = format!("\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}");
    let document = crate::latex::read(&[("main.tex", source.as_str())], "1 May 2026");
    build(&document)
        .sections
        .iter()
        .filter_map(|section| {
            let at = section.heading;
            document.text.text.get(at.start..at.end).map(str::to_owned)
        })
        .collect()
}

#[test]
fn the_title_of_the_document_is_no_section_and_the_level_below_is_the_first() {
    assert_eq!(
        headings(
            "\\section*{Curriculum Vitae}Ana Roe\\subsection*{Education}BSc\\subsection*{Boats}two\\subsection*{Skills}Java"
        ),
        ["Education", "Boats", "Skills"]
    );
    assert_eq!(
        headings("\\section{Experience}\\subsection{Skills}Java\\subsection{Education}BSc"),
        ["Experience", "Skills", "Education"]
    );
}

#[test]
fn a_heading_may_go_on_in_a_second_line() {
    let long = "{\\Large Work\\\\ experience}\n\nCook, 2019 -- 2021\n\n{\\Large Education}\n\nBSc\n\n{\\Large Skills}\n\nJava";
    assert_eq!(headings(long), ["Work\nexperience", "Education", "Skills"]);
}

#[test]
fn large_items_of_a_list_of_lists_are_headings() {
    let lists = "Ana Roe\\begin{trivlist}\\item \\textbf{\\Large Education}\\begin{trivlist}\\item BSc, 2012 -- 2015\\end{trivlist}\\item \\textbf{\\Large Boats}\\begin{trivlist}\\item \\textbf{Two}\\end{trivlist}\\item \\textbf{\\Large Skills}\\begin{trivlist}\\item Java\\end{trivlist}\\end{trivlist}";
    assert_eq!(headings(lists), ["Education", "Boats", "Skills"]);
}

#[test]
fn a_heading_without_words_is_none() {
    assert_eq!(
        headings("\\section{}Born in 1984 in a small town\\section{Education}BSc"),
        ["Education"]
    );
}

#[test]
fn labels_of_one_list_may_be_the_headings() {
    let list = |labels: [&str; 3]| {
        let [a, b, c] = labels;
        format!(
            "{{\\Huge Ana Roe}}\\begin{{description}}\\item[{a}] \\textit{{BSc}} \\hfill 2019\\item[{b}] \\textit{{Cook}} \\hfill 2020\\begin{{itemize}}\\item Cooked.\\end{{itemize}}\\item[{c}] Java\\end{{description}}"
        )
    };
    assert_eq!(
        headings(&list(["Education", "Experience", "Skills"])),
        ["Education", "Experience", "Skills"]
    );
    assert!(headings(&list(["BSc", "Elm Ovens", "Skills"])).is_empty());
}

#[test]
fn what_heads_a_group_inside_of_a_section_is_no_heading() {
    let sections = "\\section{Experience}Cook, 2019\\section{Skills}\\textbf{Programming Languages}\\\\Java\n\n\\textbf{Tools}\\\\Git\n\n\\textbf{Languages}\\\\Finnish\\section{Education}BSc";
    assert_eq!(headings(sections), ["Experience", "Skills", "Education"]);
    let large = |body: &str| {
        format!(
            "\\begin{{large}}\\textbf{{Profil}}\\\\\\end{{large}}Cook.\n\n\\begin{{large}}\\textbf{{Ausbildung}}\\\\\\end{{large}}\\textbf{{Elm University}}\\\\BSc\\\\{body}\\begin{{itemize}}\\item Bread\\end{{itemize}}\\begin{{large}}\\textbf{{Skills}}\\\\\\end{{large}}Java"
        )
    };
    assert_eq!(
        headings(&large("\\textbf{Projekte}:")),
        ["Profil", "Ausbildung", "Skills"]
    );
}
