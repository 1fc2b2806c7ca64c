//! What those ask who look after the queue.

use std::rc::Rc;

use domain::{files::sha256_hex, jobs::Priority};
use worker::Result;

use super::{
    Shared,
    table::{OwnedFile, Row, Stats},
};
use crate::{
    api::{AdminJob, QueueShard},
    objects::job_queue::{AdminCommand, Held, Reply},
    random,
    store::results::Results,
};

/// Digits of an owner's hash that are shown.
const OWNER_DIGITS: usize = 12;

impl Shared {
    pub(super) async fn answer_admin(
        self: &Rc<Self>,
        shard: u32,
        command: AdminCommand,
    ) -> Result<Reply> {
        Ok(match command {
            AdminCommand::Status => Reply::Status(Box::new(self.status(shard)?)),
            AdminCommand::List {
                filter,
                before,
                limit,
            } => {
                let mut rows = self.table.list_all(filter, before.as_deref(), limit)?;
                let more = rows.len() > limit;
                rows.truncate(limit);
                let jobs = rows.iter().map(|row| admin_job(row, shard)).collect();
                Reply::AdminJobs(jobs, more)
            }
            AdminCommand::Replay(id) => {
                let mut jobs = Vec::new();
                for letter in self.table.dead(id.as_deref())? {
                    if letter.replayed_as.is_none() {
                        jobs.push(admin_job(&self.replay(&letter)?, shard));
                    }
                }
                self.pump();
                self.schedule().await?;
                self.announce_soon();
                Reply::AdminJobs(jobs, false)
            }
            AdminCommand::Purge(id) => {
                let letters = self.table.dead(id.as_deref())?;
                let count = letters.len();
                for letter in letters {
                    if let Some(prefix) = &letter.prefix {
                        Results::of(&self.env)?.release(prefix, self.now()).await?;
                    }
                    self.table.remove(&letter.id)?;
                }
                Reply::Count(count)
            }
            AdminCommand::Held(held) => self.held(held).await?,
        })
    }

    fn status(&self, shard: u32) -> Result<QueueShard> {
        let Stats {
            waiting,
            running,
            dead,
            owners,
            waiting_since,
            last_day,
        } = self.table.stats()?;
        let now = self.now();
        Ok(QueueShard {
            shard,
            waiting,
            running,
            dead,
            owners,
            oldest_wait_ms: waiting_since.map(|since| (now - since).max(0)),
            services: self.services.health(),
            last_day,
        })
    }

    /// A new job that does what a dead letter could not. It is not the owner's fault that
    /// the letter died: it does not count against the owner's unfinished jobs, and is
    /// served at once.
    fn replay(&self, letter: &Row) -> Result<Row> {
        let now = self.now();
        let mut row = self.again(letter, random::id(now).to_string(), now);
        row.priority = Priority::High;
        self.table.insert(&row)?;
        let id = row.id.clone();
        self.table.change(&letter.id, None, None, |letter| {
            letter.replayed_as = Some(id);
        })?;
        Ok(row)
    }

    async fn held(self: &Rc<Self>, held: Held) -> Result<Reply> {
        let mut prefixes = Vec::new();
        for prefix in held.prefixes {
            if self.table.holds(&prefix)? {
                prefixes.push(prefix);
            }
        }
        let files = held
            .files
            .into_iter()
            .map(|(owner, sha256)| OwnedFile { owner, sha256 })
            .collect();
        let removed = self.remove_unheld(files).await?;
        Ok(Reply::Held { prefixes, removed })
    }
}

fn admin_job(row: &Row, shard: u32) -> AdminJob {
    let mut owner = sha256_hex(row.owner.as_bytes());
    owner.truncate(OWNER_DIGITS);
    row.admin_job(shard, owner)
}
