//! Heads that lack a name which stands further down, in the margin or in the entries around them.

use super::layouts::{latex, listed, told};

/// One entry was read, and it begins so.
fn assert_one(told: &[String], expected: &str) {
    assert!(
        matches!(told, [entry] if entry.starts_with(expected)),
        "{told:?}"
    );
}

#[test]
fn who_a_head_lacks_stands_below_it() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\begin{description}
\item[2011 -- 2013] \textbf{Asistente de Cocina}\\ Tema: Bread for two towns and their guests.\\ Universidad Técnica Robledo.
\item[2007] \textbf{Ayudante de Cocina}\\ Tema: Rolls for the guests of the house.\\ Escuela Robledo.
\end{description}"
        ),
        [
            "Asistente de Cocina | Universidad Técnica Robledo | - | 2011–2013 | 0",
            "Ayudante de Cocina | Escuela Robledo | - | 2007– | 0",
        ]
    );
    assert_eq!(
        latex(
            "",
            r"\section{Formation}\begin{tabular}{ll}
2007 -- 2010 & \textbf{Institut des Ormes, Nantes, France}\newline Diplôme de boulanger. Pains et gâteaux pour deux villes, leurs hôtes et tous ceux qui passent par les marchés du samedi et par ceux du dimanche matin.\\
\end{tabular}"
        ),
        ["Diplôme de boulanger | Institut des Ormes | Nantes, France | 2007–2010 | 0"]
    );
}

#[test]
fn notes_in_the_margin_may_be_headings() {
    let note = r"\newcommand\mhead[1]{\marginpar{\sffamily\footnotesize #1}}";
    assert_eq!(
        latex(
            note,
            r"{\Large\textbf{Jane Roe}}

\mhead{Education}%
\textbf{Elm University,} Reno, NV\newline BSc in Baking \hfill 2016

\mhead{Work \newline Experience}%
\textbf{Elm Ovens,} Reno, NV\newline \emph{Baker} \hfill 2016 -- present"
        ),
        [
            "BSc in Baking | Elm University | Reno, NV | 2016– | 0",
            "Baker | Elm Ovens | Reno, NV | 2016–present | 0",
        ]
    );
}

#[test]
fn white_headings_on_dark_cells_are_there_to_be_read() {
    assert_eq!(
        latex(
            r"\newcommand\head[1]{\multicolumn{2}{c}{\cellcolor{black}\textcolor{white}{\textbf{#1}}}\\}",
            r"\begin{tabular}{ll}
\head{Education} 2010 -- 2012 & BSc in Baking, Elm University\\
\head{Work experience} 2012 -- 2014 & Baker, Elm Ovens Ltd\\
\head{Skills} Bread & Rolls\\
\end{tabular}"
        ),
        [
            "BSc in Baking | Elm University | - | 2010–2012 | 0",
            "Baker | Elm Ovens Ltd | - | 2012–2014 | 0",
        ]
    );
}

#[test]
fn little_words_join_what_stands_in_another_face() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}2010 -- 2012\quad Tutor in \emph{Bread and Rolls}

2008 -- 2010\quad Baker am Institut für Brot an der Universität Ulmen"
        ),
        [
            "Tutor in Bread and Rolls | - | - | 2010–2012 | 0",
            "Baker | Institut für Brot an der Universität Ulmen | - | 2008–2010 | 0",
        ]
    );
}

#[test]
fn what_a_template_takes_for_a_place_may_be_a_school() {
    assert_eq!(
        told(
            r"\documentclass{moderncv}\begin{document}\section{Istruzione}
\cventry{2007--2010}{Laurea}{Scienza del pane}{Università degli Olmi}{}{}
\cventry{2003--2007}{Diploma}{}{Liceo delle Querce}{}{}
\end{document}"
        ),
        [
            "Laurea | Università degli Olmi | - | 2007–2010 | 0",
            "Diploma | Liceo delle Querce | - | 2003–2007 | 0",
        ]
    );
}

#[test]
fn towns_that_other_entries_name_are_no_part_of_a_name() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\textbf{Elm Ovens Ltd, Turku, Baker of bread} \hfill 2016 -- 2018

\textbf{Baker} \hfill 2014 -- 2016\\ Oak Inn, Turku, Finland

\textbf{Cook} \hfill 2012 -- 2014\\ Ash House, Turku"
        ),
        [
            "Baker of bread | Elm Ovens Ltd | Turku | 2016–2018 | 0",
            "Baker | Oak Inn | Turku, Finland | 2014–2016 | 0",
            "Cook | Ash House | Turku | 2012–2014 | 0",
        ]
    );
}

#[test]
fn schools_end_with_their_towns_unless_a_state_has_several() {
    for (school, expected) in [
        ("University of Turku, Turku", "University of Turku | Turku"),
        (
            "University of California, Berkeley",
            "University of California, Berkeley | -",
        ),
    ] {
        assert_eq!(
            latex(
                "",
                &format!(r"\section{{Education}}\textbf{{BSc in Baking}} \hfill 2016\\ {school}")
            ),
            [format!("BSc in Baking | {expected} | 2016– | 0")],
            "{school}"
        );
    }
}

#[test]
fn a_society_and_its_committee_may_stand_above_several_posts() {
    let source = r"\section{Experience}
\textbf{Harbour Bakers}\newline Elm Society
\begin{itemize}\item Chair \hfill 2015 -- 2016\item Clerk \hfill 2011 -- 2014\end{itemize}
\textbf{Market Bakers}\newline Oak Society
\begin{itemize}\item Chair \hfill 2010 -- 2011\end{itemize}";
    assert_eq!(
        latex("", source),
        [
            "Chair | Elm Society | - | 2015–2016 | 0",
            "Clerk | Elm Society | - | 2011–2014 | 0",
            "Chair | Oak Society | - | 2010–2011 | 0",
        ]
    );
}

#[test]
fn who_gave_an_award_may_stand_before_it_and_sentences_are_none() {
    assert_eq!(
        listed(
            r"\section{Awards}\begin{description}\item[2025] Center for Bread, Summer Fellowship\item[2023] Robin Elm Scholarship, Oak University\end{description}
\section{Privacy} I agree that my data are kept (law 196/2003)."
        ),
        ["Summer Fellowship 2025", "Robin Elm Scholarship 2023"]
    );
}

#[test]
fn titles_of_works_end_with_their_face_and_go_on_in_the_next_line() {
    assert_eq!(
        listed(
            r"\section{Talks}\begin{description}\item[2015] \emph{On the rising of bread}, Elm Workshop on Ovens\end{description}"
        ),
        ["On the rising of bread 2015"]
    );
    let friggeri = r"\documentclass{friggeri-cv}\begin{document}\section{Publications}
\begin{entrylist}\entry{2015}{Bread and rolls of\\ two small towns}{Reno}{J. Roe.}\end{entrylist}\end{document}";
    let document = crate::latex::read(&[("main.tex", friggeri)], "1 May 2026");
    let model = crate::resume::build(&document);
    let title = model.items.first().and_then(|entry| entry.title);
    let words = title.and_then(|at| document.text.text.get(at.start..at.end));
    assert_eq!(words, Some("Bread and rolls of\ntwo small towns"));
}

#[test]
fn months_and_years_of_two_digits_are_dates_where_two_of_them_are_a_range() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}10/12 -- 07/13\quad\textbf{Baker}, Elm Ovens Ltd

06/05 -- present\quad\textbf{Cook}, Oak Inn Ltd"
        ),
        [
            "Baker | Elm Ovens Ltd | - | 2012-10–2013-07 | 0",
            "Cook | Oak Inn Ltd | - | 2005-06–present | 0",
        ]
    );
    assert_eq!(
        latex(
            "",
            r"\section{Education}\textbf{BSc in Baking}, Elm University \hfill 2010\begin{itemize}\item Marks 08/10, 09/10.\end{itemize}"
        ),
        ["BSc in Baking | Elm University | - | 2010– | 1"]
    );
}

#[test]
fn the_end_of_a_range_may_stand_below_its_beginning_or_beside_it() {
    assert_eq!(
        latex(
            r"\newcommand\job[4]{\begin{tabbing}\hspace{2cm} \= \kill \textbf{#1} \> #3\\ \textbf{#2} \>\+ \textit{#4}\end{tabbing}}",
            r"\section{Experience}\job{May 2020 --}{Sep 2023}{Department of Bread, Rolls, and Cake}{Junior Baker}\job{Jan 2019 --}{Apr 2020}{Oak Inn}{Cook}"
        ),
        [
            "Junior Baker | Department of Bread, Rolls, and Cake | - | 2020-05–2023-09 | 0",
            "Cook | Oak Inn | - | 2019-01–2020-04 | 0",
        ]
    );
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\begin{tabular}{lll}
\textbf{2018 Feb.} & \textbf{2020 Aug.} & Baker at \textbf{Elm Ovens}\\
\textbf{2012 Jan.} & Present & Cook at \textbf{Oak Inn}\\
\end{tabular}"
        ),
        [
            "Baker | Elm Ovens | - | 2018-02–2020-08 | 0",
            "Cook | Oak Inn | - | 2012-01–present | 0",
        ]
    );
}

#[test]
fn a_year_among_words_is_no_date_of_the_entry() {
    assert_eq!(
        listed(
            r"\section{Awards}\begin{tabular}{ll}2017 & Ranked first at the 2016 Games of Elm\\ 2015 & Medal of the 2015 Fair of Oak\end{tabular}"
        ),
        [
            "Ranked first at the 2016 Games of Elm 2017",
            "Medal of the 2015 Fair of Oak 2015",
        ]
    );
}

#[test]
fn subsections_named_as_sections_are_no_positions() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\subsection{Baker, Elm Ovens Ltd \hfill 2012 -- 2014}\begin{itemize}\item Baked.\end{itemize}\subsection{Personal projects}\begin{itemize}\item Built an oven.\end{itemize}"
        ),
        ["Baker | Elm Ovens Ltd | - | 2012–2014 | 1"]
    );
}

#[test]
fn lines_of_one_item_that_begin_with_dates_are_awards_of_their_own() {
    assert_eq!(
        listed(
            r"\section{Awards}\begin{itemize}\item \textbf{2024 Best Bread} @ Elm Fair\\ \textbf{2023 Best Rolls} @ Oak Fair\end{itemize}"
        ),
        ["Best Bread 2024", "Best Rolls 2023"]
    );
}

#[test]
fn posts_without_dates_stay_with_the_employer_above() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\textbf{Harbour Ovens} \hfill 2012 -- present\\ \emph{Senior Baker}\begin{itemize}\item Led a team.\end{itemize}
\emph{Baker}\begin{itemize}\item Baked.\end{itemize}"
        ),
        [
            "Senior Baker | Harbour Ovens | - | 2012–present | 1",
            "Baker | Harbour Ovens | - |  | 1",
        ]
    );
}

#[test]
fn labels_under_a_head_and_little_words_name_nobody() {
    for (head, expected) in [
        (
            r"\textbf{2019 -- 2023} & BSc in Baking - Elm University\\ Thesis: & Software for ovens",
            "BSc in Baking | Elm University",
        ),
        (
            r"2019 -- 2023 & Responsable des pains, auprès de l’Ordre des Ormes\\",
            "Responsable des pains | Ordre des Ormes",
        ),
        (
            r"2019 -- 2023 & Maitrise en Pains à l'Università degli Olmi, Italie\\",
            "Maitrise en Pains | Università degli Olmi",
        ),
    ] {
        let body = format!(r"\section{{Education}}\begin{{tabular}}{{ll}}{head}\end{{tabular}}");
        let told = latex("", &body);
        assert_one(&told, expected);
    }
}

#[test]
fn positions_of_res_begin_with_their_employer_or_title() {
    let format =
        r"\begin{format}\title{l}\dates{r}\\ \employer{l}\location{r}\\ \body\\ \end{format}";
    let done = r"\begin{position}Bread for two towns.\end{position}";
    for (first, second) in [
        (
            r"\title{Baker}\location{Turku}\employer{Elm Ovens}\dates{2015 -- 2018}",
            r"\title{Head Baker}\location{Oulu}\employer{Harbour Ltd}\dates{2016 -- 2018}",
        ),
        (
            r"\employer{Elm Ovens}\location{Turku}\title{Baker}\dates{2015 -- 2018}",
            r"\employer{Harbour Ltd}\location{Oulu}\title{Head Baker}\dates{2016 -- 2018}",
        ),
    ] {
        assert_eq!(
            told(&format!(
                r"\documentclass{{res}}\begin{{document}}\section{{Experience}}{format}{first}{done}{second}{done}\end{{document}}"
            )),
            [
                "Baker | Elm Ovens | Turku | 2015–2018 | 0",
                "Head Baker | Harbour Ltd | Oulu | 2016–2018 | 0",
            ]
        );
    }
}

#[test]
fn employers_and_roles_of_sentences_are_parted() {
    for (head, expected) in [
        (
            "Instituto de Pan, UFF. Profesor. 2018 -- 2021",
            "Profesor. | Instituto de Pan, UFF",
        ),
        (
            r"\emph{Harbour Ovens} (Elm Group) \hfill 2018 -- 2021\\ Baker",
            "Baker | Harbour Ovens (Elm Group)",
        ),
        (
            r"\textbf{2018 -- now} Research baker, Elm University, Department of Molecular
Bread.",
            "Research baker | Elm University",
        ),
        (
            r"\textbf{Elm Ovens Ltd} \emph{Office Support} \hfill 2018 -- 2021\\ 2 Month Internship, Rolls and Buns",
            "Office Support | Elm Ovens Ltd",
        ),
    ] {
        let told = latex("", &format!(r"\section{{Experience}}{head}"));
        assert_one(&told, expected);
    }
}

#[test]
fn dated_lines_of_a_list_tell_of_the_dated_head_above_it() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\textbf{Baker} \hfill Elm Ovens \hfill 2015 -- 2018
\begin{itemize}\item[] Bread for the harbour, 2015\item[] Rolls for the school, 2017\end{itemize}"
        ),
        ["Baker | Elm Ovens | - | 2015–2018 | 2"]
    );
}

#[test]
fn months_before_slashes_and_act_are_dates() {
    assert_eq!(
        latex(
            "",
            r"\section{Experiencia}\textbf{Panadero}, Elm Ovens \hfill Agosto/2017 -- act."
        ),
        ["Panadero | Elm Ovens | - | 2017-08–present | 0"]
    );
}

#[test]
fn authors_before_a_year_are_no_title() {
    assert_eq!(
        listed(
            r"\section{Talks}\begin{itemize}\item Baker, A. and Roe, B. (2019). Bread of two towns. In Proceedings of Ovens.\item Roe, B. (2021). Rolls by the sea. Elm Press.\end{itemize}"
        ),
        ["Bread of two towns 2019", "Rolls by the sea 2021"]
    );
}

#[test]
fn rows_led_by_dates_are_heads_below_one_that_has_none() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\begin{tabular}{r|l}
Always & \textbf{Teacher}\newline Elm School\newline Granby, QC\newline Getting lessons ready, working with the young people of the town, and helping them.\\
2019 & \textbf{Baker}\newline Harbour Ovens\newline Granby, QC\newline Bread.\\
2017 & \textbf{Cook}\newline Oak Inn\newline Waterloo, QC\newline Soup.\\
\end{tabular}"
        ),
        [
            "Baker | Harbour Ovens | Granby, QC | 2019– | 0",
            "Cook | Oak Inn | Waterloo, QC | 2017– | 0",
        ]
    );
}

#[test]
fn the_places_of_a_template_may_be_shifted_by_one() {
    assert_eq!(
        told(
            r"\documentclass{moderncv}\begin{document}\section{Expériences}\cventry{2011 -- 2013}{Les Ormes}{Paris, France}{Ingénieur R\&D}{}{Du pain.}\end{document}"
        ),
        ["Ingénieur R&D | Les Ormes | Paris, France | 2011–2013 | 0"]
    );
}
