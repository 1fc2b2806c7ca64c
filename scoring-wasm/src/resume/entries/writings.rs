//! Publications and talks: titles beside authors, years and places.

use super::layouts::{latex, listed};

#[test]
fn quotes_of_two_kinds_hold_a_title() {
    assert_eq!(
        listed(
            r#"\section{Publications}\begin{itemize}\item Roe, Ann. 2014. ``Wells and their water" Paper read at Elm.\end{itemize}"#
        ),
        ["Wells and their water 2014"]
    );
}

#[test]
fn titles_in_bold_stand_behind_authors() {
    assert_eq!(
        listed(
            r"\section{Publications}\begin{itemize}\item {\bf \em Roe, A.} {\bf Bread and the learning of bakers} {\em Handbook of Bread.} (2015).\end{itemize}"
        ),
        ["Bread and the learning of bakers 2015"]
    );
}

#[test]
fn titles_go_without_their_little_words() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\begin{itemize}\item \textsc{Elm Ovens} \hfill May 2019 -- June 2021\\ as Software Engineer\begin{itemize}\item Planned.\end{itemize}\end{itemize}"
        ),
        ["Software Engineer | Elm Ovens | - | 2019-05–2021-06 | 1"]
    );
}

#[test]
fn a_year_behind_the_authors_is_the_date_and_short_forms_end_no_title() {
    for (item, expected) in [
        (
            "Roe, J., A. Poe, and B. Doe. 2013. Crabs before the 2011/2012 season. Elm Reports, Oulu.",
            "Crabs before the 2011/2012 season 2013",
        ),
        (
            "Roe, J., and A. Poe. 2018. Panis spp. (Bread) in southern towns. Elm Reports, Oulu.",
            "Panis spp. (Bread) in southern towns 2018",
        ),
    ] {
        let body =
            format!(r"\section{{Publications}}\begin{{enumerate}}\item {item}\end{{enumerate}}");
        assert_eq!(listed(&body), [expected], "{item}");
    }
}

#[test]
fn works_that_begin_with_their_years_go_on_below() {
    assert_eq!(
        listed(
            r"\section{Publications}
2022 \textbf{Sue Roe} and Ann Poe. Bread of two towns and its salt \\ \emph{Proceedings of the Bread Days, 2022}\\
2021 \textbf{Sue Roe} and Ann Poe. Rolls of one town and their water \\ \emph{Proceedings of the Roll Days}\\
Last updated: May 3, 2026"
        ),
        [
            "Bread of two towns and its salt 2022",
            "Rolls of one town and their water 2021"
        ]
    );
}

#[test]
fn the_name_of_a_talk_ends_before_where_it_was_held() {
    assert_eq!(
        listed(
            r"\section{Talks}\begin{itemize}\item Bread of two towns and its salt, \emph{7th Bread Days}, Oulu, Finland, 2021.\end{itemize}"
        ),
        ["Bread of two towns and its salt 2021"]
    );
}
