//! `/api/v1/admin/dead-letters`: all jobs that were given up.

use axum::{Json, http::StatusCode};
use domain::accounts::acts::Act;

use crate::{
    api::LetterCount,
    middleware::staff::Staff,
    problem::{self, ProblemDocument, Result},
    store::sql::run,
};

#[utoipa::path(
    post,
    path = "/admin/dead-letters/replay",
    tag = "admin",
    operation_id = "replayDeadLetters",
    responses(
        (status = 202, description = "How many are done again; at most 100 a queue and request", body = LetterCount),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Do all dead letters again
#[worker::send]
pub async fn replay_all(staff: Staff) -> Result<(StatusCode, Json<LetterCount>)> {
    let count = staff.shards().replay_all().await?;
    told(&staff, Act::LettersReplayed, count).await?;
    Ok((StatusCode::ACCEPTED, Json(LetterCount { count })))
}

#[utoipa::path(
    delete,
    path = "/admin/dead-letters",
    tag = "admin",
    operation_id = "purgeDeadLetters",
    responses(
        (status = 200, description = "How many are gone; at most 100 a queue and request", body = LetterCount),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Remove all dead letters that were not done again
#[worker::send]
pub async fn purge_all(staff: Staff) -> Result<Json<LetterCount>> {
    let count = staff.shards().purge_all().await?;
    told(&staff, Act::LettersRemoved, count).await?;
    Ok(Json(LetterCount { count }))
}

/// Writes to the trail what was done to how many letters.
async fn told(staff: &Staff, act: Act, count: usize) -> Result<()> {
    let entry = staff.own_entry(act, &[("count", &count.to_string())])?;
    Ok(run(&staff.app().env, vec![entry]).await?)
}
