//! `/api/v1/deleted-resumes`: those that can still be brought back.

use axum::{Json, extract::Path, http::StatusCode};

use crate::{
    api::Emptied,
    library::save::not_found,
    middleware::member::Member,
    problem::{self, ProblemDocument, Result},
    store::deleted_resumes,
};

#[utoipa::path(
    delete,
    path = "/deleted-resumes/{id}",
    tag = "library",
    operation_id = "deleteForGood",
    params(("id" = String, Path, description = "The resume's id")),
    responses(
        (status = 204, description = "It is gone with its versions, its scores and the files that nothing else has; nothing brings it back"),
        (status = 404, description = "`resume_not_found`: it is not among the deleted ones", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Delete a deleted resume for good
///
/// Its bytes make room at once. In a browser only: what cannot be taken back is no act of a token.
#[worker::send]
pub async fn remove(member: Member, Path(id): Path<String>) -> Result<StatusCode> {
    if deleted_resumes::remove(&member.app.env, &member.account_id, &id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(not_found())
    }
}

#[utoipa::path(
    delete,
    path = "/deleted-resumes",
    tag = "library",
    operation_id = "emptyDeleted",
    responses(
        (status = 200, description = "None is left that could be brought back", body = Emptied),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Delete all deleted resumes for good
#[worker::send]
pub async fn empty(member: Member) -> Result<Json<Emptied>> {
    let removed = deleted_resumes::remove_all(&member.app.env, &member.account_id).await?;
    Ok(Json(Emptied { removed }))
}
