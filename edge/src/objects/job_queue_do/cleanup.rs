//! What is removed when its time has come: jobs with their results, and files.

use std::rc::Rc;

use domain::limits::RETENTION_MS;
use worker::{Error, Result};

use super::{CLEANUP_PAUSE_MS, Shared, failed};
use crate::store::{files::Files, results::Results};

impl Shared {
    /// Removes what has expired. A failure is logged and tried again after a pause.
    pub(super) async fn cleanup(self: &Rc<Self>) {
        let now = self.now();
        if now < self.next_cleanup.get() {
            return;
        }
        self.next_cleanup.set(now + CLEANUP_PAUSE_MS);
        if let Err(error) = self.remove_jobs(now).await {
            failed("remove_jobs", &error);
        }
        if let Err(error) = self.remove_unclaimed(now).await {
            failed("remove_unclaimed", &error);
        }
        if let Err(error) = self.remove_files(now).await {
            failed("remove_files", &error);
        }
        if now < self.next_cleanup.get() - CLEANUP_PAUSE_MS {
            // The clock went back (tests): the pause must not last for hours.
            self.next_cleanup.set(now);
        }
    }

    async fn remove_jobs(&self, now: i64) -> Result<()> {
        let expired = self.table.expired(now)?;
        if expired.is_empty() {
            return Ok(());
        }
        let results = Results::of(&self.env)?;
        for row in expired {
            if let Some(prefix) = &row.prefix {
                results.release(prefix, now).await?;
            }
            // Last, so that a failure before leaves something to try again with.
            self.table.remove(&row.id)?;
        }
        Ok(())
    }

    /// Results of runs that were cut off before their job pointed to them.
    async fn remove_unclaimed(&self, now: i64) -> Result<()> {
        for prefix in self.table.expired_unclaimed(now)? {
            Results::of(&self.env)?.remove(&prefix).await?;
            self.table.claim(&prefix)?;
        }
        Ok(())
    }

    /// Nothing else happens in the object meanwhile: a file that is being removed
    /// is never promised to a job.
    async fn remove_files(self: &Rc<Self>, now: i64) -> Result<()> {
        if self.table.expired_files(now)?.is_empty() {
            return Ok(());
        }
        let shared = Rc::clone(self);
        let outcome: std::result::Result<(), String> = self
            .state
            .block_concurrency_while(async move {
                // An error as a value: an `Err` would reset the object.
                Ok(shared
                    .remove_files_now(now)
                    .await
                    .map_err(|error| error.to_string()))
            })
            .await?;
        outcome.map_err(Error::RustError)
    }

    async fn remove_files_now(&self, now: i64) -> Result<()> {
        let files = self.table.expired_files(now)?;
        let keys = files
            .iter()
            .map(|file| Files::key(&file.owner, &file.sha256))
            .collect();
        Files::of(&self.env)?.delete(keys).await?;
        for file in &files {
            self.table.forget_file(file)?;
        }
        Ok(())
    }
}

/// When a job that becomes final now is to be removed.
pub(super) const fn expiry(now: i64) -> i64 {
    now + RETENTION_MS
}
