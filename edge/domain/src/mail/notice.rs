//! What mail providers tell of mails that they took: that one came back for good, or that somebody called it
//! spam. Who says so is judged first; what is not about either is taken note of and left alone.

mod postmark;
mod resend;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{accounts::email, secrets};

/// Why nothing is sent to an address any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Undeliverable {
    /// A mail came back for good.
    Bounced,
    /// Its owner, or whoever reads there, called a mail spam.
    Complained,
}

impl Undeliverable {
    /// As stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bounced => "bounced",
            Self::Complained => "complained",
        }
    }

    /// As it was stored.
    pub fn of(text: &str) -> Option<Self> {
        [Self::Bounced, Self::Complained]
            .into_iter()
            .find(|why| why.as_str() == text)
    }
}

/// Addresses that nothing is to be sent to any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Lower case.
    pub email_keys: Vec<String>,
    /// Why.
    pub why: Undeliverable,
}

impl Notice {
    fn new<'a>(addresses: impl IntoIterator<Item = &'a str>, why: Undeliverable) -> Self {
        Self {
            email_keys: addresses.into_iter().map(email::key).collect(),
            why,
        }
    }
}

/// Why a notice is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    /// It does not show that it comes from the provider, or not in time.
    #[error("the notice shows no secret of ours")]
    Foreign,
    /// It is not what the provider sends.
    #[error("the notice cannot be read")]
    Malformed,
}

/// Providers that tell us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Teller {
    /// Postmark.
    Postmark,
    /// Resend.
    Resend,
}

/// How a notice came.
#[derive(Debug, Clone, Copy, Default)]
pub struct Came<'a> {
    /// `Authorization`.
    pub authorization: &'a str,
    /// `svix-id`.
    pub id: &'a str,
    /// `svix-timestamp`.
    pub timestamp: &'a str,
    /// `svix-signature`.
    pub signature: &'a str,
    /// The body, as it was sent.
    pub body: &'a [u8],
}

impl Teller {
    /// The provider of a name.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "postmark" => Some(Self::Postmark),
            "resend" => Some(Self::Resend),
            _ => None,
        }
    }

    /// What is told, if it concerns us; `secrets` are ours for notices, separated by commas.
    ///
    /// # Errors
    /// [`NoticeError`].
    pub fn read(
        self,
        secrets: &str,
        came: &Came<'_>,
        now: i64,
    ) -> Result<Option<Notice>, NoticeError> {
        let secrets = secrets::list(secrets).ok_or(NoticeError::Foreign)?;
        let genuine = match self {
            Self::Postmark => postmark::is_genuine(&secrets, came.authorization),
            Self::Resend => resend::is_genuine(&secrets, came, now),
        };
        if !genuine {
            return Err(NoticeError::Foreign);
        }
        match self {
            Self::Postmark => postmark::read(came.body),
            Self::Resend => resend::read(came.body),
        }
    }
}

/// Whether two secrets are the same. Their digests are compared: the time says nothing of either.
fn same(a: &[u8], b: &[u8]) -> bool {
    Sha256::digest(a) == Sha256::digest(b)
}
