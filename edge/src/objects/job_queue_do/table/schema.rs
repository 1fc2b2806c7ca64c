//! The tables, step by step: an object that an earlier version wrote is brought up to date.

use serde::Deserialize;
use worker::{Result, SqlStorage};

use super::super::super::sql;

/// Each step once, in order; a step that has landed is never edited.
const STEPS: [&[&str]; 2] = [
    // 1. As of the first queues: `IF NOT EXISTS` because these did not count steps yet.
    &[
        "CREATE TABLE IF NOT EXISTS jobs (
            id TEXT PRIMARY KEY,
            owner TEXT NOT NULL,
            kind TEXT NOT NULL,
            state TEXT NOT NULL,
            revision INTEGER NOT NULL,
            announced INTEGER NOT NULL,
            main TEXT NOT NULL,
            engine TEXT NOT NULL,
            manifest TEXT NOT NULL,
            phase TEXT,
            pass INTEGER,
            page INTEGER,
            attempts INTEGER NOT NULL,
            interrupted INTEGER NOT NULL,
            faults INTEGER NOT NULL,
            cached INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            available_at INTEGER NOT NULL,
            started_at INTEGER,
            finished_at INTEGER,
            lease_token TEXT,
            lease_until INTEGER,
            result TEXT,
            error_code TEXT,
            error_message TEXT,
            has_pdf INTEGER NOT NULL,
            prefix TEXT,
            file_name TEXT,
            expires_at INTEGER NOT NULL
        ) WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS jobs_by_owner ON jobs (owner, created_at)",
        "CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, available_at)",
        "CREATE INDEX IF NOT EXISTS jobs_to_announce ON jobs (id) WHERE announced < revision",
        "CREATE TABLE IF NOT EXISTS files (
            owner TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL, -- bytes; -1 while the file is on its way
            expires_at INTEGER NOT NULL,
            PRIMARY KEY (owner, sha256)
        ) WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS files_by_expiry ON files (expires_at)",
        // Where results are being written that no job has taken over yet.
        "CREATE TABLE IF NOT EXISTS unclaimed (
            prefix TEXT PRIMARY KEY,
            expires_at INTEGER NOT NULL
        ) WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS unclaimed_by_expiry ON unclaimed (expires_at)",
    ],
    // 2. Kinds, priorities, drafts, idempotency, dead letters, services.
    &[
        "ALTER TABLE jobs ADD COLUMN payload TEXT NOT NULL DEFAULT ''",
        "UPDATE jobs SET payload = json_object('main', main, 'engine', engine, 'manifest', json(manifest))",
        "ALTER TABLE jobs DROP COLUMN main",
        "ALTER TABLE jobs DROP COLUMN engine",
        "ALTER TABLE jobs DROP COLUMN manifest",
        "ALTER TABLE jobs ADD COLUMN priority TEXT NOT NULL DEFAULT 'low'",
        "ALTER TABLE jobs ADD COLUMN concurrent INTEGER NOT NULL DEFAULT 2",
        "ALTER TABLE jobs ADD COLUMN draft INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN document TEXT",
        "ALTER TABLE jobs ADD COLUMN retry_of TEXT",
        "ALTER TABLE jobs ADD COLUMN key TEXT",
        "ALTER TABLE jobs ADD COLUMN fingerprint TEXT",
        "ALTER TABLE jobs ADD COLUMN dead INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN replayed_as TEXT",
        "ALTER TABLE jobs ADD COLUMN first_started_at INTEGER",
        "ALTER TABLE jobs ADD COLUMN processing_ms INTEGER",
        "ALTER TABLE jobs ADD COLUMN service TEXT",
        "DROP INDEX jobs_by_owner",
        "CREATE INDEX jobs_by_owner ON jobs (owner, id)",
        "CREATE INDEX jobs_by_expiry ON jobs (expires_at) WHERE state IN ('completed', 'failed', 'cancelled')",
        "CREATE UNIQUE INDEX jobs_by_key ON jobs (owner, key) WHERE key IS NOT NULL",
        "CREATE INDEX jobs_dead ON jobs (id) WHERE dead = 1",
        "CREATE INDEX jobs_by_prefix ON jobs (prefix) WHERE prefix IS NOT NULL",
    ],
];

#[derive(Deserialize)]
struct Step {
    step: usize,
}

/// Takes the steps that were not taken yet. The object runs nothing else meanwhile, and
/// what it wrote in one turn is stored as a whole.
pub fn update(sql: &SqlStorage) -> Result<()> {
    sql::run(
        sql,
        "CREATE TABLE IF NOT EXISTS schema_step (step INTEGER NOT NULL)",
        vec![],
    )?;
    let taken = sql::first::<Step>(sql, "SELECT step FROM schema_step", vec![])?;
    let done = taken.as_ref().map_or(0, |row| row.step);
    if done >= STEPS.len() {
        return Ok(());
    }
    for statement in STEPS.iter().skip(done).copied().flatten() {
        sql::run(sql, statement, vec![])?;
    }
    let step = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    let note = if taken.is_some() {
        "UPDATE schema_step SET step = ?"
    } else {
        "INSERT INTO schema_step (step) VALUES (?)"
    };
    sql::run(sql, note, vec![step.into()])
}
