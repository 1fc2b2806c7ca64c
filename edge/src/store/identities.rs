//! Accounts elsewhere that sign in here (D1).

use domain::oauth::Provider;
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, require, statement};

/// A linked account.
#[derive(Debug, Clone, Deserialize)]
pub struct Identity {
    /// `google` or `github`.
    pub provider: String,
    /// At the time of linking.
    pub email: String,
    /// Milliseconds since the epoch.
    pub linked_at: i64,
}

/// A link to be written.
pub struct New<'a> {
    /// Where.
    pub provider: Provider,
    /// What the provider calls the person, for ever.
    pub subject: &'a str,
    /// Whose.
    pub account_id: &'a str,
    /// As the provider has it.
    pub email: &'a str,
    /// Milliseconds since the epoch.
    pub now: i64,
}

/// Those of an account.
pub async fn list(env: &Env, account_id: &str) -> Result<Vec<Identity>> {
    statement(
        env,
        "SELECT provider, email, linked_at FROM identities WHERE account_id = ?1 ORDER BY provider",
        &[account_id.into()],
    )?
    .all()
    .await?
    .results()
}

/// Whose account a person of a provider signs in to.
pub async fn account_of(env: &Env, provider: Provider, subject: &str) -> Result<Option<String>> {
    #[derive(Deserialize)]
    struct Row {
        account_id: String,
    }
    let row: Option<Row> = statement(
        env,
        "SELECT account_id FROM identities WHERE provider = ?1 AND subject = ?2",
        &[provider.name().into(), subject.into()],
    )?
    .first(None)
    .await?;
    Ok(row.map(|row| row.account_id))
}

/// Links. Fails where the person has an account, or the account has a person of this provider.
pub fn insert(env: &Env, new: &New<'_>) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO identities (provider, subject, account_id, email, linked_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        &[
            new.provider.name().into(),
            new.subject.into(),
            new.account_id.into(),
            new.email.into(),
            int(new.now),
        ],
    )
}

/// Lets a batch run only while a person of a provider has no account.
pub fn none_of(env: &Env, provider: Provider, subject: &str) -> Result<D1PreparedStatement> {
    require(
        env,
        "NOT EXISTS (SELECT 1 FROM identities WHERE provider = ?1 AND subject = ?2)",
        &[provider.name().into(), subject.into()],
    )
}

/// Lets a batch run only while a person of a provider has this account.
pub fn still_of(
    env: &Env,
    provider: Provider,
    subject: &str,
    account_id: &str,
) -> Result<D1PreparedStatement> {
    require(
        env,
        "EXISTS (SELECT 1 FROM identities WHERE provider = ?1 AND subject = ?2 AND account_id = ?3)",
        &[provider.name().into(), subject.into(), account_id.into()],
    )
}

/// Lets a batch run only while an account has another way in than a provider.
pub fn another_way(env: &Env, provider: Provider, account_id: &str) -> Result<D1PreparedStatement> {
    require(
        env,
        "EXISTS (SELECT 1 FROM accounts WHERE id = ?1 AND password_hash IS NOT NULL)
         OR EXISTS (SELECT 1 FROM identities WHERE account_id = ?1 AND provider <> ?2)",
        &[account_id.into(), provider.name().into()],
    )
}

/// Unlinks.
pub fn remove(env: &Env, provider: Provider, account_id: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM identities WHERE account_id = ?1 AND provider = ?2",
        &[account_id.into(), provider.name().into()],
    )
}
