//! `GET /api/v1/jobs/{id}`.

use axum::Json;

use super::own_job::OwnJob;
use crate::{
    api::Job,
    problem::{self, ProblemDocument, Result},
};

#[utoipa::path(
    get,
    path = "/jobs/{id}",
    tag = "jobs",
    operation_id = "getJob",
    params(("id" = String, Path, description = "The job's id")),
    responses(
        (status = 200, description = "The job", body = Job),
        (status = 404, description = "`job_not_found`: no such job, or not yours", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Look at a job
#[worker::send]
pub async fn get_job(job: OwnJob) -> Result<Json<Job>> {
    Ok(Json(job.get().await?.job))
}
