//! Requests to services of others: no redirects are followed, there is a time limit, and what is read
//! has a bound.

use std::time::Duration;

use futures_util::{
    StreamExt as _,
    future::{Either, select},
};
use worker::{
    AbortController, Delay, Fetch, Headers, Method, Request, RequestInit, RequestRedirect,
    Response, wasm_bindgen::JsValue,
};

/// The most of an answer that is read, in bytes.
const ANSWER_MAX: usize = 64_000;

/// What is asked.
pub struct Question<'a> {
    /// The whole address.
    pub url: &'a str,
    /// How.
    pub method: Method,
    /// Names and values.
    pub headers: &'a [(&'a str, &'a str)],
    /// With what.
    pub body: Option<&'a str>,
}

/// What was answered, redirects included.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    headers: Headers,
    /// The whole body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header, unless absent.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).ok().flatten()
    }
}

/// Why there is no answer. Says nothing of addresses or content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    /// Not within the limit.
    #[error("timeout")]
    Late,
    /// No connection, or it ended before the answer did.
    #[error("connection")]
    Broken,
    /// Longer than anything that is expected.
    #[error("too_long")]
    TooLong,
}

/// Asks, and reads the whole answer, within a limit. When that is over the connection is dropped.
///
/// # Errors
/// [`Unanswered`].
pub async fn ask(question: &Question<'_>, limit: Duration) -> Result<Answer, Unanswered> {
    let abort = AbortController::default();
    let exchange = std::pin::pin!(exchange(question, abort.signal()));
    match select(exchange, Delay::from(limit)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => {
            abort.abort();
            Err(Unanswered::Late)
        }
    }
}

async fn exchange(
    question: &Question<'_>,
    signal: worker::AbortSignal,
) -> Result<Answer, Unanswered> {
    let mut response = send(question, &signal)
        .await
        .map_err(|_| Unanswered::Broken)?;
    let body = read(&mut response).await?;
    Ok(Answer {
        status: response.status_code(),
        headers: response.headers().clone(),
        body,
    })
}

async fn send(question: &Question<'_>, signal: &worker::AbortSignal) -> worker::Result<Response> {
    let headers = Headers::new();
    // Some refuse whoever does not say who they are.
    headers.set("user-agent", "Legible/1.0")?;
    for (name, value) in question.headers {
        headers.set(name, value)?;
    }
    let mut init = RequestInit::new();
    init.with_method(question.method.clone())
        .with_headers(headers)
        .with_redirect(RequestRedirect::Manual)
        .with_body(question.body.map(JsValue::from_str));
    let request = Request::new_with_init(question.url, &init)?;
    Fetch::Request(request).send_with_signal(signal).await
}

async fn read(response: &mut Response) -> Result<Vec<u8>, Unanswered> {
    // A response without a body has no stream.
    let Ok(mut stream) = response.stream() else {
        return Ok(Vec::new());
    };
    let mut body = Vec::new();
    while let Some(piece) = stream.next().await {
        body.extend_from_slice(&piece.map_err(|_| Unanswered::Broken)?);
        if body.len() > ANSWER_MAX {
            return Err(Unanswered::TooLong);
        }
    }
    Ok(body)
}
