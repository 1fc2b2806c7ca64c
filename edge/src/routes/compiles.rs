//! `POST /api/v1/compiles`.

use axum::{Json, http::StatusCode};

use crate::{
    api::{Binary, CompileBody, Job},
    problem::{self, Code, Problem, ProblemDocument, Result},
};

#[utoipa::path(
    post,
    path = "/compiles",
    tag = "compiles",
    operation_id = "createCompile",
    params(
        ("main" = Option<String>, Query, description = "Main file; for zip bodies"),
        ("engine" = Option<compile_protocol::Engine>, Query, description = "Engine; for zip and text bodies"),
    ),
    request_body(
        description = "A project as JSON, one LaTeX file as text, or a project as zip",
        content(
            (CompileBody = "application/json"),
            (String = "text/x-tex"),
            (String = "application/x-tex"),
            (String = "text/plain"),
            (Binary = "application/zip"),
        ),
    ),
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 202, description = "Accepted; follow it at `/jobs/{id}` or `/live`", body = Job),
        (status = 200, description = "Answered from an earlier compile of identical input", body = Job),
        (status = 400, description = "`bad_json`, `bad_request`, `engine_unknown`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`files_missing`, with `missing`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`main_ambiguous` (with `candidates`), `main_not_found`, `no_main_file`, `bad_base64`, `not_text`, and those of a project", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `queue_full`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Compile a project
pub async fn create_compile() -> Result<(StatusCode, Json<Job>)> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
