//! What counts against what a plan has, and what a trial without an account allows.
//!
//! A compile counts once it is finished and gave a PDF. Nothing that is answered from an earlier result,
//! is the same input again, fails, is cancelled or is our fault counts, nor does a compile in the browser.
//! It is charged before it runs, so that two requests at once never get what one may have, and given back
//! when it turns out not to count.

use crate::{
    limits::{DAY_MS, MINUTE_MS},
    plans::Quota,
};

/// Between two compiles on trial, in milliseconds.
pub const COOL_DOWN_MS: i64 = MINUTE_MS / 3;
/// Compiles on trial that one network may have in a day.
pub const NETWORK_MAX: u32 = 15;
/// The day of [`NETWORK_MAX`], in milliseconds.
pub const NETWORK_WINDOW_MS: i64 = DAY_MS;

/// Where an owner stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Compiles that count, or may yet.
    pub used: u32,
    /// When the last of them was asked for.
    pub last_at: Option<i64>,
    /// Compiles on trial of the same network in a day.
    pub network_used: u32,
    /// Whether device or network are on the list of those who may not.
    pub blocked: bool,
}

/// Why there is no compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Device or network may not.
    Blocked,
    /// What the plan has is used up.
    Spent,
    /// The last one was too short a time ago: there may be another at this time.
    CoolDown(i64),
    /// What the network may have is used up.
    NetworkSpent,
}

/// The period that a compile at a time counts in; `None` where nothing is counted. `month` is `YYYY-MM`.
pub fn period(quota: Quota, month: &str) -> Option<String> {
    match quota {
        Quota::Once(_) => Some("once".to_owned()),
        Quota::Monthly(_) => Some(month.to_owned()),
        Quota::Unlimited => None,
    }
}

/// How many there are in a period; `None` where nothing is counted.
pub const fn limit(quota: Quota) -> Option<u32> {
    match quota {
        Quota::Once(limit) | Quota::Monthly(limit) => Some(limit),
        Quota::Unlimited => None,
    }
}

/// Whether there is another compile at a time. Cool-down, network and list hold on trial only.
///
/// # Errors
/// [`Refusal`], the one that is hardest to mend first.
pub fn may(quota: Quota, standing: Standing, now: i64) -> Result<(), Refusal> {
    let trial = matches!(quota, Quota::Once(_));
    if trial && standing.blocked {
        return Err(Refusal::Blocked);
    }
    if limit(quota).is_some_and(|limit| standing.used >= limit) {
        return Err(Refusal::Spent);
    }
    if trial && standing.network_used >= NETWORK_MAX {
        return Err(Refusal::NetworkSpent);
    }
    match standing.last_at {
        Some(at) if trial && now < at + COOL_DOWN_MS => Err(Refusal::CoolDown(at + COOL_DOWN_MS)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_standings() {
        let fresh = Standing::default();
        let just_now = Standing {
            used: 1,
            last_at: Some(1_000),
            ..fresh
        };
        let spent = Standing { used: 3, ..fresh };
        let crowded = Standing {
            network_used: NETWORK_MAX,
            ..fresh
        };
        let blocked = Standing {
            blocked: true,
            ..spent
        };
        let (once, monthly) = (Quota::Once(3), Quota::Monthly(3));
        for (quota, standing, now, expected) in [
            (once, fresh, 0, Ok(())),
            (once, just_now, 1_001, Err(Refusal::CoolDown(21_000))),
            (once, just_now, 20_999, Err(Refusal::CoolDown(21_000))),
            (once, just_now, 21_000, Ok(())),
            (once, spent, 0, Err(Refusal::Spent)),
            (once, crowded, 0, Err(Refusal::NetworkSpent)),
            (once, blocked, 0, Err(Refusal::Blocked)),
            (monthly, just_now, 1_001, Ok(())),
            (monthly, crowded, 0, Ok(())),
            (monthly, blocked, 0, Err(Refusal::Spent)),
            (Quota::Monthly(0), fresh, 0, Err(Refusal::Spent)),
            (Quota::Unlimited, blocked, 0, Ok(())),
        ] {
            assert_eq!(
                may(quota, standing, now),
                expected,
                "{quota:?} {standing:?}"
            );
        }
    }

    #[test]
    fn trials_count_once_and_accounts_by_month() {
        assert_eq!(period(Quota::Once(3), "2026-11").as_deref(), Some("once"));
        assert_eq!(
            period(Quota::Monthly(3), "2026-11").as_deref(),
            Some("2026-11")
        );
        assert_eq!(period(Quota::Unlimited, "2026-11"), None);
    }
}
