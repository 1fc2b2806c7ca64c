//! Browsers that signed in to an account before (D1).

use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, statement};

#[derive(Deserialize)]
struct Row {
    #[expect(dead_code, reason = "that there is a row says it")]
    last_at: i64,
}

/// Notes that a browser signed in.
pub fn insert(
    env: &Env,
    account_id: &str,
    device_id: &str,
    now: i64,
) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO account_devices (account_id, device_id, last_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (account_id, device_id) DO UPDATE SET last_at = ?3",
        &[account_id.into(), device_id.into(), int(now)],
    )
}

/// Whether a browser signed in to an account before.
pub async fn knows(env: &Env, account_id: &str, device_id: &str) -> Result<bool> {
    let row: Option<Row> = statement(
        env,
        "SELECT last_at FROM account_devices WHERE account_id = ?1 AND device_id = ?2",
        &[account_id.into(), device_id.into()],
    )?
    .first(None)
    .await?;
    Ok(row.is_some())
}

/// Whether a browser signed in to the account of an address before. There may be none.
pub async fn knows_by_email(env: &Env, email_key: &str, device_id: &str) -> Result<bool> {
    let row: Option<Row> = statement(
        env,
        "SELECT d.last_at FROM accounts a JOIN account_devices d ON d.account_id = a.id
         WHERE a.email_key = ?1 AND d.device_id = ?2",
        &[email_key.into(), device_id.into()],
    )?
    .first(None)
    .await?;
    Ok(row.is_some())
}
