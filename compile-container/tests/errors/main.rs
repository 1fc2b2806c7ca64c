//! Broken documents, compiled: each ends in a diagnostic with its place and a hint.

use std::path::Path;

use compile_protocol::{Engine, Level, Outcome};

mod case;
mod commands;
mod files;
mod groups;
mod numbers;
mod rare;
#[path = "../support/mod.rs"]
mod support;
mod text;

use support::Running;

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");

#[tokio::test]
async fn commands_environments_and_definitions() {
    case::check(HELPER, commands::CASES).await;
}

#[tokio::test]
async fn braces_ends_and_the_documents_frame() {
    case::check(HELPER, groups::CASES).await;
}

#[tokio::test]
async fn characters_formulas_lists_and_tables() {
    case::check(HELPER, text::CASES).await;
}

#[tokio::test]
async fn lengths_numbers_colours_and_layout() {
    case::check(HELPER, numbers::CASES).await;
}

#[tokio::test]
async fn files_packages_options_engines_and_fonts() {
    case::check(HELPER, files::CASES).await;
}

#[tokio::test]
async fn kinds_that_few_documents_meet() {
    case::check(HELPER, rare::CASES).await;
}

#[tokio::test]
async fn an_error_in_a_part_names_the_part() {
    let service = Running::start(Path::new(HELPER), |_| ()).await;
    let files = [
        (
            "main.tex".to_owned(),
            b"\\documentclass{article}\\begin{document}\\input{parts/a}\\end{document}".to_vec(),
        ),
        ("parts/a.tex".to_owned(), b"one\ntwo \\nosuch\n".to_vec()),
    ];
    let answer = service.compile(&files, "main.tex", Engine::Pdflatex).await;
    let found = answer.diagnostic("undefined_command");
    assert_eq!(
        (found.file.as_deref(), found.line),
        (Some("parts/a.tex"), Some(2))
    );
    // pdfLaTeX goes on after such an error: the page is there all the same.
    assert!(answer.pdf.is_some());
}

#[tokio::test]
async fn an_empty_document_and_an_unfinished_one_are_explained() {
    let service = Running::start(Path::new(HELPER), |_| ()).await;
    let answer = service
        .compile_source(
            "\\documentclass{article}\\begin{document}\\end{document}",
            Engine::Pdflatex,
        )
        .await;
    assert_eq!(answer.result.outcome, Outcome::LatexError);
    answer.diagnostic("no_pages");
    let answer = service
        .compile_source(
            "\\documentclass{article}\\begin{document}x",
            Engine::Pdflatex,
        )
        .await;
    assert_eq!(answer.result.outcome, Outcome::LatexError);
    answer.diagnostic("missing_end_document");
    let answer = service.compile_source("", Engine::Pdflatex).await;
    assert_eq!(answer.result.outcome, Outcome::LatexError);
}

#[tokio::test]
async fn warnings_carry_their_lines() {
    let service = Running::start(Path::new(HELPER), |_| ()).await;
    let source = "\\documentclass{article}\n\\begin{document}\n\\ref{nowhere}\n\n\\noindent\\rule{30cm}{1pt}\n\\end{document}";
    let answer = service.compile_source(source, Engine::Pdflatex).await;
    assert_eq!(answer.result.outcome, Outcome::Success);
    let reference = answer.diagnostic("undefined_reference");
    assert_eq!(
        (reference.file.as_deref(), reference.line, reference.level),
        (Some("main.tex"), Some(3), Level::Warning)
    );
    let wide = answer.diagnostic("overfull_line");
    assert_eq!((wide.line, wide.level), (Some(5), Level::Info));
}
