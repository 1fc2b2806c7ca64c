//! SyncTeX of real documents, with all three engines: words are where the map says they are.

#[path = "support/page_words.rs"]
mod page_words;
mod support;

use std::path::Path;

use compile_protocol::Engine;
use support::{Answer, Running};
use synctex::Map;

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");
const ENGINES: [Engine; 3] = [Engine::Pdflatex, Engine::Xelatex, Engine::Lualatex];

/// A resume in parts; every word stands on one line alone.
const MAIN: &str = r"\documentclass{article}
\usepackage[margin=2cm]{geometry}
\usepackage{multicol}
\begin{document}
\section*{Summary}
Gardener with twelve years outdoors, who plans
orchards, prunes hedges and trains apprentices
in three languages.

\input{parts/work}
\clearpage
\begin{multicols}{2}
Alpha column holds these words.

Second paragraph follows below.
\end{multicols}
\begin{tabular}{lr}
Cellone & Celltwo \\
Cellthree & Cellfour \\
\end{tabular}
\end{document}
";

const WORK: &str = r"\section*{Experience}
\begin{itemize}
\item Planted nineteen thousand saplings \textbf{along} rivers.
\item Watered \emph{everything} daily,
even during droughts.
\end{itemize}
";

fn files() -> Vec<(String, Vec<u8>)> {
    [("main.tex", MAIN), ("parts/work.tex", WORK)]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .to_vec()
}

async fn service() -> Running {
    Running::start(Path::new(HELPER), |_| ()).await
}

fn map_of(answer: &Answer) -> &Map {
    answer
        .synctex
        .as_ref()
        .unwrap_or_else(|| panic!("no map: {:?}", answer.result))
}

#[tokio::test]
async fn words_lead_to_their_lines_and_lines_to_their_words() {
    let service = service().await;
    let files = files();
    let lines = page_words::source_lines(&files);
    for engine in ENGINES {
        let answer = service.compile(&files, "main.tex", engine).await;
        let map = map_of(&answer);
        let words = page_words::page_words(answer.pdf.as_deref().expect("a PDF"));
        let mut seen = 0;
        for word in &words {
            let Some((file, line)) = page_words::known_line(&lines, word) else {
                continue;
            };
            seen += 1;
            let source = map.to_source(word.page, word.x, word.y);
            let source = source.map(|source| (source.file, source.line, source.exact));
            assert_eq!(
                source,
                Some((file.as_str(), *line, true)),
                "{engine:?} {word:?}"
            );
            let places = map.to_page(file, *line).expect("it was set");
            assert_eq!(places.line, *line, "{engine:?} {word:?}");
            let held = places
                .places
                .iter()
                .any(|place| page_words::holds(place, word));
            assert!(held, "{engine:?} {word:?} is not in {places:?}");
        }
        assert!(
            seen > 40,
            "{engine:?}: only {seen} words of {}",
            words.len()
        );
    }
}

#[tokio::test]
async fn paths_are_the_projects_and_no_others() {
    let service = service().await;
    let mut files = files();
    files[0].0 = "cv/main.tex".to_owned();
    for engine in ENGINES {
        let answer = service.compile(&files, "cv/main.tex", engine).await;
        let mut paths = map_of(&answer).files().to_vec();
        paths.sort();
        assert_eq!(paths, ["cv/main.tex", "parts/work.tex"], "{engine:?}");
    }
}

#[tokio::test]
async fn a_document_may_refuse_and_old_data_is_not_taken_for_new() {
    let service = service().await;
    let refusing = r"\documentclass{article}\synctex=0 \begin{document}Words\end{document}";
    let stale = [
        ("main.tex".to_owned(), refusing.as_bytes().to_vec()),
        (
            "main.synctex.gz".to_owned(),
            b"SyncTeX Version:1\n".to_vec(),
        ),
    ];
    let answer = service.compile(&stale, "main.tex", Engine::Pdflatex).await;
    assert!(answer.pdf.is_some());
    assert_eq!(answer.synctex, None);
}

#[tokio::test]
async fn what_a_document_writes_in_place_of_the_data_harms_nothing() {
    let service = service().await;
    let source = r#"\documentclass{article}\synctex=0
\begin{document}Words
\directlua{local f = io.open("main.synctex.gz", "w")
local n = string.char(10)
f:write("SyncTeX Version:1", n, "Input:1:../../etc/passwd", n)
f:write(string.char(123), "1", n, "(1,1:0,0:9999999,99999,9", n)
f:close()}
\end{document}"#;
    let answer = service.compile_source(source, Engine::Lualatex).await;
    assert!(answer.pdf.is_some(), "{}", answer.log);
    assert_eq!(answer.synctex, None);
}
