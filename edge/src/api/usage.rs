//! What was used, of what a plan has.

use domain::{funnel::Step, plans::Plan};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// When a quota begins anew.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// Never.
    Once,
    /// With each month of the calendar, UTC.
    Month,
    /// Nothing is counted.
    Unlimited,
}

/// Compiles on our servers. Those in the browser are never counted.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompileUsage {
    /// How many there are; null where nothing is counted.
    #[schema(required)]
    pub limit: Option<u32>,
    /// How many count: finished with a PDF, or still running.
    pub used: u32,
    /// When they begin anew.
    pub period: Period,
    /// Then; milliseconds since the epoch.
    #[schema(required)]
    pub renews_at: Option<i64>,
    /// On trial: not before this time.
    #[schema(required)]
    pub not_before: Option<i64>,
}

/// What was used.
#[derive(Debug, Serialize, ToSchema)]
pub struct Usage {
    /// What the plan is.
    pub plan: Plan,
    /// Compiles on our servers.
    pub compiles: CompileUsage,
}

/// A step that a page reports.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FunnelBody {
    /// `seen` or `scored`.
    pub step: Step,
}

/// How many came how far in a day.
#[derive(Debug, Serialize, ToSchema)]
pub struct FunnelDay {
    /// UTC, `YYYY-MM-DD`.
    pub day: String,
    /// Visits.
    pub seen: u32,
    /// Resumes of one's own that were scored.
    pub scored: u32,
    /// Devices that compiled for the first time.
    pub compiled: u32,
    /// Trials that were used up.
    pub limit: u32,
    /// Accounts that were made.
    pub registered: u32,
}

/// The last thirty days, newest first; days on which nobody came are left out.
#[derive(Debug, Serialize, ToSchema)]
pub struct Funnel {
    /// By day.
    pub days: Vec<FunnelDay>,
}

/// Somebody who may not compile on trial.
#[derive(Debug, Serialize, ToSchema)]
pub struct Block {
    /// `device:` and its id, or `network:` and an IPv4 address or an IPv6 /64.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// Milliseconds since the epoch.
    pub created_at: i64,
    /// It ends then.
    pub expires_at: i64,
}

/// All of them, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct BlockList {
    /// At most 1000.
    pub blocks: Vec<Block>,
}

/// Somebody on the list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockSubject {
    /// As the list has it.
    pub subject: String,
}

/// Somebody to be blocked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockBody {
    /// `device:` and its id, or `network:` and an address of it.
    pub subject: String,
    /// At most 80 characters.
    pub reason: String,
    /// It ends after so many days.
    #[schema(minimum = 1, maximum = 365)]
    pub days: u32,
}
