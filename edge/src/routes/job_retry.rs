//! `POST /api/v1/jobs/{id}/retry`.

use axum::{Json, http::StatusCode};

use super::own_job::OwnJob;
use crate::{
    api::Job,
    problem::{self, ProblemDocument, Result},
};

#[utoipa::path(
    post,
    path = "/jobs/{id}/retry",
    tag = "jobs",
    operation_id = "retryJob",
    params(("id" = String, Path, description = "The job's id")),
    responses(
        (status = 202, description = "A new job with the same files, main file and engine; `retry_of` names the old one", body = Job),
        (status = 402, description = "`compiles_spent`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`, `blocked`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`job_not_found`: no such job, or not yours", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`job_not_final`; `files_missing`: its files are no longer stored", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `queue_full`, `cool_down`, `network_spent`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Do a job again
///
/// Only for a job that is final. It really runs, whatever was compiled before.
#[worker::send]
pub async fn retry_job(job: OwnJob) -> Result<(StatusCode, Json<Job>)> {
    Ok((StatusCode::ACCEPTED, Json(job.retry().await?)))
}
