//! Old states of resumes (D1).

use domain::library::{State, VERSIONS_MAX, Why};
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{self, int, statement, text};

/// A version. Lists leave out what is large.
#[derive(Debug, Clone, Deserialize)]
pub struct Version {
    /// UUIDv7.
    pub id: String,
    /// Why it was made.
    pub why: String,
    /// When; milliseconds since the epoch.
    pub at: i64,
    /// What the resume was called.
    pub name: String,
    /// What it was.
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
    /// Digest of the state.
    pub digest: String,
    /// How many files it has.
    pub files: u32,
    /// Bytes of all of them.
    pub bytes: u64,
    /// JSON.
    pub score: Option<String>,
    /// The compile that it was made by.
    pub job_id: Option<String>,
}

const COLUMNS: &str = "id, why, at, name, kind, main, engine, digest, files, bytes, score, job_id";

/// What is known of a version beside its state.
#[derive(Debug, Clone)]
pub struct Made<'a> {
    /// UUIDv7.
    pub id: &'a str,
    /// Why.
    pub why: Why,
    /// When; milliseconds since the epoch.
    pub at: i64,
    /// JSON.
    pub score: Option<&'a str>,
    /// The compile that it was made by.
    pub job_id: Option<&'a str>,
}

/// Keeps a state; beyond the most that are kept of a resume the oldest go.
pub fn insert(
    env: &Env,
    account_id: &str,
    resume_id: &str,
    state: &State,
    made: &Made<'_>,
) -> Result<[D1PreparedStatement; 2]> {
    let insert = statement(
        env,
        "INSERT INTO versions (account_id, resume_id, id, why, at, name, kind, main, engine, manifest,
                               details, digest, files, bytes, score, job_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        &[
            account_id.into(),
            resume_id.into(),
            made.id.into(),
            made.why.as_str().into(),
            int(made.at),
            state.name.as_str().into(),
            state.kind.as_str().into(),
            text(state.main.as_deref()),
            state.engine.as_str().into(),
            serde_json::to_string(&state.manifest)?.into(),
            state.details.as_str().into(),
            state.digest().into(),
            sql::count(state.manifest.len()),
            sql::count(state.bytes()),
            text(made.score),
            text(made.job_id),
        ],
    )?;
    let prune = statement(
        env,
        "DELETE FROM versions WHERE account_id = ?1 AND resume_id = ?2 AND id IN
             (SELECT id FROM versions WHERE account_id = ?1 AND resume_id = ?2
              ORDER BY id DESC LIMIT -1 OFFSET ?3)",
        &[
            account_id.into(),
            resume_id.into(),
            int(VERSIONS_MAX.into()),
        ],
    )?;
    Ok([insert, prune])
}

/// Notes what was learned of a version later.
pub async fn note(
    env: &Env,
    account_id: &str,
    resume_id: &str,
    id: &str,
    score: Option<&str>,
    job_id: Option<&str>,
) -> Result<()> {
    statement(
        env,
        "UPDATE versions SET score = COALESCE(?4, score), job_id = COALESCE(?5, job_id)
         WHERE account_id = ?1 AND resume_id = ?2 AND id = ?3",
        &[
            account_id.into(),
            resume_id.into(),
            id.into(),
            text(score),
            text(job_id),
        ],
    )?
    .run()
    .await?;
    Ok(())
}

/// Versions of a resume that were made at a time or later, newest first, before one of them.
pub async fn list(
    env: &Env,
    account_id: &str,
    resume_id: &str,
    since: i64,
    before: Option<&str>,
    limit: usize,
) -> Result<Vec<Version>> {
    // After every UUID.
    let before = before.unwrap_or("~");
    statement(
        env,
        &format!(
            "SELECT {COLUMNS} FROM versions WHERE account_id = ?1 AND resume_id = ?2 AND id < ?3 AND at >= ?4
             ORDER BY id DESC LIMIT ?5"
        ),
        &[
            account_id.into(),
            resume_id.into(),
            before.into(),
            int(since),
            sql::count(limit),
        ],
    )?
    .all()
    .await?
    .results()
}

/// One version, whole, that was made at a time or later.
pub async fn find(
    env: &Env,
    account_id: &str,
    resume_id: &str,
    id: &str,
    since: i64,
) -> Result<Option<Version>> {
    statement(
        env,
        &format!(
            "SELECT {COLUMNS}, manifest, details FROM versions
             WHERE account_id = ?1 AND resume_id = ?2 AND id = ?3 AND at >= ?4"
        ),
        &[account_id.into(), resume_id.into(), id.into(), int(since)],
    )?
    .first(None)
    .await
}

/// Removes versions of accounts on a plan that were made before a time; gives whose they were.
pub async fn sweep(env: &Env, plan: &str, before: i64, limit: usize) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Whose {
        account_id: String,
    }
    let rows: Vec<Whose> = statement(
        env,
        "DELETE FROM versions WHERE (account_id, resume_id, id) IN
             (SELECT v.account_id, v.resume_id, v.id FROM versions v JOIN accounts a ON a.id = v.account_id
              WHERE v.at < ?2 AND a.plan = ?1 LIMIT ?3)
         RETURNING account_id",
        &[plan.into(), int(before), sql::count(limit)],
    )?
    .all()
    .await?
    .results()?;
    Ok(rows.into_iter().map(|row| row.account_id).collect())
}
