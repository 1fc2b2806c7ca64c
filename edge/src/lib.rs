//! The Cloudflare Worker: routes, Durable Objects and bindings.

pub mod api;
pub mod app;
mod clock;
mod compile;
mod docs;
mod incoming;
mod input;
mod log;
mod match_input;
mod memory;
pub mod middleware;
mod objects;
mod orphans;
pub mod problem;
mod random;
mod resume_input;
mod routes;
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

/// The daily trigger of `wrangler.toml`; the other is the hourly one.
const DAILY: &str = "47 3 * * *";

/// The triggers of `wrangler.toml`.
#[event(scheduled)]
async fn scheduled(event: ScheduledEvent, env: Env, _: ScheduleContext) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since the epoch"
    )]
    let now = event.schedule() as i64;
    if event.cron() == DAILY {
        orphans::run(&env, now).await;
    } else {
        sweep::run(&env, now).await;
    }
}

/// Every request that is not answered by a static asset.
#[event(fetch)]
async fn fetch(
    Incoming(request): Incoming,
    env: Env,
    _: Context,
) -> worker::Result<axum::http::Response<axum::body::Body>> {
    // The service of an axum router never fails.
    Ok(app::service(env).call(request).await?)
}
