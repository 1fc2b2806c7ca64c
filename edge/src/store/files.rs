//! Files of projects, by content, under their owner (R2).

use domain::permissions::Owner;
use worker::{Bucket, Env, Result};

use super::orphans::{self, Listed};

/// The files' bucket.
pub struct Files(Bucket);

impl Files {
    /// The bucket of this environment.
    pub fn of(env: &Env) -> Result<Self> {
        env.bucket("FILES").map(Self)
    }

    /// Where a file lies.
    pub fn key(owner: &str, sha256: &str) -> String {
        format!("files/{owner}/{sha256}")
    }

    /// Owner and SHA-256 of a file that lies there.
    pub fn parts(key: &str) -> Option<(String, String)> {
        let (owner, sha256) = key.strip_prefix("files/")?.rsplit_once('/')?;
        Some((owner.to_owned(), sha256.to_owned()))
    }

    /// A page of files that were written before `before`.
    pub async fn list(&self, at: Option<&str>, before: i64) -> Result<Listed> {
        orphans::list(&self.0, "files/", at, before).await
    }

    /// Stores a file whose hash was verified.
    pub async fn put(&self, owner: &Owner, sha256: &str, bytes: Vec<u8>) -> Result<()> {
        self.0
            .put(Self::key(owner.as_str(), sha256), bytes)
            .execute()
            .await?;
        Ok(())
    }

    /// A file's bytes; `None` when it is not there.
    pub async fn get(&self, owner: &str, sha256: &str) -> Result<Option<Vec<u8>>> {
        let Some(object) = self.0.get(Self::key(owner, sha256)).execute().await? else {
            return Ok(None);
        };
        match object.body() {
            Some(body) => body.bytes().await.map(Some),
            None => Ok(None),
        }
    }

    /// Removes files by key.
    pub async fn delete(&self, keys: Vec<String>) -> Result<()> {
        if keys.is_empty() {
            return Ok(());
        }
        self.0.delete_multiple(keys).await
    }
}
