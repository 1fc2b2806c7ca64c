//! `/api/v1/resumes/{id}`.

use axum::{
    Json,
    body::Body,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::tag;
use crate::{
    api::{Resume, ResumeBody, ResumeSummary},
    input::BODY_MAX,
    library::{
        save::{self, Saved, not_found},
        state, view,
    },
    middleware::{body, member::Member},
    problem::{self, ProblemDocument, Result},
    routes::conditional,
    store::resumes,
};

#[utoipa::path(
    get,
    path = "/resumes/{id}",
    tag = "library",
    operation_id = "resume",
    params(
        ("id" = String, Path, description = "The resume's id"),
        ("If-None-Match" = Option<String>, Header, description = "The ETag that you have"),
    ),
    responses(
        (status = 200, description = "The resume; its revision is the ETag", body = Resume),
        (status = 304, description = "It is the one that you have"),
        (status = 404, description = "`resume_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Read a resume
///
/// Its files are named by hash; the bytes are at `GET /files/{sha256}`.
#[worker::send]
pub async fn get(member: Member, Path(id): Path<String>, headers: HeaderMap) -> Result<Response> {
    let row = resumes::find(&member.app.env, &member.account_id, &id)
        .await?
        .filter(|row| row.deleted_at.is_none())
        .ok_or_else(not_found)?;
    let tag = tag(row.revision);
    let said = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    if conditional::is_known(&headers, tag.as_bytes()) {
        return Ok(conditional::not_modified(said));
    }
    Ok((said, Json(view::resume(&row))).into_response())
}

#[utoipa::path(
    put,
    path = "/resumes/{id}",
    tag = "library",
    operation_id = "saveResume",
    params(
        ("id" = String, Path, description = "An id of your own: letters, digits, `-` and `_`, at most 64 of them; a UUID will do"),
        ("If-Match" = Option<String>, Header, description = "The revision that this was made from, as its ETag: `\"7\"`"),
        ("If-None-Match" = Option<String>, Header, description = "`*`: make a new one"),
    ),
    request_body = ResumeBody,
    responses(
        (status = 201, description = "Made, with revision 1", body = ResumeSummary),
        (status = 200, description = "Saved, or saved before: what is sent again is not written again", body = ResumeSummary),
        (status = 400, description = "`bad_json`, `bad_request`, `hash_invalid`, `revision_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`resume_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`files_missing`, with `missing`; `library_full`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 412, description = "`revision_conflict`: somebody else was first, and nothing was overwritten", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`resume_id_invalid`, `name_invalid`, `details_invalid`, `document_files`, `main_not_found`, `bad_base64`, and those of a project", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 428, description = "`revision_required`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Save a resume
///
/// A save names the revision that it was made from, and never overwrites another. Files that the library
/// has are named by their hash alone.
#[worker::send]
pub async fn put(
    member: Member,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response> {
    state::check_id(&id)?;
    let condition = save::condition(&headers)?;
    let body: ResumeBody = body::json_of(&headers, body, BODY_MAX).await?;
    let copy_of = body.copy_of.clone();
    if let Some(copy_of) = &copy_of {
        state::check_id(copy_of)?;
    }
    let state = state::read(&member, body).await?;
    let (saved, row) = save::save(&member, &id, &state, condition, copy_of.as_deref(), |_| {
        Ok(Vec::new())
    })
    .await?;
    let status = match saved {
        Saved::Created => StatusCode::CREATED,
        Saved::Stands => StatusCode::OK,
    };
    let said = [(header::ETAG, tag(row.revision))];
    Ok((status, said, Json(view::summary(&row))).into_response())
}

#[utoipa::path(
    delete,
    path = "/resumes/{id}",
    tag = "library",
    operation_id = "deleteResume",
    params(("id" = String, Path, description = "The resume's id")),
    responses(
        (status = 204, description = "It is among the deleted ones, as long as the plan keeps old versions"),
        (status = 404, description = "`resume_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Delete a resume
#[worker::send]
pub async fn delete(member: Member, Path(id): Path<String>) -> Result<StatusCode> {
    let deleted = resumes::delete(&member.app.env, &member.account_id, &id, member.now).await?;
    if deleted {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(not_found())
    }
}
