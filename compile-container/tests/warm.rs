//! Warm engines: the same results as cold ones, sooner, and for nobody else.

use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use compile_protocol::{CompileRequest, Diagnostic, Engine, Event, Level, Outcome};
use compile_service::config::Config;
use regex::Regex;

mod support;

use support::{Answer, Running};

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");
const ENGINES: [Engine; 3] = [Engine::Pdflatex, Engine::Xelatex, Engine::Lualatex];

async fn service(change: impl FnOnce(&mut Config)) -> Running {
    Running::start(Path::new(HELPER), change).await
}

fn main_file(source: &str) -> Vec<(String, Vec<u8>)> {
    files(&[("main.tex", source)])
}

fn files(files: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

fn resume(body: &str) -> String {
    format!(
        "\\documentclass{{article}}\\usepackage[margin=2cm]{{geometry}}\\usepackage{{enumitem}}\n\\usepackage{{hyperref}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
}

/// A log without what tells that auxiliary files were there from the start: that they were read,
/// and how much memory and how many names that took.
fn said(log: &str) -> Vec<String> {
    static FOLDER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"job-\d+-\d+").expect("a constant pattern"));
    let log = FOLDER.replace_all(log, "job");
    let log = log.split("Here is how much of").next().unwrap_or_default();
    let mut log = log.replace("No file main.aux.", "");
    for ending in ["aux", "out", "toc"] {
        log = log.replace(&format!("(./main.{ending})"), "");
    }
    let words: String = log.split_whitespace().collect::<Vec<_>>().join(" ");
    words.split(" LaTeX ").map(str::to_owned).collect()
}

/// The same bytes, the same log, the same diagnostics.
fn same(warm: &Answer, cold: &Answer) {
    assert_eq!(said(&warm.log), said(&cold.log));
    assert_eq!(warm.result.outcome, cold.result.outcome);
    assert_eq!(warm.result.diagnostics, cold.result.diagnostics);
    assert_eq!(warm.result.pages, cold.result.pages);
    assert!(warm.pdf == cold.pdf, "the PDFs differ");
    assert_eq!(warm.synctex, cold.synctex);
}

/// Compiles revisions one after the other, and the last one by itself, cold.
async fn last_of(
    service: &Running,
    revisions: &[Vec<(String, Vec<u8>)>],
    engine: Engine,
) -> (Answer, Answer) {
    let name = support::next_id();
    let mut last = None;
    for files in revisions {
        last = Some(service.compile_revision(&name, files, engine).await);
    }
    let cold = service
        .compile(revisions.last().expect("one"), "main.tex", engine)
        .await;
    assert!(!cold.result.warm);
    (last.expect("one"), cold)
}

#[tokio::test]
async fn an_edited_body_goes_on_from_a_warm_engine_and_comes_out_the_same() {
    let service = service(|_| ()).await;
    for engine in ENGINES {
        let revisions = [
            "\\section{One}\\label{a} See \\ref{a}.",
            "\\section{One}\\label{a} See \\ref{a}, \\textbf{or not}.",
        ]
        .map(|body| main_file(&resume(body)));
        let (warm, cold) = last_of(&service, &revisions, engine).await;
        assert!(warm.result.warm, "{engine:?}");
        assert_eq!(warm.result.outcome, Outcome::Success, "{}", warm.log);
        assert_eq!((warm.result.passes, cold.result.passes), (1, 2));
        assert!(warm.synctex.is_some(), "{engine:?}");
        same(&warm, &cold);
    }
}

#[tokio::test]
async fn errors_are_the_same_and_at_the_same_lines() {
    let service = service(|_| ()).await;
    for engine in ENGINES {
        let revisions = ["Fine.", "Fine.\n\n\\notacommand\n\n5 & 6 \\end{itemize}"]
            .map(|body| main_file(&resume(body)));
        let (warm, cold) = last_of(&service, &revisions, engine).await;
        assert!(warm.result.warm);
        assert_eq!(warm.result.outcome, Outcome::LatexError);
        assert_eq!(warm.diagnostic("undefined_command").line, Some(6));
        // The cold one stops before the pass in which references settle, and says that they may
        // have changed.
        let errors = |answer: &Answer| -> Vec<Diagnostic> {
            let all = answer.result.diagnostics.iter();
            all.filter(|found| found.level == Level::Error)
                .cloned()
                .collect()
        };
        assert_eq!(errors(&warm), errors(&cold));
    }
}

#[tokio::test]
async fn a_changed_preamble_starts_anew() {
    let service = service(|_| ()).await;
    let revisions = [
        main_file(&resume("Text.")),
        main_file(&resume("Text.").replace("2cm", "3cm")),
    ];
    let (second, cold) = last_of(&service, &revisions, Engine::Pdflatex).await;
    assert!(!second.result.warm);
    same(&second, &cold);
}

#[tokio::test]
async fn what_the_preamble_has_read_counts_and_what_it_has_not_does_not() {
    let service = service(|_| ()).await;
    let source = "\\documentclass{article}\n\\input{names}\n\\begin{document}\n\\name\\ \\input{body}\n\\end{document}\n";
    let project = |name: &str, body: &str| {
        files(&[
            ("main.tex", source),
            ("names.tex", &format!("\\newcommand\\name{{{name}}}")),
            ("body.tex", body),
        ])
    };
    let first = project("Ada", "One.");
    let (warm, cold) = last_of(
        &service,
        &[first.clone(), project("Ada", "Two.")],
        Engine::Pdflatex,
    )
    .await;
    assert!(warm.result.warm);
    same(&warm, &cold);
    let (second, cold) = last_of(
        &service,
        &[first.clone(), project("Grace", "One.")],
        Engine::Pdflatex,
    )
    .await;
    assert!(!second.result.warm);
    same(&second, &cold);
    // A new file may be one that the preamble looked for.
    let mut more = first.clone();
    more.push(("other.tex".to_owned(), Vec::new()));
    let (second, _) = last_of(&service, &[first, more], Engine::Pdflatex).await;
    assert!(!second.result.warm);
}

#[tokio::test]
async fn documents_that_read_themselves_see_the_whole_revision() {
    let service = service(|_| ()).await;
    let revision = |text: &str| {
        main_file(&format!(
            "\\documentclass{{article}}\n\\usepackage{{verbatim}}\n\\begin{{document}}\n\\pdffilesize{{main.tex}} \\pdfmdfivesum file {{main.tex}}\n{text}\\verbatiminput{{main.tex}}\n\\end{{document}}\n"
        ))
    };
    let (warm, cold) = last_of(
        &service,
        &[revision("One."), revision("Another one.")],
        Engine::Pdflatex,
    )
    .await;
    assert!(warm.result.warm);
    assert_eq!(warm.result.outcome, Outcome::Success, "{}", warm.log);
    same(&warm, &cold);
    // One that does so in its preamble has seen the old revision there.
    let revision = |text: &str| {
        main_file(&format!(
            "\\documentclass{{article}}\n\\edef\\mark{{\\pdfmdfivesum file {{main.tex}}}}\n\\begin{{document}}\n\\mark {text}\n\\end{{document}}\n"
        ))
    };
    let (second, cold) = last_of(
        &service,
        &[revision("One."), revision("Another one.")],
        Engine::Pdflatex,
    )
    .await;
    assert!(!second.result.warm);
    same(&second, &cold);
}

#[tokio::test]
async fn files_written_in_the_preamble_and_long_bodies_do_no_harm() {
    let service = service(|_| ()).await;
    let revision = |text: &str| {
        let body = "A line of text that fills some of the pipe.\n\n".repeat(4000);
        main_file(&format!(
            "\\begin{{filecontents*}}{{part.tex}}\nPart.\n\\begin{{document}}\n\\end{{filecontents*}}\n\\documentclass{{article}}\n\\AtBeginDocument{{\\newwrite\\n\\immediate\\openout\\n=note.tex \\immediate\\write\\n{{Note.}}\\immediate\\closeout\\n}}\n\\begin{{document}}\n\\input{{note}}{text}\n{body}\n\\end{{document}}\n"
        ))
    };
    for engine in ENGINES {
        let (warm, cold) = last_of(&service, &[revision("One."), revision("Two.")], engine).await;
        assert!(warm.result.warm, "{engine:?}");
        assert_eq!(warm.result.outcome, Outcome::Success, "{}", warm.log);
        same(&warm, &cold);
    }
}

#[tokio::test]
async fn a_bibliography_is_made_once_for_unchanged_citations() {
    const BIB: &str = "@article{knuth, author={Donald Knuth}, title={Literate Programming}, journal={The Computer Journal}, year={1984}}\n@book{knuth2, author={Donald Knuth}, title={The \\TeX book}, publisher={Addison-Wesley}, year={1984}}";
    let service = service(|_| ()).await;
    for preamble in [
        "\\usepackage[backend=biber]{biblatex}\\addbibresource{refs.bib}",
        "",
    ] {
        let print = if preamble.is_empty() {
            "\\bibliographystyle{plain}\\bibliography{refs}"
        } else {
            "\\printbibliography"
        };
        let revision = |body: &str, bib: &str| {
            files(&[
                (
                    "main.tex",
                    &format!(
                        "\\documentclass{{article}}{preamble}\n\\begin{{document}}\n{body} {print}\n\\end{{document}}\n"
                    ),
                ),
                ("refs.bib", bib),
            ])
        };
        let changed = BIB.replace("Literate", "Illiterate");
        let name = support::next_id();
        for (number, body, bib) in [
            (1, "\\cite{knuth}", BIB),
            (2, "Words. \\cite{knuth}", BIB),
            (3, "\\cite{knuth,knuth2}", BIB),
            (4, "\\cite{knuth,knuth2}", &changed),
        ] {
            let files = revision(body, bib);
            let answer = service
                .compile_revision(&name, &files, Engine::Pdflatex)
                .await;
            assert_eq!(answer.result.outcome, Outcome::Success, "{}", answer.log);
            let bibliography = answer.result.timings.bibliography_ms > 0;
            assert_eq!(bibliography, number != 2, "{preamble} {number}");
            // The first ones are compared by other tests.
            if number > 2 {
                let cold = service.compile(&files, "main.tex", Engine::Pdflatex).await;
                same(&answer, &cold);
            }
        }
    }
}

#[tokio::test]
async fn an_error_out_of_what_the_last_revision_left_is_not_shown() {
    let service = service(|_| ()).await;
    let revisions = [
        "\\newcommand\\place{London}\\tableofcontents\\section{\\protect\\place}",
        "\\tableofcontents\\section{London}",
    ]
    .map(|body| main_file(&resume(body)));
    let (second, cold) = last_of(&service, &revisions, Engine::Pdflatex).await;
    assert_eq!(second.result.outcome, Outcome::Success, "{}", second.log);
    same(&second, &cold);
}

#[tokio::test]
async fn an_error_of_the_preamble_is_tried_twice_once() {
    let service = service(|_| ()).await;
    let fine = main_file(&resume("\\section{One}"));
    let broken = main_file(&resume("\\section{One}").replace("2cm", "2cn"));
    let name = support::next_id();
    let mut passes = Vec::new();
    for files in [&fine, &broken, &broken] {
        let answer = service
            .compile_revision(&name, files, Engine::Pdflatex)
            .await;
        let begun = |event: &&Event| matches!(event, Event::Pass { .. });
        passes.push(answer.events.iter().filter(begun).count());
    }
    assert_eq!(passes, [2, 2, 1]);
}

#[tokio::test]
async fn documents_share_nothing() {
    let service = service(|_| ()).await;
    let look = "\\makeatletter\\@ifundefined{r@a}{none}{\\ERRmine}";
    let files = |body: &str| main_file(&resume(body));
    for _ in 0..2 {
        service
            .compile_revision(
                "one",
                &files("\\section{Secret}\\label{a}"),
                Engine::Pdflatex,
            )
            .await;
    }
    let other = service
        .compile_revision("other", &files(look), Engine::Pdflatex)
        .await;
    assert!(!other.result.warm);
    assert_eq!(other.result.outcome, Outcome::Success, "{}", other.log);
}

#[tokio::test]
async fn a_preamble_that_never_ends_holds_nothing_up() {
    let service = service(|config| config.timeout = Duration::from_secs(8)).await;
    // Endless only where the auxiliary file is there: the first compile is fine.
    let source = "\\documentclass{article}\n\\IfFileExists{main.aux}{\\loop\\iftrue\\repeat}{}\n\\begin{document}\n\\label{a}x\n\\end{document}\n";
    let first = service
        .compile_revision("endless", &main_file(source), Engine::Pdflatex)
        .await;
    assert_eq!(
        first.result.outcome,
        Outcome::Timeout,
        "the second pass finds the file"
    );
    let honest = service
        .compile_revision("honest", &main_file(&resume("Hello.")), Engine::Pdflatex)
        .await;
    assert_eq!(honest.result.outcome, Outcome::Success);
}

#[tokio::test]
async fn the_pool_is_bounded_and_leaves_nothing_when_it_closes() {
    let service = service(|config| config.warm_engines = 2).await;
    for name in ["a", "b", "c"] {
        service
            .compile_revision(name, &main_file(&resume(name)), Engine::Pdflatex)
            .await;
    }
    service.service.pool().settled().await;
    let figures = service.service.pool().figures();
    assert_eq!((figures.engines, figures.evictions), (2, 1));
    assert!(figures.memory_bytes > 1 << 20, "{figures:?}");
    let again = |name: &'static str| {
        let service = &service;
        async move {
            service
                .compile_revision(name, &main_file(&resume(name)), Engine::Pdflatex)
                .await
                .result
                .warm
        }
    };
    assert!(!again("a").await, "the oldest has gone");
    assert!(again("c").await);
    service.service.stop(Duration::from_secs(5)).await;
    assert_eq!(service.service.pool().figures().engines, 0);
    assert_eq!(service.leftovers(), Vec::<std::path::PathBuf>::new());
}

#[tokio::test]
async fn too_much_memory_and_old_age_end_an_engine() {
    for change in [
        |config: &mut Config| config.warm_memory_bytes = 1,
        |config: &mut Config| config.warm_age = Duration::from_millis(1),
    ] {
        let service = service(change).await;
        let files = main_file(&resume("Text."));
        service
            .compile_revision("a", &files, Engine::Pdflatex)
            .await;
        let pool = service.service.pool();
        tokio::time::timeout(Duration::from_mins(1), async {
            while pool.figures().evictions == 0 {
                tokio::task::yield_now().await;
            }
        })
        .await
        .expect("it goes");
        assert_eq!(pool.figures().engines, 0);
    }
}

#[tokio::test]
async fn what_a_document_left_goes_with_its_age() {
    let service = service(|config| config.warm_age = Duration::from_secs(1)).await;
    let files = main_file(&resume("\\section{One}"));
    service
        .compile_revision("a", &files, Engine::Pdflatex)
        .await;
    let pool = service.service.pool();
    tokio::time::timeout(Duration::from_mins(1), async {
        while pool.figures().documents > 0 || pool.figures().engines > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await
    .expect("it goes");
    let again = service
        .compile_revision("a", &files, Engine::Pdflatex)
        .await;
    assert_eq!((again.result.warm, again.result.passes), (false, 2));
}

#[tokio::test]
async fn a_newer_draft_ends_the_older_one_and_nothing_else() {
    let service = service(|_| ()).await;
    let endless = main_file(&resume("\\loop\\iftrue\\repeat"));
    let request = |document: &str, draft: bool| CompileRequest {
        job_id: support::next_id(),
        main: "main.tex".to_owned(),
        engine: Engine::Pdflatex,
        document: Some(document.to_owned()),
        draft,
    };
    let older = service
        .send_body(support::body_of(request("a", true), &endless))
        .await;
    let other = service
        .send_body(support::body_of(request("b", true), &endless))
        .await;
    let fine = main_file(&resume("Fine."));
    let newer = service
        .send_body(support::body_of(request("a", true), &fine))
        .await;
    let older = support::answer(older).await;
    assert_eq!(older.result.outcome, Outcome::Cancelled);
    let newer = support::answer(newer).await;
    assert_eq!(newer.result.outcome, Outcome::Success);
    // The other one still runs: it is there to be cancelled.
    let newer = service
        .send_body(support::body_of(request("b", true), &fine))
        .await;
    let newer = support::answer(newer).await;
    assert_eq!(newer.result.outcome, Outcome::Success);
    let other = support::answer(other).await;
    assert_eq!(other.result.outcome, Outcome::Cancelled);
}
