//! Degrees and schools in layouts of people's own.

use super::layouts::latex;

#[test]
fn a_label_before_a_school_says_what_was_done_there() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}
\begin{tabular}{ll}
2003 -- 2004 & Year abroad: Elm Highschool, Reno, Canada\\
1997 -- 2006 & Gymnasium Ulmen\\
\end{tabular}"
        )[0],
        "Year abroad | Elm Highschool | Reno, Canada | 2003–2004 | 0"
    );
}

#[test]
fn what_a_marked_entry_tells_is_no_entry_of_its_own() {
    let source = r"\documentclass{moderncv}\begin{document}\section{Publications}
\cventry{June 2019}{Bread for two towns}{}{}{}{\textit{Proceedings of the 2019 Meeting on Bread}}
\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    assert_eq!(crate::resume::build(&document).items.len(), 1);
}

#[test]
fn courses_of_studies_are_told_from_their_schools() {
    assert_eq!(
        latex(
            "",
            r"\section*{Formação Acadêmica}
\textbf{Engenharia de Software} -- Bacharelado \\
Centro Universitário Olmos (UniOlmo) -- Londrina, PR \hfill Fev. 2025 -- Previsão: Dez. 2028

\textbf{Ensino Médio} \\
Colégio Estadual Olmos -- Londrina, PR \hfill 2021 -- 2023"
        )
        .iter()
        .map(|entry| entry.split(" | ").nth(1).unwrap_or_default().to_owned())
        .collect::<Vec<_>>(),
        [
            "Centro Universitário Olmos (UniOlmo)",
            "Colégio Estadual Olmos"
        ]
    );
}

#[test]
fn a_note_on_the_file_dates_no_degree() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}
\textbf{Elm University}, Pittsburgh, Pennsylvania, USA \\ Bachelor of Science (B.S.) in Baking
\begin{flushright}\scriptsize [\textit{CV compiled on \today{} for Ann Poe}]\end{flushright}"
        ),
        [
            "Bachelor of Science (B.S.) in Baking | Elm University | Pittsburgh, Pennsylvania, USA |  | 0"
        ]
    );
}

#[test]
fn degrees_stand_before_their_schools_where_most_do() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}
\textbf{MSc in Baking} \hfill 2019\\ University of Elm

\textbf{Summer School of Bread} \hfill 2018\\ ELM

\textbf{BSc in Baking} \hfill 2017\\ Oak University"
        )
        .get(1)
        .map(String::as_str),
        Some("Summer School of Bread | ELM | - | 2018– | 0")
    );
}

#[test]
fn degrees_may_have_their_school_and_dates_below_all_the_rest() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\textbf{Master of Science}\\ Baking\\ Bread\\\\ \textbf{Thesis}:\\ Elm University\\ 10/2011 -- present"
        ),
        ["Master of Science | Elm University | - | 2011-10–present | 0"]
    );
}

#[test]
fn a_line_behind_the_list_of_degrees_is_no_part_of_it() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\begin{itemize}
\item \textbf{Elm University}\\ BSc in Baking \hfill 2011 -- 2014
\item \textbf{Oak College}\\ Diploma in Bread \hfill 2008 -- 2011
\end{itemize}
\textit{Languages: Finnish and Spanish}"
        ),
        [
            "BSc in Baking | Elm University | - | 2011–2014 | 0",
            "Diploma in Bread | Oak College | - | 2008–2011 | 0",
        ]
    );
}
