//! Heads of entries: where one name ends and the next begins.

use super::layouts::{latex, listed};

/// Heads of one section, each as its line, against what is read from them.
fn heads(section: &str, table: &[(&str, &str)]) {
    for (line, told) in table {
        let body = format!(
            "\\section{{{section}}}\n{line}\n\\begin{{itemize}}\\item Baked bread.\\item Sold rolls.\\end{{itemize}}"
        );
        assert_eq!(latex("", &body), [*told], "{line}");
    }
}

#[test]
fn grades_and_notes_in_brackets_are_no_part_of_a_degree() {
    heads(
        "Education",
        &[
            (
                r"\textbf{Elm University} \newline \emph{B.Sc., Baking} (GPA: 3.9/4.3, Major GPA: 4.3/4.3) \hfill 2000--2007",
                "B.Sc., Baking | Elm University | - | 2000–2007 | 2",
            ),
            (
                r"\textbf{Elm University} \newline \emph{M.Sc., Baking} (4.2/4.3) \hfill 2007--2009",
                "M.Sc., Baking | Elm University | - | 2007–2009 | 2",
            ),
            (
                r"\textbf{Elm University} \newline PhD in Baking (supervisors: A. Roe and B. Doe) \hfill 2009--2012",
                "PhD in Baking | Elm University | - | 2009–2012 | 2",
            ),
            (
                r"\textbf{PhD} Baking, Elm University, 2012",
                "PhD Baking | Elm University | - | 2012– | 2",
            ),
            (
                r"\textbf{Elm University} \emph{studying Bread Science MEng} \hfill 2016--2018",
                "studying Bread Science MEng | Elm University | - | 2016–2018 | 2",
            ),
        ],
    );
}

#[test]
fn towns_and_lands_stand_before_titles_and_behind_schools() {
    heads(
        "Experience",
        &[
            (
                r"\textbf{Elm Ovens,} Reno, NV - Baker (August 2000 - August 2002).",
                "Baker | Elm Ovens | Reno, NV | 2000-08–2002-08 | 2",
            ),
            (
                r"\textbf{Elm Ovens gGmbH, Kiel} \hfill 2000--2002\\ Baker",
                "Baker | Elm Ovens gGmbH | Kiel | 2000–2002 | 2",
            ),
            (
                r"\textbf{Elm University, Daejeon, Republic of South Korea} \hfill 2000--2002\\ Baker",
                "Baker | Elm University | Daejeon, Republic of South Korea | 2000–2002 | 2",
            ),
        ],
    );
    assert_eq!(
        latex(
            r"\usepackage[ngerman]{babel}",
            r"\section{Schulbildung}
\begin{itemize}
\item[] 8.1997 -- 3.2006 \hfill Anna-Roe-Gymnasium, Kiel
\item[] 8.1993 -- 7.1997 \hfill Grundschule in Oulu, Hessen
\end{itemize}"
        ),
        [
            "- | Anna-Roe-Gymnasium | Kiel | 1997-08–2006-03 | 0",
            "- | Grundschule in Oulu | Hessen | 1993-08–1997-07 | 0",
        ]
    );
}

#[test]
fn those_who_guided_the_work_are_no_part_of_its_title() {
    heads(
        "Experience",
        &[
            (
                r"\textbf{Elm University} - Graduate Assistant, Profs. Ann J. Roe and B. Doe (August 2002 - August 2007).",
                "Graduate Assistant | Elm University | - | 2002-08–2007-08 | 2",
            ),
            (
                r"\textbf{Elm Institute} \newline \emph{Intern, Bread System Research Center.} \hfill 2007--2008",
                "Intern, Bread System Research Center. | Elm Institute | - | 2007–2008 | 2",
            ),
        ],
    );
}

#[test]
fn small_letters_behind_an_employer_may_begin_with_the_title() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\begin{itemize}
\item (08/2014 -- 05/2015) Hornos Globales S. A., panadero de masas. Panes para todos.
\item (04/2013 -- 08/2014) Elm Inn, cook of soups. Soups for all.
\end{itemize}"
        ),
        [
            "panadero de masas | Hornos Globales S. A. | - | 2014-08–2015-05 | 0",
            "cook of soups | Elm Inn | - | 2013-04–2014-08 | 0",
        ]
    );
}

#[test]
fn labels_headings_and_boxes_around_entries_name_none() {
    // What kind of studies, before their dates
    assert_eq!(
        latex(
            "",
            r"\section{Education}\begin{itemize}
\item \textbf{Undergraduate:} (2002 - 2008) Diploma in Baking, Elm University, Spain. Grade 9.5.
\item \textbf{Secondary:} (1996 - 2001) Certificate of Bread, Elm High School, Reno.
\end{itemize}"
        ),
        [
            "Diploma in Baking | Elm University | - | 2002–2008 | 0",
            "Certificate of Bread | Elm High School | - | 1996–2001 | 0",
        ]
    );
    // A heading over rows that name in bold what they tell of
    assert_eq!(
        latex(
            r"\newcommand{\row}[2]{\textbf{#1} & #2 \tabularnewline}",
            r"\section{Experience}\subsection{Leading others}
\begin{tabular}{ll}
\row{2013 -- 2014}{\textbf{Head of Ovens} \\ Elm Bakery}
\row{2012 -- 2013}{\textbf{Head of Rolls} \\ Oak Bakery}
\end{tabular}"
        ),
        [
            "Head of Ovens | Elm Bakery | - | 2013–2014 | 0",
            "Head of Rolls | Oak Bakery | - | 2012–2013 | 0",
        ]
    );
    // Headings of nobody's wording in bars of colour
    let bar = |words: &str| {
        format!(
            r"\colorbox{{black}}{{\makebox[\textwidth][l]{{\color{{white}}{{\textbf{{{words}}}}}}}}}\linebreak "
        )
    };
    assert_eq!(
        listed(&format!(
            r"{}Bread for all.\linebreak {}\textbf{{Elm Ovens}} \hfill Oulu\\ \textit{{Baker}} \hfill March 2012 - May 2014\\ Bread of all kinds, rolls and cakes.\\ \textbf{{Oak Ovens}} \hfill Kiel\\ \textit{{Cook}} \hfill March 2010 - May 2011\\ Soups of all kinds.\linebreak {}Rust, Go",
            bar("What I want"),
            bar("Last profesional experiense"),
            bar("What I know"),
        )),
        ["Baker 2012-03", "Cook 2010-03"]
    );
}

#[test]
fn names_and_dates_may_each_be_an_item() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}
\begin{itemize}\item[] Baking\item[] Elm University\item[] 1999--2001\end{itemize}
\section{Experience}
\begin{itemize}\item[] {\bf Elm Ovens}\item[] Sep/2005--May/2007\item[] www.elm.example\end{itemize}
\begin{itemize}\item[] Bread of all kinds\item[] Rolls of all kinds\end{itemize}
\begin{itemize}\item[] {\bf Oak Ovens}\item[] Mar/2004--Dec/2004\item[] www.oak.example\end{itemize}"
        ),
        [
            "Baking | Elm University | - | 1999–2001 | 0",
            "Elm Ovens | - | - | 2005-09–2007-05 | 3",
            "Oak Ovens | - | - | 2004-03–2004-12 | 1",
        ]
    );
}

#[test]
fn who_stands_behind_a_joint_or_at_the_end_of_a_sentence_is_named() {
    heads(
        "Experience",
        &[
            (
                r"\textbf{Bread Scientist}, at \emph{iOven}: January 2016 - May 2018.",
                "Bread Scientist | iOven | - | 2016-01–2018-05 | 2",
            ),
            (
                r"\textbf{Ferienjob bei Elmofen in Kiel} \hfill Juni und Juli 2016",
                "Ferienjob | Elmofen in Kiel | - | 2016-06–2016-07 | 2",
            ),
            (
                r"\textbf{Bread Scientist}, at \emph{ELMOV}, April 2016 - May 2018.",
                "Bread Scientist | ELMOV | - | 2016-04–2018-05 | 2",
            ),
        ],
    );
    assert_eq!(
        latex(
            "",
            r"\section{Education}
\noindent 2016: PhD. Baking Science. Universidad Nacional de Elm, Argentina. \\
2010: BSc. in Baking (5-year diploma). Universidad Nacional de Elm, Argentina. Average: 9.4."
        ),
        [
            "PhD. Baking Science | Universidad Nacional de Elm | Argentina. | 2016– | 0",
            "BSc. in Baking (5-year diploma) | Universidad Nacional de Elm | Argentina | 2010– | 0",
        ]
    );
}

#[test]
fn long_items_that_name_in_bold_behind_their_dates_are_heads() {
    let told = latex(
        "",
        r"\section{Experience}
\begin{description}\item[10/2011 -- 12/2014] \textbf{Head Baker, expert in bread of all kinds and colours}, Bread Centre of the Towns of Elm and Oak, University of Elm and of the Lands around it, Reno.\end{description}
\begin{itemize}\item \textbf{Bread}: new kinds of it.\end{itemize}
\begin{description}\item[10/2009 -- 09/2011] \textbf{Baker}, Oak Bakery, Reno.\end{description}",
    );
    assert_eq!(told.len(), 2, "{told:?}");
}
