//! Broken documents, compiled: each ends in a diagnostic with its place and a hint.

use std::path::Path;

use compile_protocol::{Engine, Level, Outcome};

mod support;

use support::Running;

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");

struct Case {
    kind: &'static str,
    preamble: &'static str,
    body: &'static str,
    /// Counted from 1; the body begins in line 4.
    line: Option<u32>,
    message: &'static str,
    hint: &'static str,
}

const CASES: &[Case] = &[
    Case {
        kind: "undefined_command",
        preamble: "",
        body: "a\n\\textbff{x}",
        line: Some(5),
        message: "\\textbff",
        hint: "\\textbf?",
    },
    Case {
        kind: "undefined_command",
        preamble: "\\newcommand{\\resumeItem}[1]{#1}",
        body: "\\resumeitem{x}",
        line: Some(4),
        message: "\\resumeitem",
        hint: "\\resumeItem?",
    },
    Case {
        kind: "undefined_command",
        preamble: "",
        body: "\\href{a}{b}",
        line: Some(4),
        message: "\\href",
        hint: "\\usepackage{hyperref}",
    },
    Case {
        kind: "missing_package",
        preamble: "\\usepackage{nosuchpackage}",
        body: "x",
        line: Some(2),
        message: "nosuchpackage",
        hint: "spelling",
    },
    Case {
        kind: "file_not_found",
        preamble: "",
        body: "\\input{nosuchfile}",
        line: Some(4),
        message: "nosuchfile",
        hint: "Add it",
    },
    Case {
        kind: "file_not_found",
        preamble: "\\usepackage{graphicx}",
        body: "\\includegraphics{photo.png}",
        line: Some(4),
        message: "photo.png",
        hint: "img/photo.png",
    },
    Case {
        kind: "missing_dollar",
        preamble: "",
        body: "a_b",
        line: Some(4),
        message: "math",
        hint: "\\_",
    },
    Case {
        kind: "runaway_argument",
        preamble: "",
        body: "\\textbf{a\n\nb",
        line: Some(4),
        message: "ended inside",
        hint: "}",
    },
    Case {
        kind: "runaway_argument",
        preamble: "\\newcommand*{\\name}[1]{#1}",
        body: "\\name{a\n\nb}",
        line: Some(5),
        message: "\\name",
        hint: "empty line",
    },
    Case {
        kind: "environment_mismatch",
        preamble: "",
        body: "\\begin{center}\nx\n\\end{itemize}",
        line: Some(6),
        message: "\\begin{center}",
        hint: "\\end{center}",
    },
    Case {
        kind: "extra_brace",
        preamble: "",
        body: "x}",
        line: Some(4),
        message: "too many",
        hint: "Remove",
    },
    Case {
        kind: "misplaced_ampersand",
        preamble: "",
        body: "R & D",
        line: Some(4),
        message: "&",
        hint: "\\&",
    },
    Case {
        kind: "undefined_environment",
        preamble: "",
        body: "\\begin{itemise}\\item x\\end{itemise}",
        line: Some(4),
        message: "itemise",
        hint: "itemize",
    },
    Case {
        kind: "undefined_environment",
        preamble: "",
        body: "\\begin{multicols}{2}x\\end{multicols}",
        line: Some(4),
        message: "multicols",
        hint: "multicol",
    },
    Case {
        kind: "missing_item",
        preamble: "",
        body: "\\begin{itemize}x\\end{itemize}",
        line: Some(4),
        message: "items",
        hint: "\\item",
    },
    Case {
        kind: "lonely_item",
        preamble: "",
        body: "\\item x",
        line: Some(4),
        message: "outside a list",
        hint: "itemize",
    },
    Case {
        kind: "missing_begin_document",
        preamble: "stray",
        body: "x",
        line: Some(2),
        message: "\\begin{document}",
        hint: "preamble",
    },
    Case {
        kind: "unicode_character",
        preamble: "",
        body: "a ≥ b",
        line: Some(4),
        message: "≥",
        hint: "\\geq",
    },
    Case {
        kind: "wrong_engine",
        preamble: "\\usepackage{fontspec}",
        body: "x",
        line: None,
        message: "fontspec",
        hint: "XeLaTeX",
    },
    Case {
        kind: "no_line_to_end",
        preamble: "",
        body: "\\\\",
        line: Some(5),
        message: "no line",
        hint: "vspace",
    },
    Case {
        kind: "misplaced_hash",
        preamble: "",
        body: "C#",
        line: Some(4),
        message: "#",
        hint: "\\#",
    },
    Case {
        kind: "already_defined",
        preamble: "\\newcommand{\\emph}{x}",
        body: "x",
        line: Some(2),
        message: "\\emph",
        hint: "renewcommand",
    },
    Case {
        kind: "undefined_color",
        preamble: "\\usepackage{xcolor}",
        body: "\\textcolor{nocolour}{x}",
        line: Some(4),
        message: "nocolour",
        hint: "definecolor",
    },
    Case {
        kind: "illegal_unit",
        preamble: "",
        body: "\\hspace{3}x",
        line: Some(4),
        message: "unit",
        hint: "cm",
    },
    Case {
        kind: "missing_number",
        preamble: "",
        body: "\\hspace{x}x",
        line: Some(4),
        message: "number",
        hint: "lengths",
    },
    Case {
        kind: "dimension_too_large",
        preamble: "",
        body: "\\hspace{99999cm}x",
        line: Some(4),
        message: "length",
        hint: "unit",
    },
    Case {
        kind: "misplaced_rule",
        preamble: "",
        body: "\\begin{tabular}{l}a \\hline\\end{tabular}",
        line: Some(4),
        message: "row",
        hint: "\\hline",
    },
    Case {
        kind: "double_script",
        preamble: "",
        body: "$a^b^c$",
        line: Some(4),
        message: "superscript",
        hint: "braces",
    },
    Case {
        kind: "option_clash",
        preamble: "\\usepackage[a4paper]{geometry}\\usepackage[margin=1cm]{geometry}",
        body: "x",
        line: Some(3),
        message: "geometry",
        hint: "once",
    },
    Case {
        kind: "no_counter",
        preamble: "",
        body: "\\setcounter{nope}{1}",
        line: Some(4),
        message: "nope",
        hint: "newcounter",
    },
    Case {
        kind: "verb",
        preamble: "",
        body: "\\verb|x",
        line: Some(4),
        message: "\\verb",
        hint: "texttt",
    },
];

#[tokio::test]
async fn each_error_is_explained_with_its_place() {
    let service = Running::start(Path::new(HELPER), |_| ()).await;
    let mut wrong = Vec::new();
    for case in CASES {
        let source = format!(
            "\\documentclass{{article}}\n{}\n\\begin{{document}}\n{}\n\\end{{document}}\n",
            case.preamble, case.body
        );
        let files = [
            ("main.tex".to_owned(), source.into_bytes()),
            ("img/photo.png".to_owned(), b"\x89PNG\r\n".to_vec()),
        ];
        let answer = service.compile(&files, "main.tex", Engine::Pdflatex).await;
        let found = answer
            .result
            .diagnostics
            .iter()
            .find(|d| d.kind == case.kind);
        let right = answer.result.outcome == Outcome::LatexError
            // Errors come first.
            && answer.result.diagnostics[0].level == Level::Error
            && found.is_some_and(|found| {
                found.level == Level::Error
                    && found.line == case.line
                    && (case.line.is_none() || found.file.as_deref() == Some("main.tex"))
                    && found.message.contains(case.message)
                    && found.hint.as_deref().is_some_and(|hint| hint.contains(case.hint))
                    && found.excerpt.len() <= 600
            });
        if !right {
            wrong.push((case.kind, case.body, answer.result, answer.log));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn a_missing_font_names_a_replacement() {
    let service = Running::start(Path::new(HELPER), |_| ()).await;
    for engine in [Engine::Xelatex, Engine::Lualatex] {
        let source = "\\documentclass{article}\n\\usepackage{fontspec}\n\\setmainfont{Helvetica Neue XX}\n\\begin{document}x\\end{document}";
        let answer = service.compile_source(source, engine).await;
        let found = answer.diagnostic("font_not_found");
        assert!(found.message.contains("Helvetica Neue XX"), "{found:#?}");
        assert!(
            found
                .hint
                .as_deref()
                .is_some_and(|hint| hint.contains("TeX Gyre Heros")),
            "{found:#?}"
        );
    }
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
    answer.diagnostic("emergency_stop");
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
