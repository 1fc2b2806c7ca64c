//! Scores of resumes over time (D1).

use domain::library::POINTS_MAX;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{self, int, statement};
use crate::api::{ResumeScore, ScorePoint};

/// Keeps points, over those of the same time; beyond the most that are kept the oldest go. The list of
/// resumes then shows the newest.
pub fn put(
    env: &Env,
    account_id: &str,
    resume_id: &str,
    points: &[ScorePoint],
) -> Result<Vec<D1PreparedStatement>> {
    let of = [account_id.into(), resume_id.into()];
    let mut batch = vec![
        statement(
            env,
            "INSERT INTO score_points (account_id, resume_id, at, overall, readable, fits, findings, event, engine)
             SELECT ?1, ?2, json_extract(value, '$.at'), json_extract(value, '$.overall'),
                    json_extract(value, '$.readable'), json_extract(value, '$.fits'),
                    json_extract(value, '$.findings'), json_extract(value, '$.event'),
                    json_extract(value, '$.engine') FROM json_each(?3) WHERE TRUE
             ON CONFLICT DO UPDATE SET overall = excluded.overall, readable = excluded.readable,
                    fits = excluded.fits, findings = excluded.findings, event = excluded.event,
                    engine = excluded.engine",
            &[
                account_id.into(),
                resume_id.into(),
                serde_json::to_string(points)?.into(),
            ],
        )?,
        statement(
            env,
            "DELETE FROM score_points WHERE account_id = ?1 AND resume_id = ?2 AND at IN
                 (SELECT at FROM score_points WHERE account_id = ?1 AND resume_id = ?2
                  ORDER BY at DESC LIMIT -1 OFFSET ?3)",
            &[
                account_id.into(),
                resume_id.into(),
                sql::count(POINTS_MAX),
            ],
        )?,
    ];
    let newest = points.iter().max_by_key(|point| point.at);
    if let Some(&ScorePoint {
        overall,
        readable,
        fits,
        at,
        ..
    }) = newest
    {
        let score = serde_json::to_string(&ResumeScore {
            overall,
            readable,
            fits,
            at,
        })?;
        let [account_id, resume_id] = of;
        batch.push(statement(
            env,
            "UPDATE resumes SET score = ?3 WHERE account_id = ?1 AND id = ?2
             AND COALESCE(json_extract(score, '$.at'), 0) <= ?4",
            &[account_id, resume_id, score.into(), int(at)],
        )?);
    }
    Ok(batch)
}

/// The newest points of a resume, oldest first.
pub async fn list(env: &Env, account_id: &str, resume_id: &str) -> Result<Vec<ScorePoint>> {
    let mut points: Vec<ScorePoint> = statement(
        env,
        "SELECT at, overall, readable, fits, findings, event, engine FROM score_points
         WHERE account_id = ?1 AND resume_id = ?2 ORDER BY at DESC LIMIT ?3",
        &[account_id.into(), resume_id.into(), sql::count(POINTS_MAX)],
    )?
    .all()
    .await?
    .results()?;
    points.reverse();
    Ok(points)
}
