//! What a request asks of the queue.

use std::rc::Rc;

use domain::{
    jobs::{Event, State as JobState},
    limits::{LIST_MAX, RETENTION_MS, UNFINISHED_PER_OWNER},
};
use worker::Result;

use super::{FILE_RETENTION_MS, Shared, UNCLAIMED_MS, failed, runner, table::Row};
use crate::{
    api::{JobKind, Phase},
    compile::CompileService,
    objects::job_queue::{Call, Command, NewJob, Record, Reply},
};

impl Shared {
    /// What came by a request.
    pub(super) async fn answer(self: &Rc<Self>, call: Call) -> Result<Reply> {
        let owner = call.owner;
        Ok(match call.command {
            Command::Touch { stored, coming } => {
                let now = self.now();
                let until = now + FILE_RETENTION_MS;
                let files = self.table.touch(owner.as_str(), &stored, until)?;
                if !coming.is_empty() {
                    self.table
                        .coming(owner.as_str(), &coming, now + UNCLAIMED_MS)?;
                    self.schedule().await?;
                }
                Reply::Files(files)
            }
            Command::Stored(files) => {
                let until = self.now() + FILE_RETENTION_MS;
                self.table.stored(owner.as_str(), &files, until)?;
                self.schedule().await?;
                Reply::Noted
            }
            Command::Enqueue(job) => self.enqueue(owner.as_str(), *job).await?,
            Command::List => {
                let rows = self.table.list(owner.as_str(), self.now(), LIST_MAX)?;
                Reply::Jobs(rows.iter().map(Row::job).collect())
            }
            Command::Get(id) => {
                Reply::Record(self.owned(&owner, &id)?.map(|row| Box::new(record(&row))))
            }
            Command::Cancel(id) => {
                let row = match self.owned(&owner, &id)? {
                    Some(row) if row.state.is_final() => Some(row),
                    Some(row) => Some(self.cancel(row).await?),
                    None => None,
                };
                Reply::Record(row.map(|row| Box::new(record(&row))))
            }
            Command::Status => Reply::Status {
                pending: self.table.pending()?.values().sum(),
                processing: self.table.running()?.values().sum(),
            },
        })
    }

    /// A job that this owner may touch and that has not expired.
    fn owned(&self, owner: &domain::permissions::Owner, id: &str) -> Result<Option<Row>> {
        let now = self.now();
        Ok(self
            .table
            .get(id)?
            .filter(|row| owner.may_touch(&row.owner))
            .filter(|row| !row.state.is_final() || row.expires_at > now))
    }

    async fn enqueue(self: &Rc<Self>, owner: &str, job: NewJob) -> Result<Reply> {
        if job.cached.is_none() && self.table.unfinished(owner)? >= UNFINISHED_PER_OWNER {
            return Ok(Reply::Full);
        }
        let now = self.now();
        let mut row = Row {
            id: job.id,
            owner: owner.to_owned(),
            kind: JobKind::Compile,
            state: JobState::Pending,
            revision: 1,
            main: job.main,
            engine: job.engine,
            manifest: serde_json::to_string(&job.manifest)?,
            phase: Some(Phase::Queued),
            pass: None,
            page: None,
            attempts: 0,
            interrupted: 0,
            faults: 0,
            cached: 0,
            created_at: now,
            available_at: now,
            started_at: None,
            finished_at: None,
            lease_token: None,
            lease_until: None,
            result: None,
            error_code: None,
            error_message: None,
            has_pdf: 0,
            prefix: None,
            file_name: None,
            expires_at: now + RETENTION_MS,
        };
        if let Some(stored) = job.cached {
            // Identical input: the job was never waiting.
            row.cached = 1;
            row.phase = None;
            row.started_at = Some(now);
            runner::take_over(&mut row, &stored, now)?;
        }
        self.table.insert(&row)?;
        self.pump();
        self.schedule().await?;
        self.announce_soon();
        let row = self.table.get(&row.id)?.unwrap_or(row);
        Ok(Reply::Job(Box::new(row.job())))
    }

    async fn cancel(self: &Rc<Self>, row: Row) -> Result<Row> {
        let was_running = row.state == JobState::Processing;
        let now = self.now();
        let changed = self
            .table
            .change(&row.id, None, Some(Event::Cancel), |row| {
                row.finished_at = Some(now);
                row.expires_at = now + RETENTION_MS;
            })?;
        if was_running {
            self.stop(&row.id);
            // The dropped connection kills the engine; this says so once more.
            let (shared, id) = (Rc::clone(self), row.id.clone());
            self.state.wait_until(async move {
                let told = match CompileService::of(&shared.env) {
                    Ok(service) => service.cancel(&id).await,
                    Err(error) => Err(error),
                };
                if let Err(error) = told {
                    failed("cancel", &error);
                }
            });
        }
        self.pump();
        self.schedule().await?;
        self.announce_soon();
        Ok(changed.unwrap_or(row))
    }
}

fn record(row: &Row) -> Record {
    Record {
        job: row.job(),
        prefix: row.prefix.clone(),
        file_name: row.file_name.clone(),
    }
}
