//! The queues as those see them who look after them: no names of files, no content.

use domain::{
    jobs::{Kind, Priority, State},
    mail::notice::Undeliverable,
    permissions::Role,
    plans::Plan,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AuditEntry, JobError, ServiceHealth, Waiting};

/// A job of anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AdminJob {
    /// Which queue holds it.
    pub shard: u32,
    /// UUIDv7.
    pub id: String,
    /// What kind of work it is.
    pub kind: Kind,
    /// A short hash of its owner: the same for jobs of the same owner.
    pub owner: String,
    /// Where it stands.
    pub state: State,
    /// As given when it was accepted.
    pub priority: Priority,
    /// How often it was started.
    pub attempts: u32,
    /// Runs that were cut off.
    pub interrupted: u32,
    /// Faults of any kind.
    pub faults: u32,
    /// Why it failed.
    #[schema(required)]
    pub error: Option<JobError>,
    /// When it was accepted; milliseconds since the epoch.
    pub created_at: i64,
    /// Not run before this time.
    pub available_at: i64,
    /// When its latest attempt began.
    #[schema(required)]
    pub started_at: Option<i64>,
    /// When it became final.
    #[schema(required)]
    pub finished_at: Option<i64>,
    /// When it is removed.
    pub expires_at: i64,
    /// The service its latest attempt was handed to.
    #[schema(required)]
    pub service: Option<String>,
    /// A dead letter: the job that repeats it.
    #[schema(required)]
    pub replayed_as: Option<String>,
}

/// Jobs of anybody, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AdminJobList {
    /// At most `limit`.
    pub jobs: Vec<AdminJob>,
    /// Whether there are older ones.
    pub more: bool,
}

/// What became of the jobs that are still kept, a day's worth by default; answers from
/// earlier results are not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LastDay {
    /// Done with success.
    pub finished: u32,
    /// Done without, dead letters included.
    pub failed: u32,
    /// Cancelled.
    pub cancelled: u32,
    /// Waited for the first start, in milliseconds: half of them no longer than this.
    #[schema(required)]
    pub wait_p50_ms: Option<i64>,
    /// The same for 95 of 100.
    #[schema(required)]
    pub wait_p95_ms: Option<i64>,
    /// Ran, all attempts together, in milliseconds: half of them no longer than this.
    #[schema(required)]
    pub run_p50_ms: Option<i64>,
    /// The same for 95 of 100.
    #[schema(required)]
    pub run_p95_ms: Option<i64>,
}

/// One queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QueueShard {
    /// Counted from 0.
    pub shard: u32,
    /// Jobs that wait.
    pub waiting: Waiting,
    /// Jobs that run.
    pub running: u32,
    /// Dead letters that were not replayed.
    pub dead: u32,
    /// Owners with unfinished jobs.
    pub owners: u32,
    /// How long the job has waited that has waited the longest, in milliseconds.
    #[schema(required)]
    pub oldest_wait_ms: Option<i64>,
    /// The compile services, as this queue knows them.
    pub services: Vec<ServiceHealth>,
    /// What became of recent jobs.
    pub last_day: LastDay,
}

/// All queues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Queues {
    /// One entry a queue, in order.
    pub shards: Vec<QueueShard>,
    /// How long finished jobs are kept.
    pub retention_hours: u32,
}

/// How many there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LetterCount {
    /// How many.
    pub count: usize,
}

/// Which jobs are listed.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AdminListedState {
    /// Given up.
    Dead,
    /// Waiting.
    Pending,
    /// Running.
    Processing,
    /// Done, with success or without.
    Final,
}

/// An account as those who look after the service see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AdminAccount {
    /// UUIDv7.
    pub id: String,
    /// Masked for support.
    pub email: String,
    /// Null for support.
    #[schema(required)]
    pub name: Option<String>,
    /// What it is to us.
    pub role: Role,
    /// What it is signed up for.
    pub plan: Plan,
    /// Milliseconds since the epoch, as all that follow.
    pub created_at: i64,
    /// Last sign-in.
    pub last_seen_at: i64,
    /// Whether signing in takes a code.
    pub second_factor: bool,
    /// Browsers that are signed in.
    pub sessions: u32,
    /// Everything is removed then.
    #[schema(required)]
    pub deletion_at: Option<i64>,
    /// Nobody signs in since then.
    #[schema(required)]
    pub blocked_at: Option<i64>,
    /// Why nothing is sent to its address; null where mail is.
    #[schema(required)]
    pub undeliverable: Option<Undeliverable>,
}

/// Accounts, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdminAccountList {
    /// At most as many as were asked for.
    pub accounts: Vec<AdminAccount>,
    /// Whether there are older ones.
    pub more: bool,
}

/// Another role.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleBody {
    /// What the account is to be.
    pub role: Role,
}

/// Which accounts are looked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountSearch {
    /// Only these: the id, or the beginning of the address.
    #[serde(default)]
    pub query: Option<String>,
    /// Id of an account: only older ones.
    #[serde(default)]
    pub before: Option<String>,
    /// At most so many; 100 where absent.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 100)]
    pub limit: Option<usize>,
}

/// An entry of the audit trail, with whom it concerns.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdminAuditEntry {
    /// Whom it concerns.
    pub account_id: String,
    /// The account of staff that did it.
    #[schema(required)]
    pub actor_id: Option<String>,
    /// What happened.
    #[serde(flatten)]
    pub entry: AuditEntry,
}

/// A part of the audit trail, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdminAuditList {
    /// At most as many as were asked for.
    pub entries: Vec<AdminAuditEntry>,
    /// Whether there are older ones.
    pub more: bool,
}
