//! When a mail is tried again, and when it is given up.

use crate::limits::{HOUR_MS, MINUTE_MS};

/// How long one attempt may take before it counts as failed, in milliseconds.
pub const ATTEMPT_MS: u32 = 20_000;

/// Who takes a mail has it alone for this long, in milliseconds: an attempt, and writing down how it
/// went. If nothing was written down by then, whoever comes next tries again.
pub const LEASE_MS: i64 = 90_000;

/// Waits after the first failure, the second and so on, in milliseconds. A failure more, and the mail
/// is given up.
const WAITS_MS: [i64; 5] = [
    MINUTE_MS,
    5 * MINUTE_MS,
    30 * MINUTE_MS,
    2 * HOUR_MS,
    12 * HOUR_MS,
];

/// Attempts that a mail has.
pub const ATTEMPTS_MAX: u32 = 6;

/// Longer than this no provider makes us wait, in milliseconds.
const WAIT_MAX_MS: i64 = 24 * HOUR_MS;

/// A provider has taken a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What the provider calls it.
    pub id: Option<String>,
}

/// A provider has not taken a mail. Reasons are for logs: codes, never addresses or content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It may do so later.
    #[error("{reason}")]
    Retry {
        /// How long it wants us to wait, in milliseconds.
        after_ms: Option<i64>,
        /// Why.
        reason: String,
    },
    /// It never will.
    #[error("{reason}")]
    Refused {
        /// Why.
        reason: String,
    },
}

impl SendError {
    /// It may do so later.
    pub fn retry(reason: impl Into<String>) -> Self {
        Self::Retry {
            after_ms: None,
            reason: reason.into(),
        }
    }

    /// It never will.
    pub fn refused(reason: impl Into<String>) -> Self {
        Self::Refused {
            reason: reason.into(),
        }
    }
}

/// What follows a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Another one, at a time.
    Again(i64),
    /// None.
    GiveUp,
}

/// What follows attempt number `attempts` (from 1) that failed at `now`. A mail that is of no use any
/// more when its turn comes is given up at once.
pub fn next(error: &SendError, attempts: u32, now: i64, useful_until: Option<i64>) -> Next {
    let SendError::Retry { after_ms, .. } = error else {
        return Next::GiveUp;
    };
    let Some(wait) = attempts
        .checked_sub(1)
        .and_then(|failed| WAITS_MS.get(failed as usize))
    else {
        return Next::GiveUp;
    };
    let asked = after_ms.unwrap_or(0).clamp(0, WAIT_MAX_MS);
    let at = now + asked.max(*wait);
    if useful_until.is_some_and(|until| at >= until) {
        return Next::GiveUp;
    }
    Next::Again(at)
}

/// The wait that a `Retry-After` in seconds asks for, in milliseconds; a date is not understood.
pub fn retry_after_ms(header: &str) -> Option<i64> {
    let seconds: i64 = header.trim().parse().ok()?;
    (seconds >= 0).then(|| seconds.saturating_mul(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(after_ms: i64) -> SendError {
        SendError::Retry {
            after_ms: Some(after_ms),
            reason: String::new(),
        }
    }

    #[test]
    fn waits_grow_and_end() {
        let again = SendError::retry("busy");
        for (attempts, expected) in [
            (1, Next::Again(MINUTE_MS)),
            (2, Next::Again(5 * MINUTE_MS)),
            (3, Next::Again(30 * MINUTE_MS)),
            (4, Next::Again(2 * HOUR_MS)),
            (5, Next::Again(12 * HOUR_MS)),
            (6, Next::GiveUp),
            (u32::MAX, Next::GiveUp),
            (0, Next::GiveUp),
        ] {
            assert_eq!(next(&again, attempts, 0, None), expected, "{attempts}");
        }
        assert_eq!(ATTEMPTS_MAX as usize, WAITS_MS.len() + 1);
    }

    #[test]
    fn a_provider_may_ask_for_more_time_but_not_for_less() {
        assert_eq!(next(&asked(90_000), 1, 7, None), Next::Again(90_007));
        assert_eq!(next(&asked(1_000), 1, 7, None), Next::Again(MINUTE_MS + 7));
        assert_eq!(
            next(&asked(i64::MAX), 1, 0, None),
            Next::Again(24 * HOUR_MS)
        );
        assert_eq!(next(&asked(-5), 1, 0, None), Next::Again(MINUTE_MS));
    }

    #[test]
    fn what_was_refused_or_would_come_too_late_is_given_up() {
        assert_eq!(
            next(&SendError::refused("no such address"), 1, 0, None),
            Next::GiveUp
        );
        let again = SendError::retry("busy");
        assert_eq!(next(&again, 1, 0, Some(MINUTE_MS)), Next::GiveUp);
        assert_eq!(
            next(&again, 1, 0, Some(MINUTE_MS + 1)),
            Next::Again(MINUTE_MS)
        );
    }

    #[test]
    fn an_attempt_ends_before_its_lease() {
        assert!(i64::from(ATTEMPT_MS) * 2 < LEASE_MS);
    }

    #[test]
    fn a_wait_is_read_in_seconds() {
        for (header, expected) in [
            ("120", Some(120_000)),
            (" 0 ", Some(0)),
            ("-1", None),
            ("1.5", None),
            ("Wed, 21 Oct 2026 07:28:00 GMT", None),
            ("99999999999999999999", None),
            ("9223372036854775807", Some(i64::MAX)),
        ] {
            assert_eq!(retry_after_ms(header), expected, "{header}");
        }
    }
}
