//! Entries whose dates, names and remarks stand in rows and lists of many kinds.

use super::layouts::{latex, listed, told};

#[test]
fn dates_on_one_another_are_one_range() {
    let body = r"\section{Experience}
\begin{tabular}{r|p{11cm}}
Present & Baker at \textsc{Elm Ovens}, Spain\\Mar 2019 & \emph{Bread}\\& \footnotesize Baked for two towns.\\
\multicolumn{2}{c}{}\\
Feb 2019 & Cook at \textsc{Oak Inn}\\Jan 2017 & \emph{Food}\\& \footnotesize Cooked for guests.\\
\end{tabular}
\section{Certificates}
\begin{tabular}{rl}
May 2018 & Knives\\
Apr 2018 & Ovens\\
Mar 2018 & Bread\\
\end{tabular}";
    assert_eq!(
        latex("", body),
        [
            "Baker | Elm Ovens | Spain | 2019-03–present | 0",
            "Cook | Oak Inn | - | 2017-01–2019-02 | 0",
        ]
    );
    assert_eq!(
        listed(body),
        ["Knives 2018-05", "Ovens 2018-04", "Bread 2018-03"]
    );
}

#[test]
fn dates_go_on_in_the_next_line() {
    for dates in [r"Jan 2015\\ to Sep 2016", r"Jan 2015 --\\ Sep 2016"] {
        let body = format!(
            r"\section{{Experience}}\begin{{tabular}}{{p{{3cm}}l}}{{{dates}}} & Baker, Elm Ovens\end{{tabular}}"
        );
        assert_eq!(
            latex("", &body),
            ["Baker | Elm Ovens | - | 2015-01–2016-09 | 0"],
            "{dates}"
        );
    }
}

#[test]
fn an_item_may_have_its_dates_in_its_second_line() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\begin{itemize}
\item \textbf{Elm Ovens, Turku}\\ \emph{Baking of bread and rolls} \hfill May 2014 -- June 2014
\item \textbf{Oak Inn, Oulu}\\ \emph{Cook} \hfill May 2013
\end{itemize}"
        ),
        [
            "Baking of bread and rolls | Elm Ovens | Turku | 2014-05–2014-06 | 0",
            "Cook | Oak Inn | Oulu | 2013-05– | 0",
        ]
    );
}

#[test]
fn a_head_may_be_told_as_a_sentence_under_its_dates() {
    assert_eq!(
        latex(
            r"\newcommand\when[1]{\emph{$\bullet$ #1}}",
            r"\section{Experience}
\when{Sep 2016 -- present}\\ Baker | Elm Ovens (North). \emph{Tasks:} bread and rolls for two large towns, cakes for the guests of four hotels, and the books.\\
\when{Jan 2012 -- Feb 2013}\\ Waiter. Elmwood Hotel. Food for the guests of the house and for those of the one beside it.\\
\when{Mar 2010}\\ Cook -- Ash Hotel"
        ),
        [
            "Baker | Elm Ovens (North) | - | 2016-09–present | 0",
            "Waiter | Elmwood Hotel | - | 2012-01–2013-02 | 0",
            "Cook | Ash Hotel | - | 2010-03– | 0",
        ]
    );
}

#[test]
fn labels_of_lists_are_titles_and_honours_are_no_part_of_a_school() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\begin{description}
\item[BSc in Baking] Elm University, Highest Honors --- \emph{2017}
\item[Licence] College of Oak --- \emph{2014/15}
\end{description}"
        ),
        [
            "BSc in Baking | Elm University | - | 2017– | 0",
            "Licence | College of Oak | - | 2014–2015 | 0",
        ]
    );
}

#[test]
fn a_school_may_stand_above_the_list_of_its_degrees() {
    assert_eq!(
        latex(
            r"\newenvironment{block}[1]{\textbf{#1}\begin{itemize}}{\end{itemize}}\newcommand\row[2]{\item[] #1 \hfill #2}",
            r"\section{Education}
\begin{block}{Elm Institute of Baking}\row{PhD in Bread}{2016 -- 2020}\row{MSc in Rolls}{2014 -- 2016}\end{block}
\begin{block}{Oak School}\row{BSc in Cakes}{2010 -- 2014}\end{block}"
        ),
        [
            "PhD in Bread | Elm Institute of Baking | - | 2016–2020 | 0",
            "MSc in Rolls | Elm Institute of Baking | - | 2014–2016 | 0",
            "BSc in Cakes | Oak School | - | 2010–2014 | 0",
        ]
    );
}

#[test]
fn what_the_columns_of_a_table_hold_is_no_entry() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\begin{tabular}{llll}
Degree & Institute & Year & Grade\\
B.Tech & Elm Institute & 2016 & 8.1\\
Class XII & Oak School & 2012 & 94.8\%
\end{tabular}"
        ),
        [
            "B.Tech | Elm Institute | - | 2016– | 0",
            "Class XII | Oak School | - | 2012– | 0",
        ]
    );
}

#[test]
fn a_head_that_names_both_is_whole_whatever_stands_below() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\textbf{Baking Specialist - Elm Council} \hfill 2016 -- 2018\\ Baker and trainer of the northern ovens"
        ),
        ["Baking Specialist | Elm Council | - | 2016–2018 | 0"]
    );
}

#[test]
fn a_colon_may_stand_between_title_and_dates() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\begin{itemize}\item\textbf{Elm Ovens}---Reno, NV \\ \textit{Baker \& Cook: July, 2016--March 2017}\begin{itemize}\item Bread\end{itemize}\end{itemize}"
        ),
        ["Baker & Cook | Elm Ovens | Reno, NV | 2016-07–2017-03 | 1"]
    );
}

#[test]
fn little_words_join_an_employer_to_a_title() {
    for (head, expected) in [
        (
            "Geschäftsführerin bei der Ulme",
            "Geschäftsführerin | Ulme | -",
        ),
        ("Trainee at Elm, Spain", "Trainee | Elm | Spain"),
        (
            "Desenvolvedor de Java na Carvalho",
            "Desenvolvedor de Java | Carvalho | -",
        ),
        (
            "Professor at the University of Oak at Ash",
            "Professor | University of Oak at Ash | -",
        ),
        (
            "University of Oak at Ash",
            "- | University of Oak at Ash | -",
        ),
        (
            "Elm Lab, University of Oak",
            "- | Elm Lab, University of Oak | -",
        ),
        (
            "Elm Ovens, Turku, Finland",
            "- | Elm Ovens | Turku, Finland",
        ),
        (
            "Elm Ovens Ltd (unfinished), Baker",
            "Baker | Elm Ovens Ltd | -",
        ),
    ] {
        let entries = latex(
            "",
            &format!(r"\section{{Experience}}{head} \hfill 2016 -- 2018"),
        );
        assert_eq!(entries, [format!("{expected} | 2016–2018 | 0")], "{head}");
    }
}

#[test]
fn what_stands_under_a_whole_head_is_no_employer() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\begin{tabular}{ll}
2015 -- 2018 & \textbf{Keelmaster}, Elm Yard, Bonn\\
 & Keels for forty boats\\
2012 -- 2015 & \textbf{Cook}, Oak Inn, Kiel\\
\end{tabular}"
        ),
        [
            "Keelmaster | Elm Yard | Bonn | 2015–2018 | 0",
            "Cook | Oak Inn | Kiel | 2012–2015 | 0",
        ]
    );
}

#[test]
fn commands_of_a_class_that_nobody_has_stand_in_lines_of_their_own() {
    let source = r"\documentclass{ownclass}\begin{document}
\Nom{Jeanne Roux}
\rubrique{Formation}
\Titre{BTS Cuisine}\Lieu{Lycée du Lac}\Date{2010 -- 2012}
\Texte{Pain et gâteaux.}
\Titre{CAP Cuisine}\Lieu{Lycée du Pont}\Date{2008 -- 2010}
\end{document}";
    assert_eq!(
        told(source),
        [
            "BTS Cuisine | Lycée du Lac | - | 2010–2012 | 0",
            "CAP Cuisine | Lycée du Pont | - | 2008–2010 | 0",
        ]
    );
}

#[test]
fn arguments_in_an_order_of_their_own_are_told_by_the_words_of_a_section() {
    let awards = r"\documentclass{moderncv}\begin{document}\section{Awards}
\cventry{2015}{The Elm Center}{Travel Grant}{}{}{}
\cventry{2012}{Oak Institute}{Fellowship in Baking}{}{}{}
\end{document}";
    let document = crate::latex::read(&[("main.tex", awards)], "1 May 2026");
    let titles: Vec<&str> = crate::resume::build(&document)
        .items
        .iter()
        .filter_map(|entry| entry.title)
        .filter_map(|at| document.text.text.get(at.start..at.end))
        .collect();
    assert_eq!(titles, ["Travel Grant", "Fellowship in Baking"]);
}

#[test]
fn dates_under_a_heading_may_begin_several_entries() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\subsection{Elm University}
(2012 -- 2013) Tutor\\
(2010 -- 2011) Librarian\\"
        ),
        [
            "Tutor | Elm University | - | 2012–2013 | 0",
            "Librarian | Elm University | - | 2010–2011 | 0",
        ]
    );
}

#[test]
fn sections_of_a_common_package_are_known_without_it() {
    assert_eq!(
        latex(
            "",
            r"\roottitle{Experience}
\headedsection{Elm Ovens}{\textsc{Reno, Spain}}{\headedsubsection{Baker}{Sept \apo17 -- present}{\bodytext{Baked bread.}}}"
        ),
        ["Baker | Elm Ovens | Reno, Spain | 2017-09–present | 0"]
    );
}

#[test]
fn names_that_all_employers_end_with_are_towns() {
    let one = r"\textbf{Baker} \hfill 2016 -- 2018\\ Elm Ovens, Turku\\[1em]";
    let two = r"\textbf{Cook} \hfill 2014 -- 2016\\ Oak Inn, Oulu";
    assert_eq!(
        latex("", &format!(r"\section{{Experience}}{one}{two}")),
        [
            "Baker | Elm Ovens | Turku | 2016–2018 | 0",
            "Cook | Oak Inn | Oulu | 2014–2016 | 0",
        ]
    );
    assert_eq!(
        latex("", &format!(r"\section{{Experience}}{one}")),
        ["Baker | Elm Ovens, Turku | - | 2016–2018 | 0"]
    );
}

#[test]
fn a_full_stop_behind_a_town_ends_the_head() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\textbf{Baker} \hfill 2016 -- 2018\\ Elm Ovens, Turku.\\[1em]\textbf{Cook} \hfill 2014 -- 2016\\ Oak Inn, Oulu."
        ),
        [
            "Baker | Elm Ovens | Turku | 2016–2018 | 0",
            "Cook | Oak Inn | Oulu | 2014–2016 | 0",
        ]
    );
}

#[test]
fn lines_under_a_dated_one_go_on_with_it_where_dates_come_first() {
    assert_eq!(
        listed(
            r"\section{Stays abroad}
2005\quad Elm Centre\\ (with Ana Roe)\\ seit 2007\quad Oak Club\\ (baking)"
        ),
        ["Elm Centre 2005", "Oak Club 2007"]
    );
}

#[test]
fn a_form_of_company_belongs_to_the_name() {
    let row = |head: &str| {
        format!(
            r"\section{{Experience}}\textbf{{{head}}} \hfill 2016 -- 2018\begin{{itemize}}\item Baked.\end{{itemize}}"
        )
    };
    for (head, expected) in [
        (
            "Elm Ovens, Inc. Senior Baker",
            "Senior Baker | Elm Ovens, Inc.",
        ),
        (
            "Senior Baker, Elm Ovens, LLC",
            "Senior Baker | Elm Ovens, LLC",
        ),
        ("Elm Ovens, Senior Baker", "Senior Baker | Elm Ovens"),
    ] {
        assert_eq!(
            latex("", &row(head)),
            [format!("{expected} | - | 2016–2018 | 1")],
            "{head}"
        );
    }
}

#[test]
fn words_that_announce_a_date_are_no_title() {
    for words in [
        "Graduation Date: May 2027",
        "Anticipated Graduation: May 2027",
        "Graduación estimada: mayo 2027",
    ] {
        let body = format!(
            r"\section{{Education}}\textbf{{Elm University}} \hfill {words}\\ \textit{{BSc in Baking \quad Promedio: 96/100}}"
        );
        assert_eq!(
            latex("", &body),
            ["BSc in Baking | Elm University | - | 2027-05– | 0"],
            "{words}"
        );
    }
}

#[test]
fn a_degree_may_be_the_first_bullet_under_its_school() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\textbf{Elm University}, Reno, NV \hfill 2013 -- 2017\begin{itemize}\item B.S. in Baking, Faculty of Bread. Rank: 4th of 52.\end{itemize}"
        ),
        ["B.S. in Baking | Elm University | Reno, NV | 2013–2017 | 1"]
    );
}

#[test]
fn grades_are_no_school_and_leave_the_one_above_to_the_degrees() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}University of Elm\\ Bachelor of Arts, 2019\\ Masters of Baking 2020\\ Undergraduate GPA: 3.5, Graduate GPA: 3.7"
        ),
        [
            "Bachelor of Arts | University of Elm | - | 2019– | 0",
            "Masters of Baking | University of Elm | - | 2020– | 0",
        ]
    );
}

#[test]
fn a_heading_with_degree_and_school_is_told_more_of_below() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}
\subsection{B.S. Marine Systems, Elm Marine Academy \hfill June 2019}
\textit{Graduated Cum Laude}, GPA: 3.7 \\ \textbf{Courses:} Bread, Rolls
\subsection{Test Baker Certification, Port Elm \hfill August 2022}
A training of three years in the ovens of two towns, with an examination at its end."
        ),
        [
            "B.S. Marine Systems | Elm Marine Academy | - | 2019-06– | 0",
            "Test Baker Certification | Port Elm | - | 2022-08– | 0",
        ]
    );
}

#[test]
fn projects_may_be_bold_names_over_paragraphs() {
    assert_eq!(
        latex(
            "",
            r"\section{Projects}
\textbf{Axial Camera Mount}, \textit{Elm Club}\\ Built a mount that holds a camera at an angle and turns it as the earth turns.

\textbf{Telescope Mount}, \textit{Elm Club}\\ Made a mount with a team. It turns in two ways.

\textbf{Tools:} Saws, hammers and two old lathes."
        ),
        [
            "Axial Camera Mount | - | - |  | 0",
            "Telescope Mount | - | - |  | 0",
        ]
    );
}

#[test]
fn a_second_position_may_have_no_dates_of_its_own() {
    assert_eq!(
        latex(
            r"\newcommand\post[4]{\item\begin{tabular*}{10cm}{l@{\extracolsep{\fill}}r}\textbf{#1} & #2 \\ \textit{#3} & \textit{#4}\end{tabular*}}\newcommand\more[2]{\begin{tabular*}{10cm}{l@{\extracolsep{\fill}}r}\textit{#1} & \textit{#2}\end{tabular*}}",
            r"\section{Experience}\begin{itemize}[label={}]
\post{Elm Ovens}{Reno, NV}{Sales Associate}{June 2022 -- December 2022}\begin{itemize}\item Sold bread.\end{itemize}
\more{Cashier}{}\begin{itemize}\item Counted money.\end{itemize}
\end{itemize}"
        ),
        [
            "Sales Associate | Elm Ovens | Reno, NV | 2022-06–2022-12 | 1",
            "Cashier | Elm Ovens | - |  | 1",
        ]
    );
}

#[test]
fn who_gave_an_award_stands_in_the_line_below_it() {
    assert_eq!(
        listed(
            r"\section{Awards}\textbf{Baking Scholarship} \hfill 2021\\ \textit{Elm University}\\ \textbf{Travel Grant} \hfill 2020\\ \textit{Oak University}"
        ),
        ["Baking Scholarship 2021", "Travel Grant 2020"]
    );
    assert_eq!(
        listed(
            r#"\section{Grants}Co-Director (with B. Poe), "Boats for the next generation," The Elm Foundation, 2017--2018"#
        ),
        ["Boats for the next generation 2017"]
    );
}

#[test]
fn a_sentence_that_names_a_year_is_no_entry() {
    assert_eq!(
        listed(
            r"\section{Activities}\textbf{Elm Club}\begin{itemize}\item As a lead I helped with several projects that took place in the 2017-2018 school year.\end{itemize}"
        ),
        Vec::<String>::new()
    );
}

#[test]
fn two_names_behind_dates_are_told_by_their_faces() {
    let row =
        |head: &str| format!("\\begin{{tabular}}{{rl}}2016 -- 2018 & {head}\\\\\\end{{tabular}}");
    for (section, head, expected) in [
        (
            "Education",
            r"\textbf{Gymnasium}, \textit{Gymnasium Ulmenheim}, Bonn, \textit{Abitur}",
            "Gymnasium | Gymnasium Ulmenheim",
        ),
        (
            "Experience",
            r"\textbf{Elm Ovens Ltd}, \textit{Baker}, Bonn",
            "Baker | Elm Ovens Ltd",
        ),
    ] {
        let entries = latex("", &format!(r"\section{{{section}}}{}", row(head)));
        assert!(entries[0].starts_with(expected), "{entries:?}");
    }
}

#[test]
fn degrees_in_rows_that_begin_with_dates_are_entries_each() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}\begin{tabular}{rl}
2016 -- 2021 & Diploma of the Elm University\\
2020 & Master of Baking, Elm University\\
2018 & Bachelor of Baking, Elm University\\
\end{tabular}"
        )
        .len(),
        3
    );
}
