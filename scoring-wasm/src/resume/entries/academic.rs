//! Entries as academic resumes list them.

use super::layouts::{latex, listed};

#[test]
fn titles_of_works_stand_in_italics_behind_their_authors() {
    for (item, expected) in [
        (
            r"Roe, A., \textbf{Poe, B. C.}, \textit{Wells and their water}, 2011, Notices of the Society of Wells, 503",
            "Wells and their water 2011",
        ),
        (
            r"A. Roe and B. Poe (2014). \emph{Boats of Paper}. Elm Press.",
            "Boats of Paper 2014",
        ),
        (
            r"A. Roe and B. Poe. Boats of paper and of straw. \emph{Journal of Boats}, 2014.",
            "Boats of paper and of straw 2014",
        ),
        (
            r"Roe, A., \textit{Rafts in the rain}, Turku, Finland, Meeting on Rafts, June 23 - 28, 2019",
            "Rafts in the rain 2019-06",
        ),
    ] {
        let body =
            format!(r"\section{{Publications}}\begin{{enumerate}}\item {item}\end{{enumerate}}");
        assert_eq!(listed(&body), [expected], "{item}");
    }
}

#[test]
fn a_year_in_a_name_is_no_date_where_the_month_stands_below() {
    assert_eq!(
        latex(
            "",
            r"\section{Teaching Experience}
{\bf Teaching Assistant} \\ Harbour Summer School 2019 \\ {\sl University of Elm} \hfill Aug. 2019

{\bf Lecturer} \\ Rafts and their ropes \\ {\sl University of Oak} \hfill July 2016

{\bf Lecturer} \\ Basics of ropes \\ {\sl University of Oak} \hfill Oct. 2013 -- Jan. 2014"
        ),
        [
            "Teaching Assistant | Harbour Summer School | - | 2019-08– | 0",
            "Lecturer | University of Oak | - | 2016-07– | 0",
            "Lecturer | University of Oak | - | 2013-10–2014-01 | 0",
        ]
    );
}

#[test]
fn the_end_of_studies_belongs_to_the_school_above_it() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}
{\bf University of Elm} \hfill {\em August 2015 -- Present} \\
B.Sc. in Baking \hfill {\em Expected graduation: 2019}"
        ),
        ["B.Sc. in Baking | University of Elm | - | 2015-08–present | 0"]
    );
}

#[test]
fn projects_have_names_and_links_but_no_employer() {
    let project = |head: &str| {
        format!(
            "\\documentclass{{deedy-resume}}\\begin{{document}}\\section{{Projects}}{head}\nSteers rafts.\n\\begin{{tightemize}}\\item Knots ropes.\\end{{tightemize}}\\end{{document}}"
        )
    };
    for (head, expected) in [
        (
            r"\runsubsection{Raft Finder}\descript{\href{https://a.example/raft}{Demo} | \href{https://b.example/raft}{Source Code}}",
            "Raft Finder | - | - |  | 1",
        ),
        (r"\runsubsection{Raft Finder}", "Raft Finder | - | - |  | 1"),
    ] {
        assert_eq!(super::layouts::told(&project(head)), [expected], "{head}");
    }
}

#[test]
fn particulars_are_no_entries_and_ranges_are_in_whatever_words() {
    assert_eq!(
        latex(
            "",
            r"\section{Dados da pessoa}\subsubsection{Rua}Elm 5\subsubsection{Cidade}Porto"
        ),
        Vec::<String>::new()
    );
    assert_eq!(
        listed(
            r"\section{Hobbies}
\emph{sep 2014 -- mar 2016}\\
Board of the Elm Rowers. \emph{Tasks:} advised those who row about boats, oars, ropes and where to row.\\
\emph{sep 2012 -- sep 2013}\\
Oak Rowers"
        ),
        ["Board of the Elm Rowers. 2014-09", "Oak Rowers 2012-09"]
    );
}

#[test]
fn sentences_name_no_employer() {
    assert_eq!(
        latex(
            "",
            "\\section{工作经历}\\subsection{2010年7月 --- 2011年7月 \\quad 榆树科技}\n用船运面包。\n"
        ),
        ["- | 榆树科技 | - | 2010-07–2011-07 | 0"]
    );
}
