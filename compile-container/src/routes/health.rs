//! `GET /health`, `GET /health/live`, `GET /health/ready`.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use compile_protocol::Health;
use serde_json::json;

use crate::state::Service;

/// What runs here, behind which walls, and how busy it is.
pub async fn health(State(service): State<Service>) -> Json<Health> {
    let setup = service.setup();
    let slots = service.slots();
    Json(Health {
        status: status(&service).to_owned(),
        ready: service.is_ready(),
        texlive: setup.tex.version.clone(),
        engines: setup.tex.engines.clone(),
        sandbox: setup.layers.names(),
        running: slots.running(),
        waiting: slots.waiting(),
        slots: slots.slots(),
        warm: service.pool().figures().engines,
    })
}

/// Answers as long as the process can: one that does not is to be started anew.
pub async fn live() -> Json<serde_json::Value> {
    Json(json!({ "status": "ok" }))
}

/// Whether new compiles are to be sent here: not while the service stops, and not without walls.
pub async fn ready(State(service): State<Service>) -> Response {
    let body = Json(json!({ "status": status(&service) }));
    if service.is_ready() {
        body.into_response()
    } else {
        let seconds = super::problem::RETRY_SECONDS;
        let head = [(header::RETRY_AFTER, seconds)];
        (StatusCode::SERVICE_UNAVAILABLE, head, body).into_response()
    }
}

fn status(service: &Service) -> &'static str {
    if service.stopping().is_cancelled() {
        "The service is shutting down."
    } else if service.setup().layers.holds() {
        "ok"
    } else {
        "The service runs without a sandbox: documents can read this machine's files."
    }
}
