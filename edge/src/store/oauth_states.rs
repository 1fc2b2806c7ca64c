//! Trips to a provider and back (D1).

use domain::oauth::{Intent, Provider, STATE_MS};
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, statement, text};

/// A trip to be written.
pub struct New<'a> {
    /// Of both secrets.
    pub key: &'a str,
    /// Where to.
    pub provider: Provider,
    /// What for.
    pub intent: Intent,
    /// Whose account it is about.
    pub account_id: Option<&'a str>,
    /// What only we may know.
    pub sealed: &'a str,
    /// The page to go to afterwards.
    pub next: &'a str,
    /// Milliseconds since the epoch.
    pub now: i64,
}

/// A trip that has come back.
#[derive(Debug, Deserialize)]
pub struct Found {
    provider: String,
    intent: String,
    /// Whose account it is about.
    pub account_id: Option<String>,
    /// What only we may know.
    pub sealed: String,
    /// The page to go to afterwards.
    pub next: String,
    expires_at: i64,
}

impl Found {
    /// Where to.
    pub fn provider(&self) -> Option<Provider> {
        Provider::of(&self.provider)
    }

    /// What for. What is not known is the least.
    pub fn intent(&self) -> Intent {
        Intent::of(&self.intent).unwrap_or_default()
    }

    /// Whether it came back in time.
    pub const fn holds(&self, now: i64) -> bool {
        now < self.expires_at
    }
}

/// Writes a trip.
pub fn insert(env: &Env, new: &New<'_>) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO oauth_states (digest, provider, intent, account_id, sealed, next, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            new.key.into(),
            new.provider.name().into(),
            new.intent.as_str().into(),
            text(new.account_id),
            new.sealed.into(),
            new.next.into(),
            int(new.now + STATE_MS),
        ],
    )
}

/// Takes a trip out: whoever comes with the same secrets again finds nothing.
pub async fn take(env: &Env, key: &str) -> Result<Option<Found>> {
    statement(
        env,
        "DELETE FROM oauth_states WHERE digest = ?1
         RETURNING provider, intent, account_id, sealed, next, expires_at",
        &[key.into()],
    )?
    .first(None)
    .await
}

/// Removes what has expired.
pub fn sweep(env: &Env, now: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM oauth_states WHERE expires_at <= ?1",
        &[int(now)],
    )
}
