//! Sessions: how long they last, and when a sensitive act needs a fresh proof.

use crate::{limits::HOUR_MS, permissions::Role};

const DAY_MS: i64 = 24 * HOUR_MS;

/// A proof of identity counts for sensitive acts for this long, in milliseconds.
pub const STEP_UP_MS: i64 = HOUR_MS / 4;
/// The last use of a session is noted at most this often, in milliseconds: a write is dearer than what
/// it would tell.
pub const NOTE_USE_EVERY_MS: i64 = HOUR_MS / 12;
/// How long a copy of a session may answer instead of the database, in milliseconds.
pub const CACHE_MS: i64 = 60_000;
/// The second step of signing in holds for this long, in milliseconds.
pub const TICKET_MS: i64 = HOUR_MS / 12;
/// Codes that may be tried with one ticket.
pub const TICKET_TRIES: u32 = 5;
/// Sessions that an account has at once; the one used longest ago makes room.
pub const SESSIONS_MAX: u32 = 50;

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// Unused, in milliseconds.
    pub idle_ms: i64,
    /// At most, in milliseconds.
    pub absolute_ms: i64,
}

/// The lifetime of a session by what it may do.
pub const fn lifetime(role: Role) -> Lifetime {
    match role {
        Role::User => Lifetime {
            idle_ms: 30 * DAY_MS,
            absolute_ms: 90 * DAY_MS,
        },
        Role::Support | Role::Admin => Lifetime {
            idle_ms: HOUR_MS / 2,
            absolute_ms: 12 * HOUR_MS,
        },
    }
}

/// Whether a session still holds at a time.
pub const fn holds(role: Role, created_at: i64, last_used_at: i64, now: i64) -> bool {
    let lifetime = lifetime(role);
    now - created_at < lifetime.absolute_ms && now - last_used_at < lifetime.idle_ms
}

/// When a session ends if nobody uses it again.
pub fn ends_at(role: Role, created_at: i64, last_used_at: i64) -> i64 {
    let lifetime = lifetime(role);
    (created_at + lifetime.absolute_ms).min(last_used_at + lifetime.idle_ms)
}

/// Until when a proof of identity counts for sensitive acts; `None` when it no longer does.
pub fn stepped_up_until(proved_at: i64, now: i64) -> Option<i64> {
    let until = proved_at + STEP_UP_MS;
    (now < until).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_end_unused_and_in_the_end_even_when_used() {
        for role in Role::ALL {
            let Lifetime {
                idle_ms,
                absolute_ms,
            } = lifetime(role);
            for (created, used, now, expected) in [
                (0, 0, 0, true),
                (0, 0, idle_ms - 1, true),
                (0, 0, idle_ms, false),
                (0, absolute_ms - 1, absolute_ms - 1, true),
                (0, absolute_ms - 1, absolute_ms, false),
            ] {
                assert_eq!(holds(role, created, used, now), expected, "{role:?} {now}");
            }
            assert_eq!(ends_at(role, 0, 0), idle_ms);
            assert_eq!(ends_at(role, 0, absolute_ms), absolute_ms);
        }
    }

    #[test]
    fn who_may_do_more_is_asked_sooner() {
        assert!(lifetime(Role::Admin).idle_ms < lifetime(Role::User).idle_ms);
        assert!(lifetime(Role::Support).absolute_ms < lifetime(Role::User).absolute_ms);
        assert!(NOTE_USE_EVERY_MS < lifetime(Role::Admin).idle_ms);
    }

    #[test]
    fn a_proof_counts_for_a_quarter_of_an_hour() {
        assert_eq!(stepped_up_until(0, STEP_UP_MS - 1), Some(STEP_UP_MS));
        assert_eq!(stepped_up_until(0, STEP_UP_MS), None);
    }
}
