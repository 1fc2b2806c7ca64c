//! An account of one's own.

use domain::{
    mail::notice::Undeliverable,
    permissions::{Role, Scope},
    plans::Plan,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An account as its owner sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Account {
    /// UUIDv7.
    pub id: String,
    /// Confirmed.
    pub email: String,
    /// The address that it is going to have, once the link is followed.
    #[schema(required)]
    pub pending_email: Option<String>,
    /// Why nothing is sent to the address any more; null as long as mail arrives.
    #[schema(required)]
    pub undeliverable: Option<Undeliverable>,
    /// What they want to be called.
    #[schema(required)]
    pub name: Option<String>,
    /// What it is to us.
    pub role: Role,
    /// What it is signed up for.
    pub plan: Plan,
    /// Milliseconds since the epoch.
    pub created_at: i64,
    /// False for those who sign in by a provider only.
    pub has_password: bool,
    /// Whether signing in takes a code.
    pub second_factor: bool,
    /// Codes that were not used.
    pub recovery_codes_left: u32,
    /// Accounts elsewhere that sign in here.
    pub identities: Vec<LinkedIdentity>,
    /// Mails beyond the necessary ones.
    pub notifications: Notifications,
    /// Sensitive acts are open until then; null when they need one more proof.
    #[schema(required)]
    pub stepped_up_until: Option<i64>,
    /// Everything is removed then.
    #[schema(required)]
    pub deletion_at: Option<i64>,
}

/// An account elsewhere.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkedIdentity {
    /// `google` or `github`.
    pub provider: String,
    /// At the time of linking.
    pub email: String,
    /// Milliseconds since the epoch.
    pub linked_at: i64,
}

/// Mails beyond the necessary ones.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Notifications {
    /// Of sign-ins from a browser that was not seen before.
    pub new_device: bool,
    /// News of the product.
    pub product: bool,
}

/// What is to be changed; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountPatch {
    /// At most 80 characters; empty removes it.
    #[serde(default)]
    pub name: Option<String>,
    /// Both together.
    #[serde(default)]
    pub notifications: Option<Notifications>,
}

/// A new password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordBody {
    /// 10 to 256 characters.
    pub password: String,
}

/// A second factor that is being set up.
#[derive(Debug, Serialize, ToSchema)]
pub struct SecondFactor {
    /// Base32, for those who type it.
    pub secret: String,
    /// For a QR code.
    pub uri: String,
}

/// A code of the app.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeBody {
    /// Six digits.
    pub code: String,
}

/// Each opens once; they are shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Ten of them.
    pub recovery_codes: Vec<String>,
}

/// A browser that is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Session {
    /// UUIDv7.
    pub id: String,
    /// Whether it is the one that asks.
    pub current: bool,
    /// For example Firefox.
    pub browser: String,
    /// For example Linux.
    pub system: String,
    /// Town and country, as far as known.
    #[schema(required)]
    pub place: Option<String>,
    /// Milliseconds since the epoch.
    pub created_at: i64,
    /// To within five minutes.
    pub last_used_at: i64,
    /// It ends then, if nobody uses it again.
    pub expires_at: i64,
}

/// Browsers that are signed in, the one used last first.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionList {
    /// All of them.
    pub sessions: Vec<Session>,
}

/// A personal token, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct Token {
    /// UUIDv7.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// Its beginning.
    pub hint: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// Milliseconds since the epoch.
    pub created_at: i64,
    /// It is not taken after that.
    pub expires_at: i64,
    /// To within five minutes; null when never.
    #[schema(required)]
    pub last_used_at: Option<i64>,
}

/// Personal tokens, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenList {
    /// All of them.
    pub tokens: Vec<Token>,
}

/// A token to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenBody {
    /// At most 80 characters.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// It expires after so many days.
    #[schema(minimum = 1, maximum = 365)]
    pub days: u32,
}

/// A token that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewToken {
    /// The token.
    pub token: Token,
    /// To be sent as `Authorization: Bearer`; shown this once.
    pub secret: String,
}

/// Something that happened to an account.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEntry {
    /// UUIDv7.
    pub id: String,
    /// Milliseconds since the epoch.
    pub at: i64,
    /// For example `signed_in`; see `docs/security/accounts.md`.
    pub act: String,
    /// Who did it: `self`, `staff` or `system`.
    pub actor: String,
    /// Browser and system.
    #[schema(required)]
    pub browser: Option<String>,
    /// Town and country, as far as known.
    #[schema(required)]
    pub place: Option<String>,
    /// What was before, and after.
    pub detail: std::collections::BTreeMap<String, String>,
}

/// A part of the audit trail, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditList {
    /// At most as many as were asked for.
    pub entries: Vec<AuditEntry>,
    /// Whether there are older ones.
    pub more: bool,
}
