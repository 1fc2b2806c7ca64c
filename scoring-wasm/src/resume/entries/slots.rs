//! What templates' places hold besides what they are named after, and what is beside names.

use super::layouts::{latex, told};
use crate::resume::build;

/// Titles and givers of the items of a section.
fn items(body: &str) -> Vec<String> {
    let source = format!(r"\documentclass{{article}}\begin{{document}}{body}\end{{document}}");
    let document = crate::latex::read(&[("main.tex", &source)], "1 May 2026");
    let words = |at: crate::resume::model::At| document.text.text.get(at.start..at.end);
    let titles = build(&document).items;
    let titles = titles.iter().filter_map(|entry| words(entry.title?));
    titles.map(str::to_owned).collect()
}

#[test]
fn places_of_a_template_may_hold_something_else() {
    for (source, expected) in [
        // A project where who employs stands, and the tools behind a bar.
        (
            r"\documentclass{awesome-cv}\begin{document}\cvsection{Projects}\begin{cventries}\cventry{}{Ferry Finder | Rust, Go}{}{}{\begin{cvitems}\item Plans routes.\end{cvitems}}\end{cventries}\end{document}",
            &["Ferry Finder | - | - |  | 1"][..],
        ),
        // Dates where the place stands.
        (
            r"\documentclass{res}\begin{document}\section{Experience}\employer{Elm Ovens}\title{\textbf{Baker}}\dates{}\location{2019 -- 2021}\begin{position}\begin{itemize}\item Baked bread.\end{itemize}\end{position}\end{document}",
            &["Baker | Elm Ovens | - | 2019–2021 | 1"],
        ),
        (
            r"\documentclass{developercv}\begin{document}\cvsect{Experience}\begin{entrylist}\entry{2019 -- 2021}{Baker}{Elm Ovens}{Baked bread.}\end{entrylist}\end{document}",
            &["Baker | Elm Ovens | - | 2019–2021 | 0"],
        ),
        // A place that reads as an employer beside the one that is named.
        (
            r"\documentclass{awesome-cv}\begin{document}\cvsection{Experience}\begin{cventries}\cventry{Teacher}{Bread Days 2021}{University of Elm}{May 2021}{}\end{cventries}\end{document}",
            &["Teacher | Bread Days 2021 | University of Elm | 2021-05– | 0"],
        ),
        // A town before its state is no employer.
        (
            r"\documentclass{altacv}\begin{document}\cvsection{Experience}\cvevent{Baker}{}{2019 -- 2021}{Elm Beach, CA, USA}\begin{itemize}\item Baked bread.\end{itemize}\end{document}",
            &["Baker | - | Elm Beach, CA, USA | 2019–2021 | 1"],
        ),
        // Sentences between the lists of an entry.
        (
            r"\documentclass{moderncv}\begin{document}\section{Experience}\cventry{2019--2021}{Baker}{Elm Ovens}{}{}{Sold bread.\begin{itemize}\item To two towns.\end{itemize}Taught all of the new bakers.\begin{itemize}\item In two towns.\end{itemize}}\end{document}",
            &["Baker | Elm Ovens | - | 2019–2021 | 2"],
        ),
    ] {
        assert_eq!(told(source), expected, "{source}");
    }
}

#[test]
fn notes_beside_names_are_no_names() {
    for (body, expected) in [
        (
            r"\section{Internships}\textbf{Bread for two towns}\\ \textbf{Guide: Prof. Jane Roe} \hfill May 2020 -- July 2020\begin{itemize}\item Baked bread.\end{itemize}",
            "Bread for two towns | - | - | 2020-05–2020-07 | 1",
        ),
        (
            r"\section{Experience}\textbf{Baker} \hfill 2019 -- 2021\\ \textit{Elm Ovens $|$ Part-time}\begin{itemize}\item Baked bread.\end{itemize}",
            "Baker | Elm Ovens | - | 2019–2021 | 1",
        ),
        (
            r"\section{Education}\textbf{BSc in Baking} \hfill 2019\\ with distinction",
            "BSc in Baking | - | - | 2019– | 0",
        ),
    ] {
        assert_eq!(latex("", body), [expected], "{body}");
    }
}

#[test]
fn a_heading_among_degrees_is_none() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\textbf{BSc in Baking}, Elm University \hfill 2019
\subsection{Relevant Coursework} Bread, Rolls, Cakes"
        ),
        ["BSc in Baking | Elm University | - | 2019– | 0"]
    );
}

#[test]
fn an_award_is_told_in_one_phrase() {
    for (body, expected) in [
        (
            r"\section{Awards}\begin{itemize}\item Secured \textbf{rank 9} in \textbf{Elm Trials} 2017\end{itemize}",
            "Secured rank 9 in Elm Trials",
        ),
        (
            r#"\section{Awards}\begin{itemize}\item Admitted to the school on "Bread of Elm" \hfill 2011\end{itemize}"#,
            r#"Admitted to the school on "Bread of Elm""#,
        ),
        (
            r"\section{Activities}\begin{itemize}\item \textbf{Elm Village School} $|$ Volunteer \hfill 2021 -- 2022\\ taught the children of the villages around twice a week.\end{itemize}",
            "Volunteer",
        ),
    ] {
        assert_eq!(items(body), [expected], "{body}");
    }
}

#[test]
fn towns_and_notes_are_parted_from_names() {
    for (body, expected) in [
        (
            r"\section{Education}\textbf{University of California, San Elmo} \hfill 2016 -- 2021\begin{itemize}\item B.S. in Baking (GPA: 3.9)\end{itemize}",
            "B.S. in Baking | University of California, San Elmo | - | 2016–2021 | 1",
        ),
        (
            r"\section{Experience}\textbf{Baker}, Elm Institute, La Plata, Nevada \hfill 2016 -- 2021",
            "Baker | Elm Institute | La Plata, Nevada | 2016–2021 | 0",
        ),
        (
            r"\section{Experience}\textbf{Baker}\\ Elm University, Oakville, PA, USA(Prof. Jane Roe) \hfill 2016 -- 2021",
            "Baker | Elm University | Oakville, PA, USA | 2016–2021 | 0",
        ),
    ] {
        assert_eq!(latex("", body), [expected], "{body}");
    }
}

#[test]
fn an_event_is_its_own_title() {
    assert_eq!(
        items(
            r"\section{Events}\textbf{Second Congress of the Faculty of Bread, 2014}\begin{itemize}\item Baked.\end{itemize}\textbf{First Congress of the Faculty of Bread, 2012}"
        ),
        [
            "Second Congress of the Faculty of Bread",
            "First Congress of the Faculty of Bread"
        ]
    );
}

#[test]
fn lines_of_awards_stand_for_themselves_where_two_dated_ones_follow_each_other() {
    assert_eq!(
        items(
            r"\section{Awards}First Prize, Bread Days, for the best bread\\ Qualified for Bread 2024 (second round)\\ Rank 3, Bread Test 2022\\ Rank 9, Oven Test 2022"
        ),
        ["First Prize", "Qualified for Bread", "Rank 3", "Rank 9",]
    );
}
