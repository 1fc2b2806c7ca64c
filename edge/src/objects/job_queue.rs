//! What the Worker and the job queue say to each other, and the client that says it.

use std::collections::BTreeMap;

use compile_protocol::Engine;
use domain::permissions::Owner;
use serde::{Deserialize, Serialize};
use worker::{Env, Error, Method, Request, RequestInit};

use crate::{
    api::Job,
    clock::Clock,
    problem::{Code, Problem, Result},
    settings,
    store::results::Stored,
};

/// A file by content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// Bytes.
    pub size: usize,
}

/// A compile to be queued.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewJob {
    /// UUIDv7.
    pub id: String,
    /// Path → SHA-256; every file is stored already.
    pub manifest: BTreeMap<String, String>,
    /// Main file.
    pub main: String,
    /// Engine asked for.
    pub engine: Engine,
    /// Result of identical input, where there is one: the job is then final at once.
    pub cached: Option<Stored>,
}

/// A job with what only the server knows of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Record {
    /// The job as its owner sees it.
    pub job: Job,
    /// Where its results lie.
    pub prefix: Option<String>,
    /// Name of the PDF when downloaded.
    pub file_name: Option<String>,
}

/// What can be asked of the queue, always in the name of an owner.
#[derive(Debug, Serialize, Deserialize)]
pub enum Command {
    /// Which of these files are stored? Those are kept for another while.
    Touch {
        /// SHA-256s to look for.
        stored: Vec<String>,
        /// Those that are sent next, where they are not stored yet.
        coming: Vec<String>,
    },
    /// These files are stored now.
    Stored(Vec<FileRef>),
    /// Queue a job.
    Enqueue(Box<NewJob>),
    /// Own jobs, newest first.
    List,
    /// One job.
    Get(String),
    /// Cancel a job.
    Cancel(String),
    /// How is the queue?
    Status,
}

/// A command with its circumstances.
#[derive(Debug, Serialize, Deserialize)]
pub struct Call {
    /// Who asks.
    pub owner: Owner,
    /// The time that holds.
    pub clock: Clock,
    /// What is asked.
    pub command: Command,
}

/// What the queue answers.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reply {
    /// To `Touch`: those that are stored.
    Files(Vec<FileRef>),
    /// To `Stored`.
    Noted,
    /// To `Enqueue`.
    Job(Box<Job>),
    /// To `Enqueue`: the owner has too many unfinished jobs.
    Full,
    /// To `List`.
    Jobs(Vec<Job>),
    /// To `Get` and `Cancel`.
    Record(Option<Box<Record>>),
    /// To `Status`.
    Status {
        /// Jobs waiting.
        pending: usize,
        /// Jobs running.
        processing: usize,
    },
}

/// The most shards that can be configured; more would only spread health checks thin.
const SHARDS_MAX: u32 = 256;

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
        let shard = self
            .owner
            .shard(settings::number(self.env, "QUEUE_SHARDS", 1, SHARDS_MAX));
        let call = Call {
            owner: self.owner.clone(),
            clock: self.clock,
            command,
        };
        let body = serde_json::to_string(&call).map_err(Error::from)?;
        let mut init = RequestInit::new();
        init.with_method(Method::Post).with_body(Some(body.into()));
        let request = Request::new_with_init("http://queue/", &init)?;
        let mut response = self
            .env
            .durable_object("JOB_QUEUE")?
            .get_by_name(&format!("queue-{shard}"))?
            .fetch_with_request(request)
            .await?;
        if response.status_code() != 200 {
            return Err(Error::RustError(response.text().await?).into());
        }
        Ok(response.json().await?)
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

    /// Queues a job.
    pub async fn enqueue(&self, job: NewJob) -> Result<Job> {
        match self.call(Command::Enqueue(Box::new(job))).await? {
            Reply::Job(job) => Ok(*job),
            Reply::Full => Err(Problem::new(
                Code::QueueFull,
                "Too many of your jobs are still unfinished. Wait for one, or cancel one.",
            )),
            other => Err(unexpected(&other)),
        }
    }

    /// Own jobs, newest first.
    pub async fn list(&self) -> Result<Vec<Job>> {
        match self.call(Command::List).await? {
            Reply::Jobs(jobs) => Ok(jobs),
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

    async fn record(&self, command: Command) -> Result<Record> {
        match self.call(command).await? {
            Reply::Record(Some(record)) => Ok(*record),
            Reply::Record(None) => Err(Problem::new(
                Code::JobNotFound,
                "There is no job of yours with this id. Jobs are removed after 24 hours.",
            )),
            other => Err(unexpected(&other)),
        }
    }

    /// How many jobs wait and run.
    pub async fn status(&self) -> Result<(usize, usize)> {
        match self.call(Command::Status).await? {
            Reply::Status {
                pending,
                processing,
            } => Ok((pending, processing)),
            other => Err(unexpected(&other)),
        }
    }
}

fn unexpected(reply: &Reply) -> Problem {
    Error::RustError(format!(
        "the queue answered {:?}",
        std::mem::discriminant(reply)
    ))
    .into()
}
