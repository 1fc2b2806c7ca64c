//! What the Worker and the job queue say to each other.
//!
//! * `messages`: commands and replies.
//! * `client`: an owner's view, [`JobQueue`].
//! * `shards`: the view of those who look after all queues, [`Shards`].

mod client;
mod messages;
mod shards;

use worker::{Env, Error, Method, Request, RequestInit};

pub use client::JobQueue;
pub use messages::{
    AdminCommand, Call, Command, CompileInput, Done, FileRef, Found, Held, Idempotency, JobFilter,
    NewJob, Payload, Record, Reply,
};
pub use shards::Shards;

use crate::{
    problem::{Problem, Result},
    settings,
};

/// The most shards that can be configured; more would only spread health checks thin.
const SHARDS_MAX: u32 = 256;

/// How many shards there are.
pub fn shard_count(env: &Env) -> u32 {
    settings::number(env, "QUEUE_SHARDS", 1, SHARDS_MAX)
}

async fn send(env: &Env, shard: u32, call: &Call) -> Result<Reply> {
    let body = serde_json::to_string(call).map_err(Error::from)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_body(Some(body.into()));
    let request = Request::new_with_init("http://queue/", &init)?;
    let mut response = env
        .durable_object("JOB_QUEUE")?
        .get_by_name(&format!("queue-{shard}"))?
        .fetch_with_request(request)
        .await?;
    if response.status_code() != 200 {
        return Err(Error::RustError(response.text().await?).into());
    }
    Ok(response.json().await?)
}

fn unexpected(reply: &Reply) -> Problem {
    Error::RustError(format!(
        "the queue answered {:?}",
        std::mem::discriminant(reply)
    ))
    .into()
}
