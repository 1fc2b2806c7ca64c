//! `GET /api/v1/jobs`.

use axum::Json;

use crate::{
    api::JobList,
    problem::{self, Code, Problem, ProblemDocument, Result},
};

#[utoipa::path(
    get,
    path = "/jobs",
    tag = "jobs",
    operation_id = "listJobs",
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 200, description = "Own jobs, newest first; at most 100", body = JobList),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// List own jobs
pub async fn list_jobs() -> Result<Json<JobList>> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
