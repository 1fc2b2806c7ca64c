//! Resumes of the library (D1).

use domain::library::{Present, RESUMES_MAX, State};
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result, wasm_bindgen::JsValue};

use super::sql::{self, int, require, statement, text};

/// A resume. Lists leave out what is large.
#[derive(Debug, Clone, Deserialize)]
pub struct Resume {
    /// The client's own; one of its account's.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// The main file.
    pub main: Option<String>,
    /// The engine asked for.
    pub engine: String,
    /// JSON; empty in lists.
    #[serde(default)]
    pub manifest: String,
    /// JSON; empty in lists.
    #[serde(default)]
    pub details: String,
    /// Digest of its state; empty in lists.
    #[serde(default)]
    pub digest: String,
    /// Counts the changes of its state.
    pub revision: u32,
    /// How many files it has.
    pub files: u32,
    /// Bytes of all of them.
    pub bytes: u64,
    /// The resume that was changed at the same time.
    pub copy_of: Option<String>,
    /// JSON: its newest score.
    pub score: Option<String>,
    /// Milliseconds since the epoch, as all that follow.
    pub created_at: i64,
    /// Last change.
    pub updated_at: i64,
    /// When it was deleted.
    pub deleted_at: Option<i64>,
}

impl Resume {
    /// As the domain judges it.
    pub fn present(&self) -> Present<'_> {
        Present {
            revision: self.revision,
            digest: &self.digest,
            deleted: self.deleted_at.is_some(),
        }
    }
}

const COLUMNS: &str = "id, name, kind, main, engine, revision, files, bytes, copy_of, score, \
                       created_at, updated_at, deleted_at";

/// One of an account's, whole; also one that was deleted.
pub async fn find(env: &Env, account_id: &str, id: &str) -> Result<Option<Resume>> {
    statement(
        env,
        &format!(
            "SELECT {COLUMNS}, manifest, details, digest FROM resumes WHERE account_id = ?1 AND id = ?2"
        ),
        &[account_id.into(), id.into()],
    )?
    .first(None)
    .await
}

/// An account's resumes after a place in the list, the one changed last first.
pub async fn list(
    env: &Env,
    account_id: &str,
    deleted: bool,
    (before, before_id): (i64, &str),
    limit: usize,
) -> Result<Vec<Resume>> {
    let sql = if deleted {
        format!(
            "SELECT {COLUMNS} FROM resumes WHERE account_id = ?1 AND deleted_at IS NOT NULL
             AND (updated_at, id) < (?2, ?3) ORDER BY updated_at DESC, id DESC LIMIT ?4"
        )
    } else {
        format!(
            "SELECT {COLUMNS} FROM resumes WHERE account_id = ?1 AND deleted_at IS NULL
             AND (updated_at, id) < (?2, ?3) ORDER BY updated_at DESC, id DESC LIMIT ?4"
        )
    };
    let values = [
        account_id.into(),
        int(before),
        before_id.into(),
        sql::count(limit),
    ];
    statement(env, &sql, &values)?.all().await?.results()
}

/// How many an account has, without those that were deleted.
pub async fn count(env: &Env, account_id: &str) -> Result<u32> {
    #[derive(Deserialize)]
    struct Count {
        count: u32,
    }
    let row: Option<Count> = statement(
        env,
        "SELECT COUNT(*) AS count FROM resumes WHERE account_id = ?1 AND deleted_at IS NULL",
        &[account_id.into()],
    )?
    .first(None)
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

/// What a save is written with: `?1` account, `?2` id, then the state and the time.
fn values(
    account_id: &str,
    id: &str,
    state: &State,
    now: i64,
    last: JsValue,
) -> Result<Vec<JsValue>> {
    Ok(vec![
        account_id.into(),
        id.into(),
        state.name.as_str().into(),
        state.kind.as_str().into(),
        text(state.main.as_deref()),
        state.engine.as_str().into(),
        serde_json::to_string(&state.manifest)?.into(),
        state.details.as_str().into(),
        state.digest().into(),
        sql::count(state.manifest.len()),
        sql::count(state.bytes()),
        int(now),
        last,
    ])
}

/// Lets a batch run only while the account is there and may have another resume.
pub fn room(env: &Env, account_id: &str) -> Result<D1PreparedStatement> {
    require(
        env,
        "EXISTS (SELECT 1 FROM accounts WHERE id = ?1)
         AND (SELECT COUNT(*) FROM resumes WHERE account_id = ?1 AND deleted_at IS NULL) < ?2",
        &[account_id.into(), int(RESUMES_MAX.into())],
    )
}

/// Makes one with revision 1.
pub fn insert(
    env: &Env,
    account_id: &str,
    id: &str,
    state: &State,
    copy_of: Option<&str>,
    now: i64,
) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO resumes (account_id, id, name, kind, main, engine, manifest, details, digest, files,
                              bytes, created_at, updated_at, revision, copy_of)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, 1, ?13)",
        &values(account_id, id, state, now, text(copy_of))?,
    )
}

/// Lets a batch run only while a resume stands at a revision.
pub fn stands(env: &Env, account_id: &str, id: &str, revision: u32) -> Result<D1PreparedStatement> {
    require(
        env,
        "EXISTS (SELECT 1 FROM resumes WHERE account_id = ?1 AND id = ?2 AND revision = ?3 AND deleted_at IS NULL)",
        &[account_id.into(), id.into(), revision.into()],
    )
}

/// Writes the revision after `revision`. It stays the copy that it was until its owner says otherwise.
pub fn update(
    env: &Env,
    account_id: &str,
    id: &str,
    state: &State,
    revision: u32,
    now: i64,
) -> Result<D1PreparedStatement> {
    statement(
        env,
        "UPDATE resumes SET name = ?3, kind = ?4, main = ?5, engine = ?6, manifest = ?7, details = ?8,
                            digest = ?9, files = ?10, bytes = ?11, updated_at = ?12, revision = ?13 + 1
         WHERE account_id = ?1 AND id = ?2 AND revision = ?13 AND deleted_at IS NULL",
        &values(account_id, id, state, now, revision.into())?,
    )
}

/// Moves one to the deleted ones; false when it was not there.
pub async fn delete(env: &Env, account_id: &str, id: &str, now: i64) -> Result<bool> {
    changed(
        env,
        "UPDATE resumes SET deleted_at = ?3, updated_at = ?3
         WHERE account_id = ?1 AND id = ?2 AND deleted_at IS NULL RETURNING id",
        &[account_id.into(), id.into(), int(now)],
    )
    .await
}

/// Brings one back; false when none is deleted, or the account may have no other.
pub async fn undelete(env: &Env, account_id: &str, id: &str, now: i64) -> Result<bool> {
    changed(
        env,
        "UPDATE resumes SET deleted_at = NULL, updated_at = ?3
         WHERE account_id = ?1 AND id = ?2 AND deleted_at IS NOT NULL
           AND (SELECT COUNT(*) FROM resumes WHERE account_id = ?1 AND deleted_at IS NULL) < ?4
         RETURNING id",
        &[
            account_id.into(),
            id.into(),
            int(now),
            int(RESUMES_MAX.into()),
        ],
    )
    .await
}

async fn changed(env: &Env, sql: &str, values: &[JsValue]) -> Result<bool> {
    #[derive(Deserialize)]
    struct Id {}
    let row: Option<Id> = statement(env, sql, values)?.first(None).await?;
    Ok(row.is_some())
}

/// A resume whose time has come.
#[derive(Debug, Clone, Deserialize)]
pub struct Expired {
    /// Whose it was.
    pub account_id: String,
    /// Its id.
    pub id: String,
}

/// Resumes of accounts on a plan that were deleted at a time or before.
pub async fn expired(env: &Env, plan: &str, before: i64, limit: usize) -> Result<Vec<Expired>> {
    statement(
        env,
        "SELECT r.account_id, r.id FROM resumes r JOIN accounts a ON a.id = r.account_id
         WHERE r.deleted_at <= ?2 AND a.plan = ?1 LIMIT ?3",
        &[plan.into(), int(before), sql::count(limit)],
    )?
    .all()
    .await?
    .results()
}
