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
