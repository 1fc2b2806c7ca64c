//! What is removed when its time has come: jobs with their results, and files.

use std::rc::Rc;

use worker::{Error, Result};

use super::{CLEANUP_PAUSE_MS, Shared, failed, table::OwnedFile};
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

    /// Results of runs that were cut off before their job pointed to them. They are given
    /// up before they are removed: a run that is still at it then finds that out, and no
    /// job points to what is gone.
    async fn remove_unclaimed(&self, now: i64) -> Result<()> {
        for prefix in self.table.take_expired_unclaimed(now)? {
            let removed = match Results::of(&self.env) {
                Ok(results) => results.remove(&prefix).await,
                Err(error) => Err(error),
            };
            if let Err(error) = removed {
                // Not noted anew, or its run could still claim it: the daily search finds it.
                failed("remove_unclaimed", &error);
            }
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
        self.delete_files(&files).await?;
        for file in &files {
            self.table.forget_file(file)?;
        }
        Ok(())
    }

    /// Removes those of these files that nobody has noted; gives their number.
    pub(super) async fn remove_unheld(self: &Rc<Self>, files: Vec<OwnedFile>) -> Result<usize> {
        if files.is_empty() {
            return Ok(0);
        }
        let shared = Rc::clone(self);
        let outcome: std::result::Result<usize, String> = self
            .state
            .block_concurrency_while(async move {
                // An error as a value: an `Err` would reset the object.
                Ok(shared
                    .remove_unheld_now(files)
                    .await
                    .map_err(|error| error.to_string()))
            })
            .await?;
        outcome.map_err(Error::RustError)
    }

    async fn remove_unheld_now(&self, files: Vec<OwnedFile>) -> Result<usize> {
        let mut unheld = Vec::new();
        for file in files {
            if !self.table.has_file(&file)? {
                unheld.push(file);
            }
        }
        self.delete_files(&unheld).await?;
        Ok(unheld.len())
    }

    async fn delete_files(&self, files: &[OwnedFile]) -> Result<()> {
        let keys = files
            .iter()
            .map(|file| Files::key(&file.owner, &file.sha256))
            .collect();
        Files::of(&self.env)?.delete(keys).await
    }
}
