//! Links in mails (D1).

use domain::accounts::links::Link;
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, require, statement, text};

/// A link to be written.
pub struct New<'a> {
    /// Of the secret.
    pub digest: &'a str,
    /// What it does.
    pub link: Link,
    /// Whose.
    pub account_id: Option<&'a str>,
    /// Written to.
    pub email: &'a str,
    /// Lower case.
    pub email_key: &'a str,
    /// What a new account will be called.
    pub name: Option<&'a str>,
    /// What a new account will be opened with.
    pub password_hash: Option<&'a str>,
    /// The browser that asked.
    pub device_id: Option<&'a str>,
    /// Milliseconds since the epoch.
    pub now: i64,
}

/// A link that was followed.
#[derive(Debug, Deserialize)]
pub struct Found {
    /// Whose.
    pub account_id: Option<String>,
    /// Written to.
    pub email: String,
    /// Lower case.
    pub email_key: String,
    /// What a new account will be called.
    pub name: Option<String>,
    /// What a new account will be opened with.
    pub password_hash: Option<String>,
    /// The browser that asked.
    pub device_id: Option<String>,
    /// When it was called off.
    pub called_off_at: Option<i64>,
}

/// Writes a link.
pub fn insert(env: &Env, new: &New<'_>) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO links (digest, kind, account_id, email, email_key, name, password_hash, device_id, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        &[
            new.digest.into(),
            new.link.as_str().into(),
            text(new.account_id),
            new.email.into(),
            new.email_key.into(),
            text(new.name),
            text(new.password_hash),
            text(new.device_id),
            int(new.now),
            int(new.now + new.link.lifetime_ms()),
        ],
    )
}

/// The link of a secret, while it holds.
pub async fn find(env: &Env, link: Link, digest: &str, now: i64) -> Result<Option<Found>> {
    statement(
        env,
        "SELECT account_id, email, email_key, name, password_hash, device_id, called_off_at FROM links
         WHERE digest = ?1 AND kind = ?2 AND expires_at > ?3",
        &[digest.into(), link.as_str().into(), int(now)],
    )?
    .first(None)
    .await
}

/// Lets a batch run only while the link is there: nobody else followed it meanwhile, or called it off.
pub fn still_there(env: &Env, digest: &str, now: i64) -> Result<D1PreparedStatement> {
    require(
        env,
        "EXISTS (SELECT 1 FROM links WHERE digest = ?1 AND expires_at > ?2 AND called_off_at IS NULL)",
        &[digest.into(), int(now)],
    )
}

/// Removes all links of a kind that were sent to an address.
pub fn remove_to(env: &Env, link: Link, email_key: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM links WHERE email_key = ?1 AND kind = ?2",
        &[email_key.into(), link.as_str().into()],
    )
}

/// Removes all links of a kind that concern an account.
pub fn remove_of(env: &Env, link: Link, account_id: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM links WHERE account_id = ?1 AND kind = ?2",
        &[account_id.into(), link.as_str().into()],
    )
}

/// The address that an account is going to have, once its link is followed.
pub async fn pending_email(env: &Env, account_id: &str, now: i64) -> Result<Option<String>> {
    #[derive(Deserialize)]
    struct Row {
        email: String,
    }
    let row: Option<Row> = statement(
        env,
        "SELECT email FROM links WHERE account_id = ?1 AND kind = ?2 AND expires_at > ?3
           AND called_off_at IS NULL ORDER BY created_at DESC LIMIT 1",
        &[
            account_id.into(),
            Link::ChangeEmail.as_str().into(),
            int(now),
        ],
    )?
    .first(None)
    .await?;
    Ok(row.map(|row| row.email))
}

/// Calls the links of a kind off that concern an account. They stay, to say so.
pub fn call_off(env: &Env, link: Link, account_id: &str, now: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "UPDATE links SET called_off_at = ?3
         WHERE account_id = ?1 AND kind = ?2 AND called_off_at IS NULL",
        &[account_id.into(), link.as_str().into(), int(now)],
    )
}

/// Removes what has expired.
pub fn sweep(env: &Env, now: i64) -> Result<D1PreparedStatement> {
    statement(env, "DELETE FROM links WHERE expires_at <= ?1", &[int(now)])
}
