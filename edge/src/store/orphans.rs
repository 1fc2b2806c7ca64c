//! How far the daily look through the stores has come (KV), and pages of what lies there.

use worker::{Bucket, Env, Result};

/// A page of a bucket.
pub struct Listed {
    /// Keys of objects that are old enough.
    pub keys: Vec<String>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<String>,
}

/// A page of a bucket: objects below `prefix` that were written before `before`.
pub async fn list(bucket: &Bucket, prefix: &str, at: Option<&str>, before: i64) -> Result<Listed> {
    let mut request = bucket.list().prefix(prefix);
    if let Some(at) = at {
        request = request.cursor(at);
    }
    let page = request.execute().await?;
    let keys = page
        .objects()
        .into_iter()
        .filter(|object| {
            i64::try_from(object.uploaded().as_millis()).is_ok_and(|written| written < before)
        })
        .map(|object| object.key())
        .collect();
    Ok(Listed {
        keys,
        next: page.cursor(),
    })
}

/// Where to go on.
pub struct Bookmark {
    name: String,
    at: Option<String>,
}

impl Bookmark {
    /// That of an earlier day, or the beginning.
    pub async fn read(env: &Env, store: &str) -> Result<Self> {
        let name = format!("orphans:{store}");
        let at = env.kv("KV")?.get(&name).text().await?;
        Ok(Self { name, at })
    }

    /// Where the next page begins.
    pub fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// Moves on; false when the end was reached.
    pub fn advance(&mut self, next: Option<String>) -> bool {
        self.at = next;
        self.at.is_some()
    }

    /// Keeps it for the next day.
    pub async fn write(self, env: &Env) -> Result<()> {
        let kv = env.kv("KV")?;
        match self.at {
            Some(at) => kv.put(&self.name, at)?.execute().await?,
            None => kv.delete(&self.name).await?,
        }
        Ok(())
    }
}
