//! Warm engines over the corpus: whether what comes out is that of a cold run, and how much sooner.
//!
//! `cargo run --release -p compile-service --example warm [-- rounds [id…]]`
//!
//! For each resume a word of its body is changed in each round. Compared in one run: the whole round
//! trip of the changed revision over HTTP; one cold pass of the engine on the same files, without
//! the service; `latexmk` from scratch; a cold compile by the service, against as many passes.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use compile_protocol::{CompileRequest, Engine, Outcome};
use compile_service::{engine, sandbox};

#[path = "../tests/support/mod.rs"]
mod support;

type Files = Vec<(String, Vec<u8>)>;

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

/// Milliseconds of one resume.
#[derive(Default)]
struct Times {
    warm: Vec<f64>,
    pass: Vec<f64>,
    latexmk: Vec<f64>,
    cold: Vec<f64>,
    passes: Vec<f64>,
}

#[tokio::main]
async fn run(corpus: &Path) -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let rounds: usize = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(5);
    let wanted: Vec<String> = arguments.collect();
    let helper = std::env::current_exe().expect("this example has a path");
    let service = support::Running::start(&helper, |_| ()).await;
    engine::font_cache::build(service.service.setup())
        .await
        .expect("the font cache can be built");
    let mut ids: Vec<_> = std::fs::read_dir(corpus)
        .expect("readable")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|id| wanted.is_empty() || wanted.contains(id))
        .collect();
    ids.sort();
    println!(
        "{:36} {:9} {:>5} {:>8} {:>8} {:>8} {:>8} {:>6} {:>6} {:>6}  same as cold",
        "resume",
        "engine",
        "warm",
        "ours ms",
        "pass ms",
        "mk ms",
        "cold ms",
        "/pass",
        "/mk",
        "over"
    );
    let mut ratios: Vec<(Engine, f64, f64, f64)> = Vec::new();
    let mut differ = Vec::new();
    for id in ids {
        let files: Files = support::files_under(&corpus.join(&id))
            .into_iter()
            .filter(|(path, _)| path != "META.json" && path != "upstream.pdf")
            .collect();
        let first = revise(&service, &id, &files).await;
        if first.result.outcome != Outcome::Success {
            println!("{id:36} does not compile here");
            continue;
        }
        let engine = first.result.engine;
        let mut times = Times::default();
        let (mut went_warm, mut same) = (0, true);
        for round in 0..rounds {
            let edited = edit(&files, round);
            service.service.pool().settled().await;
            let began = Instant::now();
            let warm = revise(&service, &id, &edited).await;
            times.warm.push(milliseconds(began.elapsed()));
            // The next engine is started now, and not while the others are timed.
            service.service.pool().settled().await;
            let began = Instant::now();
            let cold = service.compile(&edited, "main.tex", Engine::Auto).await;
            times.cold.push(milliseconds(began.elapsed()));
            times.passes.push(f64::from(cold.result.passes));
            times.pass.push(pass(&edited, engine));
            if round < 2 {
                times.latexmk.push(latexmk(&edited, engine));
            }
            went_warm += usize::from(warm.result.warm);
            same &= warm.pdf == cold.pdf
                && warm.result.pages == cold.result.pages
                && warm.result.diagnostics == cold.result.diagnostics;
        }
        let [warm, pass, mk, cold, passes] = [
            times.warm,
            times.pass,
            times.latexmk,
            times.cold,
            times.passes,
        ]
        .map(median);
        let over = cold / (pass * passes) - 1.0;
        println!(
            "{id:36} {:9} {:>5} {warm:>8.0} {pass:>8.0} {mk:>8.0} {cold:>8.0} {:>6.2} {:>6.2} {:>6.2}  {same}",
            format!("{engine:?}").to_lowercase(),
            format!("{went_warm}/{rounds}"),
            warm / pass,
            warm / mk,
            over,
        );
        ratios.push((engine, warm / pass, warm / mk, over));
        if !same {
            differ.push(id);
        }
    }
    for engine in [Engine::Pdflatex, Engine::Xelatex, Engine::Lualatex] {
        let of = |pick: fn(&(Engine, f64, f64, f64)) -> f64| {
            median(
                ratios
                    .iter()
                    .filter(|row| row.0 == engine)
                    .map(pick)
                    .collect(),
            )
        };
        println!(
            "{:9} median of {}: ours / one cold pass {:.2}, ours / latexmk {:.2}, a cold compile over as many passes {:+.2}",
            format!("{engine:?}").to_lowercase(),
            ratios.iter().filter(|row| row.0 == engine).count(),
            of(|row| row.1),
            of(|row| row.2),
            of(|row| row.3),
        );
    }
    println!("not as cold: {differ:?}");
    if differ.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

async fn revise(service: &support::Running, id: &str, files: &Files) -> support::Answer {
    let request = CompileRequest {
        job_id: support::next_id(),
        main: "main.tex".to_owned(),
        engine: Engine::Auto,
        document: Some(id.to_owned()),
        draft: false,
    };
    support::answer(service.send_body(support::body_of(request, files)).await).await
}

/// Another word in the body: a comment would be no change of the page.
fn edit(files: &Files, round: usize) -> Files {
    let mut files = files.clone();
    for (path, bytes) in &mut files {
        if path == "main.tex" {
            let end = b"\\end{document}";
            let at = bytes.windows(end.len()).rposition(|window| window == end);
            let word = format!("\\par\\noindent Revision {round}.\n");
            let at = at.expect("the main file ends the document");
            bytes.splice(at..at, word.into_bytes());
        }
    }
    files
}

fn written(files: &Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("created");
        std::fs::write(path, bytes).expect("written");
    }
    folder
}

/// One pass of the engine by itself.
fn pass(files: &Files, engine: Engine) -> f64 {
    let program = match engine {
        Engine::Xelatex => "xelatex",
        Engine::Lualatex => "lualatex",
        _ => "pdflatex",
    };
    timed(files, program, &[])
}

fn latexmk(files: &Files, engine: Engine) -> f64 {
    let flag = match engine {
        Engine::Xelatex => "-pdfxe",
        Engine::Lualatex => "-pdflua",
        _ => "-pdf",
    };
    timed(files, "latexmk", &[flag])
}

fn timed(files: &Files, program: &str, arguments: &[&str]) -> f64 {
    let folder = written(files);
    let began = Instant::now();
    Command::new(program)
        .args(arguments)
        .args(["-interaction=nonstopmode", "main.tex"])
        .current_dir(folder.path())
        .env("MKTEXTFM", "0")
        .env("MKTEXPK", "0")
        .env("MKTEXMF", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("it is installed");
    milliseconds(began.elapsed())
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
