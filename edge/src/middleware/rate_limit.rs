//! A shield against floods, by network or by owner. Approximate, and per location: not a quota.

use axum::http::HeaderMap;
use domain::network::bucket;
use serde_json::json;
use worker::Env;

use crate::{
    log::{self, Level},
    problem::{Code, Problem, Result},
};

/// The limiters of `wrangler.toml`.
#[derive(Debug, Clone, Copy)]
pub enum Limit {
    /// New devices, by network.
    Devices,
    /// Compiles, by owner.
    Compiles,
    /// Stored files, by owner.
    Files,
    /// Scores, by network.
    Scores,
    /// Fault reports, by network.
    Faults,
    /// Signing in and all that leads there, by network.
    Auth,
    /// Staff's routes, by account.
    Admin,
    /// Streams and polls of a live feed, by owner.
    Live,
    /// The library, by account.
    Library,
}

impl Limit {
    const fn binding(self) -> &'static str {
        match self {
            Self::Devices => "LIMIT_DEVICES",
            Self::Compiles => "LIMIT_COMPILES",
            Self::Files => "LIMIT_FILES",
            Self::Scores => "LIMIT_SCORES",
            Self::Faults => "LIMIT_FAULTS",
            Self::Auth => "LIMIT_AUTH",
            Self::Admin => "LIMIT_ADMIN",
            Self::Live => "LIMIT_LIVE",
            Self::Library => "LIMIT_LIBRARY",
        }
    }
}

/// The network that a request comes from.
pub fn network(headers: &HeaderMap) -> String {
    let address = headers
        .get("cf-connecting-ip")
        .and_then(|value| value.to_str().ok());
    bucket(address.unwrap_or(""))
}

/// Counts a request in.
///
/// # Errors
/// `rate_limited` when there were too many. A limiter that fails lets everybody in.
pub async fn count(env: &Env, limit: Limit, key: &str) -> Result<()> {
    let outcome = match env.rate_limiter(limit.binding()) {
        Ok(limiter) => limiter.limit(key.to_owned()).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(outcome) if !outcome.success => Err(Problem::new(
            Code::RateLimited,
            "There were too many requests in the last minute. Wait a minute, then try again.",
        )),
        Ok(_) => Ok(()),
        Err(error) => {
            log::line(
                Level::Warn,
                "rate_limiter_failed",
                json!({ "limiter": limit.binding(), "cause": error.to_string() }),
            );
            Ok(())
        }
    }
}
