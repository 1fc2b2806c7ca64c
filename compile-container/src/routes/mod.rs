//! The HTTP face: one file a route.

mod cancel;
mod compile;
mod health;
pub mod problem;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, post};

use crate::state::Service;

/// All routes.
pub fn router(service: Service) -> Router {
    Router::new()
        .route("/compile", post(compile::compile))
        .route("/compile/{job_id}", delete(cancel::cancel))
        .route("/health", get(health::health))
        .fallback(problem::not_found)
        // The compile route counts bytes itself, while they arrive.
        .layer(DefaultBodyLimit::disable())
        .with_state(service)
}
