//! Which jobs there are: lists, counts, and those that are looked for by something else than their id.

use std::collections::BTreeMap;

use serde::Deserialize;
use worker::{Result, SqlStorageValue};

use super::{Row, Table};
use crate::{
    api::{LastDay, Waiting},
    objects::{job_queue::JobFilter, sql},
};

/// What a filter takes, as SQL.
const fn condition(filter: JobFilter) -> &'static str {
    match filter {
        JobFilter::All => "1",
        JobFilter::Active => "state IN ('pending', 'processing')",
        JobFilter::Pending => "state = 'pending'",
        JobFilter::Processing => "state = 'processing'",
        JobFilter::Final => "state IN ('completed', 'failed', 'cancelled')",
        JobFilter::Finished => "state = 'completed'",
        JobFilter::Failed => "state IN ('failed', 'cancelled')",
        JobFilter::Dead => "dead = 1",
    }
}

#[derive(Deserialize)]
struct StateCount {
    state: String,
    n: u32,
}

#[derive(Deserialize)]
struct PriorityCount {
    priority: String,
    n: u32,
}

#[derive(Deserialize)]
struct Number {
    n: Option<i64>,
}

/// Numbers for those who look after the queue.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    pub waiting: Waiting,
    pub running: u32,
    pub dead: u32,
    pub owners: u32,
    /// When the job was accepted that waits the longest.
    pub waiting_since: Option<i64>,
    pub last_day: LastDay,
}

/// Newer than every id: `~` comes after all of them.
const NEWEST: &str = "~";

impl Table {
    /// Jobs of one owner that have not expired, newest first; one more than `limit` where there are more.
    pub fn list(
        &self,
        owner: &str,
        filter: JobFilter,
        before: Option<&str>,
        limit: usize,
        now: i64,
    ) -> Result<Vec<Row>> {
        let query = format!(
            "SELECT * FROM jobs WHERE owner = ? AND id < ? AND {}
             AND (expires_at > ? OR state IN ('pending', 'processing')) ORDER BY id DESC LIMIT ?",
            condition(filter)
        );
        let values = vec![
            owner.into(),
            before.unwrap_or(NEWEST).into(),
            now.into(),
            one_more(limit),
        ];
        sql::rows(&self.0, &query, values)
    }

    /// Jobs of all owners, newest first; one more than `limit` where there are more.
    pub fn list_all(
        &self,
        filter: JobFilter,
        before: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Row>> {
        let query = format!(
            "SELECT * FROM jobs WHERE id < ? AND {} ORDER BY id DESC LIMIT ?",
            condition(filter)
        );
        let values = vec![before.unwrap_or(NEWEST).into(), one_more(limit)];
        sql::rows(&self.0, &query, values)
    }

    /// Unfinished jobs of one owner.
    pub fn unfinished(&self, owner: &str) -> Result<usize> {
        let row: Option<Number> = sql::first(
            &self.0,
            "SELECT COUNT(*) AS n FROM jobs WHERE owner = ? AND state IN ('pending', 'processing')",
            vec![owner.into()],
        )?;
        Ok(row
            .and_then(|row| row.n)
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(0))
    }

    /// Unfinished jobs of an owner.
    pub fn all_unfinished(&self, owner: &str) -> Result<Vec<Row>> {
        sql::rows(
            &self.0,
            "SELECT * FROM jobs WHERE owner = ? AND state IN ('pending', 'processing')",
            vec![owner.into()],
        )
    }

    /// Lets all that is an owner's expire: jobs, and files.
    pub fn expire_owner(&self, owner: &str, now: i64) -> Result<()> {
        for sql in [
            "UPDATE jobs SET expires_at = ? WHERE owner = ?",
            "UPDATE files SET expires_at = ? WHERE owner = ?",
        ] {
            sql::run(&self.0, sql, vec![now.into(), owner.into()])?;
        }
        Ok(())
    }

    /// Unfinished drafts of one document.
    pub fn drafts(&self, owner: &str, document: &str) -> Result<Vec<Row>> {
        sql::rows(
            &self.0,
            "SELECT * FROM jobs WHERE owner = ? AND document = ? AND draft = 1
             AND state IN ('pending', 'processing')",
            vec![owner.into(), document.into()],
        )
    }

    /// The job that an idempotency key made.
    pub fn by_key(&self, owner: &str, key: &str) -> Result<Option<Row>> {
        sql::first(
            &self.0,
            "SELECT * FROM jobs WHERE owner = ? AND key = ?",
            vec![owner.into(), key.into()],
        )
    }

    /// Frees an idempotency key.
    pub fn forget_key(&self, owner: &str, key: &str) -> Result<()> {
        sql::run(
            &self.0,
            "UPDATE jobs SET key = NULL WHERE owner = ? AND key = ?",
            vec![owner.into(), key.into()],
        )
    }

    /// Dead letters that were not replayed, or one of them; at most 100.
    pub fn dead(&self, id: Option<&str>) -> Result<Vec<Row>> {
        match id {
            Some(id) => sql::rows(
                &self.0,
                "SELECT * FROM jobs WHERE dead = 1 AND id = ?",
                vec![id.into()],
            ),
            None => sql::rows(
                &self.0,
                "SELECT * FROM jobs WHERE dead = 1 AND replayed_as IS NULL ORDER BY id LIMIT 100",
                vec![],
            ),
        }
    }

    /// Final jobs that are to be removed.
    pub fn expired(&self, now: i64) -> Result<Vec<Row>> {
        sql::rows(
            &self.0,
            "SELECT * FROM jobs WHERE state IN ('completed', 'failed', 'cancelled') AND expires_at <= ? LIMIT 100",
            vec![now.into()],
        )
    }

    /// Whether a job points to these results, or is about to.
    pub fn holds(&self, prefix: &str) -> Result<bool> {
        let row: Option<Number> = sql::first(
            &self.0,
            "SELECT 1 AS n FROM jobs WHERE prefix = ? UNION ALL SELECT 1 FROM unclaimed WHERE prefix = ?",
            vec![prefix.into(), prefix.into()],
        )?;
        Ok(row.is_some())
    }

    /// Numbers for those who look after the queue.
    pub fn stats(&self) -> Result<Stats> {
        let waiting: Vec<PriorityCount> = sql::rows(
            &self.0,
            "SELECT priority, COUNT(*) AS n FROM jobs WHERE state = 'pending' GROUP BY priority",
            vec![],
        )?;
        let waiting: BTreeMap<String, u32> = waiting
            .into_iter()
            .map(|row| (row.priority, row.n))
            .collect();
        let of = |name: &str| waiting.get(name).copied().unwrap_or(0);
        let states: Vec<StateCount> = sql::rows(
            &self.0,
            "SELECT state, COUNT(*) AS n FROM jobs WHERE cached = 0 GROUP BY state",
            vec![],
        )?;
        let states: BTreeMap<String, u32> =
            states.into_iter().map(|row| (row.state, row.n)).collect();
        let in_state = |name: &str| states.get(name).copied().unwrap_or(0);
        let count = |query: &str| -> Result<u32> {
            let n = self.number(query, vec![])?.unwrap_or(0);
            Ok(u32::try_from(n).unwrap_or(u32::MAX))
        };
        Ok(Stats {
            waiting: Waiting {
                high: of("high"),
                normal: of("normal"),
                low: of("low"),
            },
            running: in_state("processing"),
            dead: count("SELECT COUNT(*) AS n FROM jobs WHERE dead = 1 AND replayed_as IS NULL")?,
            owners: count(
                "SELECT COUNT(DISTINCT owner) AS n FROM jobs WHERE state IN ('pending', 'processing')",
            )?,
            waiting_since: self.number(
                "SELECT MIN(created_at) AS n FROM jobs WHERE state = 'pending'",
                vec![],
            )?,
            last_day: LastDay {
                finished: in_state("completed"),
                failed: in_state("failed"),
                cancelled: in_state("cancelled"),
                wait_p50_ms: self.percentile("first_started_at - created_at", 50)?,
                wait_p95_ms: self.percentile("first_started_at - created_at", 95)?,
                run_p50_ms: self.percentile("processing_ms", 50)?,
                run_p95_ms: self.percentile("processing_ms", 95)?,
            },
        })
    }

    /// The value that `percent` of 100 final jobs do not exceed.
    fn percentile(&self, value: &str, percent: i64) -> Result<Option<i64>> {
        let of = format!(
            "FROM jobs WHERE state IN ('completed', 'failed') AND cached = 0 AND {value} IS NOT NULL"
        );
        let n = self
            .number(&format!("SELECT COUNT(*) AS n {of}"), vec![])?
            .unwrap_or(0);
        if n == 0 {
            return Ok(None);
        }
        let rank = (n * percent + 99) / 100;
        self.number(
            &format!("SELECT {value} AS n {of} ORDER BY 1 LIMIT 1 OFFSET ?"),
            vec![(rank - 1).into()],
        )
    }

    fn number(&self, query: &str, values: Vec<SqlStorageValue>) -> Result<Option<i64>> {
        Ok(sql::first::<Number>(&self.0, query, values)?.and_then(|row| row.n))
    }
}

fn one_more(limit: usize) -> SqlStorageValue {
    i64::try_from(limit)
        .unwrap_or(i64::MAX - 1)
        .saturating_add(1)
        .into()
}
