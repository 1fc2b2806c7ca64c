//! What is done every hour: removing what has expired and nobody removed.

use domain::limits::{FAULT_RETENTION_MS, SWEEP_GRACE_MS};
use serde_json::json;
use worker::{Env, Result};

use crate::{
    log::{self, Level},
    store::{faults, results::Results},
};

/// Sweeps as of a time in milliseconds since the epoch. A failure is logged; the next hour tries again.
pub async fn run(env: &Env, now: i64) {
    let swept: Result<usize> = async {
        let results = Results::of(env)?.sweep(now - SWEEP_GRACE_MS).await?;
        faults::sweep(env, now - FAULT_RETENTION_MS).await?;
        Ok(results)
    }
    .await;
    match swept {
        Ok(results) => log::line(Level::Info, "swept", json!({ "results": results })),
        Err(error) => log::line(
            Level::Error,
            "sweep_failed",
            json!({ "cause": error.to_string() }),
        ),
    }
}
