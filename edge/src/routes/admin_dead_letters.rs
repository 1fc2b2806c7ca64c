//! `/api/v1/admin/dead-letters`: all jobs that were given up.

use axum::{Json, http::StatusCode};

use crate::{
    api::Count,
    middleware::admin::Admin,
    problem::{self, ProblemDocument, Result},
};

#[utoipa::path(
    post,
    path = "/admin/dead-letters/replay",
    tag = "admin",
    operation_id = "replayDeadLetters",
    security(("admin_token" = [])),
    responses(
        (status = 202, description = "How many are done again; at most 100 a queue and request", body = Count),
        (status = 401, description = "`admin_required`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Do all dead letters again
#[worker::send]
pub async fn replay_all(admin: Admin) -> Result<(StatusCode, Json<Count>)> {
    let count = admin.shards().replay_all().await?;
    Ok((StatusCode::ACCEPTED, Json(Count { count })))
}

#[utoipa::path(
    delete,
    path = "/admin/dead-letters",
    tag = "admin",
    operation_id = "purgeDeadLetters",
    security(("admin_token" = [])),
    responses(
        (status = 200, description = "How many are gone; at most 100 a queue and request", body = Count),
        (status = 401, description = "`admin_required`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Remove all dead letters that were not done again
#[worker::send]
pub async fn purge_all(admin: Admin) -> Result<Json<Count>> {
    let count = admin.shards().purge_all().await?;
    Ok(Json(Count { count }))
}
