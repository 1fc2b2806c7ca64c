//! How often something may be tried: counted in windows, before any work is done for it.
//!
//! Each act counts in two buckets: that of the account it is about, whoever tries, and that of the
//! network it comes from, whoever it is about. A browser that signed in to the account before counts in
//! a bucket of its own, so that a stranger who tries passwords locks nobody out of their own browser.

use crate::limits::HOUR_MS;

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A password, to sign in or to step up.
    Password,
    /// A code of the second factor.
    Code,
    /// A new account.
    Register,
    /// A mail that lets one choose a new password, or a change of address.
    Mail,
    /// A link out of a mail.
    Link,
    /// A way to a provider, or back.
    Provider,
}

/// At most so many in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// About one account, or one address.
    pub account: u32,
    /// From one network.
    pub network: u32,
    /// The window, in milliseconds.
    pub window_ms: i64,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Password,
        Self::Code,
        Self::Register,
        Self::Mail,
        Self::Link,
        Self::Provider,
    ];

    /// What is allowed.
    pub const fn allowance(self) -> Allowance {
        let (account, network, window_ms) = match self {
            // A code is guessed with 3 in a million: ten a quarter of an hour are 0.3 % a day.
            Self::Password | Self::Code => (10, 100, HOUR_MS / 4),
            Self::Register | Self::Mail => (5, 30, HOUR_MS),
            Self::Link | Self::Provider => (30, 100, HOUR_MS / 4),
        };
        Allowance {
            account,
            network,
            window_ms,
        }
    }

    /// As stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Register => "register",
            Self::Mail => "mail",
            Self::Link => "link",
            Self::Provider => "provider",
        }
    }
}

/// The start of the window that a time falls in, in milliseconds.
pub const fn window(now_ms: i64, window_ms: i64) -> i64 {
    now_ms - now_ms.rem_euclid(window_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_may_hold_more_people_than_one() {
        for act in Act::ALL {
            let allowance = act.allowance();
            assert!(allowance.account < allowance.network, "{act:?}");
            assert!(allowance.window_ms >= HOUR_MS / 4);
        }
    }

    #[test]
    fn windows_follow_each_other_without_gap() {
        assert_eq!(window(0, 1_000), 0);
        assert_eq!(window(999, 1_000), 0);
        assert_eq!(window(1_000, 1_000), 1_000);
        assert_eq!(window(-1, 1_000), -1_000);
    }
}
