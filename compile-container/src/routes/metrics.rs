//! `GET /metrics`.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::metrics::MEDIA_TYPE;
use crate::state::Service;

/// Counters and gauges as OpenMetrics text, which Prometheus reads.
pub async fn metrics(State(service): State<Service>) -> Response {
    let warm = service.pool().figures();
    match service
        .metrics()
        .text(service.slots(), warm, service.is_ready())
    {
        Ok(text) => ([(header::CONTENT_TYPE, MEDIA_TYPE)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
