//! Mails: what each says, as text and as HTML, and how they are delivered.
//!
//! A [`Mail`] is data, so that it can wait in a table. [`Mail::render`] makes subject, text and HTML of
//! it: a file in `templates/` says what the mail has to say ([`letter::Letter`]), and `text.rs` and
//! `html.rs` say how that looks. To add one: a variant here, a file there, a sample in `samples.rs`.

pub mod delivery;
mod html;
mod letter;
mod link;
mod mailbox;
pub mod notice;
mod samples;
pub mod smtp;
mod templates;
mod text;
mod value;
mod when;

use serde::{Deserialize, Serialize};

use crate::{
    limits::{DAY_MS, HOUR_MS, MINUTE_MS},
    oauth::Provider,
};
use letter::Letter;

pub use mailbox::{Address, Mailbox};

/// A mail. Times are milliseconds since the epoch, links whole addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "template", rename_all = "snake_case")]
pub enum Mail {
    /// Somebody registered with this address.
    Verify {
        /// Confirms it.
        link: String,
        /// How long the link works.
        hours: u32,
    },
    /// Somebody registered with this address, which has an account.
    AlreadyRegistered {
        /// To sign in.
        sign_in_link: String,
        /// To choose another password.
        reset_link: String,
    },
    /// Somebody asked for another password.
    Reset {
        /// To choose it.
        link: String,
        /// How long the link works.
        minutes: u32,
    },
    /// To a new address: somebody wants to use it.
    EmailChange {
        /// Confirms it.
        link: String,
        /// How long the link works.
        hours: u32,
    },
    /// To the old address: another one was confirmed.
    EmailChanged {
        /// The new one, masked.
        new_masked: String,
    },
    /// The password is another one.
    PasswordChanged {
        /// Since then.
        when: i64,
        /// Town and country, as far as known.
        place: Option<String>,
        /// Browser and system.
        browser: String,
    },
    /// A sign-in from a browser that was not seen before.
    NewDevice {
        /// Since then.
        when: i64,
        /// Town and country, as far as known.
        place: Option<String>,
        /// Browser and system.
        browser: String,
        /// Where sessions are listed and ended.
        sessions_link: String,
    },
    /// Signing in takes a code from now on.
    SecondFactorOn {
        /// Since then.
        when: i64,
    },
    /// Signing in takes no code any more.
    SecondFactorOff {
        /// Since then.
        when: i64,
    },
    /// Somebody signed in with a recovery code.
    RecoveryCodeUsed {
        /// Codes that remain.
        left: u32,
    },
    /// A personal API token was made.
    TokenCreated {
        /// What its owner calls it.
        name: String,
        /// What it may do.
        scopes: Vec<String>,
    },
    /// A provider can sign this account in.
    IdentityLinked {
        /// Which.
        provider: Provider,
    },
    /// The account is going to be deleted.
    DeletionScheduled {
        /// Then.
        on: i64,
        /// Where that is taken back.
        cancel_link: String,
    },
    /// The account was deleted.
    Deleted,
    /// The archive of everything is there.
    ExportReady {
        /// To fetch it.
        link: String,
        /// How long the link works.
        hours: u32,
    },
}

/// What a mail needs to know of the service that sends it.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Scheme and host of the pages, without a slash at the end.
    pub origin: &'a str,
    /// Whether somebody reads what is answered to the mail.
    pub answered: bool,
}

/// A mail for its reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// Lines end with a line feed.
    pub text: String,
    /// A whole document that loads nothing.
    pub html: String,
}

impl Mail {
    /// The template's name: in the table, in the log, and for previews.
    pub const fn template(&self) -> &'static str {
        match self {
            Self::Verify { .. } => "verify",
            Self::AlreadyRegistered { .. } => "already_registered",
            Self::Reset { .. } => "reset",
            Self::EmailChange { .. } => "email_change",
            Self::EmailChanged { .. } => "email_changed",
            Self::PasswordChanged { .. } => "password_changed",
            Self::NewDevice { .. } => "new_device",
            Self::SecondFactorOn { .. } => "second_factor_on",
            Self::SecondFactorOff { .. } => "second_factor_off",
            Self::RecoveryCodeUsed { .. } => "recovery_code_used",
            Self::TokenCreated { .. } => "token_created",
            Self::IdentityLinked { .. } => "identity_linked",
            Self::DeletionScheduled { .. } => "deletion_scheduled",
            Self::Deleted => "deleted",
            Self::ExportReady { .. } => "export_ready",
        }
    }

    /// Until when the mail is of any use, if it was written at `created_at`: a link that has expired
    /// is not sent. `None` for mails that tell of something.
    pub fn useful_until(&self, created_at: i64) -> Option<i64> {
        match self {
            Self::Verify { hours, .. }
            | Self::EmailChange { hours, .. }
            | Self::ExportReady { hours, .. } => Some(created_at + i64::from(*hours) * HOUR_MS),
            Self::Reset { minutes, .. } => Some(created_at + i64::from(*minutes) * MINUTE_MS),
            Self::DeletionScheduled { on, .. } => Some(*on),
            _ => None,
        }
    }

    /// Subject, text and HTML.
    pub fn render(&self, site: Site<'_>) -> Rendered {
        let letter = self.letter(site);
        Rendered {
            subject: value::line(&letter.subject),
            text: text::render(&letter, site),
            html: html::render(&letter, site),
        }
    }

    fn letter(&self, site: Site<'_>) -> Letter {
        match self {
            Self::Verify { link, hours } => templates::verify::letter(link, *hours),
            Self::AlreadyRegistered {
                sign_in_link,
                reset_link,
            } => templates::already_registered::letter(sign_in_link, reset_link),
            Self::Reset { link, minutes } => templates::reset::letter(link, *minutes),
            Self::EmailChange { link, hours } => templates::email_change::letter(link, *hours),
            Self::EmailChanged { new_masked } => templates::email_changed::letter(new_masked, site),
            Self::PasswordChanged {
                when,
                place,
                browser,
            } => templates::password_changed::letter(*when, place.as_deref(), browser, site),
            Self::NewDevice {
                when,
                place,
                browser,
                sessions_link,
            } => {
                templates::new_device::letter(*when, place.as_deref(), browser, sessions_link, site)
            }
            Self::SecondFactorOn { when } => templates::second_factor_on::letter(*when, site),
            Self::SecondFactorOff { when } => templates::second_factor_off::letter(*when, site),
            Self::RecoveryCodeUsed { left } => templates::recovery_code_used::letter(*left, site),
            Self::TokenCreated { name, scopes } => {
                templates::token_created::letter(name, scopes, site)
            }
            Self::IdentityLinked { provider } => {
                templates::identity_linked::letter(*provider, site)
            }
            Self::DeletionScheduled { on, cancel_link } => {
                templates::deletion_scheduled::letter(*on, cancel_link, site)
            }
            Self::Deleted => templates::deleted::letter(),
            Self::ExportReady { link, hours } => {
                templates::export_ready::letter(link, *hours, site)
            }
        }
    }
}

/// How long a sent or failed mail's row stays, in milliseconds. Its content goes at once.
pub const RETENTION_MS: i64 = 30 * DAY_MS;

#[cfg(test)]
mod tests;
