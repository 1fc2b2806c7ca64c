//! Entries in the layouts that people and generators set them in.

use crate::resume::dates::{Date, End};
use crate::resume::{At, Entry, build};
use crate::text_search::Search as _;

/// "title | organisation | place | from–to | number of bullets" of each entry.
pub(super) fn told(source: &str) -> Vec<String> {
    let document = if source.has("\\documentclass") {
        crate::latex::read(&[("main.tex", source)], "1 May 2026")
    } else {
        crate::plain::read(source, false)
    };
    let words = |at: Option<At>| {
        at.and_then(|at| document.text.text.get(at.start..at.end))
            .unwrap_or("-")
            .to_owned()
    };
    let dates = |entry: &Entry| {
        let range = entry.dates.clone()?;
        let to = match range.to {
            Some(End::Date(date)) => date.iso(),
            Some(End::Present) => "present".to_owned(),
            None => String::new(),
        };
        Some(format!(
            "{}–{to}",
            range.from.map_or_else(String::new, Date::iso)
        ))
    };
    build(&document)
        .entries
        .iter()
        .map(|entry| {
            format!(
                "{} | {} | {} | {} | {}",
                words(entry.title),
                words(entry.organisation),
                words(entry.location),
                dates(entry).unwrap_or_default(),
                entry.bullets.len()
            )
        })
        .collect()
}

/// Titles and dates of what sections beside the positions list.
pub(super) fn listed(body: &str) -> Vec<String> {
    let source = format!(r"\begin{{document}}{body}\end{{document}}");
    let document = crate::latex::read(&[("main.tex", &source)], "1 May 2026");
    let item = |entry: &Entry| {
        let title = entry.title?;
        let title = document.text.text.get(title.start..title.end)?;
        let dates = entry.dates.as_ref()?;
        Some(format!("{title} {}", dates.from?.iso()))
    };
    build(&document).items.iter().filter_map(item).collect()
}

pub(super) fn latex(preamble: &str, body: &str) -> Vec<String> {
    told(&format!(
        "\\documentclass{{article}}{preamble}\\begin{{document}}{body}\\end{{document}}"
    ))
}

#[test]
fn place_and_dates_may_stand_under_the_bullets() {
    let entries = latex(
        r"\usepackage{paracol}\newenvironment{row}[1]{\def\side{#1}\begin{paracol}{2}}{\switchcolumn \raggedleft \side\end{paracol}}",
        r"\section{Experience}
\begin{row}{Turku, Finland

Jan 2020 -- present}
\textbf{Saima Boats}, Welder
\begin{itemize}\item Welded 40 hulls.\item Taught three apprentices.\end{itemize}
\end{row}
\begin{row}{Oulu, Finland

Mar 2016 -- Dec 2019}
\textbf{Ranta and Sons}, Fitter
\begin{itemize}\item Fitted engines.\end{itemize}
\end{row}",
    );
    assert_eq!(
        entries,
        [
            "Welder | Saima Boats | Turku, Finland | 2020-01–present | 2",
            "Fitter | Ranta and Sons | Oulu, Finland | 2016-03–2019-12 | 1",
        ]
    );
}

#[test]
fn heads_of_several_lines_end_where_those_before_them_did() {
    for (layout, text) in [
        (
            "dates last, no bullets",
            "EDUCATION\n\nOulu College\nBA in Economics\nOulu, Finland\nAug 2012 – May 2014\nTurku College\nCertificate in Welding\nTurku, Finland\nAug 2008 – May 2012\n",
        ),
        (
            "dates last, blank lines between",
            "EDUCATION\n\nOulu College\nBA in Economics\nOulu, Finland\nAug 2012 – May 2014\n\nTurku College\nCertificate in Welding\nTurku, Finland\nAug 2008 – May 2012\n",
        ),
        (
            "place at the edge",
            "EDUCATION\n\nOulu College\tOulu, Finland\nBA in Economics\tAug 2012 – May 2014\nTurku College\tTurku, Finland\nCertificate in Welding\tAug 2008 – May 2012\n",
        ),
        (
            "one line",
            "EDUCATION\n\nOulu College, BA in Economics – Oulu, Finland\tAug 2012 – May 2014\nTurku College, Certificate in Welding – Turku, Finland\tAug 2008 – May 2012\n",
        ),
    ] {
        assert_eq!(
            told(text),
            [
                "BA in Economics | Oulu College | Oulu, Finland | 2012-08–2014-05 | 0",
                "Certificate in Welding | Turku College | Turku, Finland | 2008-08–2012-05 | 0",
            ],
            "{layout}"
        );
    }
}

#[test]
fn words_beat_the_order_of_a_template_that_is_used_the_other_way_round() {
    let body = r"\section{Experience}
\cventry{Jan 2020 -- present}{\textbf{Saima Boats}}{Senior Engineer}{Turku, Finland}{}{}
\cventry{2016 -- 2019}{\textbf{Ranta}}{Keelmaster}{Oulu, Finland}{}{}";
    let entries = told(&format!(
        "\\documentclass{{moderncv}}\\begin{{document}}{body}\\end{{document}}"
    ));
    assert_eq!(
        entries,
        [
            "Senior Engineer | Saima Boats | Turku, Finland | 2020-01–present | 0",
            "Keelmaster | Ranta | Oulu, Finland | 2016–2019 | 0",
        ]
    );
}

#[test]
fn the_row_of_the_dates_names_the_title_where_words_do_not() {
    let entries = told(
        "EXPERIENCE\n\nSaima\tTurku, Finland\nKeelmaster\t2020 – 2022\n• Laid keels.\n\nRanta\tOulu, Finland\nRigger\t2016 – 2019\n• Set masts.\n",
    );
    assert_eq!(
        entries,
        [
            "Keelmaster | Saima | Turku, Finland | 2020–2022 | 1",
            "Rigger | Ranta | Oulu, Finland | 2016–2019 | 1",
        ]
    );
}

#[test]
fn rows_of_a_table_under_a_head_are_its_bullets() {
    let entries = latex(
        r"\newcommand\post[5]{\begin{flushleft}#1 \hfill #3\\ \textbf{#2}\\ \begin{tabular}{ll} $\triangleright$ & #4\\ $\triangleright$ & #5\end{tabular}\end{flushleft}}",
        r"\section{Experience}\post{2016 -- 2018}{Engineer}{Saima Boats}{Built two ferries}{Taught apprentices}",
    );
    assert_eq!(entries, ["Engineer | Saima Boats | - | 2016–2018 | 2"]);
}

#[test]
fn a_school_is_cut_from_its_degree_and_a_field_is_no_school() {
    for (text, entry) in [
        (
            "Licence de Chimie, mention Physique, de l’Université de Nantes\t2012 – 2015",
            "Licence de Chimie, mention Physique | Université de Nantes | - | 2012–2015 | 0",
        ),
        (
            "MSc Informatik an der Universität Kiel\t2012 – 2015",
            "MSc Informatik | Universität Kiel | - | 2012–2015 | 0",
        ),
        (
            "BSc, Turku University\t2012 – 2015",
            "BSc | Turku University | - | 2012–2015 | 0",
        ),
        (
            "Bachelor of Science\t2012 – 2015\nMajoring in Chemistry",
            "Bachelor of Science | - | - | 2012–2015 | 0",
        ),
    ] {
        assert_eq!(told(&format!("EDUCATION\n\n{text}\n")), [entry], "{text}");
    }
}

#[test]
fn items_are_the_entries_where_all_of_them_carry_dates() {
    let entries = told(
        "EXPERIENCE\n\n• 2016 – 2018: Engineer, Saima Boats, Turku, Finland\n• 2012 – 2016: Welder, Ranta Ltd, Oulu, Finland\n",
    );
    assert_eq!(
        entries,
        [
            "Engineer | Saima Boats | Turku, Finland | 2016–2018 | 0",
            "Welder | Ranta Ltd | Oulu, Finland | 2012–2016 | 0",
        ]
    );
}

#[test]
fn dates_at_the_left_leave_the_names_as_they_stand() {
    let entries = told(
        "EXPERIENCE\n\n2016 – 2018\tKeelmaster, Saima, Turku, Finland\n• Laid keels.\n\n2012 – 2016\tRigger\nRanta, Oulu, Finland\n• Set masts.\n",
    );
    assert_eq!(
        entries,
        [
            "Keelmaster | Saima | Turku, Finland | 2016–2018 | 1",
            "Rigger | Ranta | Oulu, Finland | 2012–2016 | 1",
        ]
    );
}

#[test]
fn lines_under_the_bullets_are_no_head_where_heads_begin_with_their_dates() {
    let entries = told(
        "EXPERIENCE\n\n2016 – 2018\tEngineer, Saima Boats\n• Built ferries.\n• Taught apprentices.\nSteel Oak Glass\n2012 – 2016\tWelder, Ranta Ltd\n• Welded hulls.\nMIG TIG\n",
    );
    assert_eq!(
        entries,
        [
            "Engineer | Saima Boats | - | 2016–2018 | 2",
            "Welder | Ranta Ltd | - | 2012–2016 | 1",
        ]
    );
}

#[test]
fn one_employer_may_stand_above_several_positions() {
    let entries = latex(
        "",
        r"\section{Experience}
\textbf{Harbour Tools}\\
Senior Engineer \hfill May 2016 -- Present\\
\begin{itemize}\item Led a team.\end{itemize}
Engineer \hfill June 2012 -- May 2016
\begin{itemize}\item Built cranes.\end{itemize}
\section{Education}
\textbf{Turku University}\\
M.Sc. Physics -- 4.7/5.0 \hfill 2012\\
B.Sc. Physics \hfill 2010",
    );
    assert_eq!(
        entries,
        [
            "Senior Engineer | Harbour Tools | - | 2016-05–present | 1",
            "Engineer | Harbour Tools | - | 2012-06–2016-05 | 1",
            "M.Sc. Physics | Turku University | - | 2012– | 0",
            "B.Sc. Physics | Turku University | - | 2010– | 0",
        ]
    );
}

#[test]
fn the_sign_at_names_an_employer_and_sentences_name_none() {
    let entries = latex(
        "",
        r"\section{Experience}
\textbf{Site Engineer}, Payments @ Copper Line -- Denver, CO \hfill Apr 2019 -- Present

\textbf{Systems Engineer} @ Hollow Oak \hfill 2014 -- 2019

2010 -- 2014\quad\textbf{Welder}\hfill Boat Works\\
Builds hulls for ferries.

Cook \hfill 2008 -- 2010\\
Fed forty people a day.
\section{Projects}
1. Robot arm \hfill 2018",
    );
    assert_eq!(
        entries,
        [
            "Site Engineer | Copper Line | Denver, CO | 2019-04–present | 0",
            "Systems Engineer | Hollow Oak | - | 2014–2019 | 0",
            "Welder | Boat Works | - | 2010–2014 | 0",
            "Cook | - | - | 2008–2010 | 0",
            "Robot arm | - | - | 2018– | 0",
        ]
    );
}

#[test]
fn an_employer_with_its_town_is_more_than_a_place() {
    let entries = latex(
        "",
        r"\section{Experience}
\textbf{Firmware Engineer} \hfill \textbf{June 2011 -- May 2016}\\
Harbour Medical Tools, Seattle, WA
\begin{itemize}\item Wrote drivers.\end{itemize}",
    );
    assert_eq!(
        entries,
        ["Firmware Engineer | Harbour Medical Tools | Seattle, WA | 2011-06–2016-05 | 1"]
    );
}

#[test]
fn a_head_that_is_printed_again_names_no_employer() {
    let entries = latex(
        "",
        r"{\Huge Jane Roe}

jane@roe.example
\section{Experience}
Cook \hfill 2014 -- 2016\\
Boat Works
\newpage
{\Huge Jane Roe}

Page 2 \hfill jane@roe.example

Baker \hfill 2010 -- 2014\\
Oven Ltd",
    );
    assert_eq!(
        entries,
        [
            "Cook | Boat Works | - | 2014–2016 | 0",
            "Baker | Oven Ltd | - | 2010–2014 | 0",
        ]
    );
}

#[test]
fn the_title_of_a_work_may_end_as_a_sentence() {
    let source = r"\section{Journal Articles}
[1] Roe, Jane et al. (2014). ``Wells and their water''. In: \emph{Journal of Wells} 3, pp. 1--9.";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    let model = build(&document);
    let titles: Vec<&str> = model
        .items
        .iter()
        .filter_map(|entry| entry.title)
        .filter_map(|at| document.text.text.get(at.start..at.end))
        .collect();
    assert_eq!(titles, ["Wells and their water"]);
}

#[test]
fn labels_with_bullets_of_their_own_are_no_heads() {
    assert_eq!(
        latex(
            "",
            "\\section{Experience}\\textbf{Cook} \\hfill 2019 -- 2021\\\\Elm Kitchen Ltd\\begin{itemize}\\item Fed ships.\\end{itemize}\n\n\\textbf{Tools used:}\\begin{itemize}\\item Pans\\end{itemize}"
        ),
        ["Cook | Elm Kitchen Ltd | - | 2019–2021 | 2"]
    );
    assert_eq!(
        latex(
            "",
            "\\section{Experience}\\begin{itemize}\\item \\textbf{Elm Kitchen Ltd}, Reno, NV\\\\ Cook, 2019 -- 2021\\begin{itemize}\\item Fed ships.\\item Fed crews.\\end{itemize}\\end{itemize}"
        ),
        ["Cook | Elm Kitchen Ltd | Reno, NV | 2019–2021 | 2"]
    );
}

#[test]
fn places_and_articles_are_no_part_of_an_employer() {
    for (head, expected) in [
        (
            "Baker, 2019 -- 2021\\\\Elm Ovens GmbH, Bonn (stone ovens)",
            "Baker | Elm Ovens GmbH | Bonn | 2019–2021 | 1",
        ),
        (
            "Ph.D. student at the University of Elm, Spain, 2019 -- 2021",
            "Ph.D. student | University of Elm | Spain | 2019–2021 | 1",
        ),
        (
            "硕士，王城大学 \\hfill 2019 -- 2021",
            "硕士 | 王城大学 | - | 2019–2021 | 1",
        ),
    ] {
        let body = format!(
            "\\section{{Education}}{head}\\begin{{itemize}}\\item Fed ships.\\end{{itemize}}"
        );
        assert_eq!(latex("", &body), [expected], "{head}");
    }
}

#[test]
fn employer_and_position_may_each_be_a_heading() {
    assert_eq!(
        latex(
            "",
            "\\section{Experience}\\subsection{Elm Kitchen Ltd \\hfill Reno, NV}\\subsection{Cook \\hfill 2019 -- 2021}\\begin{itemize}\\item Fed ships.\\end{itemize}\\subsection{Oak Ovens \\hfill Reno, NV}\\subsection{Baker \\hfill 2017 -- 2019}\\begin{itemize}\\item Fed crews.\\end{itemize}"
        ),
        [
            "Cook | Elm Kitchen Ltd | Reno, NV | 2019–2021 | 1",
            "Baker | Oak Ovens | Reno, NV | 2017–2019 | 1"
        ]
    );
}

#[test]
fn small_capitals_end_a_name_at_a_comma() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\textbf{Baker}, \textsc{Elm Ovens}, North Harbour \hfill 2019 -- 2021

\textbf{Cook}, \textsc{Oak} Inn \hfill 2017 -- 2019"
        ),
        [
            "Baker | Elm Ovens | - | 2019–2021 | 0",
            "Cook | Oak Inn | - | 2017–2019 | 0",
        ]
    );
}
