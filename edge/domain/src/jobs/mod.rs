//! Job policy: states, leases, retries and what runs next.

mod lease;
mod retry;
mod schedule;
mod state;

pub use lease::{HEARTBEAT_MS, LEASE_MS, RUN_MAX_MS, alive};
pub use retry::{ATTEMPTS_MAX, Fault, Verdict, after_fault};
pub use schedule::{Waiting, next_to_run, wake_at};
pub use state::{Event, Illegal, State};
