//! A job as its owner sees it.

use compile_protocol::{CompileResult, Engine};
pub use domain::jobs::State as JobState;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What kind of work a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum JobKind {
    /// LaTeX to PDF.
    Compile,
}

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
    /// `compile_rejected`, `gave_up`.
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
    /// Answered from an earlier compile of identical input.
    pub cached: bool,
    /// When it was accepted; milliseconds since the epoch.
    pub created_at: i64,
    /// When its latest attempt began.
    #[schema(required)]
    pub started_at: Option<i64>,
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
    /// At most 100 jobs.
    pub jobs: Vec<Job>,
}
