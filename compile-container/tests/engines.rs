//! Honest documents: each engine, bibliographies, references, folders, sameness.

use std::path::Path;

use compile_protocol::{Engine, Event, Outcome};

mod support;

use support::{Answer, Running};

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");

async fn service() -> Running {
    Running::start(Path::new(HELPER), |_| ()).await
}

fn succeeded(answer: &Answer) {
    assert_eq!(
        answer.result.outcome,
        Outcome::Success,
        "{:#?}\n{}",
        answer.result,
        answer.log
    );
    let pdf = answer.pdf.as_ref().expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-"));
}

fn files(files: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

#[tokio::test]
async fn each_engine_makes_a_pdf_and_tells_of_passes_and_pages() {
    let service = service().await;
    for engine in [Engine::Pdflatex, Engine::Xelatex, Engine::Lualatex] {
        let source = "\\documentclass{article}\\begin{document}one\\newpage two\\end{document}";
        let answer = service.compile_source(source, engine).await;
        succeeded(&answer);
        assert_eq!(
            (
                answer.result.engine,
                answer.result.pages,
                answer.result.passes
            ),
            (engine, 2, 1)
        );
        assert_eq!(
            answer.events,
            [
                Event::Pass { engine, pass: 1 },
                Event::Page { page: 1 },
                Event::Page { page: 2 },
            ]
        );
    }
}

#[tokio::test]
async fn auto_follows_the_document() {
    let service = service().await;
    for (preamble, engine) in [
        ("", Engine::Pdflatex),
        ("\\usepackage{fontspec}", Engine::Xelatex),
        ("\\directlua{x=1}", Engine::Lualatex),
    ] {
        let source =
            format!("\\documentclass{{article}}{preamble}\\begin{{document}}x\\end{{document}}");
        let answer = service.compile_source(&source, Engine::Auto).await;
        succeeded(&answer);
        assert_eq!(answer.result.engine, engine);
    }
}

#[tokio::test]
async fn references_settle_in_a_second_pass() {
    let service = service().await;
    let source = "\\documentclass{article}\\begin{document}\\section{A}\\label{a}See \\ref{a} on \\pageref{a}.\\end{document}";
    let answer = service.compile_source(source, Engine::Pdflatex).await;
    succeeded(&answer);
    assert_eq!(answer.result.passes, 2);
    assert!(
        !answer
            .result
            .diagnostics
            .iter()
            .any(|d| d.kind == "undefined_reference")
    );
}

#[tokio::test]
async fn documents_that_never_settle_end_all_the_same() {
    let service = service().await;
    // Each pass finds the other branch in the auxiliary file.
    let source = "\\documentclass{article}\\makeatletter\\ifx\\x\\undefined\\def\\x{0}\\fi\\begin{document}\
        \\newcount\\n\\n=\\x\\relax\\advance\\n by 1 \
        \\immediate\\write\\@auxout{\\string\\gdef\\string\\x{\\the\\n}}a\\end{document}";
    let answer = service.compile_source(source, Engine::Pdflatex).await;
    succeeded(&answer);
    assert_eq!(answer.result.passes, 4);
}

const BIB: &str = "@article{knuth, author={Donald Knuth}, title={Literate Programming}, journal={The Computer Journal}, year={1984}}";

#[tokio::test]
async fn bibtex_is_run_when_the_document_asks() {
    let service = service().await;
    let source = "\\documentclass{article}\\begin{document}\\cite{knuth}\\bibliographystyle{plain}\\bibliography{refs}\\end{document}";
    let answer = service
        .compile(
            &files(&[("main.tex", source), ("refs.bib", BIB)]),
            "main.tex",
            Engine::Pdflatex,
        )
        .await;
    succeeded(&answer);
    assert!(
        !answer
            .result
            .diagnostics
            .iter()
            .any(|d| d.kind == "undefined_citation"),
        "{:#?}",
        answer.result
    );
}

#[tokio::test]
async fn biber_is_run_when_the_document_asks() {
    let service = service().await;
    let source = "\\documentclass{article}\\usepackage[backend=biber]{biblatex}\\addbibresource{refs.bib}\\begin{document}\\cite{knuth}\\printbibliography\\end{document}";
    let answer = service
        .compile(
            &files(&[("main.tex", source), ("refs.bib", BIB)]),
            "main.tex",
            Engine::Pdflatex,
        )
        .await;
    succeeded(&answer);
    assert!(
        !answer
            .result
            .diagnostics
            .iter()
            .any(|d| d.kind == "undefined_citation"),
        "{:#?}",
        answer.result
    );
}

#[tokio::test]
async fn a_broken_bibliography_is_explained() {
    let service = service().await;
    let source = "\\documentclass{article}\\begin{document}\\cite{knuth}\\bibliographystyle{plain}\\bibliography{refs}\\end{document}";
    let broken = "@article{knuth,\n author={Donald Knuth\n title=}";
    let answer = service
        .compile(
            &files(&[("main.tex", source), ("refs.bib", broken)]),
            "main.tex",
            Engine::Pdflatex,
        )
        .await;
    assert_eq!(answer.result.outcome, Outcome::LatexError);
    let diagnostic = answer.diagnostic("bibliography_syntax");
    assert_eq!(diagnostic.file.as_deref(), Some("refs.bib"));
    assert!(diagnostic.line.is_some());
}

#[tokio::test]
async fn a_main_file_in_a_subfolder_finds_its_neighbours_and_the_project() {
    let service = service().await;
    let main = "\\documentclass{article}\\begin{document}\\input{near}\\input{../shared/far}\\input{shared/far}\\end{document}";
    for engine in [Engine::Pdflatex, Engine::Xelatex, Engine::Lualatex] {
        let answer = service
            .compile(
                &files(&[
                    ("cv/main.tex", main),
                    ("cv/near.tex", "near"),
                    ("shared/far.tex", "far"),
                ]),
                "cv/main.tex",
                engine,
            )
            .await;
        succeeded(&answer);
    }
}

#[tokio::test]
async fn names_with_spaces_and_accents_compile() {
    let service = service().await;
    let source = "\\documentclass{article}\\begin{document}\\input{my part}\\end{document}";
    for engine in [Engine::Pdflatex, Engine::Xelatex, Engine::Lualatex] {
        for main in ["my cv (final).tex", "Lebenslauf Müller.tex", "a_b-c.v2.tex"] {
            let answer = service
                .compile(
                    &files(&[(main, source), ("my part.tex", "x")]),
                    main,
                    engine,
                )
                .await;
            succeeded(&answer);
        }
    }
}

#[tokio::test]
async fn identical_input_gives_an_identical_pdf() {
    let service = service().await;
    for engine in [Engine::Pdflatex, Engine::Xelatex, Engine::Lualatex] {
        let source = "\\documentclass{article}\\usepackage{hyperref}\\begin{document}\\section{A}\\today\\end{document}";
        let first = service.compile_source(source, engine).await;
        let second = service.compile_source(source, engine).await;
        succeeded(&first);
        assert!(first.pdf == second.pdf, "{engine:?}");
    }
}

#[tokio::test]
async fn an_old_pdf_in_the_project_does_not_pass_for_a_new_one() {
    let service = service().await;
    let answer = service
        .compile(
            &files(&[
                ("main.tex", "\\documentclass{nothere}"),
                ("main.pdf", "%PDF-1.5 old %%EOF"),
            ]),
            "main.tex",
            Engine::Pdflatex,
        )
        .await;
    assert_eq!(answer.result.outcome, Outcome::LatexError);
    assert!(answer.pdf.is_none());
}

#[tokio::test]
async fn old_encodings_compile_as_they_are() {
    let service = service().await;
    let source = b"\\documentclass{article}\\usepackage[latin1]{inputenc}\\begin{document}r\xe9sum\xe9\\end{document}";
    let answer = service
        .compile(
            &[("main.tex".to_owned(), source.to_vec())],
            "main.tex",
            Engine::Auto,
        )
        .await;
    succeeded(&answer);
}

#[tokio::test]
async fn luatex_finds_fonts_by_name_without_searching_the_disk() {
    let service = service().await;
    compile_service::engine::font_cache::build(service.service.setup())
        .await
        .expect("a font cache");
    let source = "\\documentclass{article}\\usepackage{fontspec}\\setmainfont{Latin Modern Sans}\\begin{document}x\\end{document}";
    let answer = service.compile_source(source, Engine::Lualatex).await;
    succeeded(&answer);
    assert!(
        !answer.log.contains("Font names database not found"),
        "{}",
        answer.log
    );
}
