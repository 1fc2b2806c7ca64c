//! `GET /api/v1/jobs/{id}/pdf`.

use axum::{extract::Query, response::Response};
use serde::Deserialize;

use super::{own_job::OwnJob, stored};
use crate::{
    api::Binary,
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::results::Results,
};

/// The query.
#[derive(Deserialize)]
pub struct PdfQuery {
    #[serde(default)]
    download: Option<u8>,
}

#[utoipa::path(
    get,
    path = "/jobs/{id}/pdf",
    tag = "jobs",
    operation_id = "getJobPdf",
    params(
        ("id" = String, Path, description = "The job's id"),
        ("download" = Option<u8>, Query, description = "1: to be saved rather than shown"),
    ),
    responses(
        (status = 200, description = "The PDF", body = Binary, content_type = "application/pdf"),
        (status = 404, description = "`job_not_found`, `pdf_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Fetch the PDF of a job
#[worker::send]
pub async fn get_pdf(job: OwnJob, Query(query): Query<PdfQuery>) -> Result<Response> {
    let record = job.get().await?;
    let absent = || {
        Problem::new(
            Code::PdfNotFound,
            "This job has no PDF. Look at its state and error.",
        )
    };
    let prefix = record
        .prefix
        .filter(|_| record.job.has_pdf)
        .ok_or_else(absent)?;
    let object = Results::of(&job.app().env)?
        .pdf(&prefix)
        .await?
        .ok_or_else(absent)?;
    let name = record.file_name.unwrap_or_else(|| "Resume.pdf".to_owned());
    let disposition = stored::disposition(query.download == Some(1), &name);
    stored::response(&object, "application/pdf", Some(disposition))
}
