//! Commands and replies.

use std::collections::BTreeMap;

use compile_protocol::Engine;
use domain::{
    files::input_hash,
    jobs::{Kind, Priority},
    permissions::Owner,
};
use serde::{Deserialize, Serialize};

use crate::{
    api::{AdminJob, Job, QueueShard},
    clock::Clock,
    compile::engine_name,
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

/// What a compile is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompileInput {
    /// Main file.
    pub main: String,
    /// Engine asked for.
    pub engine: Engine,
    /// Path → SHA-256; every file is stored.
    pub manifest: BTreeMap<String, String>,
}

/// What a job is made from, by its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Payload {
    /// LaTeX to PDF.
    Compile(CompileInput),
}

impl Payload {
    /// What kind of work it is for.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Compile(_) => Kind::Compile,
        }
    }

    /// Hash of what goes in.
    pub fn input_hash(&self) -> String {
        let Self::Compile(input) = self;
        input_hash(&input.manifest, &input.main, engine_name(input.engine))
    }
}

/// A request that must make one job however often it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Idempotency {
    /// The client's key.
    pub key: String,
    /// Hash of what is asked.
    pub fingerprint: String,
}

/// A job to be queued.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewJob {
    /// UUIDv7.
    pub id: String,
    /// What is to be done.
    pub payload: Payload,
    /// Who is served first.
    pub priority: Priority,
    /// Jobs its owner may have running at once.
    pub concurrent: usize,
    /// Replaced by whatever is asked for the same document next.
    pub draft: bool,
    /// Which of the owner's documents it is.
    pub document: Option<String>,
    /// So that asking twice makes one job.
    pub idempotency: Option<Idempotency>,
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
    /// Hash of what is compiled.
    pub input: String,
}

/// A final job with results, as another owner's queue needs it to have it too.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Done {
    /// The job's id.
    pub id: String,
    /// What it was made from.
    pub payload: Payload,
    /// Which of its owner's documents it is.
    pub document: Option<String>,
    /// Where its results lie.
    pub prefix: String,
}

/// Which jobs of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum JobFilter {
    /// All.
    All,
    /// Not final.
    Active,
    /// Waiting.
    Pending,
    /// Running.
    Processing,
    /// Final.
    Final,
    /// Done with success.
    Finished,
    /// Failed or cancelled.
    Failed,
    /// Given up.
    Dead,
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
    List {
        /// Which.
        filter: JobFilter,
        /// Older than this one.
        before: Option<String>,
        /// At most so many.
        limit: usize,
    },
    /// Own jobs that have results, oldest first.
    Done,
    /// One job.
    Get(String),
    /// Cancel a job.
    Cancel(String),
    /// Do a final job again, as a new one with this id.
    Retry {
        /// The final job.
        id: String,
        /// UUIDv7 of the new one.
        new_id: String,
    },
    /// Remove all that is the owner's: jobs, also those that run, and files.
    Forget,
    /// From those who look after the queue.
    Admin(AdminCommand),
}

/// What those who look after the queue can ask of one shard.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum AdminCommand {
    /// How is the queue?
    Status,
    /// Jobs of all owners, newest first.
    List {
        /// Which.
        filter: JobFilter,
        /// Older than this one.
        before: Option<String>,
        /// At most so many.
        limit: usize,
    },
    /// Do a dead letter again, or all of them; each as a new job.
    Replay(Option<String>),
    /// Remove a dead letter, or all of them, with their results.
    Purge(Option<String>),
    /// Which of these are yours? Files that are nobody's are removed on the way.
    Held(Held),
}

/// Objects in the stores whose owners are looked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Held {
    /// Where results lie.
    pub prefixes: Vec<String>,
    /// Files: owner and SHA-256.
    pub files: Vec<(String, String)>,
}

/// A command with its circumstances.
#[derive(Debug, Serialize, Deserialize)]
pub struct Call {
    /// Which shard is asked.
    pub shard: u32,
    /// Who asks.
    pub owner: Owner,
    /// The time that holds.
    pub clock: Clock,
    /// What is asked.
    pub command: Command,
}

/// How a job came to be the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// It was made.
    New,
    /// It was there: the same was asked before with the same key.
    Known,
}

/// What the queue answers.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reply {
    /// To `Touch`: those that are stored.
    Files(Vec<FileRef>),
    /// To `Stored` and `Forget`.
    Noted,
    /// To `Enqueue` and `Retry`.
    Job(Found, Box<Job>),
    /// To `Enqueue` and `Retry`: the owner has too many unfinished jobs.
    Full,
    /// To `Enqueue`: the key was used for something else.
    KeyReused,
    /// To `Retry`: the job is still at it.
    NotFinal,
    /// To `Retry`: these files are no longer stored.
    FilesGone(Vec<String>),
    /// To `List`, and whether there are more.
    Jobs(Vec<Job>, bool),
    /// To `Done`.
    Done(Vec<Done>),
    /// To `Get` and `Cancel`; to `Retry` when there is no such job.
    Record(Option<Box<Record>>),
    /// To `AdminCommand::Status`.
    Status(Box<QueueShard>),
    /// To `AdminCommand::List`, and whether there are more; to `Replay`, the new ones.
    AdminJobs(Vec<AdminJob>, bool),
    /// To `Purge`: how many.
    Count(usize),
    /// To `Held`: prefixes that jobs point to, and files removed.
    Held {
        /// Of those asked for.
        prefixes: Vec<String>,
        /// Files that were nobody's.
        removed: usize,
    },
}
