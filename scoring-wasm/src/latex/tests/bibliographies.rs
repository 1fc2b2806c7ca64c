//! Lists of publications in biblatex's styles.

use crate::latex::read;

const BIB: &str = r"
@article{eins, author = {Moor, Ida and Tann, Otto and Feld, Ute and Bach, Udo}, title = {Peat},
  journal = {Soil}, volume = 7, number = 2, pages = {11--19}, year = 2011, month = mar,
  doi = {10.1/x}, url = {https://soil.example/7}}
@inproceedings{zwei, author = {Ida Moor}, title = {Moss}, booktitle = {Proc. Bogs},
  address = {Oulu}, pages = {5}, year = 2012}
@inproceedings{drei, author = {Moor, Ida}, title = {Fern}, booktitle = {Proc. Bogs}, year = 2012}
@book{vier, editor = {Tann, Otto}, title = {Marsh}, publisher = {Wet Press}, address = {Oulu}, date = {2013-05}}
@phdthesis{fuenf, author = {Ida Moor}, title = {Wetlands}, school = {Bog University}, year = 2010}
";

fn list(options: &str, rest: &str) -> String {
    let source = format!(
        "\\usepackage[{options}]{{biblatex}}\\addbibresource{{refs}}{rest}\\printbibliography[heading=none]"
    );
    let files = [("main.tex", source.as_str()), ("refs.bib", BIB)];
    read(&files, "1 May 2026").text.text
}

#[test]
fn each_style_prints_in_its_own_order() {
    for (options, cited, expected) in [
        (
            "style=numeric",
            "eins",
            "[1] Ida Moor et al. “Peat”. In: Soil 7.2 (Mar. 2011), pp. 11–19. DOI: 10.1/x. URL: https://soil.example/7.",
        ),
        (
            "style=authoryear,maxbibnames=9",
            "eins",
            "Moor, Ida, Otto Tann, Ute Feld and Udo Bach (Mar. 2011). “Peat”. In: Soil 7.2, pp. 11–19. DOI: 10.1/x. URL: https://soil.example/7.",
        ),
        (
            "style=ieee",
            "eins",
            "[1] I. Moor, O. Tann, U. Feld and U. Bach, “Peat”. Soil vol. 7 no. 2 (Mar. 2011), pp. 11–19. DOI: 10.1/x. URL: https://soil.example/7.",
        ),
        (
            "style=apa,doi=false",
            "zwei",
            "Moor, I. (2012). Moss. In: Proc. Bogs. Oulu, 5.",
        ),
        (
            "style=numeric",
            "vier",
            "[1] Otto Tann, ed. Marsh. Oulu: Wet Press, May 2013.",
        ),
        (
            "style=numeric",
            "fuenf",
            "[1] Ida Moor. “Wetlands”. PhD thesis. Bog University, 2010.",
        ),
    ] {
        let text = list(options, &format!("\\nocite{{{cited}}}"));
        assert_eq!(text.trim_end(), expected, "{options}");
    }
}

#[test]
fn works_of_one_year_get_letters_and_the_same_people_a_dash() {
    let text = list("style=authoryear", "\\nocite{zwei,drei}");
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines
            .first()
            .is_some_and(|line| line.starts_with("Moor, Ida (2012a).")),
        "{text}"
    );
    assert!(
        lines
            .get(1)
            .is_some_and(|line| line.starts_with("— (2012b).")),
        "{text}"
    );
}

#[test]
fn the_words_are_those_of_the_documents_language() {
    for (language, expected) in [
        (
            "ngerman",
            "Ida Moor u. a. “Peat”. In: Soil 7.2 (März 2011), S. 11–19.",
        ),
        (
            "french",
            "Ida Moor et al. “Peat”. In : Soil 7.2 (mars 2011), p. 11–19.",
        ),
        (
            "spanish",
            "Ida Moor et al. “Peat”. En: Soil 7.2 (marzo 2011), págs. 11–19.",
        ),
    ] {
        let rest = format!("\\usepackage[{language}]{{babel}}\\nocite{{eins}}");
        let text = list("doi=false,url=false", &rest);
        assert_eq!(text, format!("[1] {expected}"), "{language}");
    }
}

#[test]
fn a_document_may_leave_fields_out_and_set_its_own_headings() {
    let source = "\\usepackage{biblatex}\\addbibresource{refs}\\AtEveryBibitem{\\clearfield{month}\\iffieldundef{doi}{}{\\clearfield{url}}}\
        \\defbibheading{part}{\\subsection{#1}}\\nocite{eins}\\printbibliography[heading=part,title={\\textbf{Own} Papers}]";
    let files = [("main.tex", source), ("refs.bib", BIB)];
    assert_eq!(
        read(&files, "").text.text,
        "Own Papers\n[1] Ida Moor et al. “Peat”. In: Soil 7.2 (2011), pp. 11–19. DOI: 10.1/x."
    );
}
