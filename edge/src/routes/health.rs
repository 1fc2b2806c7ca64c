//! `GET /api/v1/health`.

use std::{cell::RefCell, collections::BTreeMap, time::Duration};

use axum::{Json, extract::State};
use futures_util::future::join5;
use worker::Env;

use crate::{
    api::{Check, Checks, Health, HealthStatus, QueueHealth, QueueShard, ServiceHealth},
    app::App,
    clock::Clock,
    compile::{any_health, within},
    middleware::finish::Asked,
    objects::job_queue::Shards,
    settings::{self, Environment},
    store::texlive,
};

/// What does not answer within this time counts as down.
const TIMEOUT: Duration = Duration::from_secs(3);

/// What the queues said is good for this long, in milliseconds.
const KEPT_MS: i64 = 2_000;

#[utoipa::path(
    get,
    path = "/health",
    tag = "service",
    operation_id = "health",
    responses((status = 200, description = "What answers and what does not", body = Health)),
)]
/// Whether everything behind the API answers
///
/// Really asks the database, the stores, the queue and the compile service.
#[worker::send]
pub async fn health(State(app): State<App>, asked: Asked) -> Json<Health> {
    let (env, clock) = (&app.env, asked.clock);
    let seen = RefCell::new(None);
    let (d1, kv, r2, queue, compile) = join5(
        check(clock, d1(env)),
        check(clock, kv(env)),
        check(clock, r2(env)),
        check(clock, async {
            let shards = queues(env, clock).await?;
            let all = together(&shards);
            let waiting = all.waiting.high + all.waiting.normal + all.waiting.low;
            let detail = format!("{waiting} waiting, {} running", all.running);
            seen.replace(Some((all, services(&shards))));
            Ok(detail)
        }),
        check(clock, compile(env, clock)),
    )
    .await;
    let all = [&d1, &kv, &r2, &queue, &compile]
        .iter()
        .all(|check| check.ok);
    let seen = match seen.into_inner() {
        Some((queue, services)) => (Some(queue), services),
        None => (None, Vec::new()),
    };
    Json(Health {
        status: if all {
            HealthStatus::Ok
        } else {
            HealthStatus::Degraded
        },
        version: env!("CARGO_PKG_VERSION").to_owned(),
        checks: Checks {
            d1,
            kv,
            r2,
            queue,
            compile,
        },
        queue: seen.0,
        services: seen.1,
    })
}

async fn check(clock: Clock, question: impl Future<Output = worker::Result<String>>) -> Check {
    let started = clock.now();
    let answer = within(TIMEOUT, question).await;
    Check {
        ok: answer.is_ok(),
        latency_ms: clock.now() - started,
        detail: match answer {
            Ok(detail) => detail,
            // What the platform says may name internals; the log of the part itself has it.
            Err(error) if error.to_string().starts_with("no answer") => "no answer in time".into(),
            Err(_) => "not reachable".into(),
        },
    }
}

async fn d1(env: &Env) -> worker::Result<String> {
    env.d1("DB")?
        .prepare("SELECT id FROM devices LIMIT 1")
        .all()
        .await?;
    Ok("answers, and its schema is there".into())
}

async fn kv(env: &Env) -> worker::Result<String> {
    texlive::read(env).await?;
    Ok("answers".into())
}

async fn r2(env: &Env) -> worker::Result<String> {
    env.bucket("FILES")?.head("health").await?;
    env.bucket("RESULTS")?.head("health").await?;
    Ok("both buckets answer".into())
}

/// All queues are asked; what they say is kept for a moment, because this address is open
/// to everybody and each question goes to every queue.
async fn queues(env: &Env, clock: Clock) -> worker::Result<Vec<QueueShard>> {
    thread_local! {
        static LATEST: RefCell<Option<(i64, Vec<QueueShard>)>> = const { RefCell::new(None) };
    }
    let now = clock.now();
    let test = settings::environment(env) == Environment::Test;
    let latest = LATEST.with_borrow(|latest| {
        latest
            .as_ref()
            .filter(|(at, _)| !test && (0..KEPT_MS).contains(&(now - at)))
            .map(|(_, shards)| shards.clone())
    });
    if let Some(shards) = latest {
        return Ok(shards);
    }
    let shards = Shards::of(env, clock)
        .status()
        .await
        .map_err(|problem| worker::Error::RustError(problem.cause.unwrap_or(problem.detail)))?;
    LATEST.set(Some((now, shards.clone())));
    Ok(shards)
}

/// All queues together.
fn together(shards: &[QueueShard]) -> QueueHealth {
    let mut all = QueueHealth {
        shards: u32::try_from(shards.len()).unwrap_or(u32::MAX),
        ..QueueHealth::default()
    };
    for shard in shards {
        all.waiting.high += shard.waiting.high;
        all.waiting.normal += shard.waiting.normal;
        all.waiting.low += shard.waiting.low;
        all.running += shard.running;
        all.dead += shard.dead;
        all.oldest_wait_ms = all.oldest_wait_ms.max(shard.oldest_wait_ms);
    }
    all
}

/// The services, each as the queue sees it that thinks worst of it.
fn services(shards: &[QueueShard]) -> Vec<ServiceHealth> {
    let mut all: BTreeMap<&str, ServiceHealth> = BTreeMap::new();
    for seen in shards.iter().flat_map(|shard| &shard.services) {
        match all.get_mut(seen.name.as_str()) {
            None => {
                all.insert(&seen.name, seen.clone());
            }
            Some(known) => {
                known.in_flight += seen.in_flight;
                known.running = known.running.max(seen.running);
                known.slots = known.slots.max(seen.slots);
                if seen.faults > known.faults {
                    known.state = seen.state;
                    known.faults = seen.faults;
                    known.retry_at = seen.retry_at;
                }
            }
        }
    }
    all.into_values().collect()
}

async fn compile(env: &Env, clock: Clock) -> worker::Result<String> {
    let health = any_health(env).await?;
    texlive::write(env, &health.texlive, clock.now()).await?;
    Ok(format!(
        "{}, {} of {} slots busy, sandbox: {}",
        health.texlive,
        health.running,
        health.slots,
        health.sandbox.join(", ")
    ))
}
