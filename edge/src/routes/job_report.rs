//! `GET /api/v1/jobs/{id}/report`.

use axum::response::Response;

use super::{own_job::OwnJob, stored};
use crate::{
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::results::Results,
};

#[utoipa::path(
    get,
    path = "/jobs/{id}/report",
    tag = "jobs",
    operation_id = "getJobReport",
    params(("id" = String, Path, description = "The job's id")),
    responses(
        (status = 200, description = "The report on the source and the page, of the day of the compile", body = scoring::Report),
        (status = 404, description = "`job_not_found`, `report_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Fetch the score report of a job
#[worker::send]
pub async fn get_report(job: OwnJob) -> Result<Response> {
    let record = job.get().await?;
    let absent = || {
        Problem::new(
            Code::ReportNotFound,
            "This job has no report. It has one once the engine has run on a resume that can be scored.",
        )
    };
    let prefix = record.prefix.ok_or_else(absent)?;
    let object = Results::of(&job.app().env)?
        .report(&prefix)
        .await?
        .ok_or_else(absent)?;
    stored::response(&object, "application/json", None)
}
