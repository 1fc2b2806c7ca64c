//! Sessions: D1 is the truth, KV has copies for a minute.

use domain::{
    accounts::sessions::{CACHE_MS, NOTE_USE_EVERY_MS, SESSIONS_MAX, holds},
    ids::Uuid,
    permissions::{AccountId, Identity, Role, Via},
    plans::Plan,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, statement, text};
use crate::log::{self, Level};

/// A session to be written.
pub struct New<'a> {
    /// UUIDv7.
    pub id: &'a str,
    /// Whose.
    pub account_id: &'a str,
    /// Of the token.
    pub digest: &'a str,
    /// When the person proved who they are: now or earlier, in milliseconds.
    pub proved_at: i64,
    /// Whether two factors were proved.
    pub second_factor: bool,
    /// Of the `User-Agent`.
    pub browser: &'a str,
    /// Of the `User-Agent`.
    pub system: &'a str,
    /// Town and country.
    pub place: Option<&'a str>,
    /// Milliseconds since the epoch.
    pub now: i64,
}

/// A session as its owner sees it.
#[derive(Debug, Deserialize)]
pub struct Listed {
    /// UUIDv7.
    pub id: String,
    /// Of the `User-Agent`.
    pub browser: String,
    /// Of the `User-Agent`.
    pub system: String,
    /// Town and country.
    pub place: Option<String>,
    /// Milliseconds since the epoch, as all that follow.
    pub created_at: i64,
    /// To within five minutes.
    pub last_used_at: i64,
}

#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    account_id: String,
    role: String,
    plan: String,
    blocked_at: Option<i64>,
    created_at: i64,
    last_used_at: i64,
    proved_at: i64,
    second_factor: i64,
}

/// A copy of a session.
#[derive(Debug, Serialize, Deserialize)]
struct Copy {
    identity: Identity,
    created_at: i64,
    last_used_at: i64,
    copied_at: i64,
}

#[derive(Deserialize)]
struct Digest {
    digest: String,
}

/// Begins a session.
pub fn insert(env: &Env, new: &New<'_>) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO sessions (id, account_id, digest, created_at, last_used_at, proved_at, second_factor, browser, system, place)
         VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9)",
        &[
            new.id.into(),
            new.account_id.into(),
            new.digest.into(),
            int(new.now),
            int(new.proved_at),
            int(new.second_factor.into()),
            new.browser.into(),
            new.system.into(),
            text(new.place),
        ],
    )
}

/// Ends those used longest ago where an account has too many.
pub fn make_room(env: &Env, account_id: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM sessions WHERE account_id = ?1 AND id IN
           (SELECT id FROM sessions WHERE account_id = ?1 ORDER BY last_used_at DESC LIMIT -1 OFFSET ?2)",
        &[account_id.into(), int(i64::from(SESSIONS_MAX))],
    )
}

/// A session that proved who its owner is: another token, so that one that was stolen before is worth
/// nothing.
pub fn renew(
    env: &Env,
    id: &str,
    digest: &str,
    second_factor: bool,
    now: i64,
) -> Result<D1PreparedStatement> {
    statement(
        env,
        "UPDATE sessions SET digest = ?2, proved_at = ?3, last_used_at = ?3,
           second_factor = MAX(second_factor, ?4) WHERE id = ?1",
        &[
            id.into(),
            digest.into(),
            int(now),
            int(second_factor.into()),
        ],
    )
}

/// A session that proved a second factor.
pub fn prove_second(env: &Env, id: &str, now: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "UPDATE sessions SET second_factor = 1, proved_at = ?2 WHERE id = ?1",
        &[id.into(), int(now)],
    )
}

/// Who a session's token belongs to at a time; `fresh` asks the database itself.
pub async fn find(env: &Env, digest: &str, now: i64, fresh: bool) -> Result<Option<Identity>> {
    if !fresh
        && let Some(copy) = copy(env, digest).await
        && (0..CACHE_MS).contains(&(now - copy.copied_at))
        && holds(copy.identity.role, copy.created_at, copy.last_used_at, now)
    {
        return Ok(Some(copy.identity));
    }
    let row: Option<Row> = statement(
        env,
        "SELECT s.id, s.account_id, a.role, a.plan, a.blocked_at, s.created_at, s.last_used_at, s.proved_at, s.second_factor
         FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE s.digest = ?1",
        &[digest.into()],
    )?
    .first(None)
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let role = Role::of(&row.role);
    if row.blocked_at.is_some() || !holds(role, row.created_at, row.last_used_at, now) {
        return Ok(None);
    }
    let (Ok(id), Ok(account)) = (Uuid::parse_str(&row.id), Uuid::parse_str(&row.account_id)) else {
        return Ok(None);
    };
    let last_used_at = if now - row.last_used_at >= NOTE_USE_EVERY_MS {
        statement(
            env,
            "UPDATE sessions SET last_used_at = MAX(last_used_at, ?2) WHERE id = ?1",
            &[row.id.as_str().into(), int(now)],
        )?
        .run()
        .await?;
        now
    } else {
        row.last_used_at
    };
    let identity = Identity {
        account: AccountId(account),
        role,
        plan: Plan::of(&row.plan).unwrap_or(Plan::Free),
        via: Via::Session {
            id,
            proved_at: row.proved_at,
            second_factor: row.second_factor != 0,
        },
    };
    if !fresh {
        let copy = Copy {
            identity: identity.clone(),
            created_at: row.created_at,
            last_used_at,
            copied_at: now,
        };
        keep(env, digest, &copy).await;
    }
    Ok(Some(identity))
}

fn key(digest: &str) -> String {
    format!("session:{digest}")
}

/// A copy that cannot be read is none.
async fn copy(env: &Env, digest: &str) -> Option<Copy> {
    let kv = env.kv("KV").ok()?;
    let text = kv.get(&key(digest)).text().await.ok()??;
    serde_json::from_str(&text).ok()
}

async fn keep(env: &Env, digest: &str, copy: &Copy) {
    let kept = async {
        env.kv("KV")?
            .put(&key(digest), serde_json::to_string(copy)?)?
            // The shortest that KV takes, in seconds.
            .expiration_ttl(60)
            .execute()
            .await?;
        Ok::<_, worker::Error>(())
    };
    if let Err(error) = kept.await {
        let cause = error.to_string();
        log::line(
            Level::Warn,
            "session_copy_failed",
            json!({ "cause": cause }),
        );
    }
}

/// Removes copies, so that an ended session ends at once here, and within a minute everywhere.
pub async fn forget(env: &Env, digests: &[String]) {
    let Ok(kv) = env.kv("KV") else { return };
    for digest in digests {
        if let Err(error) = kv.delete(&key(digest)).await {
            let cause = error.to_string();
            log::line(
                Level::Warn,
                "session_copy_failed",
                json!({ "cause": cause }),
            );
        }
    }
}

/// Tokens' digests of an account's sessions, but for one.
pub async fn digests(env: &Env, account_id: &str, but: Option<&str>) -> Result<Vec<String>> {
    let rows: Vec<Digest> = statement(
        env,
        "SELECT digest FROM sessions WHERE account_id = ?1 AND id IS NOT ?2",
        &[account_id.into(), text(but)],
    )?
    .all()
    .await?
    .results()?;
    Ok(rows.into_iter().map(|row| row.digest).collect())
}

/// Ends the session of a token.
pub fn end_token(env: &Env, digest: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM sessions WHERE digest = ?1",
        &[digest.into()],
    )
}

/// Ends an account's sessions, but for one.
pub fn end_all(env: &Env, account_id: &str, but: Option<&str>) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM sessions WHERE account_id = ?1 AND id IS NOT ?2",
        &[account_id.into(), text(but)],
    )
}

/// Ends one session of an account; gives its token's digest, where there was one.
pub async fn end(env: &Env, account_id: &str, id: &str) -> Result<Option<String>> {
    let row: Option<Digest> = statement(
        env,
        "DELETE FROM sessions WHERE id = ?1 AND account_id = ?2 RETURNING digest",
        &[id.into(), account_id.into()],
    )?
    .first(None)
    .await?;
    Ok(row.map(|row| row.digest))
}

/// An account's sessions that may still hold, the one used last first.
pub async fn list(env: &Env, account_id: &str) -> Result<Vec<Listed>> {
    statement(
        env,
        "SELECT id, browser, system, place, created_at, last_used_at FROM sessions
         WHERE account_id = ?1 ORDER BY last_used_at DESC",
        &[account_id.into()],
    )?
    .all()
    .await?
    .results()
}

/// Removes those that cannot hold any more, whatever the role.
pub fn sweep(env: &Env, unused_since: i64, made_before: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM sessions WHERE last_used_at <= ?1 OR created_at <= ?2",
        &[int(unused_since), int(made_before)],
    )
}
