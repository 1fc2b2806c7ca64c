//! Compiles every resume of the corpus through the service, over HTTP, and through `latexmk`,
//! and shows both; fails where `latexmk` succeeds and the service does not.
//!
//! `cargo run --release -p compile-service --example corpus [-- id…]`

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use compile_protocol::{Engine, Outcome};
use compile_service::{engine, sandbox};

#[path = "../tests/support/mod.rs"]
mod support;

fn main() -> ExitCode {
    if let Some(code) = sandbox::enter_if_helper() {
        return code;
    }
    let Some(corpus) = support::corpus() else {
        println!("There is no corpus beside the repository: nothing to compile.");
        return ExitCode::SUCCESS;
    };
    run(&corpus)
}

#[tokio::main]
async fn run(corpus: &Path) -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let helper = std::env::current_exe().expect("this example has a path");
    let service = support::Running::start(&helper, |_| ()).await;
    engine::font_cache::build(service.service.setup())
        .await
        .expect("the font cache can be built");
    println!(
        "{:34} {:9} {:9} {:12} {:8} {:>5} {:>6} {:>8} {:>10}",
        "resume",
        "declared",
        "chosen",
        "ours",
        "latexmk",
        "pages",
        "passes",
        "ours ms",
        "latexmk ms"
    );
    let mut ids: Vec<_> = std::fs::read_dir(corpus)
        .expect("readable")
        .flatten()
        .collect();
    ids.sort_by_key(std::fs::DirEntry::file_name);
    let (mut good, mut bad, mut ratios) = (0, Vec::new(), Vec::new());
    for entry in ids {
        let id = entry.file_name().to_string_lossy().into_owned();
        if !wanted.is_empty() && !wanted.contains(&id) {
            continue;
        }
        let (declared, program) = declared_engine(&entry.path());
        let files: Vec<_> = support::files_under(&entry.path())
            .into_iter()
            .filter(|(path, _)| path != "META.json" && path != "upstream.pdf")
            .collect();
        let began = Instant::now();
        let ours = service.compile(&files, "main.tex", Engine::Auto).await;
        let our_ms = began.elapsed().as_millis();
        let (theirs, their_ms) = latexmk(&files, declared);
        println!(
            "{id:34} {program:9} {:9} {:12} {:8} {:>5} {:>6} {our_ms:>8} {their_ms:>10}",
            format!("{:?}", ours.result.engine).to_lowercase(),
            format!("{:?}", ours.result.outcome),
            if theirs { "Success" } else { "fails" },
            ours.result.pages,
            ours.result.passes,
        );
        let succeeded = ours.result.outcome == Outcome::Success;
        if succeeded && theirs {
            ratios.push(our_ms as f64 / their_ms as f64);
        }
        if theirs && !succeeded {
            bad.push(id);
        } else {
            good += 1;
        }
        if !succeeded {
            for diagnostic in ours.result.diagnostics.iter().take(3) {
                println!(
                    "    {} {}:{}: {} | {}",
                    diagnostic.kind,
                    diagnostic.file.as_deref().unwrap_or("-"),
                    diagnostic.line.unwrap_or_default(),
                    diagnostic.message,
                    diagnostic.hint.as_deref().unwrap_or("-")
                );
            }
        }
    }
    ratios.sort_by(f64::total_cmp);
    let median = ratios.get(ratios.len() / 2).copied().unwrap_or_default();
    println!(
        "as expected: {good}; worse than latexmk: {bad:?}; ours / latexmk, median: {median:.2}"
    );
    if bad.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The engine that the resume's own description names.
fn declared_engine(folder: &Path) -> (&'static str, &'static str) {
    let about = std::fs::read(folder.join("META.json")).unwrap_or_default();
    let about: serde_json::Value = serde_json::from_slice(&about).unwrap_or_default();
    match about["engine"].as_str() {
        Some("xelatex") => ("-pdfxe", "xelatex"),
        Some("lualatex") => ("-pdflua", "lualatex"),
        _ => ("-pdf", "pdflatex"),
    }
}

/// Plain `latexmk` on a copy of the files: whether it succeeded, and the milliseconds it took.
fn latexmk(files: &[(String, Vec<u8>)], engine: &str) -> (bool, u128) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("created");
        std::fs::write(path, bytes).expect("written");
    }
    let began = Instant::now();
    let status = Command::new("latexmk")
        .args([
            engine,
            "-interaction=nonstopmode",
            "-file-line-error",
            "main.tex",
        ])
        .current_dir(folder.path())
        .env("MKTEXTFM", "0")
        .env("MKTEXPK", "0")
        .env("MKTEXMF", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let time = began.elapsed().as_millis();
    (status.is_ok_and(|status| status.success()), time)
}
