//! `GET /api/v1/jobs/{id}/synctex`.

use axum::response::Response;

use super::{own_job::OwnJob, stored};
use crate::{
    api::SynctexMap,
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::results::Results,
};

#[utoipa::path(
    get,
    path = "/jobs/{id}/synctex",
    tag = "jobs",
    operation_id = "getJobSynctex",
    params(("id" = String, Path, description = "The job's id")),
    responses(
        (status = 200, description = "Which line of the source set which place of the PDF", body = SynctexMap),
        (status = 404, description = "`job_not_found`, `synctex_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Fetch the SyncTeX map of a job
#[worker::send]
pub async fn get_synctex(job: OwnJob) -> Result<Response> {
    let record = job.get().await?;
    let absent = || {
        Problem::new(
            Code::SynctexNotFound,
            "This job has no SyncTeX map. It has one with its PDF, unless the document turns SyncTeX off.",
        )
    };
    let prefix = record
        .prefix
        .filter(|_| record.job.has_pdf)
        .ok_or_else(absent)?;
    let object = Results::of(&job.app().env)?
        .synctex(&prefix)
        .await?
        .ok_or_else(absent)?;
    stored::response(&object, "application/json", None)
}
