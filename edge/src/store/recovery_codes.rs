//! Recovery codes (D1).

use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{require, statement};

/// Removes all of an account.
pub fn remove_all(env: &Env, account_id: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM recovery_codes WHERE account_id = ?1",
        &[account_id.into()],
    )
}

/// Keeps a code.
pub fn insert(env: &Env, account_id: &str, digest: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO recovery_codes (account_id, digest) VALUES (?1, ?2)",
        &[account_id.into(), digest.into()],
    )
}

/// Lets a batch run only while the code was not used.
pub fn still_there(env: &Env, account_id: &str, digest: &str) -> Result<D1PreparedStatement> {
    require(
        env,
        "EXISTS (SELECT 1 FROM recovery_codes WHERE account_id = ?1 AND digest = ?2)",
        &[account_id.into(), digest.into()],
    )
}

/// Uses a code up.
pub fn remove(env: &Env, account_id: &str, digest: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM recovery_codes WHERE account_id = ?1 AND digest = ?2",
        &[account_id.into(), digest.into()],
    )
}

/// How many an account has left.
pub async fn left(env: &Env, account_id: &str) -> Result<u32> {
    #[derive(Deserialize)]
    struct Row {
        n: u32,
    }
    let row: Option<Row> = statement(
        env,
        "SELECT COUNT(*) AS n FROM recovery_codes WHERE account_id = ?1",
        &[account_id.into()],
    )?
    .first(None)
    .await?;
    Ok(row.map_or(0, |row| row.n))
}
