//! What happens after a fault of ours. A LaTeX error is a result, never a fault.

use super::kinds::Policy;

const BACKOFF_MS: i64 = 1_000;

/// The longest wait between two attempts, in milliseconds.
pub const BACKOFF_MAX_MS: i64 = 30_000;

/// A fault of the infrastructure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing ran: the service could not be reached, or a store refused.
    /// Says nothing about the job, so it may happen any number of times.
    Unavailable,
    /// It ran and was cut off: stream broken, lease expired, nonsense answered.
    Interrupted,
}

/// What to do with the job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Run it again, not before this time.
    RetryAt(i64),
    /// Give it up: it becomes a dead letter.
    GiveUp,
}

/// What a job has gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// Runs that were interrupted, the present one included.
    pub interrupted: u32,
    /// Faults of any kind, the present one included.
    pub faults: u32,
    /// When the job was accepted.
    pub created_at: i64,
}

/// Judges a fault. `random` is 0..1 and spreads retries over the second half of the back-off.
pub fn after_fault(policy: &Policy, fault: Fault, past: Past, now: i64, random: f64) -> Verdict {
    let too_often = fault == Fault::Interrupted && past.interrupted >= policy.attempts_max;
    if too_often || now - past.created_at >= policy.give_up_after_ms {
        return Verdict::GiveUp;
    }
    let doubled = BACKOFF_MS << past.faults.saturating_sub(1).min(10);
    let full = doubled.min(BACKOFF_MAX_MS);
    #[expect(clippy::cast_possible_truncation, reason = "at most BACKOFF_MAX_MS")]
    let spread = (full as f64 / 2.0 * random.clamp(0.0, 1.0)) as i64;
    Verdict::RetryAt(now + full / 2 + spread)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::kinds::compile::POLICY;
    use Fault::{Interrupted, Unavailable};
    use Verdict::{GiveUp, RetryAt};

    #[test]
    fn faults_are_judged_by_kind_count_and_age() {
        let give_up = POLICY.give_up_after_ms;
        let attempts = POLICY.attempts_max;
        for (fault, interrupted, faults, age, random, expected) in [
            (Unavailable, 0, 1, 0, 0.0, RetryAt(500)),
            (Unavailable, 0, 1, 0, 1.0, RetryAt(1_000)),
            (Unavailable, 0, 2, 0, 0.0, RetryAt(1_000)),
            (Unavailable, 0, 3, 0, 0.5, RetryAt(3_000)),
            (Unavailable, 0, 6, 0, 1.0, RetryAt(30_000)),
            (Unavailable, 0, 4_000_000, 0, 1.0, RetryAt(30_000)),
            (Unavailable, 9, 9, give_up - 1, 1.0, RetryAt(30_000)),
            (Unavailable, 0, 9, give_up, 0.0, GiveUp),
            (Interrupted, 1, 1, 0, 0.0, RetryAt(500)),
            (Interrupted, attempts - 1, 3, 0, 0.0, RetryAt(2_000)),
            (Interrupted, attempts, 4, 0, 0.0, GiveUp),
        ] {
            let now = 1_000_000_000;
            let past = Past {
                interrupted,
                faults,
                created_at: now - age,
            };
            let verdict = after_fault(&POLICY, fault, past, now, random);
            let relative = match verdict {
                RetryAt(at) => RetryAt(at - now),
                GiveUp => GiveUp,
            };
            assert_eq!(relative, expected, "{fault:?} {past:?}");
        }
    }
}
