//! Devices and networks that may not compile on trial (D1).

use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, require, statement};

/// Somebody who may not.
#[derive(Debug, Deserialize)]
pub struct Block {
    /// `device:` or `network:` and which.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// Milliseconds since the epoch.
    pub created_at: i64,
    /// It ends then.
    pub expires_at: i64,
}

/// All that hold at a time.
pub async fn list(env: &Env, now: i64) -> Result<Vec<Block>> {
    statement(
        env,
        "SELECT subject, reason, created_at, expires_at FROM blocks
         WHERE expires_at > ?1 ORDER BY created_at DESC LIMIT 1000",
        &[int(now)],
    )?
    .all()
    .await?
    .results()
}

/// Blocks somebody, or changes how.
pub fn put(env: &Env, block: &Block) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO blocks (subject, reason, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (subject) DO UPDATE SET reason = ?2, created_at = ?3, expires_at = ?4",
        &[
            block.subject.as_str().into(),
            block.reason.as_str().into(),
            int(block.created_at),
            int(block.expires_at),
        ],
    )
}

/// Lets a batch run only while somebody of that name is out.
pub fn there(env: &Env, subject: &str) -> Result<D1PreparedStatement> {
    require(
        env,
        "EXISTS (SELECT 1 FROM blocks WHERE subject = ?1)",
        &[subject.into()],
    )
}

/// Lets somebody in again.
pub fn remove(env: &Env, subject: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM blocks WHERE subject = ?1",
        &[subject.into()],
    )
}

/// Removes what has ended.
pub fn sweep(env: &Env, now: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM blocks WHERE expires_at <= ?1",
        &[int(now)],
    )
}
