//! What others say to the live feed of an owner.

use domain::limits::FEED_EVENT_BYTES_MAX;
use serde::{Deserialize, Serialize};
use worker::{Env, Error, Headers, Method, Request, RequestInit, Response, Result};

use crate::{
    api::{Job, LiveMessage},
    clock::Clock,
};

/// A job that changed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Publish {
    /// The time that holds.
    pub clock: Clock,
    /// The job, whole.
    pub job: Job,
}

/// What a client wants of a feed.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Ask {
    /// The last event it saw.
    pub after: Option<i64>,
    /// Events it takes at most.
    pub limit: Option<u32>,
}

/// Tells an owner's feed about a job.
pub async fn publish(env: &Env, owner: &str, clock: Clock, job: Job) -> Result<()> {
    let body = serde_json::to_string(&Publish { clock, job })?;
    let mut response = post(env, owner, "publish", body).await?;
    match response.status_code() {
        200 => Ok(()),
        _ => Err(Error::RustError(response.text().await?)),
    }
}

/// Forgets all events of an owner's feed.
pub async fn forget(env: &Env, owner: &str) -> Result<()> {
    let mut response = post(env, owner, "forget", String::new()).await?;
    match response.status_code() {
        200 => Ok(()),
        _ => Err(Error::RustError(response.text().await?)),
    }
}

/// Opens a socket to an owner's feed.
pub async fn connect(env: &Env, owner: &str, ask: Ask) -> Result<Response> {
    let headers = Headers::new();
    headers.set("upgrade", "websocket")?;
    let mut init = RequestInit::new();
    init.with_headers(headers);
    let url = match ask.after {
        Some(after) => format!("http://feed/socket?after={after}"),
        None => "http://feed/socket".to_owned(),
    };
    let request = Request::new_with_init(&url, &init)?;
    feed(env, owner)?.fetch_with_request(request).await
}

/// Opens a stream of an owner's feed. Status 429: there are too many connections.
pub async fn stream(env: &Env, owner: &str, ask: Ask) -> Result<Response> {
    post(env, owner, "events", serde_json::to_string(&ask)?).await
}

/// A page of an owner's feed, as JSON with its `ETag`.
pub async fn poll(env: &Env, owner: &str, ask: Ask) -> Result<Response> {
    post(env, owner, "poll", serde_json::to_string(&ask)?).await
}

/// The event of a job, as JSON. What a log says is left out where there is too much of it.
pub fn event(id: i64, job: Job) -> serde_json::Result<String> {
    let mut message = LiveMessage::Job {
        id,
        job: Box::new(job),
        partial: false,
    };
    let body = serde_json::to_string(&message)?;
    if body.len() <= FEED_EVENT_BYTES_MAX {
        return Ok(body);
    }
    if let LiveMessage::Job { job, partial, .. } = &mut message {
        *partial = true;
        if let Some(result) = &mut job.result {
            result.diagnostics.clear();
        }
    }
    serde_json::to_string(&message)
}

async fn post(env: &Env, owner: &str, path: &str, body: String) -> Result<Response> {
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(body.into()));
    let request = Request::new_with_init(&format!("http://feed/{path}"), &init)?;
    feed(env, owner)?.fetch_with_request(request).await
}

fn feed(env: &Env, owner: &str) -> Result<worker::Stub> {
    env.durable_object("LIVE_FEED")?.get_by_name(owner)
}
