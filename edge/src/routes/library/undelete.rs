//! `POST /api/v1/resumes/{id}/undelete`.

use axum::{Json, extract::Path};

use crate::{
    api::ResumeSummary,
    library::{
        save::{not_found, too_many},
        view,
    },
    middleware::member::Member,
    problem::{self, ProblemDocument, Result},
    store::resumes,
};

#[utoipa::path(
    post,
    path = "/resumes/{id}/undelete",
    tag = "library",
    operation_id = "undeleteResume",
    params(("id" = String, Path, description = "The resume's id")),
    responses(
        (status = 200, description = "It is among the others again, also where it was already", body = ResumeSummary),
        (status = 404, description = "`resume_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`library_full`: the account has as many others as it may", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Bring a deleted resume back
#[worker::send]
pub async fn post(member: Member, Path(id): Path<String>) -> Result<Json<ResumeSummary>> {
    let (env, account_id) = (&member.app.env, member.account_id.as_str());
    resumes::undelete(env, account_id, &id, member.now).await?;
    let row = resumes::find(env, account_id, &id)
        .await?
        .ok_or_else(not_found)?;
    if row.deleted_at.is_some() {
        return Err(too_many());
    }
    Ok(Json(view::summary(&row)))
}
