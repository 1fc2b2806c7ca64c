//! All queues, for those who look after them.

use domain::permissions::Owner;
use futures_util::future::join_all;
use worker::Env;

use super::{AdminCommand, Call, Command, Held, JobFilter, Reply, send, shard_count, unexpected};
use crate::{
    api::{AdminJob, QueueShard},
    clock::Clock,
    problem::{Code, Problem, Result},
};

/// All shards.
pub struct Shards<'a> {
    env: &'a Env,
    clock: Clock,
}

impl<'a> Shards<'a> {
    /// The shards of this environment, at this time.
    pub const fn of(env: &'a Env, clock: Clock) -> Self {
        Self { env, clock }
    }

    async fn ask(&self, shard: u32, command: AdminCommand) -> Result<Reply> {
        let call = Call {
            shard,
            owner: Owner::nobody(),
            clock: self.clock,
            command: Command::Admin(command),
        };
        send(self.env, shard, &call).await
    }

    async fn ask_all(&self, command: &AdminCommand) -> Result<Vec<Reply>> {
        let asked = (0..shard_count(self.env)).map(|shard| self.ask(shard, command.clone()));
        join_all(asked).await.into_iter().collect()
    }

    /// How each is, in order.
    pub async fn status(&self) -> Result<Vec<QueueShard>> {
        self.ask_all(&AdminCommand::Status)
            .await?
            .into_iter()
            .map(|reply| match reply {
                Reply::Status(shard) => Ok(*shard),
                other => Err(unexpected(&other)),
            })
            .collect()
    }

    /// Jobs of all owners on one shard or on all, newest first, and whether there are more.
    pub async fn list(
        &self,
        shard: Option<u32>,
        filter: JobFilter,
        before: Option<String>,
        limit: usize,
    ) -> Result<(Vec<AdminJob>, bool)> {
        let command = AdminCommand::List {
            filter,
            before,
            limit,
        };
        let replies = match shard {
            Some(shard) => vec![self.ask(self.existing(shard)?, command).await?],
            None => self.ask_all(&command).await?,
        };
        let mut jobs = Vec::new();
        let mut more = false;
        for reply in replies {
            match reply {
                Reply::AdminJobs(some, rest) => {
                    jobs.extend(some);
                    more |= rest;
                }
                other => return Err(unexpected(&other)),
            }
        }
        // UUIDv7: the order of ids is that of their times.
        jobs.sort_unstable_by(|a, b| b.id.cmp(&a.id));
        more |= jobs.len() > limit;
        jobs.truncate(limit);
        Ok((jobs, more))
    }

    /// Does a dead letter again, as a new job.
    ///
    /// # Errors
    /// `job_not_found` when there is no such letter, or it was replayed already.
    pub async fn replay(&self, shard: u32, id: String) -> Result<AdminJob> {
        let shard = self.existing(shard)?;
        match self.ask(shard, AdminCommand::Replay(Some(id))).await? {
            Reply::AdminJobs(mut jobs, _) => jobs.pop().ok_or_else(no_letter),
            other => Err(unexpected(&other)),
        }
    }

    /// Does all dead letters again; gives their number.
    pub async fn replay_all(&self) -> Result<usize> {
        let mut count = 0;
        for reply in self.ask_all(&AdminCommand::Replay(None)).await? {
            match reply {
                Reply::AdminJobs(jobs, _) => count += jobs.len(),
                other => return Err(unexpected(&other)),
            }
        }
        Ok(count)
    }

    /// Removes a dead letter with its results.
    ///
    /// # Errors
    /// `job_not_found`.
    pub async fn purge(&self, shard: u32, id: String) -> Result<()> {
        let shard = self.existing(shard)?;
        match self.ask(shard, AdminCommand::Purge(Some(id))).await? {
            Reply::Count(0) => Err(no_letter()),
            Reply::Count(_) => Ok(()),
            other => Err(unexpected(&other)),
        }
    }

    /// Removes all dead letters with their results; gives their number.
    pub async fn purge_all(&self) -> Result<usize> {
        let mut count = 0;
        for reply in self.ask_all(&AdminCommand::Purge(None)).await? {
            match reply {
                Reply::Count(some) => count += some,
                other => return Err(unexpected(&other)),
            }
        }
        Ok(count)
    }

    /// Those of these prefixes that a job of any shard points to, or will.
    pub async fn held_prefixes(&self, prefixes: Vec<String>) -> Result<Vec<String>> {
        let held = Held {
            prefixes,
            files: Vec::new(),
        };
        let mut all = Vec::new();
        for reply in self.ask_all(&AdminCommand::Held(held)).await? {
            match reply {
                Reply::Held { prefixes, .. } => all.extend(prefixes),
                other => return Err(unexpected(&other)),
            }
        }
        Ok(all)
    }

    /// Removes those of these files (owner and SHA-256) that are nobody's; gives their number.
    pub async fn remove_unheld(&self, files: Vec<(String, String)>) -> Result<usize> {
        let count = shard_count(self.env);
        let mut by_shard: Vec<Vec<(String, String)>> = vec![Vec::new(); count as usize];
        for file in files {
            let shard = Owner::stored(&file.0).shard(count) as usize;
            by_shard[shard].push(file);
        }
        let mut removed = 0;
        for (shard, files) in (0..count).zip(by_shard) {
            if files.is_empty() {
                continue;
            }
            let held = Held {
                prefixes: Vec::new(),
                files,
            };
            match self.ask(shard, AdminCommand::Held(held)).await? {
                Reply::Held { removed: some, .. } => removed += some,
                other => return Err(unexpected(&other)),
            }
        }
        Ok(removed)
    }

    fn existing(&self, shard: u32) -> Result<u32> {
        if shard < shard_count(self.env) {
            Ok(shard)
        } else {
            Err(no_letter())
        }
    }
}

fn no_letter() -> Problem {
    Problem::new(
        Code::JobNotFound,
        "There is no such dead letter here. It may have been replayed, purged, or removed with age.",
    )
}
