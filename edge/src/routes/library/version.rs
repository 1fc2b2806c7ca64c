//! `GET /api/v1/resumes/{id}/versions/{version}`.

use axum::{Json, extract::Path};

use crate::{
    api::Version,
    library::view,
    middleware::member::Member,
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::versions,
};

/// The problem of a version that is not there.
pub fn not_found() -> Problem {
    Problem::new(
        Code::VersionNotFound,
        "There is no such version of this resume. Old versions are kept as long as your plan says.",
    )
}

#[utoipa::path(
    get,
    path = "/resumes/{id}/versions/{version}",
    tag = "library",
    operation_id = "version",
    params(
        ("id" = String, Path, description = "The resume's id"),
        ("version" = String, Path, description = "The version's id"),
    ),
    responses(
        (status = 200, description = "The version", body = Version),
        (status = 404, description = "`version_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Read an old version of a resume
#[worker::send]
pub async fn get(
    member: Member,
    Path((id, version)): Path<(String, String)>,
) -> Result<Json<Version>> {
    let since = member.now - member.plan.terms().versions_ms;
    let row = versions::find(&member.app.env, &member.account_id, &id, &version, since)
        .await?
        .ok_or_else(not_found)?;
    Ok(Json(view::version(&row, member.plan)))
}
