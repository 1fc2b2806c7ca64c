//! Heads of entries as people change the templates that they took.

use super::layouts::{latex, listed, told};

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
fn a_label_before_a_school_says_what_was_done_there() {
    assert_eq!(
        latex(
            "",
            r"\section{Education}
\begin{tabular}{ll}
2003 -- 2004 & Year abroad: Elm Highschool, Reno, Canada\\
1997 -- 2006 & Gymnasium Ulmen\\
\end{tabular}"
        )[0],
        "Year abroad | Elm Highschool | Reno, Canada | 2003–2004 | 0"
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
fn what_a_marked_entry_tells_is_no_entry_of_its_own() {
    let source = r"\documentclass{moderncv}\begin{document}\section{Publications}
\cventry{June 2019}{Bread for two towns}{}{}{}{\textit{Proceedings of the 2019 Meeting on Bread}}
\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    assert_eq!(crate::resume::build(&document).items.len(), 1);
}

#[test]
fn quotes_of_two_kinds_hold_a_title() {
    assert_eq!(
        listed(
            r#"\section{Publications}\begin{itemize}\item Roe, Ann. 2014. ``Wells and their water" Paper read at Elm.\end{itemize}"#
        ),
        ["Wells and their water 2014"]
    );
}
