//! The same documents through the service and through `latexmk`, in turns, in one run.
//!
//! `cargo run --release -p compile-service --example bench [-- rounds]`
//!
//! Prints medians in milliseconds and the ratio; ours are whole round trips over HTTP.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use compile_protocol::{Engine, Outcome};
use compile_service::{engine, sandbox};

#[path = "../tests/support/mod.rs"]
mod support;

/// A resume of one page, as plain as they come, for each engine.
const RESUME: &str = r"\documentclass[11pt]{article}
FONTS
\usepackage[margin=2cm]{geometry}
\usepackage{enumitem}
\usepackage{titlesec}
\usepackage[hidelinks]{hyperref}
\titleformat{\section}{\large\bfseries}{}{0pt}{}[\titlerule]
\begin{document}
\begin{center}\textbf{\Huge Ada Example}\\ \href{mailto:ada@example.org}{ada@example.org} | +44 20 7946 0000\end{center}
\section{Experience}
\textbf{Engineer}, Analytical Engines \hfill 2019--2024
\begin{itemize}[nosep]
\item Cut the time of a nightly calculation from 6 hours to 40 minutes.
\item Led a team of four; introduced reviews and continuous delivery.
\end{itemize}
\section{Education}
\textbf{BSc Mathematics}, University of London \hfill 2015--2018
\section{Skills}
Rust, Python, SQL, Linux, PostgreSQL
\end{document}
";

fn main() -> ExitCode {
    if let Some(code) = sandbox::enter_if_helper() {
        return code;
    }
    run()
}

#[tokio::main]
async fn run() -> ExitCode {
    let rounds = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(7);
    let helper = std::env::current_exe().expect("this example has a path");
    let service = support::Running::start(&helper, |_| ()).await;
    engine::font_cache::build(service.service.setup())
        .await
        .expect("the font cache can be built");
    println!(
        "{:10} {:>8} {:>12} {:>6}",
        "engine", "ours ms", "latexmk ms", "ratio"
    );
    for (engine, flag, fonts) in [
        (
            Engine::Pdflatex,
            "-pdf",
            "\\usepackage[T1]{fontenc}\\usepackage{lmodern}",
        ),
        (Engine::Xelatex, "-pdfxe", "\\usepackage{fontspec}"),
        (Engine::Lualatex, "-pdflua", "\\usepackage{fontspec}"),
    ] {
        let source = RESUME.replace("FONTS", fonts);
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let began = Instant::now();
            let answer = service.compile_source(&source, engine).await;
            ours.push(began.elapsed().as_millis());
            theirs.push(latexmk(&source, flag));
            if answer.result.outcome != Outcome::Success {
                eprintln!("{:#?}", answer.result);
                return ExitCode::FAILURE;
            }
        }
        ours.sort_unstable();
        theirs.sort_unstable();
        let (ours, theirs) = (ours[rounds / 2], theirs[rounds / 2]);
        let name = format!("{engine:?}").to_lowercase();
        println!(
            "{name:10} {ours:>8} {theirs:>12} {:>6.2}",
            ours as f64 / theirs as f64
        );
    }
    ExitCode::SUCCESS
}

/// Milliseconds of plain `latexmk` in an empty folder.
fn latexmk(source: &str, flag: &str) -> u128 {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(Path::new(folder.path()).join("main.tex"), source).expect("written");
    let began = Instant::now();
    let status = Command::new("latexmk")
        .args([flag, "-interaction=nonstopmode", "main.tex"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "latexmk compiles this"
    );
    began.elapsed().as_millis()
}
