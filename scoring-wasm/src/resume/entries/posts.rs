//! Positions below their employers, and what templates and people tell of each.

use super::layouts::{latex, told};

#[test]
fn positions_with_dates_of_their_own_have_the_dated_employer_above() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}
\textbf{Elm Ovens}, Pasadena, CA. \hfill 2014 -- 2017\\
\emph{Baker of Bread} \hfill 2017
\begin{itemize}\item Baked bread.\end{itemize}
\emph{Baking Intern} \hfill 2016
\begin{itemize}\item Baked rolls.\end{itemize}

\textbf{Oak Inn} \hfill 2010 -- 2013\\
\emph{Cook} \hfill Jan 2010 -- Dec 2012
\begin{itemize}\item Cooked.\end{itemize}"
        ),
        [
            "Baker of Bread | Elm Ovens | - | 2017– | 1",
            "Baking Intern | Elm Ovens | - | 2016– | 1",
            "Cook | Oak Inn | - | 2010-01–2012-12 | 1",
        ]
    );
}

#[test]
fn achievements_below_a_position_are_none() {
    let source = r"\documentclass{altacv}\begin{document}\name{Ann Roe}\makecvheader\cvsection{Experience}
\cvevent{Baker}{Elm Ovens}{2019 -- 2021}{}
\cvachievement{--}{Bread for all}{Baked the bread of a whole town for two years and more.}
\cvachievement{--}{Rolls}{Baked rolls.}
\cvevent{Cook}{Oak Inn}{2017 -- 2019}{}\end{document}";
    assert_eq!(
        told(source),
        [
            "Baker | Elm Ovens | - | 2019–2021 | 2",
            "Cook | Oak Inn | - | 2017–2019 | 0",
        ]
    );
}

#[test]
fn sentences_below_a_heading_that_names_one_thing_name_nothing() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}
\subsection{BSc in Baking, Elm University \hfill June 2019}
\subsection{Fundamentals of Bread \hfill July 2019}
First milestone toward the licence of a Baker of Rolls."
        ),
        [
            "BSc in Baking | Elm University | - | 2019-06– | 0",
            "Fundamentals of Bread | - | - | 2019-07– | 0",
        ]
    );
}

#[test]
fn schools_stand_over_the_labels_of_what_was_finished_there() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\begin{tabular}{r|l}
Sept 2007 -& Elm Sixth Form \\
Jun 2009 & \textbf{BTEC National Award: }Baking (Distinction) \\
\end{tabular}"
        ),
        ["BTEC National Award | Elm Sixth Form | - | 2007-09–2009-06 | 0"]
    );
}
