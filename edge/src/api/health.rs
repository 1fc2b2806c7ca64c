//! Whether everything that stands behind the API answers.

use serde::{Deserialize, Serialize};
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

/// Jobs that wait, by priority.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Waiting {
    /// Of high priority.
    pub high: u32,
    /// Of normal priority.
    pub normal: u32,
    /// Of low priority.
    pub low: u32,
}

/// All queues together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QueueHealth {
    /// How many queues there are.
    pub shards: u32,
    /// Jobs that wait.
    pub waiting: Waiting,
    /// Jobs that run.
    pub running: u32,
    /// How long the job has waited that has waited the longest, in milliseconds.
    #[schema(required)]
    pub oldest_wait_ms: Option<i64>,
    /// Jobs that were given up and not repeated yet.
    pub dead: u32,
}

/// How a compile service is, as the queue knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ServiceState {
    /// Takes jobs.
    Up,
    /// Failed; it is looked at again from time to time.
    Down,
    /// Failed, and is being asked right now.
    Trying,
    /// Takes nothing new, because it is about to stop.
    Draining,
}

/// One compile service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ServiceHealth {
    /// What it is called here; not its address.
    pub name: String,
    /// How it is.
    pub state: ServiceState,
    /// Jobs of this queue that run there.
    pub in_flight: u32,
    /// Jobs that it runs or that wait there, whoever sent them, when it was asked last.
    #[schema(required)]
    pub running: Option<u32>,
    /// Jobs that it can run at once.
    #[schema(required)]
    pub slots: Option<u32>,
    /// Failures in a row.
    pub faults: u32,
    /// When it is looked at again, while it is down; milliseconds since the epoch.
    #[schema(required)]
    pub retry_at: Option<i64>,
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
    /// All queues together; null when they did not answer.
    #[schema(required)]
    pub queue: Option<QueueHealth>,
    /// The compile services, as the queues know them: the worst that any of them knows.
    pub services: Vec<ServiceHealth>,
}
