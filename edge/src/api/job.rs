//! A job as its owner sees it.

use compile_protocol::{CompileResult, Engine};
use domain::jobs::Priority;
pub use domain::jobs::{Kind as JobKind, State as JobState};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a job is doing right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Waiting for its turn.
    Queued,
    /// Waiting for the next attempt, because the compile service could not be reached.
    Waiting,
    /// Files are being handed to the compile service.
    Preparing,
    /// The engine runs; see `pass` and `page`.
    Pass,
    /// The results are being stored.
    Uploading,
}

/// Why a job failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JobError {
    /// Stable code: `latex_error`, `timeout`, `output_limit`, `files_missing`,
    /// `compile_rejected`, `gave_up`; `superseded` for a draft that a newer one replaced.
    pub code: String,
    /// One sentence that says what to do.
    pub message: String,
}

/// One job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Job {
    /// UUIDv7.
    pub id: String,
    /// What kind of work it is.
    pub kind: JobKind,
    /// Where it stands.
    pub state: JobState,
    /// Counts every change of this job; of two copies the one with the higher number is newer.
    pub revision: u32,
    /// Path of the main file.
    pub main: String,
    /// The engine asked for; the one that ran stands in `result`.
    pub engine: Engine,
    /// Who is served first, by the owner's plan.
    pub priority: Priority,
    /// Whether whatever is asked for the same document next replaces it.
    pub draft: bool,
    /// The client's name of the document.
    #[schema(required)]
    pub document: Option<String>,
    /// The job that this one repeats.
    #[schema(required)]
    pub retry_of: Option<String>,
    /// What it is doing right now; null once it is final.
    #[schema(required)]
    pub phase: Option<Phase>,
    /// Pass of the engine, counted from 1.
    #[schema(required)]
    pub pass: Option<u32>,
    /// Page shipped out last, counted from 1 within the pass.
    #[schema(required)]
    pub page: Option<u32>,
    /// How often it was started.
    pub attempts: u32,
    /// Runs that may be cut off before it is given up.
    pub max_attempts: u32,
    /// Answered from an earlier compile of identical input.
    pub cached: bool,
    /// When it was accepted; milliseconds since the epoch.
    pub created_at: i64,
    /// While it waits after a fault of ours: when the next attempt begins.
    #[schema(required)]
    pub available_at: Option<i64>,
    /// When its latest attempt began.
    #[schema(required)]
    pub started_at: Option<i64>,
    /// From being accepted to the first start, in milliseconds.
    #[schema(required)]
    pub waited_ms: Option<i64>,
    /// All attempts that have ended, together, in milliseconds.
    #[schema(required)]
    pub processing_ms: Option<i64>,
    /// When it became final.
    #[schema(required)]
    pub finished_at: Option<i64>,
    /// What the compile service said; also present for a LaTeX error.
    #[schema(required)]
    pub result: Option<CompileResult>,
    /// Why it failed.
    #[schema(required)]
    pub error: Option<JobError>,
    /// Whether `/jobs/{id}/pdf` has a PDF. A failed compile may have one too.
    pub has_pdf: bool,
    /// When the job and its files are removed.
    pub expires_at: i64,
}

/// Own jobs, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct JobList {
    /// At most `limit` jobs.
    pub jobs: Vec<Job>,
    /// Whether there are older ones.
    pub more: bool,
}

/// Which jobs are listed.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ListedState {
    /// Waiting or running.
    Active,
    /// Done with success.
    Finished,
    /// Failed or cancelled.
    Failed,
}
