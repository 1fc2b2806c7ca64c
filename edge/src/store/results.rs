//! Results of compiles: bytes in R2, and in D1 who may still point to them.
//!
//! Each run writes under a prefix of its own, `compiles/{cache key}/{run}/`, so
//! that removing an old result can never hit a new one. D1 has one row a prefix
//! that may answer identical input. A hit moves the row's `expires_at` while its
//! job is written down, and removal begins with the row: what a job still points
//! to is not removed.

use compile_protocol::CompileResult;
use serde::{Deserialize, Serialize};
use worker::{Bucket, D1Database, Env, Object, Result, wasm_bindgen::JsValue};

use super::orphans::{self, Listed};

/// D1 takes so many parameters in one statement.
const PARAMETERS_MAX: usize = 100;

/// What a finished compile left behind.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stored {
    /// Where its objects lie.
    pub prefix: String,
    /// What the compile service said.
    pub result: CompileResult,
    /// Whether there is a PDF.
    pub has_pdf: bool,
    /// Name for downloads.
    pub file_name: String,
}

/// The bytes of a run.
#[derive(Debug, Default)]
pub struct Artefacts {
    /// The PDF, if any.
    pub pdf: Option<Vec<u8>>,
    /// Which line set which place of the PDF, as JSON, if that is known.
    pub synctex: Option<Vec<u8>>,
    /// The scorer's report, as JSON, where the project can be scored.
    pub report: Option<Vec<u8>>,
    /// The log.
    pub log: Vec<u8>,
}

/// The bucket and the table.
pub struct Results {
    bucket: Bucket,
    db: D1Database,
}

#[derive(Deserialize)]
struct PrefixRow {
    prefix: String,
}

/// A run that identical input may be answered with.
#[derive(Deserialize)]
struct OfferedRow {
    prefix: String,
    stored: Option<String>,
}

/// The longest copy of a result that a row keeps, in bytes. A result has one to ten kilobytes; one with
/// hundreds of diagnostics is read from its object.
const COPY_MAX: usize = 64 << 10;

/// A run is found while it has this long to stay, in milliseconds.
const KEEP_WITHIN_MS: i64 = 60_000;

impl Results {
    /// The stores of this environment.
    pub fn of(env: &Env) -> Result<Self> {
        Ok(Self {
            bucket: env.bucket("RESULTS")?,
            db: env.d1("DB")?,
        })
    }

    /// The prefix of a run.
    pub fn prefix(cache_key: &str, run: &str) -> String {
        format!("compiles/{cache_key}/{run}")
    }

    /// Writes a run's objects; the result itself last, so that a prefix with a result is whole.
    pub async fn put(&self, stored: &Stored, artefacts: Artefacts) -> Result<()> {
        let Artefacts {
            pdf,
            synctex,
            report,
            log,
        } = artefacts;
        if let Some(pdf) = pdf {
            self.bucket
                .put(format!("{}/output.pdf", stored.prefix), pdf)
                .execute()
                .await?;
        }
        if let Some(synctex) = synctex {
            self.bucket
                .put(format!("{}/synctex.json", stored.prefix), synctex)
                .execute()
                .await?;
        }
        if let Some(report) = report {
            self.bucket
                .put(format!("{}/report.json", stored.prefix), report)
                .execute()
                .await?;
        }
        self.bucket
            .put(format!("{}/output.log", stored.prefix), log)
            .execute()
            .await?;
        let json = serde_json::to_vec(stored)?;
        self.bucket
            .put(format!("{}/result.json", stored.prefix), json)
            .execute()
            .await?;
        Ok(())
    }

    /// Lets a run answer identical input until `expires_at`. The row has a copy of what an answer needs,
    /// so that none waits for an object.
    pub async fn offer(
        &self,
        cache_key: &str,
        stored: &Stored,
        now: i64,
        expires_at: i64,
    ) -> Result<()> {
        let copy = Some(serde_json::to_string(stored)?).filter(|copy| copy.len() <= COPY_MAX);
        self.db
            .prepare(
                "INSERT INTO compile_results (prefix, cache_key, created_at, expires_at, stored)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (prefix) DO UPDATE SET expires_at = MAX(expires_at, ?4)",
            )
            .bind(&[
                stored.prefix.as_str().into(),
                cache_key.into(),
                (now as f64).into(),
                (expires_at as f64).into(),
                copy.map_or(JsValue::NULL, JsValue::from),
            ])?
            .run()
            .await?;
        Ok(())
    }

    /// The newest result for a key that will not go within the minute: time enough to [`Self::keep`] it.
    pub async fn find(&self, cache_key: &str, now: i64) -> Result<Option<Stored>> {
        let row: Option<OfferedRow> = self
            .db
            .prepare(
                "SELECT prefix, stored FROM compile_results
                 WHERE cache_key = ?1 AND expires_at > ?2
                 ORDER BY created_at DESC LIMIT 1",
            )
            .bind(&[cache_key.into(), ((now + KEEP_WITHIN_MS) as f64).into()])?
            .first(None)
            .await?;
        let Some(OfferedRow { prefix, stored }) = row else {
            return Ok(None);
        };
        if let Some(stored) = stored.and_then(|copy| serde_json::from_str(&copy).ok()) {
            return Ok(Some(stored));
        }
        self.stored(&prefix).await
    }

    /// What a run left behind.
    pub async fn stored(&self, prefix: &str) -> Result<Option<Stored>> {
        let Some(object) = self
            .bucket
            .get(format!("{prefix}/result.json"))
            .execute()
            .await?
        else {
            return Ok(None);
        };
        match object.body() {
            Some(body) => Ok(serde_json::from_slice(&body.bytes().await?).ok()),
            None => Ok(None),
        }
    }

    /// Keeps a run that was found until `expires_at` at least, for another job points to it now. False for
    /// one that answers nobody else, such as a timeout: it goes with its own job.
    pub async fn keep(&self, prefix: &str, expires_at: i64) -> Result<bool> {
        let kept: Option<PrefixRow> = self
            .db
            .prepare(
                "UPDATE compile_results SET expires_at = MAX(expires_at, ?2) WHERE prefix = ?1
                 RETURNING prefix",
            )
            .bind(&[prefix.into(), (expires_at as f64).into()])?
            .first(None)
            .await?;
        Ok(kept.is_some())
    }

    /// The PDF of a run.
    pub async fn pdf(&self, prefix: &str) -> Result<Option<Object>> {
        self.bucket
            .get(format!("{prefix}/output.pdf"))
            .execute()
            .await
    }

    /// The SyncTeX map of a run.
    pub async fn synctex(&self, prefix: &str) -> Result<Option<Object>> {
        self.bucket
            .get(format!("{prefix}/synctex.json"))
            .execute()
            .await
    }

    /// The scorer's report on a run.
    pub async fn report(&self, prefix: &str) -> Result<Option<Object>> {
        self.bucket
            .get(format!("{prefix}/report.json"))
            .execute()
            .await
    }

    /// The log of a run.
    pub async fn log(&self, prefix: &str) -> Result<Option<Object>> {
        self.bucket
            .get(format!("{prefix}/output.log"))
            .execute()
            .await
    }

    /// Removes a run's objects, unless another job still points to them.
    pub async fn release(&self, prefix: &str, now: i64) -> Result<()> {
        let statements = vec![
            self.db
                .prepare("DELETE FROM compile_results WHERE prefix = ?1 AND expires_at <= ?2")
                .bind(&[prefix.into(), (now as f64).into()])?,
            self.db
                .prepare("SELECT prefix FROM compile_results WHERE prefix = ?1")
                .bind(&[prefix.into()])?,
        ];
        let answers = self.db.batch(statements).await?;
        let kept = match answers.get(1) {
            Some(answer) => !answer.results::<PrefixRow>()?.is_empty(),
            None => true,
        };
        if kept {
            Ok(())
        } else {
            self.remove(prefix).await
        }
    }

    /// Removes what expired before `expired`, whoever was to do it; at most 200 runs a call.
    ///
    /// A job removes its results itself. This is for rows that nobody points to: a hit
    /// moved `expires_at`, and the request was cut off before its job was written down.
    pub async fn sweep(&self, expired: i64) -> Result<usize> {
        let rows: Vec<PrefixRow> = self
            .db
            .prepare("SELECT prefix FROM compile_results WHERE expires_at <= ?1 LIMIT 200")
            .bind(&[(expired as f64).into()])?
            .all()
            .await?
            .results()?;
        for PrefixRow { prefix } in &rows {
            self.remove(prefix).await?;
            // Last, so that a failure before leaves something to try again with.
            self.db
                .prepare("DELETE FROM compile_results WHERE prefix = ?1 AND expires_at <= ?2")
                .bind(&[prefix.as_str().into(), (expired as f64).into()])?
                .run()
                .await?;
        }
        Ok(rows.len())
    }

    /// A page of objects that were written before `before`.
    pub async fn list(&self, at: Option<&str>, before: i64) -> Result<Listed> {
        orphans::list(&self.bucket, "compiles/", at, before).await
    }

    /// Those of these prefixes that the table does not know.
    pub async fn unknown(&self, mut prefixes: Vec<String>) -> Result<Vec<String>> {
        for some in prefixes.clone().chunks(PARAMETERS_MAX) {
            let marks = vec!["?"; some.len()].join(", ");
            let values: Vec<JsValue> = some.iter().map(Into::into).collect();
            let known: Vec<PrefixRow> = self
                .db
                .prepare(format!(
                    "SELECT prefix FROM compile_results WHERE prefix IN ({marks})"
                ))
                .bind(&values)?
                .all()
                .await?
                .results()?;
            prefixes.retain(|prefix| known.iter().all(|row| row.prefix != *prefix));
        }
        Ok(prefixes)
    }

    /// Removes the objects of a run that no job took over.
    pub async fn remove(&self, prefix: &str) -> Result<()> {
        let keys = [
            "result.json",
            "output.pdf",
            "synctex.json",
            "report.json",
            "output.log",
        ]
        .map(|name| format!("{prefix}/{name}"))
        .to_vec();
        self.bucket.delete_multiple(keys).await
    }
}
