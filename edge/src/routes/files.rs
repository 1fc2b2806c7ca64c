//! `PUT /api/v1/files/{sha256}`.

use axum::{Json, http::StatusCode};

use crate::{
    api::{Binary, FileStored},
    problem::{self, Code, Problem, ProblemDocument, Result},
};

#[utoipa::path(
    put,
    path = "/files/{sha256}",
    tag = "compiles",
    operation_id = "putFile",
    params(("sha256" = String, Path, description = "SHA-256 of the content, 64 hexadecimal digits in lower case")),
    request_body(content = Binary, content_type = "application/octet-stream", description = "The content"),
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 201, description = "Stored", body = FileStored),
        (status = 200, description = "Was there already", body = FileStored),
        (status = 400, description = "`hash_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`hash_mismatch`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Store a file by its hash
///
/// Compiles then name it by hash, so that unchanged files travel once.
pub async fn put_file() -> Result<(StatusCode, Json<FileStored>)> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
