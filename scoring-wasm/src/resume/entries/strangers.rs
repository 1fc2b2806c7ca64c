//! Heads of entries as people change the templates that they took.

use super::layouts::{latex, listed, told};
use crate::text_search::Search as _;

#[test]
fn terms_of_work_are_no_employer() {
    for (terms, employer) in [
        ("CDI - 3 ans ½", "Elm Ovens (Turku)"),
        ("Bénévolat", "Elm Ovens (Turku)"),
        ("Stage - 4 mois", "Elm Ovens (Turku)"),
        ("Vollzeit", "Elm Ovens (Turku)"),
        // Whom a freelancer works for is nobody.
        ("Freelance", "Freelance"),
    ] {
        let source = format!(
            r"\documentclass{{moderncv}}\begin{{document}}\section{{Experience}}\cventry{{2019--2021}}{{Baker}}{{{terms}}}{{}}{{Elm Ovens (Turku)}}{{\begin{{itemize}}\item Baked.\end{{itemize}}}}\end{{document}}"
        );
        let [entry] = &told(&source)[..] else {
            panic!("{terms}")
        };
        assert!(
            entry.starts_with(&format!("Baker | {employer}")),
            "{terms}: {entry}"
        );
    }
}

#[test]
fn a_town_and_its_state_need_no_comma() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}
{\sl Baker} \hfill {\sl July 2013 - January 2015}\\ Elm General Ovens, Georgetown TX
\begin{itemize}\item Baked.\end{itemize}"
        ),
        ["Baker | Elm General Ovens | Georgetown TX | 2013-07–2015-01 | 1"]
    );
}

#[test]
fn dated_items_below_a_dated_title_tell_of_it() {
    let source = r"\documentclass{moderncv}\begin{document}\section{Berufserfahrung}
\subsection{Wissenschaftlicher Mitarbeiter}
\cvline{seit 11.2013}{Universität Ulmen\begin{itemize}
\item Vorhaben mit der Ofenbau Ulmen (2015--2016).\begin{itemize}\item Vergleich von Öfen.\end{itemize}
\item Betreuung der Vorlesung.\end{itemize}}\end{document}";
    let told = told(source);
    assert!(
        matches!(&told[..], [entry] if entry.starts_with("Wissenschaftlicher Mitarbeiter | Universität Ulmen | - | 2013-11–present")),
        "{told:?}"
    );
}

#[test]
fn what_closes_a_document_is_no_entry() {
    for foot in [
        r"\bigskip Turku, \today",
        r"\bigskip \today",
        r"\bigskip Turku, den 3. Mai 2026",
        r"\hrulefill\par roe@mail.example \hfill +358 41 555 0100 \hfill www.roe.example",
    ] {
        let body = format!(
            r"\section{{Awards}}\begin{{itemize}}\item Bread Prize, 2019\end{{itemize}} {foot}"
        );
        assert_eq!(listed(&body), ["Bread Prize 2019"], "{foot}");
    }
}

#[test]
fn a_heading_may_have_an_icon_beside_it() {
    let heads = r"\usepackage{fontawesome5}\newcommand\CvSection[2]{{\color{blue}#1} \textcolor{gray}{#2}\\ \rule{\textwidth}{1pt}}\newcommand\metasection[2]{{\small #1 #2}\par}";
    assert_eq!(
        latex(
            heads,
            r"\metasection{}{Activities: Boats, Bread}
\CvSection{\faBriefcase}{Work History}
\textbf{Baker}, Elm Ovens \hfill May 2019 -- June 2021\begin{itemize}\item Baked.\end{itemize}"
        ),
        ["Baker | Elm Ovens | - | 2019-05–2021-06 | 1"]
    );
}

#[test]
fn headings_over_rows_and_hobbies_are_no_entries_in_a_section_of_ones_own() {
    let source = r"\documentclass{moderncv}\usepackage[ngerman]{babel}\begin{document}\section{Außercurriculäre Aktivitäten}
\subsection{Kurse}
\cvitem{seit 09/2017}{Backen für viele Gäste}
\cvitem{12/2017 -- 02/2018}{Brot und Salz}
\subsection{Hobbys}
\cvitem{}{Segeln, Lesen}\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    assert_eq!(crate::resume::build(&document).items.len(), 2);
    assert_eq!(
        told(
            r"\documentclass{moderncv}\begin{document}\section{Experience}
\cventry{2014--2016}{Baker}{Elm Ovens}{}{}{\begin{itemize}\item Baked.\end{itemize}}
\subsection{Other projects}
\cvline{GitHub}{More of what I built can be found there.}\end{document}"
        ),
        ["Baker | Elm Ovens | - | 2014–2016 | 1"]
    );
}

#[test]
fn a_word_within_a_name_does_not_outweigh_the_order_of_the_others() {
    assert_eq!(
        latex(
            "",
            r"\section{Employment}
\textit{Routebread} \hfill January 2012 -- June 2013\\ Engineer\begin{itemize}\item Planned.\end{itemize}
\textit{Roe Specialist Ovens} \hfill December 2010 -- August 2011\\ Selling\begin{itemize}\item Sold.\end{itemize}"
        ),
        [
            "Engineer | Routebread | - | 2012-01–2013-06 | 1",
            "Selling | Roe Specialist Ovens | - | 2010-12–2011-08 | 1",
        ]
    );
}

#[test]
fn items_that_begin_with_their_dates_are_entries_however_long() {
    let told = latex(
        r"\usepackage{enumitem}",
        r"\section{Education}\begin{description}
\item[2021-2024] PhD @ \emph{University of Elm} as a fellow of H2020 within the net \\
Thesis title: \emph{Bread for two towns}, defended in October 2024 \\ I was in Oak for some months.
\item[2016-2022] \emph{Elm School of Higher Studies}. College with a stipend: over the five years students attend twelve courses and several seminars on subjects such as bread, rolls and cakes for the guests of the house.
\item[2016-2019] Bachelor Degree in Baking @ \emph{University of Oak}
\end{description}",
    );
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[0], "PhD | University of Elm | - | 2021–2024 | 0");
    assert_eq!(
        told[2],
        "Bachelor Degree in Baking | University of Oak | - | 2016–2019 | 0"
    );
}

#[test]
fn a_section_set_as_one_item_is_no_list() {
    let class = r"\newenvironment{rSection}[1]{\MakeUppercase{\bf #1}\hrule\begin{list}{}{\setlength{\leftmargin}{1.5em}}\item[]}{\end{list}}\newenvironment{talk}[4]{{\bf #1} \hfill {#2}\\ {#3}\hfill {\em #4}}{}";
    let body = r"\begin{rSection}{Presentations}
\begin{talk}{Bread for two towns}{March 2016}{University of Elm}{Reno, NV}\end{talk}

\begin{talk}{Rolls from old ovens}{July 2014}{NICAR (Bakers' Meeting)}{Denver, CO}\end{talk}

\begin{talk}{Cakes for all}{May 2013}{Oven Days}{Reno, NV}\end{talk}
\end{rSection}";
    assert_eq!(
        listed(&format!("{class}{body}")),
        [
            "Bread for two towns 2016-03",
            "Rolls from old ovens 2014-07",
            "Cakes for all 2013-05"
        ]
    );
}

#[test]
fn addresses_given_whole_are_not_lengthened() {
    for (command, target) in [
        (r"\homepage{https://roe.example/a}", "https://roe.example/a"),
        (
            r"\linkedin{linkedin.com/in/roe/}",
            "https://linkedin.com/in/roe/",
        ),
        (r"\linkedin{roe}", "https://linkedin.com/in/roe"),
    ] {
        let source = format!(
            r"\documentclass{{altacv}}\begin{{document}}\name{{Jane Roe}}\personalinfo{{{command}}}\makecvheader\end{{document}}"
        );
        let document = crate::latex::read(&[("main.tex", source.as_str())], "1 May 2026");
        let model = crate::resume::build(&document);
        let urls: Vec<&str> = model.urls.iter().map(|url| url.target.as_str()).collect();
        assert_eq!(urls, [target], "{command}");
    }
}

#[test]
fn lists_of_unknown_classes_are_lists() {
    let told = latex(
        "",
        r"\section{Internship}\begin{list2}
\item \textbf{Elm Networks, Oulu}\\ \textsl{Baking for the net} \hfill \emph{May 2014 - June 2014}
\begin{list3}\vspace{2mm}\item Worked on bread.\item Built an oven.\end{list3}
\end{list2}",
    );
    assert_eq!(
        told,
        ["Baking for the net | Elm Networks, Oulu | - | 2014-05–2014-06 | 2"]
    );
}

#[test]
fn raised_letters_and_ties_of_addresses_are_read() {
    let source = r"\documentclass{article}\newcommand\up[1]{\ensuremath{^\textrm{\scriptsize#1}}}\newcommand\page{http://elm.example/~roe/}\begin{document}Teacher of the 1\up{st} and 2\up{nd} \href{\page}{\page}\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    assert!(document.text.text.starts_with("Teacher of the 1st and 2nd"));
    assert_eq!(document.text.links[0].target, "http://elm.example/~roe/");
}

#[test]
fn a_town_before_its_province_and_country_is_no_employer() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}
\textbf{Baker} \\ Elm Ovens, Kamloops, BC, Canada \hfill Oct 2017 -- Jun 2020
\begin{itemize}\item Baked.\end{itemize}"
        ),
        ["Baker | Elm Ovens | Kamloops, BC, Canada | 2017-10–2020-06 | 1"]
    );
}

#[test]
fn terms_told_below_a_post_are_no_posts() {
    assert_eq!(
        latex(
            "",
            r"\section{Experiencia laboral}
\textbf{$\bigstar$ Instituto de Olmos. Profesor}. \textit{2018 -- ahora}.
\begin{itemize}[label={}]\item 2021-2: Geometría.\item 2020-1: Panes.\end{itemize}

\textbf{$\bigstar$ Facultad de Panes. Profesor}. \textit{2015}.
\begin{itemize}[label={}]\item 2015-2: Panes (51).\end{itemize}"
        ),
        [
            "Profesor. | Instituto de Olmos | - | 2018–present | 2",
            "Profesor. | Facultad de Panes | - | 2015– | 1"
        ]
    );
}

#[test]
fn notes_in_brackets_behind_dates_and_titles_part_nothing() {
    assert_eq!(
        latex(
            "",
            r"\section{Employment}\begin{itemize}
\item Reader in Baking, University of Elm, August 2012 (half of it as a guest of the house).
\item Fellow (promoted to Senior Fellow in 2011), University of Oak, March 2008 -- February 2013.
\end{itemize}"
        ),
        [
            "Reader in Baking | University of Elm | - | 2012-08– | 0",
            "Fellow (promoted to Senior Fellow in 2011) | University of Oak | - | 2008-03–2013-02 | 0",
        ]
    );
}

#[test]
fn a_name_that_ends_as_a_state_is_no_place_beside_one() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\textbf{Bread AZ} \hfill 2019 -- 2021\\ \textit{Founder} \hfill \textit{Tempe, AZ}\begin{itemize}\item Baked bread.\end{itemize}"
        ),
        ["Founder | Bread AZ | Tempe, AZ | 2019–2021 | 1"]
    );
}

#[test]
fn dated_items_below_a_label_are_entries() {
    assert_eq!(
        listed(
            r"\section{Supervision}\begin{itemize}
\item Courses\begin{itemize}\item Bread (evening class; 2019 -- 2021).\item Rolls (2016 -- 2018).\end{itemize}
\item Theses\begin{itemize}\item Jo Oak, 2016 -- 2019 (co-supervisor).\end{itemize}\end{itemize}"
        ),
        ["Bread 2019", "Rolls 2016", "Jo Oak 2016"]
    );
}

#[test]
fn who_it_was_may_stand_in_brackets_and_an_address_is_nobody() {
    for (body, expected) in [
        (
            r"\section{Education}MSc in Baking (University of Elm) \hfill 2019",
            "MSc in Baking | University of Elm | - | 2019– | 0",
        ),
        (
            r"\section{Experience}\textbf{Ferry Finder} \hfill https://ferry.example/finder\\ \textit{Elm Ovens} \hfill 2019\begin{itemize}\item Baked bread.\end{itemize}",
            "Ferry Finder | Elm Ovens | - | 2019– | 1",
        ),
    ] {
        assert_eq!(latex("", body), [expected], "{body}");
    }
}

#[test]
fn kinds_of_companies_are_no_tools() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}Baker \hfill Enero-Marzo 2010 \hfill Olmos S.A., Robles Ltda., Aguas Olmos S.A."
        ),
        ["Baker | Olmos S.A. | Robles Ltda., Aguas Olmos S.A. | 2010-01–2010-03 | 0"]
    );
}

#[test]
fn names_in_a_face_of_their_own_stand_behind_dates_and_before_more_words() {
    for (body, expected) in [
        (
            r"\section{Education}\texttt{2015-16} \textbf{Elm University} BSc in Baking",
            "BSc in Baking | Elm University | - | 2015–2016 | 0",
        ),
        (
            r"\section{Experience}\texttt{2015-16} \textbf{Baker} (\emph{Elm University, Spain}) Baked bread in the ovens of the house for two years.",
            "Baker | Elm University | Spain | 2015–2016 | 0",
        ),
        (
            r"\section{Experience}2017 -- 2020 \textbf{Baker} (Elmtown, Spain)",
            "Baker | - | Elmtown, Spain | 2017–2020 | 0",
        ),
        (
            r"\section{Education}\textbf{Elm University.} Turku, Finland. \textit{Fall 2018 -- Fall 2021}.\\ \textsl{Bachelor of Science in Baking}.\begin{itemize}\item Bread.\end{itemize}",
            "Bachelor of Science in Baking. | Elm University. | Turku, Finland. | 2018–2021 | 1",
        ),
        (
            r"\section{Experience}\begin{tabular}{ll}Mar 2017 -- & \textbf{Baker}\hfill Elm Ovens\\Apr 2017\\\end{tabular}",
            "Baker | Elm Ovens | - | 2017-03–2017-04 | 0",
        ),
        (
            r"\section{Experience}01-11-2020 - 01-09-2022 \hfill \textbf{Baker}, Elm Ovens",
            "Baker | Elm Ovens | - | 2020-11–2022-09 | 0",
        ),
    ] {
        assert_eq!(latex("", body), [expected], "{body}");
    }
}

#[test]
fn rules_print_nothing_and_headings_over_them_speak_for_each_other() {
    let source = r"\documentclass{article}\newcommand\line{\vspace{0.4em}\hrule height 0.6pt \vspace{0.4em}}\newcommand\part[1]{\vspace{1em}{\large{\textsc{#1}}}\line}\begin{document}
\part{Education}\textbf{Elm University} \hfill 2018 -- 2021\\ BSc in Baking
\part{Selected Recognitions}Prize for Bread \vrule width 1pt depth 2pt 2021
\part{Relevant experiences}Baker, Elm Ovens \hfill 2021 -- 2022
\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    assert!(!document.text.text.has("pt"), "{}", document.text.text);
    assert_eq!(crate::resume::build(&document).sections.len(), 3);
}

#[test]
fn what_unknown_classes_print_beside_headings_and_in_environments_is_read() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\subsection{Elm Ovens}[Turku, Finland]
\begin{itemize}[label={}]\item Baker \hfill Oct. 2017 -- June 2018\end{itemize}
\subsection{Oak Inn}[Oulu, Finland]
\begin{itemize}[label={}]\item Cook \hfill Oct. 2015 -- June 2016\end{itemize}"
        ),
        [
            "Baker | Elm Ovens | - | 2017-10–2018-06 | 0",
            "Cook | Oak Inn | - | 2015-10–2016-06 | 0",
        ]
    );
    let source = r"\documentclass{ownclass}\begin{document}\begin{category}{Education}
BSc in Baking, Elm University, 2019
\end{category}\begin{category}{Breads of mine}
Rye.
\end{category}\begin{box}{Acme}Rolls.\end{box}\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    assert_eq!(crate::resume::build(&document).sections.len(), 2);
}

#[test]
fn titles_stand_before_what_a_line_below_tells_and_addresses_are_no_names() {
    for (body, expected) in [
        (
            r"\section{Experience}\textbf{Oak Ovens Lab} \hfill \textbf{summer 2003}\\ \emph{Intern}: Data of the heat of the ovens in the house and the bread in them, and rolls.",
            "Intern | Oak Ovens Lab | - | 2003– | 0",
        ),
        (
            r"\section{Education}2003 -- 2014 \hfill Bachelor \hfill Elm School https://elm.example/roe",
            "Bachelor | Elm School | - | 2003–2014 | 0",
        ),
        (
            r"\section{Experience}\textbf{Oak Ovens Programme 2026} \hfill Remoto\\ \textit{Baker} \hfill Abril/2026 -- Presente",
            "Baker | Oak Ovens Programme | Remoto | 2026-04–present | 0",
        ),
        (
            r"\section{Experience}2024 -- ... \hfill \textbf{Baker}, Elm Ovens Ltd",
            "Baker | Elm Ovens Ltd | - | 2024– | 0",
        ),
        (
            r"\section{Experience}\textbf{Baker}, Elm Ovens Ltd \hfill Since late 2022",
            "Baker | Elm Ovens Ltd | - | 2022–present | 0",
        ),
    ] {
        assert_eq!(latex("", body), [expected], "{body}");
    }
}

#[test]
fn places_of_a_template_may_be_empty_or_hold_others() {
    let cv = |body: &str| {
        told(&format!(
            r"\documentclass{{moderncv}}\begin{{document}}{body}\end{{document}}"
        ))
    };
    assert_eq!(
        cv(r"\section{Experience}
\subsection{Bread Specialist}\cventry{2019 -- 2021}{}{Oak Ovens}{Bonn}{}{Selected tasks: bread and rolls for all.}
\subsection{Apprenticeship in Bread}\cventry{2016 -- 2019}{}{Elm Ovens}{Kiel}{}{Selected tasks: rolls.}"),
        [
            "Bread Specialist | Oak Ovens | Bonn | 2019–2021 | 0",
            "Apprenticeship in Bread | Elm Ovens | Kiel | 2016–2019 | 0",
        ]
    );
    assert_eq!(
        cv(r"\section{Experience}
\cventry{2019}{Baker}{Elmovens}{}{}{}
\cventry{2018}{Oak Ovens}{Bread trainee}{}{}{}
\cventry{2017}{Ash Ovens}{Roll trainee}{}{}{}
\cventry{2016}{Fir Ovens}{Cake trainee}{}{}{}"),
        [
            "Baker | Elmovens | - | 2019– | 0",
            "Bread trainee | Oak Ovens | - | 2018– | 0",
            "Roll trainee | Ash Ovens | - | 2017– | 0",
            "Cake trainee | Fir Ovens | - | 2016– | 0",
        ]
    );
    assert_eq!(
        cv(r"\section{Education}
\cventry{2010--2018}{University}{Baking}{}{}{Elm University.}
\cventry{2008--2010}{ELM}{Oulu}{Bachelor of Bread}{}{}"),
        [
            "Baking | Elm University | - | 2010–2018 | 0",
            "Bachelor of Bread | ELM | Oulu | 2008–2010 | 0",
        ]
    );
}

#[test]
fn places_in_brackets_are_no_part_of_an_employer_and_schools_may_end_with_a_stop() {
    assert_eq!(
        latex(
            "",
            r"\section{Experience}\begin{itemize}
\item \textbf{03/1999--01/2002} Baker at the University of Elm, Spain
\item \textbf{05/1998--02/1999} Baker at EXOV (Oulu, FIN)
\end{itemize}"
        ),
        [
            "Baker | University of Elm | Spain | 1999-03–2002-01 | 0",
            "Baker | EXOV | Oulu, FIN | 1998-05–1999-02 | 0",
        ]
    );
    assert_eq!(
        latex(
            "",
            r"\section{Education}University of Elm, Oulu, Finland.\\ Ph.D. in Baking (2002).\\ Thesis title: Bread

University of Oak, Turku, Finland.\\ M.Sc. in Baking, October 1996.\\ Thesis title: Rolls"
        ),
        [
            "Ph.D. in Baking | University of Elm | Oulu, Finland. | 2002– | 0",
            "M.Sc. in Baking | University of Oak | Turku, Finland. | 1996-10– | 0",
        ]
    );
}
