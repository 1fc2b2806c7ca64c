//! Whether everything that stands behind the API answers.

use serde::Serialize;
use utoipa::ToSchema;

/// The whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum HealthStatus {
    /// Everything answered in time.
    Ok,
    /// Something did not; see `checks`.
    Degraded,
}

/// One thing that was asked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Check {
    /// Whether it answered rightly and in time.
    pub ok: bool,
    /// How long it took.
    pub latency_ms: i64,
    /// What it said, or what is wrong.
    pub detail: String,
}

/// Everything that is asked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Checks {
    /// The database.
    pub d1: Check,
    /// Short-lived copies.
    pub kv: Check,
    /// Stored files and results.
    pub r2: Check,
    /// The job queue.
    pub queue: Check,
    /// The compile service.
    pub compile: Check,
}

/// Answer of `GET /health`. The status is 200 also when degraded, because the
/// Worker itself is up; read `status`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Health {
    /// The whole.
    pub status: HealthStatus,
    /// Version of the API.
    pub version: String,
    /// One entry a thing that was asked.
    pub checks: Checks,
}
