//! `PUT /api/v1/files/{sha256}`.

use axum::{
    Json,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use domain::files::{is_sha256, sha256_hex};
use project::PROJECT_MAX;

use crate::{
    api::{Binary, FileStored},
    app::App,
    middleware::{
        body,
        finish::Asked,
        owner::Asker,
        rate_limit::{self, Limit},
    },
    objects::job_queue::{FileRef, JobQueue},
    problem::{self, Code, Problem, ProblemDocument, Result},
    settings,
    store::files::Files,
};

#[utoipa::path(
    put,
    path = "/files/{sha256}",
    tag = "compiles",
    operation_id = "putFile",
    params(("sha256" = String, Path, description = "SHA-256 of the content, 64 hexadecimal digits in lower case")),
    request_body(content = Binary, content_type = "application/octet-stream", description = "The content"),
    responses(
        (status = 201, description = "Stored", body = FileStored),
        (status = 200, description = "Was there already", body = FileStored),
        (status = 400, description = "`hash_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`hash_mismatch`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Store a file by its hash
///
/// Compiles then name it by hash, so that unchanged files travel once.
#[worker::send]
pub async fn put_file(
    State(app): State<App>,
    asked: Asked,
    Asker { owner, .. }: Asker,
    Path(sha256): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<FileStored>)> {
    if !is_sha256(&sha256) {
        return Err(Problem::new(
            Code::HashInvalid,
            "The last part of the address must be a SHA-256: 64 hexadecimal digits in lower case.",
        ));
    }
    rate_limit::count(&app.env, Limit::Files, owner.as_str()).await?;
    let bytes = body::read(&headers, body, PROJECT_MAX).await?;
    if sha256_hex(&bytes) != sha256 {
        return Err(Problem::new(
            Code::HashMismatch,
            "The SHA-256 of the body is not the one in the address. Was the body changed on its way?",
        ));
    }
    let queue = JobQueue::of(&app.env, &owner, asked.clock);
    let file = FileRef {
        sha256: sha256.clone(),
        size: bytes.len(),
    };
    let known = queue.touch(vec![sha256.clone()], vec![sha256]).await?;
    let status = if known.is_empty() {
        Files::of(&app.env)?
            .put(&owner, &file.sha256, bytes)
            .await?;
        queue.stored(vec![file.clone()]).await?;
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((
        status,
        Json(FileStored {
            sha256: file.sha256,
            size: file.size,
            expires_at: asked.clock.now() + settings::retention_ms(&app.env),
        }),
    ))
}
