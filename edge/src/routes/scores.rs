//! `POST /api/v1/scores`.

use axum::Json;

use crate::{
    api::Binary,
    problem::{self, Code, Problem, ProblemDocument, Result},
};

#[utoipa::path(
    post,
    path = "/scores",
    tag = "scores",
    operation_id = "createScore",
    request_body(
        description = "A scoring request as JSON, one LaTeX file as text, or a project as zip",
        content(
            (scoring::ScoreRequest = "application/json"),
            (String = "text/x-tex"),
            (String = "application/x-tex"),
            (String = "text/plain"),
            (Binary = "application/zip"),
        ),
    ),
    responses(
        (status = 200, description = "The report", body = scoring::Report),
        (status = 400, description = "`bad_json`, `bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`no_files`, `no_main_file`, `main_not_found`, `bad_date`, `posting_too_long`, and those of a project", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Score a resume
///
/// Free and without a device. The same scorer runs in the browser: same input, same report.
pub async fn create_score() -> Result<Json<scoring::Report>> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
