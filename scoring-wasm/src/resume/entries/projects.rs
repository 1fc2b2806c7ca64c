//! Projects as people set them: their names, dates and links.

use super::layouts::{latex, told};

#[test]
fn projects_may_be_rows_of_a_name_and_what_is_told() {
    let source = r"\documentclass{moderncv}\begin{document}\section{Projects}
\cvitem{Ferry Finder}{I planned routes for all ferries.}
\cvitem{Raft}{I built a raft that holds twenty people.}\end{document}";
    assert_eq!(
        told(source),
        ["Ferry Finder | - | - |  | 0", "Raft | - | - |  | 0"]
    );
}

#[test]
fn the_name_of_a_project_stands_before_what_it_was_for() {
    let source = r"\documentclass{deedy-resume-openfont}\begin{document}\section{Projects}
\runsubsection{Sparing Energy in Ovens}
\descript{| master thesis}
\location{}
\begin{tightemize}\item Halved the fuel.\end{tightemize}\end{document}";
    assert_eq!(
        told(source),
        ["Sparing Energy in Ovens | master thesis | - |  | 1"]
    );
}

#[test]
fn what_a_list_below_an_item_dates_belongs_to_the_item() {
    let body = r"\section{Education}\begin{itemize}
\item \textsc{Master's Degree} | {\scriptsize Baking} \hfill 2018 - 2022\\ {\scriptsize University of Elm}
\begin{itemize}\item[-] Mark: 1.3 \item[-] Age at graduation: 28, graduation date: 23/05/2022\end{itemize}
\item \textsc{Diploma} | {\scriptsize Science} \hfill 2012\\ {\scriptsize Elm High School}
\begin{itemize}\item[-] Mark: 2.0 \item[-] Graduation date: 2012\end{itemize}
\end{itemize}";
    let told = latex("", body);
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn where_to_look_for_projects_is_no_project() {
    assert!(
        latex(
            "",
            r"\section{Projects}\begin{itemize}\item GitHub Profile: \href{https://github.com/roe}{https://github.com/roe}\item Built an oven.\end{itemize}"
        )
        .is_empty()
    );
    let source = r"\documentclass{article}\begin{document}\section{Projects}\begin{itemize}\item GitHub Profile: https://github.com/roe\item Built an oven.\end{itemize}\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    assert!(crate::resume::build(&document).items.is_empty());
}

#[test]
fn what_was_worked_with_is_no_title() {
    for tools in [
        "Python, Docker, PyTorch / PyTorch Lightning",
        "React, Node.js, Google Cloud Services, HTML5/CSS3",
        "C, C++, Rust",
    ] {
        let body = format!(
            r"\section{{Experience}}\textbf{{Development of a tool that finds mistakes in bread}} \hfill Mar 2021 -- Oct 2021\\ {tools}
\begin{{itemize}}\item Baked.\end{{itemize}}"
        );
        assert_eq!(
            latex("", &body),
            ["Development of a tool that finds mistakes in bread | - | - | 2021-03–2021-10 | 1"],
            "{tools}"
        );
    }
}

#[test]
fn linked_names_of_projects_stand_before_what_they_are() {
    assert_eq!(
        latex(
            r"\usepackage{hyperref}",
            r"\section{Projects}
{\large\bfseries \href{https://raft.example}{Raft}:} {\large a planner of ferries}

It plans the routes of all the ferries of a town, and tells when they come.

\bigskip
{\large\bfseries \href{https://oven.example}{Oven}:} {\large a watcher of bread}

It watches the bread of a whole bakery, and tells when it is done.

Demo: https://oven.example/demo"
        )
        .len(),
        2
    );
}

#[test]
fn paragraphs_that_begin_with_a_name_are_projects() {
    let source = r"\begin{document}\section{Projects}
\textbf{Ferry Finder} - Plans routes for two towns.

\textbf{Oven Watch} - Watches the bread of 2018 guests.

\textbf{Rolls} - Counts rolls.\end{document}";
    let document = crate::latex::read(&[("main.tex", source)], "1 May 2026");
    let model = crate::resume::build(&document);
    let titles: Vec<&str> = model
        .items
        .iter()
        .filter_map(|item| document.text.text.get(item.title?.start..item.title?.end))
        .collect();
    assert_eq!(titles, ["Ferry Finder", "Oven Watch", "Rolls"]);
}
