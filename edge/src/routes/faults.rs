//! `POST /api/v1/faults`.

use axum::{Json, http::StatusCode};

use crate::{
    api::{Accepted, FaultReport},
    problem::{self, Code, Problem, ProblemDocument, Result},
};

#[utoipa::path(
    post,
    path = "/faults",
    tag = "service",
    operation_id = "reportFault",
    request_body(content = FaultReport),
    responses(
        (status = 202, description = "Taken note of", body = Accepted),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Report a fault of a page
///
/// Never carries any content of a resume.
pub async fn report_fault() -> Result<(StatusCode, Json<Accepted>)> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
