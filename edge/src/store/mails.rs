//! The queue of mails (D1).

use serde::Deserialize;
use worker::{D1Database, D1PreparedStatement, Env, Result, wasm_bindgen::JsValue};

/// The table.
pub struct Mails(D1Database);

/// A mail that is ours for a while.
#[derive(Debug, Deserialize)]
pub struct Due {
    /// UUIDv7.
    pub id: String,
    /// Who gets it.
    pub recipient: String,
    /// Which mail it is.
    pub template: String,
    /// What it says, sealed.
    pub sealed: Option<String>,
    /// Attempts, with the one that begins.
    pub attempts: u32,
    /// Milliseconds since the epoch.
    pub created_at: i64,
}

#[derive(Deserialize)]
struct Count {
    n: u32,
}

fn time(ms: i64) -> JsValue {
    (ms as f64).into()
}

impl Mails {
    /// That of this environment.
    pub fn of(env: &Env) -> Result<Self> {
        env.d1("DB").map(Self)
    }

    /// A new mail, due at once.
    pub fn insert(
        &self,
        id: &str,
        account_id: Option<&str>,
        recipient: &str,
        template: &str,
        sealed: &str,
        now: i64,
    ) -> Result<D1PreparedStatement> {
        self.0
            .prepare(
                "INSERT INTO mails (id, account_id, recipient, template, sealed, attempts, available_at, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?6)",
            )
            .bind(&[
                id.into(),
                account_id.map_or(JsValue::NULL, Into::into),
                recipient.into(),
                template.into(),
                sealed.into(),
                time(now),
            ])
    }

    /// Takes the mail that has been due for longest; nobody else gets it until `until`.
    pub async fn lease(&self, now: i64, until: i64) -> Result<Option<Due>> {
        self.0
            .prepare(
                "UPDATE mails SET available_at = ?2, attempts = attempts + 1
                 WHERE id = (SELECT id FROM mails
                             WHERE sent_at IS NULL AND failed_at IS NULL AND available_at <= ?1
                             ORDER BY available_at LIMIT 1)
                 RETURNING id, recipient, template, sealed, attempts, created_at",
            )
            .bind(&[time(now), time(until)])?
            .first(None)
            .await
    }

    /// How many are due.
    pub async fn due(&self, now: i64) -> Result<u32> {
        let count: Option<Count> = self
            .0
            .prepare(
                "SELECT COUNT(*) AS n FROM mails
                 WHERE sent_at IS NULL AND failed_at IS NULL AND available_at <= ?1",
            )
            .bind(&[time(now)])?
            .first(None)
            .await?;
        Ok(count.map_or(0, |count| count.n))
    }

    /// It was sent, whoever has it by now.
    pub async fn sent(&self, id: &str, now: i64) -> Result<()> {
        self.0
            .prepare(
                "UPDATE mails SET sent_at = ?2, failed_at = NULL, sealed = NULL, error = NULL
                 WHERE id = ?1 AND sent_at IS NULL",
            )
            .bind(&[id.into(), time(now)])?
            .run()
            .await?;
        Ok(())
    }

    /// It is due again at a time, unless somebody else has it by now.
    pub async fn again(&self, due: &Due, at: i64, error: &str) -> Result<()> {
        self.0
            .prepare(
                "UPDATE mails SET available_at = ?3, error = ?4
                 WHERE id = ?1 AND attempts = ?2 AND sent_at IS NULL AND failed_at IS NULL",
            )
            .bind(&[
                due.id.as_str().into(),
                due.attempts.into(),
                time(at),
                error.into(),
            ])?
            .run()
            .await?;
        Ok(())
    }

    /// It was given up, unless somebody else has it by now.
    pub async fn failed(&self, due: &Due, now: i64, error: &str) -> Result<()> {
        self.0
            .prepare(
                "UPDATE mails SET failed_at = ?3, sealed = NULL, error = ?4
                 WHERE id = ?1 AND attempts = ?2 AND sent_at IS NULL",
            )
            .bind(&[
                due.id.as_str().into(),
                due.attempts.into(),
                time(now),
                error.into(),
            ])?
            .run()
            .await?;
        Ok(())
    }

    /// Removes those that were written before a time, sent or not.
    pub async fn sweep(&self, before: i64) -> Result<()> {
        self.0
            .prepare("DELETE FROM mails WHERE created_at <= ?1")
            .bind(&[time(before)])?
            .run()
            .await?;
        Ok(())
    }
}
