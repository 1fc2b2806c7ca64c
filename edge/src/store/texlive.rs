//! The TeX distribution that compiles run with (KV): part of the cache key.

use serde::{Deserialize, Serialize};
use worker::{Env, Result};

const KEY: &str = "compile:texlive";

/// A copy older than this is asked for anew, in milliseconds.
const FRESH_MS: i64 = 5 * 60_000;

/// What the compile service said, and when.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Known {
    /// E.g. `TeX Live 2022/Debian`.
    pub texlive: String,
    checked_at: i64,
}

impl Known {
    /// Whether it need not be asked for anew.
    pub fn is_fresh(&self, now: i64) -> bool {
        (0..FRESH_MS).contains(&(now - self.checked_at))
    }
}

/// The copy, however old: what ran last is the best guess while the service is down.
pub async fn read(env: &Env) -> Result<Option<Known>> {
    Ok(env.kv("KV")?.get(KEY).json().await?)
}

/// Keeps a copy.
pub async fn write(env: &Env, texlive: &str, now: i64) -> Result<()> {
    let known = Known {
        texlive: texlive.to_owned(),
        checked_at: now,
    };
    env.kv("KV")?.put(KEY, &known)?.execute().await?;
    Ok(())
}
