//! Exports (D1), their archives (R2), and the rows that they are made of.

use domain::privacy::{Export as Exported, Linked};
use serde::Deserialize;
use serde_json::Value;
use worker::{Bucket, D1PreparedStatement, Env, Object, Result};

use super::{
    orphans::{self, Listed},
    sql::{self, int, statement},
};

/// An export.
#[derive(Debug, Clone, Deserialize)]
pub struct Export {
    /// UUIDv7.
    pub id: String,
    /// Whose.
    pub account_id: String,
    /// Scheme and host of the pages that its mail leads to.
    pub origin: String,
    /// pending, ready, failed.
    pub state: String,
    /// Attempts, with the one that is made.
    pub attempts: u32,
    /// Where it lies.
    pub object: Option<String>,
    /// Its size.
    pub bytes: Option<u64>,
    /// Of the token that opens it once.
    pub link_digest: Option<String>,
    /// Milliseconds since the epoch, as all that follow.
    pub created_at: i64,
    /// When it was there.
    pub ready_at: Option<i64>,
    /// It is removed then.
    pub expires_at: i64,
}

const COLUMNS: &str = "id, account_id, origin, state, attempts, object, bytes, link_digest, \
                       created_at, ready_at, expires_at";

/// Where archives lie.
const PREFIX: &str = "exports/";

/// Where an archive is going to lie: each attempt writes its own.
pub fn object(account_id: &str, attempt: &str) -> String {
    format!("{PREFIX}{account_id}/{attempt}.zip")
}

/// The bucket of archives.
pub fn bucket(env: &Env) -> Result<Bucket> {
    env.bucket("FILES")
}

/// Asks for an export in the place of the account's last, unless that is still being made.
pub fn ask(
    env: &Env,
    id: &str,
    account_id: &str,
    origin: &str,
    now: i64,
    expires_at: i64,
) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO exports (id, account_id, origin, state, attempts, available_at, created_at, expires_at)
         VALUES (?1, ?2, ?3, 'pending', 0, ?4, ?4, ?5)
         ON CONFLICT (account_id) DO UPDATE SET id = ?1, origin = ?3, state = 'pending', attempts = 0,
             available_at = ?4, object = NULL, bytes = NULL, link_digest = NULL, created_at = ?4,
             ready_at = NULL, expires_at = ?5
         WHERE state <> 'pending'",
        &[
            id.into(),
            account_id.into(),
            origin.into(),
            int(now),
            int(expires_at),
        ],
    )
}

/// An account's export at a time.
pub async fn of(env: &Env, account_id: &str, now: i64) -> Result<Option<Export>> {
    statement(
        env,
        &format!("SELECT {COLUMNS} FROM exports WHERE account_id = ?1 AND expires_at > ?2"),
        &[account_id.into(), int(now)],
    )?
    .first(None)
    .await
}

/// Takes the export that has waited for longest; nobody else gets it until `until`.
pub async fn lease(env: &Env, now: i64, until: i64) -> Result<Option<Export>> {
    statement(
        env,
        &format!(
            "UPDATE exports SET available_at = ?2, attempts = attempts + 1
             WHERE id = (SELECT id FROM exports WHERE state = 'pending' AND available_at <= ?1
                         ORDER BY available_at LIMIT 1)
             RETURNING {COLUMNS}"
        ),
        &[int(now), int(until)],
    )?
    .first(None)
    .await
}

/// The archive is there; nothing happens where somebody else has made it by now.
pub fn ready(
    env: &Env,
    export: &Export,
    object: &str,
    bytes: u64,
    link_digest: &str,
    now: i64,
    expires_at: i64,
) -> Result<D1PreparedStatement> {
    statement(
        env,
        "UPDATE exports SET state = 'ready', object = ?3, bytes = ?4, link_digest = ?5, ready_at = ?6,
             expires_at = ?7, available_at = NULL
         WHERE id = ?1 AND attempts = ?2 AND state = 'pending'",
        &[
            export.id.as_str().into(),
            export.attempts.into(),
            object.into(),
            int(i64::try_from(bytes).unwrap_or(i64::MAX)),
            link_digest.into(),
            int(now),
            int(expires_at),
        ],
    )
}

/// Lets a batch run only while an attempt is the last that was begun.
pub fn is_ours(env: &Env, export: &Export) -> Result<D1PreparedStatement> {
    sql::require(
        env,
        "EXISTS (SELECT 1 FROM exports WHERE id = ?1 AND attempts = ?2 AND state = 'pending')",
        &[export.id.as_str().into(), export.attempts.into()],
    )
}

/// The attempt failed: it is made up for at a time, or given up.
pub async fn failed(env: &Env, export: &Export, again: Option<i64>, expires_at: i64) -> Result<()> {
    let sql = if again.is_some() {
        "UPDATE exports SET available_at = ?3 WHERE id = ?1 AND attempts = ?2 AND state = 'pending'"
    } else {
        "UPDATE exports SET state = 'failed', available_at = NULL, expires_at = ?3
         WHERE id = ?1 AND attempts = ?2 AND state = 'pending'"
    };
    let values = [
        export.id.as_str().into(),
        export.attempts.into(),
        int(again.unwrap_or(expires_at)),
    ];
    statement(env, sql, &values)?.run().await?;
    Ok(())
}

/// Gives an archive another link; the one before opens nothing any more.
pub fn set_link(env: &Env, id: &str, digest: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "UPDATE exports SET link_digest = ?2 WHERE id = ?1 AND state = 'ready'",
        &[id.into(), digest.into()],
    )
}

/// Uses an account's link up; gives where the archive lies, where the link held.
pub async fn open(env: &Env, account_id: &str, digest: &str, now: i64) -> Result<Option<Object>> {
    let export: Option<Export> = statement(
        env,
        &format!(
            "UPDATE exports SET link_digest = NULL
             WHERE account_id = ?1 AND link_digest = ?2 AND state = 'ready' AND expires_at > ?3
             RETURNING {COLUMNS}"
        ),
        &[account_id.into(), digest.into(), int(now)],
    )?
    .first(None)
    .await?;
    match export.and_then(|export| export.object) {
        Some(object) => bucket(env)?.get(object).execute().await,
        None => Ok(None),
    }
}

/// Removes what has expired, archives first; gives how many.
pub async fn sweep(env: &Env, now: i64, limit: usize) -> Result<usize> {
    let expired: Vec<Export> = statement(
        env,
        &format!("SELECT {COLUMNS} FROM exports WHERE expires_at <= ?1 LIMIT ?2"),
        &[int(now), sql::count(limit)],
    )?
    .all()
    .await?
    .results()?;
    for export in &expired {
        remove_archives(env, &export.account_id, None).await?;
        statement(
            env,
            "DELETE FROM exports WHERE id = ?1 AND expires_at <= ?2",
            &[export.id.as_str().into(), int(now)],
        )?
        .run()
        .await?;
    }
    Ok(expired.len())
}

/// Removes an account's archives, but for one.
pub async fn remove_archives(env: &Env, account_id: &str, but: Option<&str>) -> Result<()> {
    let bucket = bucket(env)?;
    // An account has one, and those of attempts that were cut off.
    let prefix = format!("{PREFIX}{account_id}/");
    let Listed { mut keys, .. } = orphans::list(&bucket, &prefix, None, i64::MAX).await?;
    keys.retain(|key| Some(key.as_str()) != but);
    if keys.is_empty() {
        return Ok(());
    }
    bucket.delete_multiple(keys).await
}

/// Rows that are read at once.
pub const ROWS: usize = 200;

/// A page of an account's rows of a table, as far as they can be taken along; none for a table of which
/// nothing is.
pub async fn rows(
    env: &Env,
    linked: &Linked,
    account_id: &str,
    after: usize,
) -> Result<Vec<Value>> {
    let Exported::Columns(columns) = linked.export else {
        return Ok(Vec::new());
    };
    let (table, column, columns) = (linked.table, linked.column, columns.join(", "));
    statement(
        env,
        &format!("SELECT {columns} FROM {table} WHERE {column} = ?1 LIMIT ?2 OFFSET ?3"),
        &[
            format!("{}{account_id}", linked.prefix).into(),
            sql::count(ROWS),
            sql::count(after),
        ],
    )?
    .all()
    .await?
    .results()
}
