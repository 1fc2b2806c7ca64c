//! Job policy: kinds, states, priorities, leases, retries, what runs next, and where.

pub mod idempotency;
pub mod kinds;
mod lease;
pub mod pool;
mod priority;
mod retry;
mod schedule;
mod state;

pub use kinds::{Kind, Policy};
pub use lease::{HEARTBEAT_MS, LEASE_MS, alive};
pub use priority::{AGEING_MS, Priority};
pub use retry::{BACKOFF_MAX_MS, Fault, Past, Verdict, after_fault};
pub use schedule::{OwnerLoad, Waiting, next_to_run, wake_at};
pub use state::{Event, Illegal, State};
