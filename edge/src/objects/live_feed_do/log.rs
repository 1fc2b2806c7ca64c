//! The events of one owner, and the only SQL.

use domain::{
    feed::{self, Bounds, Entry, KeepLimits},
    limits::{FEED_BYTES_MAX, FEED_PAGE_BYTES, FEED_PAGE_EVENTS},
};
use serde::{Deserialize, Deserializer};
use worker::{Error, Result, SqlStorage};

use super::super::{live_feed::event, sql};
use crate::api::{Job, JobState};

/// The events that are kept. Each holds its message as it is sent.
pub struct Log {
    sql: SqlStorage,
    limits: KeepLimits,
}

/// An event.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: i64,
    /// Its message.
    pub body: String,
}

impl Event {
    /// Its size. An event has at most a few kilobytes.
    pub fn bytes(&self) -> u32 {
        u32::try_from(self.body.len()).unwrap_or(u32::MAX)
    }
}

/// What the log holds.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
struct State {
    newest: i64,
    compacted: i64,
    dropped: i64,
    events: usize,
    bytes: usize,
}

#[derive(Deserialize)]
struct EntryRow {
    id: i64,
    bytes: usize,
    #[serde(deserialize_with = "number_as_bool")]
    superseded: bool,
}

#[derive(Default, Deserialize)]
struct Weight {
    events: u32,
    bytes: Option<u32>,
}

#[derive(Deserialize)]
struct Number {
    n: Option<i64>,
}

impl Log {
    /// Opens it, and makes the tables where there are none. It keeps so many events at most.
    pub fn open(sql: SqlStorage, events: u32) -> Result<Self> {
        for statement in [
            "CREATE TABLE IF NOT EXISTS log (
                id INTEGER PRIMARY KEY,
                job_id TEXT NOT NULL,
                revision INTEGER NOT NULL,
                final INTEGER NOT NULL,
                body TEXT NOT NULL,
                bytes INTEGER NOT NULL,
                at INTEGER NOT NULL
            )",
            "CREATE INDEX IF NOT EXISTS log_by_job ON log (job_id, id)",
            // One row: what a look at all events would say, and what was before them.
            "CREATE TABLE IF NOT EXISTS log_state (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                newest INTEGER NOT NULL,
                compacted INTEGER NOT NULL,
                dropped INTEGER NOT NULL,
                events INTEGER NOT NULL,
                bytes INTEGER NOT NULL
            )",
            "INSERT OR IGNORE INTO log_state VALUES (1, 0, 0, 0, 0, 0)",
        ] {
            sql::run(&sql, statement, vec![])?;
        }
        let limits = KeepLimits {
            events: events as usize,
            bytes: FEED_BYTES_MAX,
        };
        Ok(Self { sql, limits })
    }

    /// Where it begins and ends.
    pub fn bounds(&self) -> Result<Bounds> {
        let state = self.state()?;
        Ok(Bounds {
            newest: state.newest,
            compacted: state.compacted,
            dropped: state.dropped,
        })
    }

    /// Adds a job that changed; `None` when this state or a newer one is there already.
    pub fn append(&self, job: Job, at: i64) -> Result<Option<Event>> {
        let latest: Option<Number> = sql::first(
            &self.sql,
            "SELECT revision AS n FROM log WHERE job_id = ? ORDER BY id DESC LIMIT 1",
            vec![job.id.as_str().into()],
        )?;
        let revision = i64::from(job.revision);
        if latest
            .and_then(|row| row.n)
            .is_some_and(|latest| latest >= revision)
        {
            return Ok(None);
        }
        let mut state = self.state()?;
        state.newest += 1;
        let job_id = job.id.clone();
        let is_final = !matches!(job.state, JobState::Pending | JobState::Processing);
        let event = Event {
            id: state.newest,
            body: event(state.newest, job)?,
        };
        sql::run(
            &self.sql,
            "INSERT INTO log (id, job_id, revision, final, body, bytes, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            vec![
                event.id.into(),
                job_id.as_str().into(),
                revision.into(),
                i64::from(is_final).into(),
                event.body.as_str().into(),
                i64::from(event.bytes()).into(),
                at.into(),
            ],
        )?;
        state.events += 1;
        state.bytes += event.body.len();
        if self.limits.exceeded(state.events, state.bytes) {
            self.compact(&mut state)?;
        }
        self.write(state)?;
        Ok(Some(event))
    }

    /// The events after one, oldest first: a page of them at most.
    pub fn page(&self, after: i64, events: u32) -> Result<Vec<Event>> {
        let mut page: Vec<Event> = sql::rows(
            &self.sql,
            "SELECT id, body FROM log WHERE id > ? ORDER BY id LIMIT ?",
            vec![after.into(), i64::from(events.min(FEED_PAGE_EVENTS)).into()],
        )?;
        let mut bytes = 0;
        let fit = page
            .iter()
            .take_while(|event| {
                bytes += event.body.len();
                bytes <= FEED_PAGE_BYTES
            })
            .count();
        page.truncate(fit.max(1));
        Ok(page)
    }

    /// How many events and bytes lie after one, up to another.
    pub fn weight(&self, after: i64, until: i64) -> Result<(u32, u32)> {
        let weight: Weight = sql::first(
            &self.sql,
            "SELECT COUNT(*) AS events, SUM(bytes) AS bytes FROM log WHERE id > ? AND id <= ?",
            vec![after.into(), until.into()],
        )?
        .unwrap_or_default();
        Ok((weight.events, weight.bytes.unwrap_or(0)))
    }

    /// Whether a job is under way, as far as is known.
    pub fn is_busy(&self) -> Result<bool> {
        // The newest events are the likeliest: a look at a few of them is enough to choose a pause.
        let open: Option<Number> = sql::first(
            &self.sql,
            "SELECT COUNT(*) AS n FROM (SELECT * FROM log ORDER BY id DESC LIMIT 50) AS late
             WHERE final = 0 AND NOT EXISTS
               (SELECT 1 FROM log AS later WHERE later.job_id = late.job_id AND later.id > late.id)",
            vec![],
        )?;
        Ok(open.and_then(|row| row.n).unwrap_or(0) > 0)
    }

    /// Removes what is older than a time.
    pub fn expire(&self, horizon: i64) -> Result<()> {
        let last: Option<Number> = sql::first(
            &self.sql,
            "SELECT MAX(id) AS n FROM log WHERE at <= ?",
            vec![horizon.into()],
        )?;
        let Some(last) = last.and_then(|row| row.n) else {
            return Ok(());
        };
        let (events, bytes) = self.weight(0, last)?;
        sql::run(
            &self.sql,
            "DELETE FROM log WHERE id <= ?",
            vec![last.into()],
        )?;
        let mut state = self.state()?;
        state.dropped = state.dropped.max(last);
        state.events = state.events.saturating_sub(events as usize);
        state.bytes = state.bytes.saturating_sub(bytes as usize);
        self.write(state)
    }

    /// When the oldest event was added.
    pub fn oldest_at(&self) -> Result<Option<i64>> {
        let row: Option<Number> = sql::first(
            &self.sql,
            "SELECT at AS n FROM log ORDER BY id LIMIT 1",
            vec![],
        )?;
        Ok(row.and_then(|row| row.n))
    }

    fn compact(&self, state: &mut State) -> Result<()> {
        let rows: Vec<EntryRow> = sql::rows(
            &self.sql,
            "SELECT id, bytes, EXISTS
               (SELECT 1 FROM log AS later WHERE later.job_id = log.job_id AND later.id > log.id) AS superseded
             FROM log ORDER BY id",
            vec![],
        )?;
        let entries: Vec<Entry> = rows
            .iter()
            .map(|row| Entry {
                id: row.id,
                bytes: row.bytes,
                superseded: row.superseded,
            })
            .collect();
        let compaction = feed::compact(&entries, self.limits);
        for id in &compaction.remove {
            sql::run(
                &self.sql,
                "DELETE FROM log WHERE id = ?",
                vec![(*id).into()],
            )?;
        }
        state.compacted = state.compacted.max(compaction.compacted.unwrap_or(0));
        state.dropped = state.dropped.max(compaction.dropped.unwrap_or(0));
        let left = entries
            .iter()
            .filter(|entry| !compaction.remove.contains(&entry.id));
        (state.events, state.bytes) = left.fold((0, 0), |(events, bytes), entry| {
            (events + 1, bytes + entry.bytes)
        });
        Ok(())
    }

    fn state(&self) -> Result<State> {
        sql::first(
            &self.sql,
            "SELECT newest, compacted, dropped, events, bytes FROM log_state",
            vec![],
        )?
        .ok_or_else(|| Error::RustError("the log has lost its state".into()))
    }

    fn write(&self, state: State) -> Result<()> {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        sql::run(
            &self.sql,
            "UPDATE log_state SET newest = ?, compacted = ?, dropped = ?, events = ?, bytes = ?",
            vec![
                state.newest.into(),
                state.compacted.into(),
                state.dropped.into(),
                number(state.events).into(),
                number(state.bytes).into(),
            ],
        )
    }
}

fn number_as_bool<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(i64::deserialize(deserializer)? != 0)
}
