//! The queue's tables in the object's SQLite; here and in `files` is the only SQL that touches them.
//!
//! Statements are synchronous and the object has one thread: reading a row,
//! deciding and writing it back is atomic as long as nothing is awaited between.

mod files;
mod row;

use std::collections::BTreeMap;

use domain::jobs::{Event, State, Waiting};
use serde::Deserialize;
use worker::{Error, Result, SqlStorage, SqlStorageValue};

pub use self::row::Row;
use super::super::sql;

/// Waiting jobs looked at when one is to be chosen.
const WAITING_MAX: i64 = 1_000;

const SCHEMA: [&str; 8] = [
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
];

#[derive(Deserialize)]
struct WaitingRow {
    id: String,
    owner: String,
    available_at: i64,
    created_at: i64,
}

#[derive(Deserialize)]
struct OwnerCount {
    owner: String,
    n: usize,
}

#[derive(Deserialize)]
struct Time {
    at: Option<i64>,
}

/// A name as serde writes it, without quotes.
fn name(value: impl serde::Serialize) -> Result<SqlStorageValue> {
    let json = serde_json::to_string(&value)?;
    Ok(json.trim_matches('"').into())
}

fn opt_name(value: Option<impl serde::Serialize>) -> Result<SqlStorageValue> {
    value.map_or(Ok(SqlStorageValue::Null), name)
}

fn number(value: Option<u32>) -> SqlStorageValue {
    value.map(i64::from).into()
}

/// The tables.
pub struct Table(SqlStorage);

impl Table {
    /// Opens the tables, making them where they are not.
    pub fn open(sql: SqlStorage) -> Result<Self> {
        for statement in SCHEMA {
            sql::run(&sql, statement, vec![])?;
        }
        Ok(Self(sql))
    }

    /// Adds a job; its revision counts from 1.
    pub fn insert(&self, row: &Row) -> Result<()> {
        sql::run(
            &self.0,
            "INSERT INTO jobs (id, owner, kind, state, revision, announced, main, engine, manifest,
                attempts, interrupted, faults, cached, created_at, available_at, has_pdf, expires_at)
             VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, 0, 0, 0, 0, ?, ?, 0, ?)",
            vec![
                row.id.as_str().into(),
                row.owner.as_str().into(),
                name(row.kind)?,
                row.state.as_str().into(),
                i64::from(row.revision).into(),
                row.main.as_str().into(),
                name(row.engine)?,
                row.manifest.as_str().into(),
                row.created_at.into(),
                row.available_at.into(),
                row.expires_at.into(),
            ],
        )?;
        self.write(row)
    }

    fn write(&self, row: &Row) -> Result<()> {
        sql::run(
            &self.0,
            "UPDATE jobs SET state = ?, revision = ?, phase = ?, pass = ?, page = ?, attempts = ?,
                interrupted = ?, faults = ?, cached = ?, available_at = ?, started_at = ?,
                finished_at = ?, lease_token = ?, lease_until = ?, result = ?, error_code = ?,
                error_message = ?, has_pdf = ?, prefix = ?, file_name = ?, expires_at = ?
             WHERE id = ?",
            vec![
                row.state.as_str().into(),
                i64::from(row.revision).into(),
                opt_name(row.phase)?,
                number(row.pass),
                number(row.page),
                i64::from(row.attempts).into(),
                i64::from(row.interrupted).into(),
                i64::from(row.faults).into(),
                row.cached.into(),
                row.available_at.into(),
                row.started_at.into(),
                row.finished_at.into(),
                row.lease_token.clone().into(),
                row.lease_until.into(),
                row.result.clone().into(),
                row.error_code.clone().into(),
                row.error_message.clone().into(),
                row.has_pdf.into(),
                row.prefix.clone().into(),
                row.file_name.clone().into(),
                row.expires_at.into(),
                row.id.as_str().into(),
            ],
        )
    }

    /// One job.
    pub fn get(&self, id: &str) -> Result<Option<Row>> {
        sql::first(&self.0, "SELECT * FROM jobs WHERE id = ?", vec![id.into()])
    }

    /// Changes a job: an event of its life, or only details where `event` is `None`.
    ///
    /// With a token, only while that lease holds the job. Gives the job after the
    /// change, or `None` when it is not there, the lease is lost, or its state does
    /// not take the event.
    pub fn change(
        &self,
        id: &str,
        token: Option<&str>,
        event: Option<Event>,
        edit: impl FnOnce(&mut Row),
    ) -> Result<Option<Row>> {
        let Some(mut row) = self.get(id)? else {
            return Ok(None);
        };
        if token.is_some() && row.lease_token.as_deref() != token {
            return Ok(None);
        }
        if let Some(event) = event {
            let Ok(state) = row.state.after(event) else {
                return Ok(None);
            };
            row.state = state;
            if state != State::Processing {
                row.lease_token = None;
                row.lease_until = None;
            }
            if state.is_final() {
                row.phase = None;
                row.pass = None;
                row.page = None;
            }
        }
        edit(&mut row);
        row.revision += 1;
        self.write(&row)?;
        Ok(Some(row))
    }

    /// Extends a lease; false when it is lost.
    pub fn extend_lease(&self, id: &str, token: &str, until: i64) -> Result<bool> {
        let row: Option<Time> = sql::first(
            &self.0,
            "UPDATE jobs SET lease_until = ? WHERE id = ? AND lease_token = ? RETURNING lease_until AS at",
            vec![until.into(), id.into(), token.into()],
        )?;
        Ok(row.is_some())
    }

    /// Ends every lease: whoever held one died with the object's earlier life.
    pub fn end_all_leases(&self) -> Result<()> {
        sql::run(
            &self.0,
            "UPDATE jobs SET lease_until = 0 WHERE state = 'processing'",
            vec![],
        )
    }

    /// Jobs whose lease has ended.
    pub fn lease_ended(&self, now: i64) -> Result<Vec<Row>> {
        sql::rows(
            &self.0,
            "SELECT * FROM jobs WHERE state = 'processing' AND lease_until <= ?",
            vec![now.into()],
        )
    }

    /// Waiting jobs, the longest waiting first.
    pub fn waiting(&self) -> Result<Vec<Waiting>> {
        let rows: Vec<WaitingRow> = sql::rows(
            &self.0,
            "SELECT id, owner, available_at, created_at FROM jobs
             WHERE state = 'pending' ORDER BY created_at, id LIMIT ?",
            vec![WAITING_MAX.into()],
        )?;
        Ok(rows
            .into_iter()
            .map(|row| Waiting {
                id: row.id,
                owner: row.owner,
                available_at: row.available_at,
                created_at: row.created_at,
            })
            .collect())
    }

    /// Running jobs by owner.
    pub fn running(&self) -> Result<BTreeMap<String, usize>> {
        self.count(
            "SELECT owner, COUNT(*) AS n FROM jobs WHERE state = 'processing' GROUP BY owner",
            vec![],
        )
    }

    /// Unfinished jobs of one owner.
    pub fn unfinished(&self, owner: &str) -> Result<usize> {
        let counts = self.count(
            "SELECT owner, COUNT(*) AS n FROM jobs
             WHERE owner = ? AND state IN ('pending', 'processing') GROUP BY owner",
            vec![owner.into()],
        )?;
        Ok(counts.values().sum())
    }

    /// Waiting jobs by owner.
    pub fn pending(&self) -> Result<BTreeMap<String, usize>> {
        self.count(
            "SELECT owner, COUNT(*) AS n FROM jobs WHERE state = 'pending' GROUP BY owner",
            vec![],
        )
    }

    fn count(&self, query: &str, values: Vec<SqlStorageValue>) -> Result<BTreeMap<String, usize>> {
        let rows: Vec<OwnerCount> = sql::rows(&self.0, query, values)?;
        Ok(rows.into_iter().map(|row| (row.owner, row.n)).collect())
    }

    /// Jobs of one owner that have not expired, newest first.
    pub fn list(&self, owner: &str, now: i64, max: usize) -> Result<Vec<Row>> {
        let max = i64::try_from(max).map_err(|_| Error::RustError("a list of 2^63 jobs".into()))?;
        sql::rows(
            &self.0,
            "SELECT * FROM jobs WHERE owner = ? AND expires_at > ? ORDER BY created_at DESC, id DESC LIMIT ?",
            vec![owner.into(), now.into(), max.into()],
        )
    }

    /// Jobs whose last change the live feed has not heard of.
    pub fn unannounced(&self) -> Result<Vec<Row>> {
        sql::rows(
            &self.0,
            "SELECT * FROM jobs WHERE announced < revision ORDER BY id LIMIT 50",
            vec![],
        )
    }

    /// Notes that the feed has heard of a job up to a revision.
    pub fn announced(&self, id: &str, revision: u32) -> Result<()> {
        sql::run(
            &self.0,
            "UPDATE jobs SET announced = MAX(announced, ?) WHERE id = ?",
            vec![i64::from(revision).into(), id.into()],
        )
    }

    /// Final jobs that are to be removed.
    pub fn expired(&self, now: i64) -> Result<Vec<Row>> {
        sql::rows(
            &self.0,
            "SELECT * FROM jobs WHERE state NOT IN ('pending', 'processing') AND expires_at <= ? LIMIT 100",
            vec![now.into()],
        )
    }

    /// Removes a job.
    pub fn remove(&self, id: &str) -> Result<()> {
        sql::run(&self.0, "DELETE FROM jobs WHERE id = ?", vec![id.into()])
    }

    /// Times at which something is to be done: the first of each kind.
    pub fn times(&self) -> Result<Times> {
        let time = |query: &str| -> Result<Option<i64>> {
            Ok(sql::first::<Time>(&self.0, query, vec![])?.and_then(|row| row.at))
        };
        Ok(Times {
            available: time("SELECT MIN(available_at) AS at FROM jobs WHERE state = 'pending'")?,
            lease: time("SELECT MIN(lease_until) AS at FROM jobs WHERE state = 'processing'")?,
            expiry: time(
                "SELECT MIN(expires_at) AS at FROM jobs WHERE state NOT IN ('pending', 'processing')",
            )?,
            file_expiry: time("SELECT MIN(expires_at) AS at FROM files")?,
            unclaimed: time("SELECT MIN(expires_at) AS at FROM unclaimed")?,
        })
    }
}

/// See [`Table::times`].
#[derive(Debug, Clone, Copy, Default)]
pub struct Times {
    pub available: Option<i64>,
    pub lease: Option<i64>,
    pub expiry: Option<i64>,
    pub file_expiry: Option<i64>,
    pub unclaimed: Option<i64>,
}
