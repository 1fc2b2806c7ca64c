//! `/api/v1/admin/shards/{shard}/dead-letters/{id}`: one job that was given up.

use axum::{Json, extract::Path, http::StatusCode};
use domain::accounts::acts::Act;

use crate::{
    api::AdminJob,
    middleware::staff::Staff,
    problem::{self, ProblemDocument, Result},
    store::sql::run,
};

#[utoipa::path(
    post,
    path = "/admin/shards/{shard}/dead-letters/{id}/replay",
    tag = "admin",
    operation_id = "replayDeadLetter",
    params(
        ("shard" = u32, Path, description = "The queue that holds it"),
        ("id" = String, Path, description = "The job's id"),
    ),
    responses(
        (status = 202, description = "A new job of the same owner, with high priority", body = AdminJob),
        (status = 404, description = "`job_not_found`: no such letter, or replayed already", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Do a dead letter again
#[worker::send]
pub async fn replay(
    staff: Staff,
    Path((shard, id)): Path<(u32, String)>,
) -> Result<(StatusCode, Json<AdminJob>)> {
    let job = staff.shards().replay(shard, id.clone()).await?;
    told(&staff, Act::LettersReplayed, &id).await?;
    Ok((StatusCode::ACCEPTED, Json(job)))
}

#[utoipa::path(
    delete,
    path = "/admin/shards/{shard}/dead-letters/{id}",
    tag = "admin",
    operation_id = "purgeDeadLetter",
    params(
        ("shard" = u32, Path, description = "The queue that holds it"),
        ("id" = String, Path, description = "The job's id"),
    ),
    responses(
        (status = 204, description = "The job and its results are gone"),
        (status = 404, description = "`job_not_found`: no such letter", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Remove a dead letter
#[worker::send]
pub async fn purge(staff: Staff, Path((shard, id)): Path<(u32, String)>) -> Result<StatusCode> {
    staff.shards().purge(shard, id.clone()).await?;
    told(&staff, Act::LettersRemoved, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Writes to the trail what was done to a letter. The queue is no part of the database: what it did stands
/// there once it is done.
async fn told(staff: &Staff, act: Act, id: &str) -> Result<()> {
    let entry = staff.own_entry(act, &[("job", id)])?;
    Ok(run(&staff.app().env, vec![entry]).await?)
}
