//! `POST /api/v1/jobs/{id}/cancel`.

use axum::Json;

use super::own_job::OwnJob;
use crate::{
    api::Job,
    problem::{self, ProblemDocument, Result},
};

#[utoipa::path(
    post,
    path = "/jobs/{id}/cancel",
    tag = "jobs",
    operation_id = "cancelJob",
    params(("id" = String, Path, description = "The job's id")),
    responses(
        (status = 200, description = "The job: cancelled, or final already", body = Job),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`job_not_found`: no such job, or not yours", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Cancel a job
///
/// A job that is final already is left as it is.
#[worker::send]
pub async fn cancel_job(job: OwnJob) -> Result<Json<Job>> {
    Ok(Json(job.cancel().await?.job))
}
