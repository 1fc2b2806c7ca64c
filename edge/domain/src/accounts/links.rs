//! Links in mails: what they do, and how long they hold.

use crate::limits::HOUR_MS;

/// What following a link does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Makes the account that was asked for.
    Verify,
    /// Lets a new password be chosen.
    Reset,
    /// Makes the new address the account's.
    ChangeEmail,
}

impl Link {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Verify, Self::Reset, Self::ChangeEmail];

    /// How long one holds, in milliseconds.
    pub const fn lifetime_ms(self) -> i64 {
        match self {
            Self::Verify | Self::ChangeEmail => 24 * HOUR_MS,
            Self::Reset => HOUR_MS / 2,
        }
    }

    /// As stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
            Self::ChangeEmail => "change_email",
        }
    }

    /// The page that it opens; the secret stands behind `#`, where no server's log sees it.
    pub const fn page(self) -> &'static str {
        match self {
            Self::Verify => "/verify",
            Self::Reset => "/reset",
            Self::ChangeEmail => "/confirm-email",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_a_link_can_do_the_shorter_it_holds() {
        assert!(Link::Reset.lifetime_ms() < Link::Verify.lifetime_ms());
        let names: std::collections::BTreeSet<_> = Link::ALL.map(Link::as_str).into();
        assert_eq!(names.len(), Link::ALL.len());
    }
}
