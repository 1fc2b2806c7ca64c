//! How often something was tried (D1).

use domain::{
    accounts::attempts::{Act, window},
    files::sha256_hex,
};
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{db, int, statement};

/// Whom and where an attempt is about.
pub struct Attempt<'a> {
    /// What is tried.
    pub act: Act,
    /// Whom it is about: an address or an account, with the browser where that is known there.
    pub about: Option<&'a str>,
    /// Where it comes from, hashed.
    pub network: &'a str,
}

#[derive(Deserialize)]
struct Row {
    count: u32,
}

/// Counts an attempt in. Gives the end of the window, in milliseconds, where there were too many.
pub async fn count(env: &Env, attempt: &Attempt<'_>, now: i64) -> Result<Option<i64>> {
    let allowance = attempt.act.allowance();
    let start = window(now, allowance.window_ms);
    let end = start + allowance.window_ms;
    let act = attempt.act.as_str();
    let mut allowed = Vec::with_capacity(2);
    let mut batch = Vec::with_capacity(2);
    let mut add = |bucket: String, limit: u32| -> Result<()> {
        allowed.push(limit);
        batch.push(statement(
            env,
            "INSERT INTO attempts (bucket, window_at, count, expires_at) VALUES (?1, ?2, 1, ?3)
             ON CONFLICT (bucket, window_at) DO UPDATE SET count = count + 1 RETURNING count",
            &[bucket.into(), int(start), int(end)],
        )?);
        Ok(())
    };
    add(
        format!("{act}:network:{}", attempt.network),
        allowance.network,
    )?;
    if let Some(about) = attempt.about {
        add(
            format!("{act}:about:{}", sha256_hex(about.as_bytes())),
            allowance.account,
        )?;
    }
    let answers = db(env)?.batch(batch).await?;
    for (answer, limit) in answers.iter().zip(allowed) {
        let rows: Vec<Row> = answer.results()?;
        if rows.first().is_some_and(|row| row.count > limit) {
            return Ok(Some(end));
        }
    }
    Ok(None)
}

/// Removes windows that have ended.
pub fn sweep(env: &Env, now: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM attempts WHERE expires_at <= ?1",
        &[int(now)],
    )
}
