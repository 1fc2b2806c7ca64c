//! `/api/v1/resumes/{id}/scores`.

use axum::{
    Json,
    body::Body,
    extract::Path,
    http::{HeaderMap, StatusCode},
};
use domain::library::POINTS_MAX;

use crate::{
    api::ScorePoints,
    library::save::not_found,
    middleware::{body, member::Member},
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::{
        resumes, score_points,
        sql::{require, run_if},
    },
};

/// The largest body, in bytes: 500 points of some 250 bytes, and room.
const BODY_MAX: usize = 250_000;

/// The longest name of scorer and weights, in characters.
const ENGINE_MAX: usize = 120;

#[utoipa::path(
    get,
    path = "/resumes/{id}/scores",
    tag = "library",
    operation_id = "scorePoints",
    params(("id" = String, Path, description = "The resume's id")),
    responses(
        (status = 200, description = "The newest 500 points, oldest first", body = ScorePoints),
        (status = 404, description = "`resume_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See a resume's score over time
#[worker::send]
pub async fn get(member: Member, Path(id): Path<String>) -> Result<Json<ScorePoints>> {
    let (env, account_id) = (&member.app.env, member.account_id.as_str());
    let (resume, points) = futures_util::try_join!(
        resumes::find(env, account_id, &id),
        score_points::list(env, account_id, &id),
    )?;
    resume.ok_or_else(not_found)?;
    Ok(Json(ScorePoints { points }))
}

#[utoipa::path(
    post,
    path = "/resumes/{id}/scores",
    tag = "library",
    operation_id = "addScorePoints",
    params(("id" = String, Path, description = "The resume's id")),
    request_body = ScorePoints,
    responses(
        (status = 204, description = "Kept, over points of the same time"),
        (status = 400, description = "`bad_json`, `bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`resume_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`points_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Add to a resume's score over time
#[worker::send]
pub async fn post(
    member: Member,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode> {
    let (env, account_id) = (&member.app.env, member.account_id.as_str());
    let ScorePoints { points } = body::json_of(&headers, body, BODY_MAX).await?;
    check(&points)?;
    let mut batch = vec![require(
        env,
        "EXISTS (SELECT 1 FROM resumes WHERE account_id = ?1 AND id = ?2 AND deleted_at IS NULL)",
        &[account_id.into(), id.as_str().into()],
    )?];
    batch.extend(score_points::put(env, account_id, &id, &points)?);
    if run_if(env, batch).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(not_found())
    }
}

fn check(points: &[crate::api::ScorePoint]) -> Result<()> {
    if points.len() > POINTS_MAX {
        return Err(invalid());
    }
    for point in points {
        check_score(point.overall, point.readable, point.fits)?;
        let length = point.engine.chars().count();
        // Later than the year 200 000, or before there were computers.
        if !(1..=ENGINE_MAX).contains(&length) || !(0..1 << 52).contains(&point.at) {
            return Err(invalid());
        }
    }
    Ok(())
}

/// Holds a score against its range.
///
/// # Errors
/// `points_invalid`.
pub fn check_score(overall: f64, readable: f64, fits: Option<f64>) -> Result<()> {
    let range = 0.0..=100.0;
    let good = [Some(overall), Some(readable), fits]
        .into_iter()
        .flatten()
        .all(|score| range.contains(&score));
    if good { Ok(()) } else { Err(invalid()) }
}

fn invalid() -> Problem {
    Problem::new(
        Code::PointsInvalid,
        format!(
            "At most {POINTS_MAX} points are taken at once. Scores are 0 to 100, times milliseconds since the epoch, and an engine has 1 to {ENGINE_MAX} characters."
        ),
    )
}
