//! The HTTP face: refusals, cancelling, vanishing callers, the queue, health.

use std::path::Path;
use std::time::Duration;

use compile_protocol::frame::{Frame, MEDIA_TYPE};
use compile_protocol::{Engine, Health, Outcome};
use compile_service::caller::Caller;
use futures_util::StreamExt as _;

mod support;

use support::{Running, answer, body};

const HELPER: &str = env!("CARGO_BIN_EXE_compile-service");

const ENDLESS: &str = "\\documentclass{article}\\begin{document}\\def\\a{\\a}\\a\\end{document}";
const SHORT: &str = "\\documentclass{article}\\begin{document}x\\end{document}";

fn main_file(source: &str) -> Vec<(String, Vec<u8>)> {
    vec![("main.tex".to_owned(), source.as_bytes().to_vec())]
}

async fn service() -> Running {
    Running::start(Path::new(HELPER), |_| ()).await
}

async fn refusal(response: reqwest::Response) -> (u16, String) {
    let status = response.status().as_u16();
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    let problem: serde_json::Value =
        serde_json::from_str(&response.text().await.expect("a body")).expect("a problem document");
    assert_eq!(problem["status"], status);
    assert!(
        problem["detail"]
            .as_str()
            .is_some_and(|detail| detail.len() > 10)
    );
    (status, problem["code"].as_str().expect("a code").to_owned())
}

/// Returns once the service has nothing running: its folder is empty then.
async fn idle(service: &Running) {
    while service.service.slots().running() > 0 || !service.leftovers().is_empty() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn with_a_token_only_its_holder_compiles_and_cancels_and_anybody_asks_how_it_is() {
    const TOKEN: &str = "the-token-of-this-test-0123456789";
    let service = Running::start(Path::new(HELPER), |config| {
        config.caller = Caller::with_token(TOKEN);
    })
    .await;
    let client = reqwest::Client::new();
    let ask = |method: reqwest::Method, path: &str, token: Option<&str>| {
        let mut request = client.request(method, format!("{}{path}", service.base));
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        request.header("content-type", MEDIA_TYPE).body(body(
            "a",
            &main_file(SHORT),
            "main.tex",
            Engine::Auto,
        ))
    };
    let post = reqwest::Method::POST;
    for token in [None, Some(""), Some("the-token-of-another-0123456789")] {
        for (method, path) in [
            (post.clone(), "/compile"),
            (reqwest::Method::DELETE, "/compile/a"),
        ] {
            let response = ask(method, path, token).send().await.expect("an answer");
            assert_eq!(response.headers()["www-authenticate"], "Bearer");
            assert_eq!(
                refusal(response).await,
                (401, "caller_unknown".to_owned()),
                "{path}"
            );
        }
    }
    let response = ask(post, "/compile", Some(TOKEN)).send().await;
    let done = answer(response.expect("an answer")).await;
    assert_eq!(done.result.outcome, Outcome::Success);
    for path in ["/health", "/health/live", "/health/ready", "/metrics"] {
        assert_eq!(service.get(path).await.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn bad_requests_are_refused_with_a_code() {
    let service = service().await;
    let file = |path: &str, bytes: &[u8]| vec![(path.to_owned(), bytes.to_vec())];
    let many: Vec<_> = (0..201).map(|n| (format!("{n}.tex"), Vec::new())).collect();
    let ok = main_file(SHORT);
    for (sent, want) in [
        (
            body("a/b", &ok, "main.tex", Engine::Auto),
            (400, "invalid_job_id"),
        ),
        (
            body("", &ok, "main.tex", Engine::Auto),
            (400, "invalid_job_id"),
        ),
        (
            body("a", &ok, "other.tex", Engine::Auto),
            (422, "main_missing"),
        ),
        (
            body("a", &ok, "../main.tex", Engine::Auto),
            (422, "unsafe_path"),
        ),
        (
            body("a", &file("../x.tex", b""), "x.tex", Engine::Auto),
            (422, "unsafe_path"),
        ),
        (
            body(
                "a",
                &file("main.tex", b"%PDF-1.5"),
                "main.tex",
                Engine::Auto,
            ),
            (422, "not_text"),
        ),
        (
            body("a", &file("-x.tex", b"x"), "-x.tex", Engine::Auto),
            (422, "main_name"),
        ),
        (
            body("a", &file("a\"b.tex", b"x"), "a\"b.tex", Engine::Auto),
            (422, "main_name"),
        ),
        (
            body("a", &[], "main.tex", Engine::Auto),
            (422, "empty_project"),
        ),
        (
            body("a", &many, "0.tex", Engine::Auto),
            (422, "too_many_files"),
        ),
        (b"hello, this is no frame".to_vec(), (400, "malformed_body")),
        (Vec::new(), (400, "malformed_body")),
        (
            body("a", &ok, "main.tex", Engine::Auto)[..40].to_vec(),
            (400, "malformed_body"),
        ),
    ] {
        let (status, code) = refusal(service.send_body(sent).await).await;
        assert_eq!((status, code.as_str()), want);
    }
    let mut file_first = Vec::new();
    Frame::File {
        path: "a".into(),
        bytes: Vec::new(),
    }
    .encode(&mut file_first);
    assert_eq!(
        refusal(service.send_body(file_first).await).await,
        (400, "malformed_body".into())
    );
    let large = body(
        "a",
        &file("a.png", &vec![0; 31_000_000]),
        "a.png",
        Engine::Auto,
    );
    assert_eq!(
        refusal(service.send_body(large).await).await,
        (413, "body_too_large".into())
    );
    assert_eq!(
        refusal(service.get("/nothing").await).await,
        (404, "not_found".into())
    );
    assert!(service.leftovers().is_empty());
}

#[tokio::test]
async fn health_tells_what_runs_here() {
    let service = service().await;
    let health: Health =
        serde_json::from_str(&service.get("/health").await.text().await.expect("a body"))
            .expect("health");
    assert_eq!(
        (health.status.as_str(), health.running, health.slots),
        ("ok", 0, 2)
    );
    assert!(health.texlive.contains("TeX Live"));
    for layer in ["landlock", "seccomp", "rlimits"] {
        assert!(
            health.sandbox.iter().any(|active| active == layer),
            "{health:?}"
        );
    }
}

#[tokio::test]
async fn cancelling_ends_a_compile() {
    let service = service().await;
    let response = service
        .send("endless", &main_file(ENDLESS), "main.tex", Engine::Pdflatex)
        .await;
    assert_eq!(
        refusal(
            service
                .send("endless", &main_file(SHORT), "main.tex", Engine::Auto)
                .await
        )
        .await,
        (409, "job_running".into())
    );
    assert_eq!(service.cancel("endless").await, 204);
    let answer = answer(response).await;
    assert_eq!(answer.result.outcome, Outcome::Cancelled);
    assert!(answer.pdf.is_none());
    idle(&service).await;
    assert_eq!(service.cancel("endless").await, 204);
    assert_eq!(service.cancel("never-was").await, 204);
}

#[tokio::test]
async fn a_caller_that_goes_away_takes_its_compile_along() {
    let service = service().await;
    let response = service
        .send("gone", &main_file(ENDLESS), "main.tex", Engine::Pdflatex)
        .await;
    let mut pieces = response.bytes_stream();
    // The engine runs now: it has told of its pass.
    pieces.next().await.expect("an event").expect("whole");
    assert_eq!(service.service.slots().running(), 1);
    drop(pieces);
    idle(&service).await;
}

#[tokio::test]
async fn waiting_jobs_wait_and_a_full_queue_refuses() {
    let service = Running::start(Path::new(HELPER), |config| {
        config.slots = 1;
        config.queue = 1;
    })
    .await;
    let first = service
        .send("first", &main_file(ENDLESS), "main.tex", Engine::Pdflatex)
        .await;
    let second = service
        .send("second", &main_file(SHORT), "main.tex", Engine::Pdflatex)
        .await;
    let third = service
        .send("third", &main_file(SHORT), "main.tex", Engine::Pdflatex)
        .await;
    assert_eq!(third.headers()["retry-after"], "2");
    assert_eq!(refusal(third).await, (503, "busy".into()));
    service.cancel("first").await;
    assert_eq!(answer(first).await.result.outcome, Outcome::Cancelled);
    assert_eq!(answer(second).await.result.outcome, Outcome::Success);
}

#[tokio::test]
async fn a_waiting_job_can_be_cancelled() {
    let service = Running::start(Path::new(HELPER), |config| config.slots = 1).await;
    let first = service
        .send("first", &main_file(ENDLESS), "main.tex", Engine::Pdflatex)
        .await;
    let second = service
        .send("second", &main_file(SHORT), "main.tex", Engine::Pdflatex)
        .await;
    service.cancel("second").await;
    let second = answer(second).await;
    assert_eq!(
        (second.result.outcome, second.result.passes),
        (Outcome::Cancelled, 0)
    );
    service.cancel("first").await;
    answer(first).await;
}

#[tokio::test]
async fn a_service_that_stops_refuses_and_ends_what_runs() {
    let service = service().await;
    let running = service
        .send("endless", &main_file(ENDLESS), "main.tex", Engine::Pdflatex)
        .await;
    service.service.stop(Duration::ZERO).await;
    assert_eq!(answer(running).await.result.outcome, Outcome::Cancelled);
    let late = service
        .send("late", &main_file(SHORT), "main.tex", Engine::Pdflatex)
        .await;
    assert_eq!(refusal(late).await, (503, "stopping".into()));
    assert!(service.leftovers().is_empty());
}
