//! What an owner asks of the queue.

use std::{collections::BTreeSet, rc::Rc};

use domain::{
    jobs::{
        Event,
        idempotency::{self, Found as KeyFound},
    },
    permissions::Owner,
};
use worker::Result;

use super::{
    FILE_RETENTION_MS, Shared, UNCLAIMED_MS, failed, kinds,
    table::{Asked, Row},
};
use crate::objects::job_queue::{
    Call, Command, Done, Found, JobFilter, NewJob, Payload, Record, Reply,
};

/// So many of an owner's newest jobs can become another owner's too.
const DONE_MAX: usize = 50;

/// Why a job was cancelled by something else than its owner's wish.
const SUPERSEDED: (&str, &str) = (
    "superseded",
    "A newer compile of the same document took its place.",
);

impl Shared {
    /// What came by a request.
    pub(super) async fn answer(self: &Rc<Self>, call: Call) -> Result<Reply> {
        let owner = call.owner;
        Ok(match call.command {
            Command::Touch { stored, coming } => {
                let now = self.now();
                let until = now + FILE_RETENTION_MS;
                let files = self.table.touch(owner.as_str(), &stored, until)?;
                let new: Vec<String> = coming
                    .into_iter()
                    .filter(|sha256| files.iter().all(|file| file.sha256 != *sha256))
                    .collect();
                if !new.is_empty() {
                    self.table
                        .coming(owner.as_str(), &new, now + UNCLAIMED_MS)?;
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
            Command::List {
                filter,
                before,
                limit,
            } => {
                let before = before.as_deref();
                let mut rows =
                    self.table
                        .list(owner.as_str(), filter, before, limit, self.now())?;
                let more = rows.len() > limit;
                rows.truncate(limit);
                Reply::Jobs(rows.iter().map(Row::job).collect(), more)
            }
            Command::Done => {
                let mut rows = self.table.list(
                    owner.as_str(),
                    JobFilter::Final,
                    None,
                    DONE_MAX,
                    self.now(),
                )?;
                rows.truncate(DONE_MAX);
                let done = rows.iter().rev().filter_map(done).collect();
                Reply::Done(done)
            }
            Command::Get(id) => {
                Reply::Record(self.owned(&owner, &id)?.map(|row| Box::new(record(&row))))
            }
            Command::Cancel(id) => {
                let row = match self.owned(&owner, &id)? {
                    Some(row) if row.state.is_final() => Some(row),
                    Some(row) => {
                        let cancelled = self.cancel(&row, None)?;
                        self.pump();
                        self.schedule().await?;
                        self.announce_soon();
                        Some(cancelled.unwrap_or(row))
                    }
                    None => None,
                };
                Reply::Record(row.map(|row| Box::new(record(&row))))
            }
            Command::Retry { id, new_id } => match self.owned(&owner, &id)? {
                Some(row) => self.retry(&row, new_id).await?,
                None => Reply::Record(None),
            },
            Command::Forget => {
                for row in self.table.all_unfinished(owner.as_str())? {
                    self.cancel(&row, None)?;
                }
                self.table.expire_owner(owner.as_str(), self.now())?;
                self.next_cleanup.set(0);
                self.cleanup().await;
                self.schedule().await?;
                Reply::Noted
            }
            Command::Admin(command) => self.answer_admin(call.shard, command).await?,
        })
    }

    /// A job that this owner may touch and that has not expired.
    fn owned(&self, owner: &Owner, id: &str) -> Result<Option<Row>> {
        let now = self.now();
        Ok(self
            .table
            .get(id)?
            .filter(|row| owner.may_touch(&row.owner))
            .filter(|row| !row.state.is_final() || row.expires_at > now))
    }

    async fn enqueue(self: &Rc<Self>, owner: &str, job: NewJob) -> Result<Reply> {
        let now = self.now();
        if let Some(asked) = &job.idempotency {
            let known = self
                .table
                .by_key(owner, &asked.key)?
                .filter(|row| !row.state.is_final() || row.expires_at > now);
            let fingerprint = known.as_ref().and_then(|row| row.fingerprint.as_deref());
            match (idempotency::compare(&asked.fingerprint, fingerprint), known) {
                (KeyFound::Same, Some(row)) => {
                    return Ok(Reply::Job(Found::Known, Box::new(row.job())));
                }
                (KeyFound::Other, _) => return Ok(Reply::KeyReused),
                // A job that has expired and was not removed yet may still have it.
                _ => self.table.forget_key(owner, &asked.key)?,
            }
        }
        // Whatever is asked for a document is newer than the drafts of it that are on their way.
        let replaced = match &job.document {
            Some(document) => self.table.drafts(owner, document)?,
            None => Vec::new(),
        };
        let unfinished = self.table.unfinished(owner)? - replaced.len();
        let kind = job.payload.kind();
        if job.cached.is_none() && unfinished >= kind.policy().unfinished_max {
            return Ok(Reply::Full);
        }
        for draft in replaced {
            self.cancel(&draft, Some(SUPERSEDED))?;
        }
        let (key, fingerprint) = job
            .idempotency
            .map(|asked| (asked.key, asked.fingerprint))
            .unzip();
        let asked = Asked {
            id: job.id,
            owner: owner.to_owned(),
            kind,
            payload: serde_json::to_string(&job.payload)?,
            priority: job.priority,
            concurrent: job.concurrent,
            document: job.document,
        };
        let mut row = Row {
            draft: i64::from(job.draft),
            key,
            fingerprint,
            ..Row::new(asked, now, self.expiry(now))
        };
        if let Some(stored) = job.cached {
            // Identical input: the job was never waiting.
            row.cached = 1;
            row.phase = None;
            row.first_started_at = Some(now);
            row.started_at = Some(now);
            kinds::compile::take_over(&mut row, &stored)?;
            row.finished_at = Some(now);
        }
        self.accept(&row).await
    }

    /// Writes a new job down, and lets it run if it may.
    async fn accept(self: &Rc<Self>, row: &Row) -> Result<Reply> {
        self.table.insert(row)?;
        self.pump();
        self.schedule().await?;
        self.announce_soon();
        let stored = self.table.get(&row.id)?;
        let job = stored.as_ref().unwrap_or(row).job();
        Ok(Reply::Job(Found::New, Box::new(job)))
    }

    async fn retry(self: &Rc<Self>, row: &Row, new_id: String) -> Result<Reply> {
        if !row.state.is_final() {
            return Ok(Reply::NotFinal);
        }
        if self.table.unfinished(&row.owner)? >= row.kind.policy().unfinished_max {
            return Ok(Reply::Full);
        }
        let Payload::Compile(input) = row.payload()?;
        let needed: BTreeSet<String> = input.manifest.into_values().collect();
        let asked: Vec<String> = needed.iter().cloned().collect();
        let now = self.now();
        let stored = self
            .table
            .touch(&row.owner, &asked, now + FILE_RETENTION_MS)?;
        let stored: BTreeSet<String> = stored.into_iter().map(|file| file.sha256).collect();
        let gone: Vec<String> = needed.difference(&stored).cloned().collect();
        if !gone.is_empty() {
            return Ok(Reply::FilesGone(gone));
        }
        self.accept(&self.again(row, new_id, now)).await
    }

    /// A job that does anew what a final one did or could not do.
    pub(super) fn again(&self, row: &Row, id: String, now: i64) -> Row {
        let asked = Asked {
            id,
            owner: row.owner.clone(),
            kind: row.kind,
            payload: row.payload.clone(),
            priority: row.priority,
            concurrent: row.concurrent,
            document: row.document.clone(),
        };
        Row {
            retry_of: Some(row.id.clone()),
            ..Row::new(asked, now, self.expiry(now))
        }
    }

    /// Cancels a job that is not final; `why`, where it was not its owner's wish.
    fn cancel(
        self: &Rc<Self>,
        row: &Row,
        why: Option<(&'static str, &'static str)>,
    ) -> Result<Option<Row>> {
        let now = self.now();
        let expires_at = self.expiry(now);
        let changed = self
            .table
            .change(&row.id, None, Some((Event::Cancel, now)), |row| {
                row.expires_at = expires_at;
                (row.error_code, row.error_message) = why
                    .map(|(code, text)| (code.to_owned(), text.to_owned()))
                    .unzip();
            })?;
        if let Some(service) = self.stop(&row.id) {
            // The dropped connection kills the engine; this says so once more.
            let (shared, id) = (Rc::clone(self), row.id.clone());
            self.state.wait_until(async move {
                if let Some(service) = shared.services.get(service)
                    && let Err(error) = service.cancel(&id).await
                {
                    failed("cancel", &error);
                }
            });
        }
        Ok(changed)
    }
}

fn record(row: &Row) -> Record {
    Record {
        job: row.job(),
        prefix: row.prefix.clone(),
        file_name: row.file_name.clone(),
        // What cannot be read is like nothing else.
        input: row
            .payload()
            .map_or_else(|_| row.id.clone(), |payload| payload.input_hash()),
    }
}

/// A job with results; none where it left nothing, or cannot be read.
fn done(row: &Row) -> Option<Done> {
    Some(Done {
        id: row.id.clone(),
        payload: row.payload().ok()?,
        document: row.document.clone(),
        prefix: row.prefix.clone()?,
    })
}
