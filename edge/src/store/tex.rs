//! Releases of the browser's TeX engine in R2; the keys are in [`domain::tex`].

use std::ops::RangeInclusive;

use domain::tex::CURRENT;
use worker::{Bucket, Env, Object, Range, Result};

/// The bucket.
pub struct Tex(Bucket);

impl Tex {
    /// The bucket of this environment.
    pub fn of(env: &Env) -> Result<Self> {
        env.bucket("TEX").map(Self)
    }

    /// The manifest of the release in use.
    pub async fn current(&self) -> Result<Option<Object>> {
        self.get(CURRENT).await
    }

    /// An object without its bytes.
    pub async fn head(&self, key: &str) -> Result<Option<Object>> {
        self.0.head(key).await
    }

    /// An object.
    pub async fn get(&self, key: &str) -> Result<Option<Object>> {
        self.0.get(key).execute().await
    }

    /// Some bytes of an object, which must have them.
    pub async fn range(&self, key: &str, bytes: &RangeInclusive<u64>) -> Result<Option<Object>> {
        let range = Range::OffsetWithLength {
            offset: *bytes.start(),
            length: bytes.end() - bytes.start() + 1,
        };
        self.0.get(key).range(range).execute().await
    }
}
