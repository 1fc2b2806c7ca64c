//! The Cloudflare Worker: routes, Durable Objects and bindings.

pub mod api;
pub mod app;
mod auth;
mod challenge;
mod clock;
mod compile;
#[cfg(feature = "dev")]
mod dev;
mod docs;
mod document;
mod export;
mod incoming;
mod input;
mod library;
mod log;
pub mod mail;
mod match_input;
mod memory;
pub mod middleware;
mod oauth;
mod objects;
mod orphans;
mod outbound;
pub mod problem;
mod purge;
mod random;
mod reseal;
mod resume_input;
mod routes;
mod rsa;
mod settings;
mod store;
mod sweep;

use incoming::Incoming;
use tower_service::Service as _;
use worker::{Context, Env, ScheduleContext, ScheduledEvent, event};

/// The OpenAPI document of the API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    app::router().1
}

/// The daily trigger of `wrangler.toml`.
const DAILY: &str = "47 3 * * *";

/// The trigger for what could not be done at once: mails and exports. The third one is the hourly one.
const WAITING: &str = "*/5 * * * *";

/// The most mails that one trigger sends.
const MAILS_MAX: usize = 100;

/// The most exports that one trigger makes.
const EXPORTS_MAX: usize = 5;

/// The triggers of `wrangler.toml`.
#[event(scheduled)]
async fn scheduled(event: ScheduledEvent, env: Env, _: ScheduleContext) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since the epoch"
    )]
    let now = event.schedule() as i64;
    match event.cron().as_str() {
        DAILY => {
            orphans::run(&env, now).await;
            reseal::run(&env).await;
        }
        WAITING => {
            mail::deliver_due(&env, now, MAILS_MAX).await;
            export::run_due(&env, now, EXPORTS_MAX).await;
        }
        _ => sweep::run(&env, now).await,
    }
}

/// Every request that is not answered by a static asset.
#[event(fetch)]
async fn fetch(
    Incoming(request): Incoming,
    env: Env,
    context: Context,
) -> worker::Result<axum::http::Response<axum::body::Body>> {
    // The service of an axum router never fails.
    Ok(app::service(env, context).call(request).await?)
}
