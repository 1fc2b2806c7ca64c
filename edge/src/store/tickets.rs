//! Tickets: between the first and the second factor (D1).

use domain::accounts::sessions::{TICKET_MS, TICKET_TRIES};
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, require, statement};

/// Gives a ticket.
pub fn insert(env: &Env, digest: &str, account_id: &str, now: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO tickets (digest, account_id, tries, created_at, expires_at) VALUES (?1, ?2, 0, ?3, ?4)",
        &[
            digest.into(),
            account_id.into(),
            int(now),
            int(now + TICKET_MS),
        ],
    )
}

/// Whose ticket it is, while it holds; counts a try.
pub async fn try_one(env: &Env, digest: &str, now: i64) -> Result<Option<String>> {
    #[derive(Deserialize)]
    struct Row {
        account_id: String,
    }
    let row: Option<Row> = statement(
        env,
        "UPDATE tickets SET tries = tries + 1
         WHERE digest = ?1 AND expires_at > ?2 AND tries < ?3 RETURNING account_id",
        &[digest.into(), int(now), int(TICKET_TRIES.into())],
    )?
    .first(None)
    .await?;
    Ok(row.map(|row| row.account_id))
}

/// Lets a batch run only while the ticket was not used.
pub fn still_there(env: &Env, digest: &str) -> Result<D1PreparedStatement> {
    require(
        env,
        "EXISTS (SELECT 1 FROM tickets WHERE digest = ?1)",
        &[digest.into()],
    )
}

/// Uses a ticket up.
pub fn remove(env: &Env, digest: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM tickets WHERE digest = ?1",
        &[digest.into()],
    )
}

/// Takes all of an account's back.
pub fn remove_of(env: &Env, account_id: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM tickets WHERE account_id = ?1",
        &[account_id.into()],
    )
}

/// Removes what has expired.
pub fn sweep(env: &Env, now: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM tickets WHERE expires_at <= ?1",
        &[int(now)],
    )
}
