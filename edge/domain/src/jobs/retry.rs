//! What happens after a fault of ours. A LaTeX error is a result, never a fault.

use crate::limits::GIVE_UP_AFTER_MS;

/// Runs that were interrupted before a job is given up: a document that kills
/// the service every time must not do so for ever.
pub const ATTEMPTS_MAX: u32 = 4;

const BACKOFF_MS: i64 = 1_000;
const BACKOFF_MAX_MS: i64 = 30_000;

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
    /// Give it up.
    GiveUp,
}

/// Judges a fault.
///
/// `interrupted` counts the interrupted runs, this one included; `faults` counts
/// all faults in a row, this one included; `random` is 0..1 and spreads retries
/// over the second half of the back-off.
pub fn after_fault(
    fault: Fault,
    interrupted: u32,
    faults: u32,
    created_at: i64,
    now: i64,
    random: f64,
) -> Verdict {
    let too_often = fault == Fault::Interrupted && interrupted >= ATTEMPTS_MAX;
    if too_often || now - created_at >= GIVE_UP_AFTER_MS {
        return Verdict::GiveUp;
    }
    let doubled = BACKOFF_MS << faults.saturating_sub(1).min(10);
    let full = doubled.min(BACKOFF_MAX_MS);
    #[expect(clippy::cast_possible_truncation, reason = "at most BACKOFF_MAX_MS")]
    let spread = (full as f64 / 2.0 * random.clamp(0.0, 1.0)) as i64;
    Verdict::RetryAt(now + full / 2 + spread)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Fault::{Interrupted, Unavailable};
    use Verdict::{GiveUp, RetryAt};

    #[test]
    fn faults_are_judged_by_kind_count_and_age() {
        for (fault, interrupted, faults, age, random, expected) in [
            (Unavailable, 0, 1, 0, 0.0, RetryAt(500)),
            (Unavailable, 0, 1, 0, 1.0, RetryAt(1_000)),
            (Unavailable, 0, 2, 0, 0.0, RetryAt(1_000)),
            (Unavailable, 0, 3, 0, 0.5, RetryAt(3_000)),
            (Unavailable, 0, 6, 0, 1.0, RetryAt(30_000)),
            (Unavailable, 0, 4_000_000, 0, 1.0, RetryAt(30_000)),
            (
                Unavailable,
                9,
                9,
                GIVE_UP_AFTER_MS - 1,
                1.0,
                RetryAt(30_000),
            ),
            (Unavailable, 0, 9, GIVE_UP_AFTER_MS, 0.0, GiveUp),
            (Interrupted, 1, 1, 0, 0.0, RetryAt(500)),
            (Interrupted, ATTEMPTS_MAX - 1, 3, 0, 0.0, RetryAt(2_000)),
            (Interrupted, ATTEMPTS_MAX, 4, 0, 0.0, GiveUp),
        ] {
            let now = 1_000_000_000;
            let verdict = after_fault(fault, interrupted, faults, now - age, now, random);
            let relative = match verdict {
                RetryAt(at) => RetryAt(at - now),
                GiveUp => GiveUp,
            };
            assert_eq!(relative, expected, "{fault:?} {interrupted} {faults} {age}");
        }
    }
}
