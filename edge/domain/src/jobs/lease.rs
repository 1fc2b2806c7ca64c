//! Leases: a runner holds a job only as long as it shows that it is alive.

/// A runner must be heard of within this time, in milliseconds; else the job runs
/// anew. Three heartbeats: one may be lost to a slow store without harm.
pub const LEASE_MS: i64 = 15_000;

/// A runner extends its lease this often, in milliseconds.
pub const HEARTBEAT_MS: i64 = 5_000;

/// Whether a lease that ends at `until` still holds at `now`.
pub const fn alive(until: i64, now: i64) -> bool {
    now < until
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_ends_at_its_time() {
        assert!(alive(LEASE_MS, LEASE_MS - 1));
        assert!(!alive(LEASE_MS, LEASE_MS));
    }

    #[test]
    fn a_lease_outlives_a_lost_heartbeat() {
        const { assert!(LEASE_MS > 2 * HEARTBEAT_MS) };
    }
}
