//! `GET /health`.

use axum::Json;
use axum::extract::State;
use compile_protocol::Health;

use crate::state::Service;

/// What runs here, behind which walls, and how busy it is.
pub async fn health(State(service): State<Service>) -> Json<Health> {
    let setup = service.setup();
    let status = if service.stopping().is_cancelled() {
        "The service is shutting down."
    } else if !setup.layers.holds() {
        "The service runs without a sandbox: documents can read this machine's files."
    } else {
        "ok"
    };
    Json(Health {
        status: status.to_owned(),
        texlive: setup.tex.version.clone(),
        engines: setup.tex.engines.clone(),
        sandbox: setup.layers.names(),
        running: service.slots().running(),
        slots: service.slots().slots(),
    })
}
