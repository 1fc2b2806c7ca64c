//! Files of the library: bytes in R2, each once an account, and in D1 where they lie.
//!
//! Every object has a key of its own, also where its content was stored before: what is removed
//! can then never be what somebody stored a moment ago.

use std::collections::BTreeMap;

use domain::library::StoredFile;
use futures_util::{StreamExt, TryStreamExt, stream};
use serde::{Deserialize, Serialize};
use worker::{Bucket, D1PreparedStatement, Env, Object, Result};

use super::{
    orphans::{self, Listed},
    sql::{self, ask_if, int, require, statement},
};
use crate::random;

/// Objects written at once: a Worker may have six connections open.
const WRITES: usize = 6;

/// Objects that the store removes in one call.
const REMOVED_AT_ONCE: usize = 1_000;

/// Where the library's objects lie.
const PREFIX: &str = "library/";

/// The library's files of one account.
pub struct LibraryFiles<'a> {
    env: &'a Env,
    bucket: Bucket,
    account_id: &'a str,
}

/// A file as it is about to be known.
#[derive(Serialize)]
struct New {
    sha256: String,
    object: String,
    size: usize,
}

#[derive(Deserialize)]
struct ObjectRow {
    object: String,
}

impl<'a> LibraryFiles<'a> {
    /// Those of an account.
    pub fn of(env: &'a Env, account_id: &'a str) -> Result<Self> {
        Ok(Self {
            env,
            bucket: env.bucket("FILES")?,
            account_id,
        })
    }

    fn prefix(&self) -> String {
        format!("{PREFIX}{}/", self.account_id)
    }

    /// Sizes of those of these files that are there, by hash.
    pub async fn known(&self, hashes: &[&str]) -> Result<BTreeMap<String, usize>> {
        let files: Vec<StoredFile> = statement(
            self.env,
            "SELECT sha256, size FROM library_files
             WHERE account_id = ?1 AND sha256 IN (SELECT value FROM json_each(?2))",
            &[
                self.account_id.into(),
                serde_json::to_string(hashes)?.into(),
            ],
        )?
        .all()
        .await?
        .results()?;
        Ok(files
            .into_iter()
            .map(|file| (file.sha256, file.size))
            .collect())
    }

    /// Bytes of all of them.
    pub async fn bytes(&self) -> Result<u64> {
        #[derive(Deserialize)]
        struct Sum {
            bytes: u64,
        }
        let row: Option<Sum> = statement(
            self.env,
            "SELECT COALESCE(SUM(size), 0) AS bytes FROM library_files WHERE account_id = ?1",
            &[self.account_id.into()],
        )?
        .first(None)
        .await?;
        Ok(row.map_or(0, |row| row.bytes))
    }

    /// Stores files whose hashes were verified; false, and nothing is kept, where all together would then
    /// have more than `bytes_max`.
    pub async fn put(
        &self,
        files: BTreeMap<String, Vec<u8>>,
        bytes_max: u64,
        now: i64,
    ) -> Result<bool> {
        if files.is_empty() {
            return Ok(true);
        }
        let more: usize = files.values().map(Vec::len).sum();
        if self.bytes().await? + more as u64 > bytes_max {
            return Ok(false);
        }
        let new: Vec<New> = stream::iter(files)
            .map(|(sha256, bytes)| self.write(sha256, bytes))
            .buffer_unordered(WRITES)
            .try_collect()
            .await?;
        let list = serde_json::to_string(&new)?;
        let batch = vec![
            require(
                self.env,
                "EXISTS (SELECT 1 FROM accounts WHERE id = ?1)
                 AND (SELECT COALESCE(SUM(size), 0) FROM library_files WHERE account_id = ?1) + ?2 <= ?3",
                &[
                    self.account_id.into(),
                    sql::count(more),
                    int(i64::try_from(bytes_max).unwrap_or(i64::MAX)),
                ],
            )?,
            statement(
                self.env,
                "INSERT INTO library_files (account_id, sha256, object, size, created_at)
                 SELECT ?1, json_extract(value, '$.sha256'), json_extract(value, '$.object'),
                        json_extract(value, '$.size'), ?3 FROM json_each(?2) WHERE TRUE
                 ON CONFLICT DO NOTHING",
                &[self.account_id.into(), list.as_str().into(), int(now)],
            )?,
            statement(
                self.env,
                "SELECT object FROM library_files WHERE object IN
                     (SELECT json_extract(value, '$.object') FROM json_each(?1))",
                &[list.as_str().into()],
            )?,
        ];
        let answers = ask_if(self.env, batch).await?;
        let kept: Vec<ObjectRow> = match answers.as_ref().and_then(|answers| answers.get(2)) {
            Some(answer) => answer.results()?,
            None => Vec::new(),
        };
        // Somebody else stored the same meanwhile, or there was no room: ours are not needed.
        let left = new
            .into_iter()
            .map(|file| file.object)
            .filter(|object| kept.iter().all(|row| row.object != *object))
            .collect();
        self.remove(left).await?;
        Ok(answers.is_some())
    }

    async fn write(&self, sha256: String, bytes: Vec<u8>) -> Result<New> {
        let tag = u64::from_be_bytes(random::bytes());
        let object = format!("{}{sha256}/{tag:016x}", self.prefix());
        let size = bytes.len();
        self.bucket.put(&object, bytes).execute().await?;
        Ok(New {
            sha256,
            object,
            size,
        })
    }

    /// A file, to be streamed.
    pub async fn get(&self, sha256: &str) -> Result<Option<Object>> {
        let row: Option<ObjectRow> = statement(
            self.env,
            "SELECT object FROM library_files WHERE account_id = ?1 AND sha256 = ?2",
            &[self.account_id.into(), sha256.into()],
        )?
        .first(None)
        .await?;
        match row {
            Some(row) => self.bucket.get(row.object).execute().await,
            None => Ok(None),
        }
    }

    /// Lets a batch run only while all of these files are there.
    pub fn all_there(&self, hashes: &[&str]) -> Result<D1PreparedStatement> {
        require(
            self.env,
            "NOT EXISTS (SELECT 1 FROM json_each(?2) h WHERE NOT EXISTS
                 (SELECT 1 FROM library_files f WHERE f.account_id = ?1 AND f.sha256 = h.value))",
            &[
                self.account_id.into(),
                serde_json::to_string(hashes)?.into(),
            ],
        )
    }

    /// Removes files that were stored before a time and that neither a resume nor a version names; gives
    /// how many.
    pub async fn collect(&self, before: i64) -> Result<usize> {
        let rows: Vec<ObjectRow> = statement(
            self.env,
            "DELETE FROM library_files WHERE account_id = ?1 AND created_at < ?2 AND sha256 NOT IN
                 (SELECT json_extract(f.value, '$.sha256') FROM resumes r, json_each(r.manifest) f
                  WHERE r.account_id = ?1
                  UNION SELECT json_extract(f.value, '$.sha256') FROM versions v, json_each(v.manifest) f
                  WHERE v.account_id = ?1)
             RETURNING object",
            &[self.account_id.into(), int(before)],
        )?
        .all()
        .await?
        .results()?;
        let count = rows.len();
        self.remove(rows.into_iter().map(|row| row.object).collect())
            .await?;
        Ok(count)
    }

    /// Removes everything of the account, whether it is known or not.
    pub async fn remove_all(&self) -> Result<()> {
        loop {
            let Listed { keys, next } =
                orphans::list(&self.bucket, &self.prefix(), None, i64::MAX).await?;
            let more = next.is_some();
            self.remove(keys).await?;
            if !more {
                return Ok(());
            }
        }
    }

    /// Removes objects whose rows are gone.
    pub async fn remove(&self, objects: Vec<String>) -> Result<()> {
        remove(&self.bucket, objects).await
    }
}

async fn remove(bucket: &Bucket, objects: Vec<String>) -> Result<()> {
    for some in objects.chunks(REMOVED_AT_ONCE) {
        bucket.delete_multiple(some.to_vec()).await?;
    }
    Ok(())
}

/// Accounts that stored something between two times.
pub async fn stored_between(env: &Env, from: i64, to: i64) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Whose {
        account_id: String,
    }
    let rows: Vec<Whose> = statement(
        env,
        "SELECT DISTINCT account_id FROM library_files WHERE created_at BETWEEN ?1 AND ?2",
        &[int(from), int(to)],
    )?
    .all()
    .await?
    .results()?;
    Ok(rows.into_iter().map(|row| row.account_id).collect())
}

/// A page of objects that were written before a time; those that no row names are removed. Gives how many,
/// and where the next page begins.
pub async fn remove_unknown(
    env: &Env,
    at: Option<&str>,
    before: i64,
) -> Result<(usize, Option<String>)> {
    let bucket = env.bucket("FILES")?;
    let Listed { mut keys, next } = orphans::list(&bucket, PREFIX, at, before).await?;
    let known: Vec<ObjectRow> = statement(
        env,
        "SELECT object FROM library_files WHERE object IN (SELECT value FROM json_each(?1))",
        &[serde_json::to_string(&keys)?.into()],
    )?
    .all()
    .await?
    .results()?;
    let known: std::collections::BTreeSet<&str> =
        known.iter().map(|row| row.object.as_str()).collect();
    keys.retain(|key| !known.contains(key.as_str()));
    let count = keys.len();
    remove(&bucket, keys).await?;
    Ok((count, next))
}
