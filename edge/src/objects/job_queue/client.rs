//! The queue as an owner sees it.

use domain::permissions::Owner;
use worker::Env;

use super::{
    Call, Command, Done, FileRef, Found, JobFilter, NewJob, Record, Reply, send, shard_count,
    unexpected,
};
use crate::{
    api::Job,
    clock::Clock,
    problem::{Code, Problem, Result},
};

/// The queue that serves an owner.
pub struct JobQueue<'a> {
    env: &'a Env,
    owner: &'a Owner,
    clock: Clock,
}

impl<'a> JobQueue<'a> {
    /// The queue that serves this owner, at this time.
    pub const fn of(env: &'a Env, owner: &'a Owner, clock: Clock) -> Self {
        Self { env, owner, clock }
    }

    async fn call(&self, command: Command) -> Result<Reply> {
        let shard = self.owner.shard(shard_count(self.env));
        let call = Call {
            shard,
            owner: self.owner.clone(),
            clock: self.clock,
            command,
        };
        send(self.env, shard, &call).await
    }

    /// Those of these files that are stored; they are kept for another while.
    /// Of those that are not, the `coming` ones will be stored next.
    pub async fn touch(&self, stored: Vec<String>, coming: Vec<String>) -> Result<Vec<FileRef>> {
        match self.call(Command::Touch { stored, coming }).await? {
            Reply::Files(files) => Ok(files),
            other => Err(unexpected(&other)),
        }
    }

    /// Notes files that were stored.
    pub async fn stored(&self, files: Vec<FileRef>) -> Result<()> {
        match self.call(Command::Stored(files)).await? {
            Reply::Noted => Ok(()),
            other => Err(unexpected(&other)),
        }
    }

    /// Queues a job, or finds the one that the same request made before.
    ///
    /// # Errors
    /// `queue_full`, `idempotency_key_reused`.
    pub async fn enqueue(&self, job: NewJob) -> Result<(Found, Job)> {
        let reply = self.call(Command::Enqueue(Box::new(job))).await?;
        accepted(reply)
    }

    /// Does a final job again, as a new one.
    ///
    /// # Errors
    /// `job_not_found`, `job_not_final`, `files_missing`, `queue_full`.
    pub async fn retry(&self, id: &str, new_id: String) -> Result<Job> {
        let id = id.to_owned();
        let reply = self.call(Command::Retry { id, new_id }).await?;
        accepted(reply).map(|(_, job)| job)
    }

    /// Own jobs, newest first, and whether there are more.
    pub async fn list(
        &self,
        filter: JobFilter,
        before: Option<String>,
        limit: usize,
    ) -> Result<(Vec<Job>, bool)> {
        let command = Command::List {
            filter,
            before,
            limit,
        };
        match self.call(command).await? {
            Reply::Jobs(jobs, more) => Ok((jobs, more)),
            other => Err(unexpected(&other)),
        }
    }

    /// Own jobs that have results, oldest first.
    pub async fn done(&self) -> Result<Vec<Done>> {
        match self.call(Command::Done).await? {
            Reply::Done(done) => Ok(done),
            other => Err(unexpected(&other)),
        }
    }

    /// One of the owner's jobs.
    pub async fn get(&self, id: &str) -> Result<Record> {
        self.record(Command::Get(id.to_owned())).await
    }

    /// Cancels one of the owner's jobs, unless it is final already.
    pub async fn cancel(&self, id: &str) -> Result<Record> {
        self.record(Command::Cancel(id.to_owned())).await
    }

    /// Removes all that is the owner's.
    pub async fn forget(&self) -> Result<()> {
        match self.call(Command::Forget).await? {
            Reply::Noted => Ok(()),
            other => Err(unexpected(&other)),
        }
    }

    async fn record(&self, command: Command) -> Result<Record> {
        match self.call(command).await? {
            Reply::Record(Some(record)) => Ok(*record),
            Reply::Record(None) => Err(not_found()),
            other => Err(unexpected(&other)),
        }
    }
}

fn accepted(reply: Reply) -> Result<(Found, Job)> {
    Err(match reply {
        Reply::Job(found, job) => return Ok((found, *job)),
        Reply::Full => Problem::new(
            Code::QueueFull,
            "Too many of your jobs are still unfinished. Wait for one, or cancel one.",
        ),
        Reply::KeyReused => Problem::new(
            Code::IdempotencyKeyReused,
            "This Idempotency-Key was sent before with another input. Use a new key for a new request.",
        ),
        Reply::NotFinal => Problem::new(
            Code::JobNotFinal,
            "This job is not done yet. Wait for its end, or cancel it first.",
        ),
        Reply::FilesGone(missing) => {
            let mut problem = Problem::new(
                Code::FilesMissing,
                "Some of the job's files are no longer stored. Compile from your editor again.",
            );
            problem.missing = missing.into();
            problem
        }
        Reply::Record(None) => not_found(),
        other => unexpected(&other),
    })
}

fn not_found() -> Problem {
    Problem::new(
        Code::JobNotFound,
        "There is no job of yours with this id. Finished jobs are removed after a day.",
    )
}
