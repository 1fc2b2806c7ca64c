//! `GET /api/v1/jobs/{id}/log`.

use axum::response::Response;

use super::{own_job::OwnJob, stored};
use crate::{
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::results::Results,
};

#[utoipa::path(
    get,
    path = "/jobs/{id}/log",
    tag = "jobs",
    operation_id = "getJobLog",
    params(("id" = String, Path, description = "The job's id")),
    responses(
        (status = 200, description = "The log as TeX wrote it", body = String, content_type = "text/plain"),
        (status = 404, description = "`job_not_found`, `log_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Fetch the log of a job
#[worker::send]
pub async fn get_log(job: OwnJob) -> Result<Response> {
    let record = job.get().await?;
    let absent = || {
        Problem::new(
            Code::LogNotFound,
            "This job has no log. It has one once the engine has run.",
        )
    };
    let prefix = record.prefix.ok_or_else(absent)?;
    let object = Results::of(&job.app().env)?
        .log(&prefix)
        .await?
        .ok_or_else(absent)?;
    stored::response(&object, "text/plain; charset=utf-8", None)
}
