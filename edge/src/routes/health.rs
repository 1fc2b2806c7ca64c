//! `GET /api/v1/health`.

use std::time::Duration;

use axum::{Json, extract::State};
use domain::{devices::DeviceId, ids::Uuid, permissions::Owner};
use futures_util::future::join5;
use worker::Env;

use crate::{
    api::{Check, Checks, Health, HealthStatus},
    app::App,
    clock::Clock,
    compile::{CompileService, within},
    middleware::finish::Asked,
    objects::job_queue::JobQueue,
    store::texlive,
};

/// What does not answer within this time counts as down.
const TIMEOUT: Duration = Duration::from_secs(3);

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
    let (d1, kv, r2, queue, compile) = join5(
        check(clock, d1(env)),
        check(clock, kv(env)),
        check(clock, r2(env)),
        check(clock, queue(env, clock)),
        check(clock, compile(env, clock)),
    )
    .await;
    let all = [&d1, &kv, &r2, &queue, &compile]
        .iter()
        .all(|check| check.ok);
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

async fn queue(env: &Env, clock: Clock) -> worker::Result<String> {
    let nobody = Owner::device(DeviceId(Uuid::nil()));
    let (pending, processing) = JobQueue::of(env, &nobody, clock)
        .status()
        .await
        .map_err(|problem| worker::Error::RustError(problem.cause.unwrap_or(problem.detail)))?;
    Ok(format!("{pending} waiting, {processing} running"))
}

async fn compile(env: &Env, clock: Clock) -> worker::Result<String> {
    let health = CompileService::of(env)?.health().await?;
    texlive::write(env, &health.texlive, clock.now()).await?;
    if health.status != "ok" {
        return Err(worker::Error::RustError(health.status));
    }
    Ok(format!(
        "{}, {} of {} slots busy, sandbox: {}",
        health.texlive,
        health.running,
        health.slots,
        health.sandbox.join(", ")
    ))
}
