//! What those who run the service rely on: metrics, readiness, an orderly end.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use compile_protocol::frame::MEDIA_TYPE;
use compile_protocol::{Engine, Outcome};
use rustix::process::{Pid, Signal, kill_process};

mod support;

use support::{Running, answer, body};

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");
const SHORT: &str = "\\documentclass{article}\\begin{document}x\\end{document}";
/// Takes about two seconds of the processor's time.
const SLOW: &str = "\\documentclass{article}\\begin{document}x\\directlua{local till = os.clock() + 2 while os.clock() < till do end}\\end{document}";

fn main_file(source: &str) -> Vec<(String, Vec<u8>)> {
    vec![("main.tex".to_owned(), source.as_bytes().to_vec())]
}

/// Samples by name and labels, as a scraper reads them; panics where a line is none.
fn samples(text: &str) -> BTreeMap<String, f64> {
    let (body, end) = text.rsplit_once("# EOF").expect("an end");
    assert_eq!(end, "\n");
    let mut described = std::collections::BTreeSet::new();
    let mut samples = BTreeMap::new();
    for line in body.lines() {
        if let Some(about) = line.strip_prefix("# ") {
            let mut words = about.split(' ');
            let kind = words.next().expect("a kind");
            assert!(["HELP", "TYPE", "UNIT"].contains(&kind), "{line}");
            described.insert(words.next().expect("a name").to_owned());
            continue;
        }
        let (name, value) = line.rsplit_once(' ').expect("a value");
        let family = name.split('{').next().expect("a name");
        assert!(
            described
                .iter()
                .any(|known| family.starts_with(known.as_str())),
            "{line}"
        );
        let fresh = samples.insert(name.to_owned(), value.parse().expect("a number"));
        assert!(fresh.is_none(), "{name} twice");
    }
    samples
}

#[tokio::test]
async fn metrics_count_compiles_refusals_and_times() {
    let service = Running::start(Path::new(HELPER), |_| ()).await;
    for source in [
        SHORT,
        "\\documentclass{article}\\begin{document}\\nothing\\end{document}",
    ] {
        service.compile_source(source, Engine::Pdflatex).await;
    }
    let refused = service
        .send("a/b", &main_file(SHORT), "main.tex", Engine::Auto)
        .await;
    assert_eq!(refused.status(), 400);
    let response = service.get("/metrics").await;
    let media_type = response.headers()["content-type"].to_str().expect("text");
    assert!(media_type.starts_with("application/openmetrics-text"));
    let text = response.text().await.expect("a body");
    let samples = samples(&text);
    let value = |name: &str| {
        *samples
            .get(name)
            .unwrap_or_else(|| panic!("no {name} in {text}"))
    };
    for (name, want) in [
        (
            "requests_total{engine=\"pdflatex\",outcome=\"success\"}",
            1.0,
        ),
        (
            "requests_total{engine=\"pdflatex\",outcome=\"latex_error\"}",
            1.0,
        ),
        ("refusals_total{code=\"invalid_job_id\"}", 1.0),
        ("phase_seconds_count{phase=\"engine\"}", 2.0),
        ("phase_seconds_bucket{le=\"+Inf\",phase=\"total\"}", 2.0),
        ("running", 0.0),
        ("waiting", 0.0),
        ("slots", 2.0),
        ("queue_places", 64.0),
        ("ready", 1.0),
    ] {
        let got = value(&format!("legible_compile_{name}"));
        assert!((got - want).abs() < f64::EPSILON, "{name}: {got}");
    }
    assert!(value("legible_compile_phase_seconds_sum{phase=\"engine\"}") > 0.0);
    // A document's next revision goes on from an engine that waits.
    let source = "\\documentclass{article}\n\\begin{document}\nHello.\n\\end{document}\n";
    let files = [("main.tex".to_owned(), source.as_bytes().to_vec())];
    for _ in 0..2 {
        service
            .compile_revision("cv", &files, Engine::Pdflatex)
            .await;
    }
    service.service.pool().settled().await;
    let text = service.get("/metrics").await.text().await.expect("a body");
    for line in [
        "legible_compile_warm_engines 1\n",
        "legible_compile_engine_starts_total{engine=\"pdflatex\",warm=\"no\"} 3\n",
        "legible_compile_engine_starts_total{engine=\"pdflatex\",warm=\"yes\"} 1\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("legible_compile_warm_memory_bytes 0\n"));
}

#[tokio::test]
async fn a_service_without_walls_is_alive_and_not_ready() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let config = support::config(Path::new(HELPER), temp.path());
    let service = Running::start_with(config, temp, |setup| {
        setup.layers = compile_service::sandbox::Layers::default();
    })
    .await;
    assert_eq!(service.get("/health/live").await.status(), 200);
    let ready = service.get("/health/ready").await;
    assert_eq!(ready.status(), 503);
    assert!(ready.headers().contains_key("retry-after"));
}

/// The real program, killed when the test ends early.
struct Process {
    child: Child,
    base: String,
    _temp: tempfile::TempDir,
}

impl Process {
    fn start() -> Self {
        let temp = tempfile::tempdir().expect("a temporary folder");
        let mut child = Command::new(HELPER)
            .env("COMPILE_BIND", "127.0.0.1:0")
            .env("COMPILE_PATIENCE_SECONDS", "120")
            .env("COMPILE_TEMP", temp.path().join("jobs"))
            .env(
                "COMPILE_CACHE",
                std::env::temp_dir().join("legible-compile-cache"),
            )
            .stdout(Stdio::piped())
            .spawn()
            .expect("the service starts");
        let stdout = child.stdout.take().expect("piped");
        let mut lines = BufReader::new(stdout).lines();
        let address = loop {
            let line = lines.next().expect("a line").expect("text");
            let line: serde_json::Value = serde_json::from_str(&line).expect("logs are JSON");
            if let Some(address) = line["fields"]["address"].as_str() {
                break address.to_owned();
            }
        };
        // Its log is read to the end, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            base: format!("http://{address}"),
            _temp: temp,
        }
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(self.child.id().cast_signed()).expect("a process")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the container's health check says.
fn asked(base: &str) -> bool {
    Command::new(HELPER)
        .arg("health")
        .env("COMPILE_BIND", base.trim_start_matches("http://"))
        .status()
        .expect("it starts")
        .success()
}

async fn send(base: &str, job_id: &str, source: &str) -> reqwest::Response {
    reqwest::Client::new()
        .post(format!("{base}/compile"))
        .header("content-type", MEDIA_TYPE)
        .body(body(
            job_id,
            &main_file(source),
            "main.tex",
            Engine::Lualatex,
        ))
        .send()
        .await
        .expect("the service answers")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signal_ends_readiness_at_once_and_what_runs_in_time() {
    let mut process = Process::start();
    let base = process.base.clone();
    let status = |path: &'static str| {
        let url = format!("{base}{path}");
        async move {
            reqwest::get(url)
                .await
                .expect("an answer")
                .status()
                .as_u16()
        }
    };
    assert_eq!(status("/health/ready").await, 200);
    assert!(asked(&base));
    // The headers come when the job was admitted.
    let running = send(&base, "slow", SLOW).await;
    kill_process(process.pid(), Signal::TERM).expect("it runs");
    while status("/health/ready").await == 200 {
        tokio::task::yield_now().await;
    }
    assert_eq!(status("/health/live").await, 200);
    assert!(!asked(&base));
    let late = send(&base, "late", SHORT).await;
    assert_eq!(late.status(), 503);
    assert_eq!(late.headers()["retry-after"], "2");
    assert!(late.text().await.expect("a body").contains("\"stopping\""));
    let finished = answer(running).await;
    assert_eq!(
        finished.result.outcome,
        Outcome::Success,
        "{}",
        finished.log
    );
    assert!(finished.pdf.is_some());
    let code = process.child.wait().expect("it ends");
    assert!(code.success(), "{code:?}");
}
