//! The queue's tables in the object's SQLite; here and below is the only SQL that touches them.
//!
//! Statements are synchronous and the object has one thread: reading a row,
//! deciding and writing it back is atomic as long as nothing is awaited between.

mod files;
mod lists;
mod row;
mod schema;

use std::collections::BTreeMap;

use domain::jobs::{BACKOFF_MAX_MS, Event, Priority, State, Waiting};
use serde::Deserialize;
use worker::{Result, SqlStorage, SqlStorageValue};

pub use self::{
    files::OwnedFile,
    lists::Stats,
    row::{Asked, Row},
};
use super::super::sql;

/// Waiting jobs looked at when one is to be chosen.
const WAITING_MAX: i64 = 2_000;

/// Of one owner and priority, so many are looked at: no plan runs more at once.
const TURNS_MAX: i64 = 8;

#[derive(Deserialize)]
struct WaitingRow {
    id: String,
    owner: String,
    priority: Priority,
    concurrent: usize,
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
    /// Opens the tables and brings them up to date.
    pub fn open(sql: SqlStorage) -> Result<Self> {
        schema::update(&sql)?;
        Ok(Self(sql))
    }

    /// Writes a new job down.
    pub fn insert(&self, row: &Row) -> Result<()> {
        sql::run(
            &self.0,
            "INSERT INTO jobs (id, owner, kind, state, revision, announced, payload, priority,
                concurrent, draft, document, retry_of, key, fingerprint, attempts, interrupted,
                faults, cached, created_at, available_at, has_pdf, expires_at)
             VALUES (?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?, 0, ?)",
            vec![
                row.id.as_str().into(),
                row.owner.as_str().into(),
                row.kind.as_str().into(),
                row.state.as_str().into(),
                row.payload.as_str().into(),
                row.priority.as_str().into(),
                i64::try_from(row.concurrent).unwrap_or(i64::MAX).into(),
                row.draft.into(),
                row.document.clone().into(),
                row.retry_of.clone().into(),
                row.key.clone().into(),
                row.fingerprint.clone().into(),
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
                interrupted = ?, faults = ?, cached = ?, available_at = ?, first_started_at = ?,
                started_at = ?, processing_ms = ?, finished_at = ?, lease_token = ?,
                lease_until = ?, service = ?, result = ?, error_code = ?, error_message = ?,
                has_pdf = ?, prefix = ?, file_name = ?, dead = ?, replayed_as = ?, expires_at = ?
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
                row.first_started_at.into(),
                row.started_at.into(),
                row.processing_ms.into(),
                row.finished_at.into(),
                row.lease_token.clone().into(),
                row.lease_until.into(),
                row.service.clone().into(),
                row.result.clone().into(),
                row.error_code.clone().into(),
                row.error_message.clone().into(),
                row.has_pdf.into(),
                row.prefix.clone().into(),
                row.file_name.clone().into(),
                row.dead.into(),
                row.replayed_as.clone().into(),
                row.expires_at.into(),
                row.id.as_str().into(),
            ],
        )
    }

    /// One job.
    pub fn get(&self, id: &str) -> Result<Option<Row>> {
        sql::first(&self.0, "SELECT * FROM jobs WHERE id = ?", vec![id.into()])
    }

    /// Changes a job: an event of its life at `now`, or only details where `event` is `None`.
    ///
    /// With a token, only while that lease holds the job. Gives the job after the
    /// change, or `None` when it is not there, the lease is lost, or its state does
    /// not take the event.
    pub fn change(
        &self,
        id: &str,
        token: Option<&str>,
        event: Option<(Event, i64)>,
        edit: impl FnOnce(&mut Row),
    ) -> Result<Option<Row>> {
        let Some(mut row) = self.get(id)? else {
            return Ok(None);
        };
        if token.is_some() && row.lease_token.as_deref() != token {
            return Ok(None);
        }
        if let Some((event, now)) = event {
            let Ok(state) = row.state.after(event) else {
                return Ok(None);
            };
            if row.state == State::Processing {
                let ran = row.started_at.map_or(0, |at| (now - at).max(0));
                row.processing_ms = Some(row.processing_ms.unwrap_or(0) + ran);
            }
            row.state = state;
            if state != State::Processing {
                row.lease_token = None;
                row.lease_until = None;
            }
            if state.is_final() {
                row.phase = None;
                row.pass = None;
                row.page = None;
                row.finished_at = Some(now);
            }
        }
        edit(&mut row);
        row.revision += 1;
        self.write(&row)?;
        Ok(Some(row))
    }

    /// Notes of all jobs that wait for their turn that they wait for a service.
    pub fn wait_for_service(&self) -> Result<bool> {
        let row: Option<Time> = sql::first(
            &self.0,
            "UPDATE jobs SET phase = 'waiting', revision = revision + 1
             WHERE state = 'pending' AND phase = 'queued' RETURNING revision AS at",
            vec![],
        )?;
        Ok(row.is_some())
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

    /// Jobs that wait and were accepted before a time.
    pub fn waiting_since(&self, before: i64) -> Result<Vec<Row>> {
        sql::rows(
            &self.0,
            "SELECT * FROM jobs WHERE state = 'pending' AND created_at <= ? LIMIT 100",
            vec![before.into()],
        )
    }

    /// Of each owner and priority the jobs that may come next, as far as time goes.
    pub fn waiting(&self, now: i64) -> Result<Vec<Waiting>> {
        let rows: Vec<WaitingRow> = sql::rows(
            &self.0,
            "SELECT id, owner, priority, concurrent, available_at, created_at FROM (
                SELECT *, ROW_NUMBER() OVER (PARTITION BY owner, priority ORDER BY created_at, id) AS turn
                FROM jobs
                WHERE state = 'pending' AND (available_at <= ? OR available_at > ?)
             ) WHERE turn <= ?
             ORDER BY priority <> 'high', priority <> 'normal', created_at LIMIT ?",
            vec![
                now.into(),
                (now + BACKOFF_MAX_MS).into(),
                TURNS_MAX.into(),
                WAITING_MAX.into(),
            ],
        )?;
        Ok(rows
            .into_iter()
            .map(|row| Waiting {
                id: row.id,
                owner: row.owner,
                priority: row.priority,
                concurrent: row.concurrent,
                available_at: row.available_at,
                created_at: row.created_at,
            })
            .collect())
    }

    /// Running jobs by owner.
    pub fn running(&self) -> Result<BTreeMap<String, usize>> {
        let rows: Vec<OwnerCount> = sql::rows(
            &self.0,
            "SELECT owner, COUNT(*) AS n FROM jobs WHERE state = 'processing' GROUP BY owner",
            vec![],
        )?;
        Ok(rows.into_iter().map(|row| (row.owner, row.n)).collect())
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
            waiting_since: time("SELECT MIN(created_at) AS at FROM jobs WHERE state = 'pending'")?,
            lease: time("SELECT MIN(lease_until) AS at FROM jobs WHERE state = 'processing'")?,
            expiry: time(
                "SELECT MIN(expires_at) AS at FROM jobs WHERE state IN ('completed', 'failed', 'cancelled')",
            )?,
            file_expiry: time("SELECT MIN(expires_at) AS at FROM files")?,
            unclaimed: time("SELECT MIN(expires_at) AS at FROM unclaimed")?,
            unannounced: time("SELECT 1 AS at FROM jobs WHERE announced < revision LIMIT 1")?
                .is_some(),
        })
    }
}

/// See [`Table::times`].
#[derive(Debug, Clone, Copy, Default)]
pub struct Times {
    pub available: Option<i64>,
    pub waiting_since: Option<i64>,
    pub lease: Option<i64>,
    pub expiry: Option<i64>,
    pub file_expiry: Option<i64>,
    pub unclaimed: Option<i64>,
    /// The live feed has not heard of everything.
    pub unannounced: bool,
}
