//! Which weights accounts are scored with in experiments (D1).

use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, statement, text};
use crate::api::{ExperimentAssignment, RunningExperiment};

/// Assigns an account, unless it has an arm that the experiment still knows, or left: the first of its
/// browsers decides. Without an arm it leaves, whatever it had.
pub fn assign(
    env: &Env,
    account_id: &str,
    experiment: &RunningExperiment,
    arm: Option<&str>,
    now: i64,
) -> Result<D1PreparedStatement> {
    let known: Vec<&str> = experiment
        .arms
        .iter()
        .map(|arm| arm.profile.as_str())
        .collect();
    statement(
        env,
        "INSERT INTO experiment_assignments (account_id, experiment, arm, assigned_at)
         VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET arm = excluded.arm, assigned_at = excluded.assigned_at
         WHERE arm IS NOT NULL
           AND (excluded.arm IS NULL OR arm NOT IN (SELECT value FROM json_each(?5)))",
        &[
            account_id.into(),
            experiment.id.as_str().into(),
            text(arm),
            int(now),
            serde_json::to_string(&known)?.into(),
        ],
    )
}

/// All of an account's, newest first.
pub async fn list(env: &Env, account_id: &str) -> Result<Vec<ExperimentAssignment>> {
    statement(
        env,
        "SELECT experiment, arm, assigned_at FROM experiment_assignments
         WHERE account_id = ?1 ORDER BY assigned_at DESC LIMIT 100",
        &[account_id.into()],
    )?
    .all()
    .await?
    .results()
}
