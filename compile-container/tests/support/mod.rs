//! A service on a port of its own, and a client for it.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]
#![expect(dead_code, reason = "each test binary uses its own part of this")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use compile_protocol::frame::{Decoder, Frame, MEDIA_TYPE};
use compile_protocol::{CompileRequest, CompileResult, Engine, Event};
use compile_service::config::{Config, Setup};
use compile_service::routes;
use compile_service::state::Service;
use futures_util::StreamExt as _;

/// A running service; its folders go with it.
pub struct Running {
    pub base: String,
    pub service: Service,
    pub temp: tempfile::TempDir,
    client: reqwest::Client,
}

/// Everything that came back.
#[derive(Debug)]
pub struct Answer {
    pub result: CompileResult,
    pub pdf: Option<Vec<u8>>,
    pub synctex: Option<synctex::Map>,
    pub page_text: Option<serde_json::Value>,
    pub log: String,
    pub events: Vec<Event>,
}

impl Answer {
    /// The diagnostic of this kind.
    pub fn diagnostic(&self, kind: &str) -> &compile_protocol::Diagnostic {
        let found = self.result.diagnostics.iter().find(|d| d.kind == kind);
        found.unwrap_or_else(|| panic!("no {kind} in {:#?}\n{}", self.result, self.log))
    }
}

/// Settings for tests; `helper` is the service's binary.
pub fn config(helper: &Path, temp: &Path) -> Config {
    Config {
        bind: ([127, 0, 0, 1], 0).into(),
        caller: None,
        slots: 2,
        queue: 64,
        timeout: Duration::from_mins(1),
        patience: Duration::ZERO,
        temp: temp.join("jobs"),
        cache: std::env::temp_dir().join("legible-compile-cache"),
        memory_bytes: 2 << 30,
        helper: helper.to_owned(),
        warm_engines: 8,
        warm_memory_bytes: 1 << 30,
        warm_age: Duration::from_mins(10),
        source_date: Some(1_700_000_000),
        tex_unguarded: false,
    }
}

impl Running {
    /// Starts a service whose settings `change` may change.
    pub async fn start(helper: &Path, change: impl FnOnce(&mut Config)) -> Self {
        let temp = tempfile::tempdir().expect("a temporary folder");
        let mut config = config(helper, temp.path());
        change(&mut config);
        Self::start_with(config, temp, |_| ()).await
    }

    /// The same with a change to what was found on this machine.
    pub async fn start_with(
        config: Config,
        temp: tempfile::TempDir,
        change: impl FnOnce(&mut Setup),
    ) -> Self {
        let mut setup =
            Setup::find(config).expect("TeX Live and a sandbox are needed for these tests");
        change(&mut setup);
        let listener = tokio::net::TcpListener::bind(setup.config.bind)
            .await
            .expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("bound"));
        let service = Service::new(setup);
        let router = routes::router(service.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self {
            base,
            service,
            temp,
            client: reqwest::Client::new(),
        }
    }

    /// Sends a compile and returns its response as it begins.
    pub async fn send(
        &self,
        job_id: &str,
        files: &[(String, Vec<u8>)],
        main: &str,
        engine: Engine,
    ) -> reqwest::Response {
        self.send_body(body(job_id, files, main, engine)).await
    }

    /// Sends any body.
    pub async fn send_body(&self, body: Vec<u8>) -> reqwest::Response {
        self.client
            .post(format!("{}/compile", self.base))
            .header("content-type", MEDIA_TYPE)
            .body(body)
            .send()
            .await
            .expect("the service answers")
    }

    /// Cancels.
    pub async fn cancel(&self, job_id: &str) -> reqwest::StatusCode {
        let url = format!("{}/compile/{job_id}", self.base);
        self.client
            .delete(url)
            .send()
            .await
            .expect("the service answers")
            .status()
    }

    /// Asks for something.
    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.client
            .get(format!("{}{path}", self.base))
            .send()
            .await
            .expect("the service answers")
    }

    /// Compiles files.
    pub async fn compile(&self, files: &[(String, Vec<u8>)], main: &str, engine: Engine) -> Answer {
        answer(self.send(&next_id(), files, main, engine).await).await
    }

    /// Compiles the next revision of a document, once the engine for it is warm.
    pub async fn compile_revision(
        &self,
        document: &str,
        files: &[(String, Vec<u8>)],
        engine: Engine,
    ) -> Answer {
        self.service.pool().settled().await;
        let request = CompileRequest {
            job_id: next_id(),
            main: "main.tex".to_owned(),
            engine,
            document: Some(document.to_owned()),
            draft: false,
        };
        answer(self.send_body(body_of(request, files)).await).await
    }

    /// Compiles one file.
    pub async fn compile_source(&self, source: &str, engine: Engine) -> Answer {
        self.compile(
            &[("main.tex".to_owned(), source.as_bytes().to_vec())],
            "main.tex",
            engine,
        )
        .await
    }

    /// What is left of jobs.
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let jobs = std::fs::read_dir(self.temp.path().join("jobs")).expect("the service made it");
        jobs.flatten().map(|entry| entry.path()).collect()
    }
}

/// A job's id that no other has.
pub fn next_id() -> String {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    format!("job-{number}")
}

/// A request's body.
pub fn body(job_id: &str, files: &[(String, Vec<u8>)], main: &str, engine: Engine) -> Vec<u8> {
    let request = CompileRequest {
        job_id: job_id.to_owned(),
        main: main.to_owned(),
        engine,
        document: None,
        draft: false,
    };
    body_of(request, files)
}

/// The body of any request.
pub fn body_of(request: CompileRequest, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    Frame::Request(request).encode(&mut body);
    for (path, bytes) in files {
        Frame::File {
            path: path.clone(),
            bytes: bytes.clone(),
        }
        .encode(&mut body);
    }
    body
}

/// Reads a response to its end.
pub async fn answer(response: reqwest::Response) -> Answer {
    assert!(
        response.status().is_success(),
        "refused: {}",
        response.status()
    );
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    let (mut pdf, mut synctex, mut page_text, mut log, mut result) =
        (None, None, None, Vec::new(), None);
    let mut pieces = response.bytes_stream();
    while let Some(piece) = pieces.next().await {
        decoder.push(&piece.expect("the stream is whole"));
        while let Some(frame) = decoder.next_frame().expect("frames") {
            assert!(result.is_none(), "done is the last frame");
            match frame {
                Frame::Event(Event::Done(done)) => result = Some(done),
                Frame::Event(event) => events.push(event),
                Frame::Pdf(bytes) => pdf = Some(bytes),
                Frame::Log(bytes) => log = bytes,
                Frame::Synctex(json) => {
                    synctex = Some(synctex::Map::from_json(&json).expect("a map"));
                }
                Frame::PageText(json) => {
                    page_text = Some(serde_json::from_slice(&json).expect("a reading"));
                }
                other => panic!("unexpected: {other:?}"),
            }
        }
    }
    decoder.finish().expect("whole frames");
    Answer {
        result: result.expect("a result"),
        pdf,
        synctex,
        page_text,
        log: String::from_utf8_lossy(&log).into_owned(),
        events,
    }
}

/// All files under a folder, by path relative to it.
pub fn files_under(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).expect("readable").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let relative = path.strip_prefix(root).expect("below the root");
                let bytes = std::fs::read(&path).expect("readable");
                files.push((relative.to_string_lossy().into_owned(), bytes));
            }
        }
    }
    let mut files = Vec::new();
    walk(folder, folder, &mut files);
    files.sort();
    files
}

/// The corpus of real resumes, where it is.
pub fn corpus() -> Option<PathBuf> {
    let corpus = std::env::var_os("LEGIBLE_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus"),
        PathBuf::from,
    );
    corpus
        .join("resumes")
        .is_dir()
        .then(|| corpus.join("resumes"))
}
