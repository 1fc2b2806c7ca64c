//! What the audit trail records.

/// Something that happened to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It was made.
    AccountCreated,
    /// Somebody signed in.
    SignedIn,
    /// Somebody tried to, with a wrong password or code.
    SignInFailed,
    /// Somebody signed out.
    SignedOut,
    /// A sensitive act was asked for, and identity proved again.
    SteppedUp,
    /// Identity was to be proved again, with a wrong password or code.
    StepUpFailed,
    /// Something was asked for that the role, the second factor or the scope does not reach.
    Refused,
    /// One session was ended from another.
    SessionRevoked,
    /// All other sessions were.
    SessionsRevoked,
    /// Another password was chosen while signed in.
    PasswordChanged,
    /// A link to choose another password was asked for.
    ResetAsked,
    /// Another password was chosen by such a link.
    PasswordReset,
    /// A change of address was asked for.
    EmailChangeAsked,
    /// A change of address that waited was called off.
    EmailChangeCalledOff,
    /// The address is another one.
    EmailChanged,
    /// Signing in takes a code from now on.
    SecondFactorOn,
    /// It takes none any more.
    SecondFactorOff,
    /// New recovery codes were made; the old ones are gone.
    RecoveryCodesMade,
    /// One was used up.
    RecoveryCodeUsed,
    /// A provider can sign the account in.
    IdentityLinked,
    /// It no longer can.
    IdentityUnlinked,
    /// A personal token was made.
    TokenCreated,
    /// One was removed.
    TokenRevoked,
    /// All were.
    TokensRevoked,
    /// Name or notifications are others.
    ProfileChanged,
    /// An archive of everything was asked for.
    ExportAsked,
    /// It was downloaded.
    ExportDownloaded,
    /// The account is going to be deleted.
    DeletionScheduled,
    /// It is not.
    DeletionCancelled,
    /// The role is another one.
    RoleChanged,
    /// Staff closed the account.
    Blocked,
    /// Staff opened it again.
    Unblocked,
    /// Staff let a device or a network compile on trial no more.
    BlockAdded,
    /// Staff let it again.
    BlockRemoved,
    /// Staff had jobs done again that were given up.
    LettersReplayed,
    /// Staff removed such jobs.
    LettersRemoved,
    /// Mail to its address came back, or was called spam.
    MailUndeliverable,
    /// Staff had mail sent to it again.
    MailResumed,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 38] = [
        Self::AccountCreated,
        Self::SignedIn,
        Self::SignInFailed,
        Self::SignedOut,
        Self::SteppedUp,
        Self::StepUpFailed,
        Self::Refused,
        Self::SessionRevoked,
        Self::SessionsRevoked,
        Self::PasswordChanged,
        Self::ResetAsked,
        Self::PasswordReset,
        Self::EmailChangeAsked,
        Self::EmailChangeCalledOff,
        Self::EmailChanged,
        Self::SecondFactorOn,
        Self::SecondFactorOff,
        Self::RecoveryCodesMade,
        Self::RecoveryCodeUsed,
        Self::IdentityLinked,
        Self::IdentityUnlinked,
        Self::TokenCreated,
        Self::TokenRevoked,
        Self::TokensRevoked,
        Self::ProfileChanged,
        Self::ExportAsked,
        Self::ExportDownloaded,
        Self::DeletionScheduled,
        Self::DeletionCancelled,
        Self::RoleChanged,
        Self::Blocked,
        Self::Unblocked,
        Self::BlockAdded,
        Self::BlockRemoved,
        Self::LettersReplayed,
        Self::LettersRemoved,
        Self::MailUndeliverable,
        Self::MailResumed,
    ];

    /// As stored and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccountCreated => "account_created",
            Self::SignedIn => "signed_in",
            Self::SignInFailed => "sign_in_failed",
            Self::SignedOut => "signed_out",
            Self::SteppedUp => "stepped_up",
            Self::StepUpFailed => "step_up_failed",
            Self::Refused => "refused",
            Self::SessionRevoked => "session_revoked",
            Self::SessionsRevoked => "sessions_revoked",
            Self::PasswordChanged => "password_changed",
            Self::ResetAsked => "reset_asked",
            Self::PasswordReset => "password_reset",
            Self::EmailChangeAsked => "email_change_asked",
            Self::EmailChangeCalledOff => "email_change_called_off",
            Self::EmailChanged => "email_changed",
            Self::SecondFactorOn => "second_factor_on",
            Self::SecondFactorOff => "second_factor_off",
            Self::RecoveryCodesMade => "recovery_codes_made",
            Self::RecoveryCodeUsed => "recovery_code_used",
            Self::IdentityLinked => "identity_linked",
            Self::IdentityUnlinked => "identity_unlinked",
            Self::TokenCreated => "token_created",
            Self::TokenRevoked => "token_revoked",
            Self::TokensRevoked => "tokens_revoked",
            Self::ProfileChanged => "profile_changed",
            Self::ExportAsked => "export_asked",
            Self::ExportDownloaded => "export_downloaded",
            Self::DeletionScheduled => "deletion_scheduled",
            Self::DeletionCancelled => "deletion_cancelled",
            Self::RoleChanged => "role_changed",
            Self::Blocked => "blocked",
            Self::Unblocked => "unblocked",
            Self::BlockAdded => "block_added",
            Self::BlockRemoved => "block_removed",
            Self::LettersReplayed => "dead_letters_replayed",
            Self::LettersRemoved => "dead_letters_removed",
            Self::MailUndeliverable => "mail_undeliverable",
            Self::MailResumed => "mail_resumed",
        }
    }
}

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The person, or whoever acted as them.
    Own,
    /// Staff.
    Staff,
    /// The service by itself.
    System,
}

impl Actor {
    /// As stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Staff => "staff",
            Self::System => "system",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_have_names_of_their_own() {
        let names: std::collections::BTreeSet<_> = Act::ALL.map(Act::as_str).into();
        assert_eq!(names.len(), Act::ALL.len());
    }
}
