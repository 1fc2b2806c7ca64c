//! `GET /api/v1/jobs/{id}/log`.

use axum::response::Response;

use crate::problem::{self, Code, Problem, ProblemDocument, Result};

#[utoipa::path(
    get,
    path = "/jobs/{id}/log",
    tag = "jobs",
    operation_id = "getJobLog",
    params(("id" = String, Path, description = "The job's id")),
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 200, description = "The log as TeX wrote it", body = String, content_type = "text/plain"),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`job_not_found`, `log_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Fetch the log of a job
pub async fn get_log() -> Result<Response> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
