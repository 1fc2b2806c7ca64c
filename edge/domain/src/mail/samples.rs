//! A mail of every kind, for previews and tests.

use super::Mail;
use crate::oauth::Provider;

/// 28 November 2026, 09:05 UTC.
const WHEN: i64 = 1_795_856_700_000;

impl Mail {
    /// One of each, about nobody.
    pub fn samples(origin: &str) -> Vec<Self> {
        let link = |path: &str| format!("{origin}{path}");
        let browser = || "Firefox on Linux".to_owned();
        let place = || Some("Bengaluru, India".to_owned());
        vec![
            Self::Verify {
                link: link("/verify#token=sample"),
                hours: 24,
            },
            Self::AlreadyRegistered {
                sign_in_link: link("/sign-in"),
                reset_link: link("/reset"),
            },
            Self::Reset {
                link: link("/reset#token=sample"),
                minutes: 30,
            },
            Self::EmailChange {
                link: link("/confirm-email#token=sample"),
                hours: 24,
            },
            Self::EmailChanged {
                new_masked: "a•••@example.org".into(),
            },
            Self::PasswordChanged {
                when: WHEN,
                place: place(),
                browser: browser(),
            },
            Self::NewDevice {
                when: WHEN,
                place: place(),
                browser: browser(),
                sessions_link: link("/settings/sessions"),
            },
            Self::SecondFactorOn { when: WHEN },
            Self::SecondFactorOff { when: WHEN },
            Self::RecoveryCodeUsed { left: 2 },
            Self::TokenCreated {
                name: "Build server".into(),
                scopes: vec!["score".into(), "compile".into()],
            },
            Self::IdentityLinked {
                provider: Provider::Google,
            },
            Self::DeletionScheduled {
                on: WHEN + 14 * crate::limits::DAY_MS,
                cancel_link: link("/settings/privacy"),
            },
            Self::Deleted,
            Self::ExportReady {
                link: link("/api/v1/account/exports/sample"),
                hours: 24,
            },
        ]
    }
}
