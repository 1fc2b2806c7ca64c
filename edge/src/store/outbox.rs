//! Mails that were sent to nobody (D1): on a developer's machine and in tests.

#[cfg(feature = "dev")]
use serde::Deserialize;
use serde::Serialize;
use worker::{Env, Result};

/// A mail as it would have been sent.
#[derive(Debug, Clone, Serialize)]
pub struct Mail {
    /// That of its row in the queue.
    pub id: String,
    /// Who would have got it.
    pub recipient: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// Its subject.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As a whole document.
    pub html: String,
    /// When it was written, in milliseconds since the epoch.
    pub created_at: i64,
}

/// Adds a mail; twice the same is once.
pub async fn write(env: &Env, mail: &Mail) -> Result<()> {
    // Pairs of strings: serialisation cannot fail.
    let headers = serde_json::to_string(&mail.headers).unwrap_or_default();
    env.d1("DB")?
        .prepare(
            "INSERT INTO outbox (id, recipient, headers, subject, text, html, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
        )
        .bind(&[
            mail.id.as_str().into(),
            mail.recipient.as_str().into(),
            headers.as_str().into(),
            mail.subject.as_str().into(),
            mail.text.as_str().into(),
            mail.html.as_str().into(),
            (mail.created_at as f64).into(),
        ])?
        .run()
        .await?;
    Ok(())
}

/// Removes those that were written before a time.
pub async fn sweep(env: &Env, before: i64) -> Result<()> {
    env.d1("DB")?
        .prepare("DELETE FROM outbox WHERE created_at <= ?1")
        .bind(&[(before as f64).into()])?
        .run()
        .await?;
    Ok(())
}

/// A mail as it lies in the table.
#[cfg(feature = "dev")]
#[derive(Deserialize)]
struct Row {
    id: String,
    recipient: String,
    headers: String,
    subject: String,
    text: String,
    html: String,
    created_at: i64,
}

#[cfg(feature = "dev")]
impl From<Row> for Mail {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            recipient: row.recipient,
            headers: serde_json::from_str(&row.headers).unwrap_or_default(),
            subject: row.subject,
            text: row.text,
            html: row.html,
            created_at: row.created_at,
        }
    }
}

/// The newest mails, at most `max`; only those to an address, if one is given.
#[cfg(feature = "dev")]
pub async fn list(env: &Env, to: Option<&str>, max: u32) -> Result<Vec<Mail>> {
    const FIELDS: &str = "id, recipient, headers, subject, text, html, created_at";
    let db = env.d1("DB")?;
    let statement = match to {
        Some(to) => db
            .prepare(format!(
                "SELECT {FIELDS} FROM outbox WHERE recipient = ?1 ORDER BY id DESC LIMIT ?2"
            ))
            .bind(&[to.into(), max.into()])?,
        None => db
            .prepare(format!(
                "SELECT {FIELDS} FROM outbox ORDER BY id DESC LIMIT ?1"
            ))
            .bind(&[max.into()])?,
    };
    let rows: Vec<Row> = statement.all().await?.results()?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// One mail.
#[cfg(feature = "dev")]
pub async fn read(env: &Env, id: &str) -> Result<Option<Mail>> {
    let row: Option<Row> = env
        .d1("DB")?
        .prepare(
            "SELECT id, recipient, headers, subject, text, html, created_at FROM outbox WHERE id = ?1",
        )
        .bind(&[id.into()])?
        .first(None)
        .await?;
    Ok(row.map(Into::into))
}
