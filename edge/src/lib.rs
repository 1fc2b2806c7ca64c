//! The Cloudflare Worker: routes, Durable Objects and bindings.

pub mod api;
pub mod app;
mod clock;
mod compile;
mod docs;
mod input;
mod log;
pub mod middleware;
mod objects;
pub mod problem;
mod random;
mod routes;
mod settings;
mod store;

use tower_service::Service as _;
use worker::{Context, Env, HttpRequest, event};

/// The OpenAPI document of the API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    app::router().1
}

/// Every request that is not answered by a static asset.
#[event(fetch)]
async fn fetch(
    request: HttpRequest,
    env: Env,
    _: Context,
) -> worker::Result<axum::http::Response<axum::body::Body>> {
    // The service of an axum router never fails.
    Ok(app::service(env).call(request).await?)
}
