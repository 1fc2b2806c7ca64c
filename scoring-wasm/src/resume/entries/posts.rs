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

#[test]
fn days_behind_months_are_told_by_one_that_is_no_month() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}
\textbf{Baker}, Elm Ovens \hfill 09/01/2021 -- 10/01/2022

\textbf{Cook}, Oak Inn \hfill 04/01/2018 -- 04/14/2021"
        ),
        [
            "Baker | Elm Ovens | - | 2021-09–2022-10 | 0",
            "Cook | Oak Inn | - | 2018-04–2021-04 | 0",
        ]
    );
}

#[test]
fn names_alone_that_are_no_posts_are_employers() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}
\textbf{Elmovens} \hfill 2014 -- 2017\\ A bakery of one town, where I did all there was to do for three years and more than that, and then some.

\textbf{Oak Inn} \hfill 2010 -- 2013\\ An inn where I did all there was to do for three years and more than that, every day and on Sundays too.

\textbf{Ashery} \hfill 2008 -- 2009\\ A place where I did all there was to do for one year and more than that, every day and on Sundays too."
        ),
        [
            "- | Elmovens | - | 2014–2017 | 0",
            "- | Oak Inn | - | 2010–2013 | 0",
            "- | Ashery | - | 2008–2009 | 0",
        ]
    );
}

#[test]
fn terms_behind_an_employer_are_no_part_of_it() {
    for terms in [
        "Permanent contract",
        "Final Internship",
        "Internship",
        "Full-time",
    ] {
        let body = format!(
            r"\section{{Experience}}\textsc{{Elm Chip, {terms}}} \hfill Bristol, England\\ \textsl{{Development of ovens}} \hfill \textit{{Feb. 2010 -- Sep. 2010}}\begin{{itemize}}\item Baked.\end{{itemize}}"
        );
        assert_eq!(
            latex("", &body),
            ["Development of ovens | Elm Chip | Bristol, England | 2010-02–2010-09 | 1"],
            "{terms}"
        );
    }
}

#[test]
fn places_of_templates_may_hold_more_than_one_thing() {
    assert_eq!(
        told(
            r"\documentclass{res}\begin{document}\begin{resume}
\begin{formatb}\employer{l}\dates{r}\\ \title{r}\\ \end{formatb}
\section{Experience}
\employer{\textbf{Elm Ovens} -- {\small Campinas, Brazil}}\dates{Since 03/2018}\title{\emph{Baker}}
\begin{position}\begin{itemize}\item Baked.\end{itemize}\end{position}\end{resume}\end{document}"
        ),
        ["Baker | Elm Ovens | Campinas, Brazil | 2018-03–present | 1"]
    );
    let cv = r"\documentclass{moderncv}\name{Ann}{Roe}\mobile{tel}\social[linkedin][https://li.example/in/ann-1]{ann}\begin{document}\makecvtitle
\section{Education}\cventry{2012}{BSc in Baking}{Average grade 1.2}{}{}{}\end{document}";
    let document = crate::latex::read(&[("main.tex", cv)], "1 May 2026");
    assert!(crate::resume::build(&document).phones.is_empty());
    assert_eq!(document.text.links[0].target, "https://li.example/in/ann-1");
    assert_eq!(told(cv), ["BSc in Baking | - | - | 2012– | 0"]);
}

#[test]
fn projects_may_have_their_dates_or_their_links_beside_the_name() {
    assert_eq!(
        latex(
            "",
            r"\section{Projects}
\subsection{Bread networks from scratch:}\begin{itemize}\item Jul, 2023\item Ongoing project about bread.\end{itemize}
\subsection{Rolls of two towns}\begin{itemize}\item May, 2022\item Ongoing project about rolls.\end{itemize}"
        ),
        [
            "Bread networks from scratch | - | - | 2023-07– | 1",
            "Rolls of two towns | - | - | 2022-05– | 1",
        ]
    );
    let source = r"\begin{document}\section{Projects}\begin{itemize}
\item \textbf{Ferry Finder} https://elm.example/ferry\\ Plans routes.
\item \textbf{Oven Watch} https://elm.example/oven\\ Watches bread.\end{itemize}\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    let model = crate::resume::build(&document);
    let details = |item: &crate::resume::model::Entry| item.details.len();
    assert_eq!(model.items.iter().map(details).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn notes_in_brackets_behind_leading_dates_are_no_part_of_a_degree() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\begin{itemize}
\item[\textbf{01/2010} (unfinished)] {\bf B.Sc. Baking} Elm University
\item[\textbf{2006}] {\bf B.Sc. Bread} Oak University\end{itemize}"
        ),
        [
            "B.Sc. Baking | Elm University | - | 2010-01– | 0",
            "B.Sc. Bread | Oak University | - | 2006– | 0",
        ]
    );
}

#[test]
fn headings_of_unknown_commands_begin_lines() {
    let source = r"\documentclass{article}\begin{document}{\fontsize{1em}{1em} roe@elm.example}

\chap{EDUCATION}{\school{Elm University}{2005 -- 2008}{BSc in Baking}{}{
	}
}
% Chapter: work
\chap{EXPERIENCE}{\job{Elm Ovens}{2009 -- 2010}{Baker}{}{
	}
}\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    let model = crate::resume::build(&document);
    assert_eq!((model.sections.len(), model.emails.len()), (2, 1));
}

#[test]
fn secondary_education_is_what_was_finished() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\textbf{Tallinna Kool} \hfill 2019 -- 2022\\ \textit{Secondary education} \hfill \textit{Tallinn, Estonia}"
        ),
        ["Secondary education | Tallinna Kool | Tallinn, Estonia | 2019–2022 | 0"]
    );
}
