//! `GET /api/v1/live`.

use axum::response::Response;

use crate::problem::{self, Code, Problem, ProblemDocument, Result};

#[utoipa::path(
    get,
    path = "/live",
    tag = "jobs",
    operation_id = "live",
    params(("after" = Option<i64>, Query, description = "Id of the last event seen; later ones are replayed")),
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 101, description = "A WebSocket that sends `LiveMessage`s as JSON text"),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 426, description = "`websocket_required`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Follow own jobs live
///
/// A WebSocket. The first message is `hello`, then every change of a job of this owner.
pub async fn live() -> Result<Response> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
