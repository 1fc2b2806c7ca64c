//! The Cloudflare Worker: routes, Durable Objects and bindings.

pub mod api;
pub mod app;
pub mod problem;
mod routes;

/// The OpenAPI document of the API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    app::router().1
}
