//! Compiles that count against what an owner may have (D1).

use domain::{
    metering::{COOL_DOWN_MS, NETWORK_MAX, NETWORK_WINDOW_MS, Standing, limit},
    plans::Quota,
};
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result, wasm_bindgen::JsValue};

use super::sql::{db, int, statement, text};

/// A charge to be written.
pub struct New<'a> {
    /// The job that is charged for.
    pub job_id: &'a str,
    /// `device:…` or `account:…`.
    pub owner: &'a str,
    /// What it counts in.
    pub period: &'a str,
    /// Hash of what is compiled.
    pub input: &'a str,
    /// For devices, hashed.
    pub network: Option<&'a str>,
    /// Device and network, as the list of those who may not has them.
    pub subjects: [&'a str; 2],
    /// Milliseconds since the epoch.
    pub now: i64,
}

/// What became of a charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charged {
    /// It was written.
    Written {
        /// How many had been charged to the owner before.
        before: u32,
    },
    /// The same input was charged for already.
    Same,
    /// There is none: the plan, or the trial, does not allow it.
    Refused(Standing),
}

#[derive(Deserialize)]
struct Row {
    used: u32,
    last_at: Option<i64>,
    network_used: u32,
    blocked: i64,
    same: i64,
}

/// Where an owner stands, and whether the same input was charged for already.
const STANDING: &str = "SELECT
      (SELECT COUNT(*) FROM compile_charges WHERE owner = ?1 AND period = ?2) AS used,
      (SELECT MAX(created_at) FROM compile_charges WHERE owner = ?1 AND period = ?2) AS last_at,
      (SELECT COUNT(*) FROM compile_charges WHERE network = ?3 AND created_at > ?4) AS network_used,
      EXISTS (SELECT 1 FROM blocks WHERE subject IN (?5, ?6) AND expires_at > ?7) AS blocked,
      EXISTS (SELECT 1 FROM compile_charges WHERE owner = ?1 AND period = ?2 AND input = ?8) AS same";

fn standing(env: &Env, new: &New<'_>) -> Result<D1PreparedStatement> {
    statement(
        env,
        STANDING,
        &[
            new.owner.into(),
            new.period.into(),
            text(new.network),
            int(new.now - NETWORK_WINDOW_MS),
            new.subjects[0].into(),
            new.subjects[1].into(),
            int(new.now),
            new.input.into(),
        ],
    )
}

/// Charges for a compile, if there may be one: asked and written in one transaction, so that requests at
/// once never get more than there is. The conditions are those of [`domain::metering::may`].
pub async fn charge(env: &Env, new: &New<'_>, quota: Quota) -> Result<Charged> {
    let trial = matches!(quota, Quota::Once(_));
    let values: Vec<JsValue> = vec![
        new.job_id.into(),
        new.owner.into(),
        new.period.into(),
        new.input.into(),
        text(new.network),
        int(new.now),
        int(limit(quota).map_or(i64::MAX >> 11, i64::from)),
        int(trial.into()),
        int(new.now - COOL_DOWN_MS),
        int(new.now - NETWORK_WINDOW_MS),
        int(NETWORK_MAX.into()),
        new.subjects[0].into(),
        new.subjects[1].into(),
    ];
    let insert = statement(
        env,
        "INSERT INTO compile_charges (job_id, owner, period, input, network, settled, created_at)
         SELECT ?1, ?2, ?3, ?4, ?5, 0, ?6
         WHERE (SELECT COUNT(*) FROM compile_charges WHERE owner = ?2 AND period = ?3) < ?7
           AND (?8 = 0 OR (
             NOT EXISTS (SELECT 1 FROM compile_charges WHERE owner = ?2 AND period = ?3 AND created_at > ?9)
             AND (SELECT COUNT(*) FROM compile_charges WHERE network = ?5 AND created_at > ?10) < ?11
             AND NOT EXISTS (SELECT 1 FROM blocks WHERE subject IN (?12, ?13) AND expires_at > ?6)))
         ON CONFLICT (owner, period, input) DO NOTHING
         RETURNING job_id",
        &values,
    )?;
    // Before the charge, so that it tells of what was charged before.
    let answers = db(env)?.batch(vec![standing(env, new)?, insert]).await?;
    let before = match answers.first() {
        Some(answer) => answer.results::<Row>()?.into_iter().next(),
        None => None,
    };
    let written = match answers.get(1) {
        Some(answer) => !answer.results::<serde_json::Value>()?.is_empty(),
        None => false,
    };
    let Some(before) = before else {
        return Err(worker::Error::RustError("no standing".into()));
    };
    Ok(if written {
        Charged::Written {
            before: before.used,
        }
    } else if before.same != 0 {
        Charged::Same
    } else {
        Charged::Refused(of(&before))
    })
}

const fn of(row: &Row) -> Standing {
    Standing {
        used: row.used,
        last_at: row.last_at,
        network_used: row.network_used,
        blocked: row.blocked != 0,
    }
}

/// Where an owner stands, without charging anything.
pub async fn look(env: &Env, new: &New<'_>) -> Result<Standing> {
    let row: Option<Row> = standing(env, new)?.first(None).await?;
    Ok(row.as_ref().map(of).unwrap_or_default())
}

/// A job is done: its charge counts for good, or is given back.
pub async fn settle(env: &Env, job_id: &str, counts: bool) -> Result<()> {
    let sql = if counts {
        "UPDATE compile_charges SET settled = 1 WHERE job_id = ?1"
    } else {
        "DELETE FROM compile_charges WHERE job_id = ?1 AND settled = 0"
    };
    statement(env, sql, &[job_id.into()])?.run().await?;
    Ok(())
}

/// Gives back what was charged before a time and never settled: its job was never made. Removes what was
/// charged to accounts in months long past.
pub fn sweep(env: &Env, before: i64, long_ago: i64) -> Result<Vec<D1PreparedStatement>> {
    Ok(vec![
        statement(
            env,
            "DELETE FROM compile_charges WHERE created_at <= ?1 AND settled = 0",
            &[int(before)],
        )?,
        statement(
            env,
            "DELETE FROM compile_charges WHERE created_at <= ?1 AND period <> 'once'",
            &[int(long_ago)],
        )?,
        // Whoever comes back after a day comes from a network that is hashed anew.
        statement(
            env,
            "UPDATE compile_charges SET network = NULL WHERE network IS NOT NULL AND created_at <= ?1",
            &[int(before)],
        )?,
    ])
}
