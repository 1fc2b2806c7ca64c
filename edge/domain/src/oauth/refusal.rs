//! What people are told when a trip to a provider comes to nothing: a code in the address of our own page,
//! which has the words for it. Nothing that a provider said is in it.

/// Why it came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// They said no over there.
    Denied,
    /// The answer is missing, late, not for us, or not what it should be.
    Failed,
    /// The provider has no confirmed address of theirs.
    EmailUnverified,
    /// The address has an account already: sign in there, then link.
    LinkRequired,
    /// It is linked to another account.
    Taken,
    /// It is another account over there than the one that is linked.
    OtherIdentity,
    /// The account has a second factor: only its codes prove who it is.
    CodeRequired,
    /// They signed in over there too long ago to prove anything now.
    TooLongAgo,
    /// The session has ended meanwhile, or is another account's.
    SignInRequired,
    /// Prove once more who you are, first.
    StepUpRequired,
    /// The trip began on another site's page.
    CrossSite,
    /// The account is closed.
    Blocked,
    /// Too many trips from this network.
    TooManyAttempts,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Denied,
        Self::Failed,
        Self::EmailUnverified,
        Self::LinkRequired,
        Self::Taken,
        Self::OtherIdentity,
        Self::CodeRequired,
        Self::TooLongAgo,
        Self::SignInRequired,
        Self::StepUpRequired,
        Self::CrossSite,
        Self::Blocked,
        Self::TooManyAttempts,
    ];

    /// As in addresses. Those without `oauth_` mean what they mean elsewhere in the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Denied => "oauth_denied",
            Self::Failed => "oauth_failed",
            Self::EmailUnverified => "oauth_email_unverified",
            Self::LinkRequired => "oauth_link_required",
            Self::Taken => "oauth_taken",
            Self::OtherIdentity => "oauth_other_identity",
            Self::CodeRequired => "oauth_code_required",
            Self::TooLongAgo => "oauth_too_long_ago",
            Self::SignInRequired => "sign_in_required",
            Self::StepUpRequired => "step_up_required",
            Self::CrossSite => "cross_site",
            Self::Blocked => "account_blocked",
            Self::TooManyAttempts => "too_many_attempts",
        }
    }

    /// In words, for the list of codes.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Denied => "The person said no at the provider",
            Self::Failed => "The provider gave no usable answer in time",
            Self::EmailUnverified => "The provider has no confirmed address of the person",
            Self::LinkRequired => {
                "The address has an account: sign in to it, then link the provider"
            }
            Self::Taken => "The provider’s account is linked to another account",
            Self::OtherIdentity => "Another account of the provider is linked",
            Self::CodeRequired => "The account has a second factor, which a provider cannot prove",
            Self::TooLongAgo => "The person signed in at the provider too long ago",
            Self::SignInRequired => "Somebody must be signed in",
            Self::StepUpRequired => "You must prove once more who you are",
            Self::CrossSite => "The trip began on another site’s page",
            Self::Blocked => "The account is closed",
            Self::TooManyAttempts => "Too many attempts",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_need_no_encoding_in_an_address() {
        let codes: std::collections::BTreeSet<_> = Refusal::ALL.map(Refusal::code).into();
        assert_eq!(codes.len(), Refusal::ALL.len());
        for code in codes {
            assert!(code.bytes().all(|b| b == b'_' || b.is_ascii_lowercase()));
        }
    }
}
