//! `DELETE /compile/{job_id}`.

use axum::extract::{Path, State};
use axum::http::StatusCode;

use crate::state::Service;

/// Ends a running or waiting compile; unknown ids are fine, since it may just have ended.
pub async fn cancel(State(service): State<Service>, Path(job_id): Path<String>) -> StatusCode {
    service.cancel(&job_id);
    StatusCode::NO_CONTENT
}
