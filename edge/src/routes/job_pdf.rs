//! `GET /api/v1/jobs/{id}/pdf`.

use axum::response::Response;

use crate::{
    api::Binary,
    problem::{self, Code, Problem, ProblemDocument, Result},
};

#[utoipa::path(
    get,
    path = "/jobs/{id}/pdf",
    tag = "jobs",
    operation_id = "getJobPdf",
    params(
        ("id" = String, Path, description = "The job's id"),
        ("download" = Option<u8>, Query, description = "1: to be saved rather than shown"),
    ),
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 200, description = "The PDF", body = Binary, content_type = "application/pdf"),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`job_not_found`, `pdf_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Fetch the PDF of a job
pub async fn get_pdf() -> Result<Response> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
