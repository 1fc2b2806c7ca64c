//! Becoming somebody.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Account;

/// A new account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterBody {
    /// Where the link is sent.
    pub email: String,
    /// 10 to 256 characters.
    pub password: String,
    /// At most 80 characters.
    #[serde(default)]
    pub name: Option<String>,
    /// The page of this site to go to once the link was followed: a path of at most 300 characters. Anything
    /// else is left out.
    #[serde(default)]
    pub next: Option<String>,
}

/// A link that was followed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyBody {
    /// What stands behind `#token=`.
    pub token: String,
    /// The password that was chosen; needed in another browser than the one that registered.
    #[serde(default)]
    pub password: Option<String>,
}

/// Address and password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInBody {
    /// The account's address.
    pub email: String,
    /// Its password.
    pub password: String,
}

/// The second step.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondFactorBody {
    /// Of the first step.
    pub ticket: String,
    /// Six digits of the app, or a recovery code.
    pub code: String,
}

/// Only an address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmailBody {
    /// The address.
    pub email: String,
}

/// A new password by link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetBody {
    /// What stands behind `#token=`.
    pub token: String,
    /// 10 to 256 characters.
    pub password: String,
}

/// A link that was followed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkBody {
    /// What stands behind `#token=`.
    pub token: String,
}

/// One more proof: either of the two.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepUpBody {
    /// The account's password.
    #[serde(default)]
    pub password: Option<String>,
    /// Six digits of the app, or a recovery code.
    #[serde(default)]
    pub code: Option<String>,
}

/// What was asked for is done, or will be, as far as it can be; nothing says whether the address has an
/// account.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Asked {}

/// How far signing in got.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SignIn {
    /// The cookie is set.
    SignedIn {
        /// Whose.
        account: Box<Account>,
    },
    /// A code is needed as well.
    SecondFactor {
        /// For `POST /auth/second-factor`.
        ticket: String,
        /// It holds until then.
        expires_at: i64,
    },
}

/// An address that was confirmed.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConfirmedEmail {
    /// The account's address from now on.
    pub email: String,
}
