//! What others say to the live feed of an owner.

use serde::{Deserialize, Serialize};
use worker::{Env, Error, Headers, Method, Request, RequestInit, Response, Result};

use crate::{api::Job, clock::Clock};

/// A job that changed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Publish {
    /// The time that holds.
    pub clock: Clock,
    /// The job, whole.
    pub job: Job,
}

/// Tells an owner's feed about a job.
pub async fn publish(env: &Env, owner: &str, clock: Clock, job: Job) -> Result<()> {
    let body = serde_json::to_string(&Publish { clock, job })?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(body.into()));
    let request = Request::new_with_init("http://feed/publish", &init)?;
    let mut response = feed(env, owner)?.fetch_with_request(request).await?;
    match response.status_code() {
        200 => Ok(()),
        _ => Err(Error::RustError(response.text().await?)),
    }
}

/// Opens a socket to an owner's feed; events after `after` are replayed.
pub async fn connect(env: &Env, owner: &str, after: Option<i64>) -> Result<Response> {
    let headers = Headers::new();
    headers.set("upgrade", "websocket")?;
    let mut init = RequestInit::new();
    init.with_headers(headers);
    let url = match after {
        Some(after) => format!("http://feed/socket?after={after}"),
        None => "http://feed/socket".to_owned(),
    };
    let request = Request::new_with_init(&url, &init)?;
    feed(env, owner)?.fetch_with_request(request).await
}

fn feed(env: &Env, owner: &str) -> Result<worker::Stub> {
    env.durable_object("LIVE_FEED")?.get_by_name(owner)
}
