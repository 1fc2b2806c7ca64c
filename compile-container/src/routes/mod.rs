//! The HTTP face: one file a route.

mod cancel;
mod compile;
mod health;
mod metrics;
pub mod problem;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{delete, get, post};

use self::problem::Problem;
use crate::state::Service;

/// All routes.
pub fn router(service: Service) -> Router {
    Router::new()
        .route("/compile", post(compile::compile))
        .route("/compile/{job_id}", delete(cancel::cancel))
        // Before any body is read. What stands below tells nothing of anybody, and is asked by machines
        // that have no token.
        .route_layer(middleware::from_fn_with_state(
            service.clone(),
            require_caller,
        ))
        .route("/health", get(health::health))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(metrics::metrics))
        .fallback(problem::not_found)
        // The compile route counts bytes itself, while they arrive.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn_with_state(
            service.clone(),
            count_refusals,
        ))
        .with_state(service)
}

async fn require_caller(
    State(service): State<Service>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    match service.setup().config.caller {
        Some(caller) if !caller.sent(request.headers()) => Err(Problem::Caller),
        _ => Ok(next.run(request).await),
    }
}

/// Refusals are counted and logged where they leave, by their codes alone.
async fn count_refusals(State(service): State<Service>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if let Some(problem::Code(code)) = response.extensions().get() {
        service.metrics().refused(code);
        tracing::info!(code, "refused");
    }
    response
}
