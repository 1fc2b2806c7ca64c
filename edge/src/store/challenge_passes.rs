//! Devices that have shown that somebody is there (D1).

use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, statement};

/// Notes that somebody is there.
pub async fn put(env: &Env, owner: &str, expires_at: i64) -> Result<()> {
    statement(
        env,
        "INSERT INTO challenge_passes (owner, expires_at) VALUES (?1, ?2)
         ON CONFLICT (owner) DO UPDATE SET expires_at = ?2",
        &[owner.into(), int(expires_at)],
    )?
    .run()
    .await?;
    Ok(())
}

/// Whether somebody is there, as far as is known at a time.
pub async fn holds(env: &Env, owner: &str, now: i64) -> Result<bool> {
    #[derive(Deserialize)]
    struct Row {}
    let row: Option<Row> = statement(
        env,
        "SELECT owner FROM challenge_passes WHERE owner = ?1 AND expires_at > ?2",
        &[owner.into(), int(now)],
    )?
    .first(None)
    .await?;
    Ok(row.is_some())
}

/// Removes what holds no longer.
pub fn sweep(env: &Env, now: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM challenge_passes WHERE expires_at <= ?1",
        &[int(now)],
    )
}
