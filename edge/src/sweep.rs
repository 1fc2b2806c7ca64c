//! What is done every hour: removing what has expired and nobody removed.

use domain::{
    accounts::sessions::lifetime,
    limits::{
        AUDIT_RETENTION_MS, DAY_MS, FAULT_RETENTION_MS, GIVE_UP_AFTER_MS, HOUR_MS, SWEEP_GRACE_MS,
    },
    mail,
    permissions::Role,
};
use serde_json::json;
use worker::{Env, Result};

use crate::{
    clock::date,
    library,
    log::{self, Level},
    purge,
    store::{
        attempts, audit, blocks, challenge_passes, charges, exports, faults, links, mails::Mails,
        oauth_states, outbox, results::Results, salts, sessions, sql, tickets, tokens,
    },
};

/// How long a token that has expired is listed, in milliseconds.
const TOKENS_SHOWN_MS: i64 = 30 * DAY_MS;

/// Exports that are removed in an hour.
const EXPORTS_AT_ONCE: usize = 200;

/// How long it is known what an account was charged for, in milliseconds: this month and the one before.
const CHARGES_KEPT_MS: i64 = 62 * DAY_MS;

/// Sweeps as of a time in milliseconds since the epoch. A failure is logged; the next hour tries again.
pub async fn run(env: &Env, now: i64) {
    let swept: Result<(usize, usize)> = async {
        let results = Results::of(env)?.sweep(now - SWEEP_GRACE_MS).await?;
        faults::sweep(env, now - FAULT_RETENTION_MS).await?;
        Mails::of(env)?.sweep(now - mail::RETENTION_MS).await?;
        outbox::sweep(env, now - mail::RETENTION_MS).await?;
        accounts(env, now).await?;
        library::sweep::run(env, now).await?;
        exports::sweep(env, now, EXPORTS_AT_ONCE).await?;
        Ok((results, purge::run_due(env, now).await?))
    }
    .await;
    match swept {
        Ok((results, accounts)) => log::line(
            Level::Info,
            "swept",
            json!({ "results": results, "accounts": accounts }),
        ),
        Err(error) => log::line(
            Level::Error,
            "sweep_failed",
            json!({ "cause": error.to_string() }),
        ),
    }
}

/// What accounts leave behind in the course of their lives.
async fn accounts(env: &Env, now: i64) -> Result<()> {
    let longest = lifetime(Role::User);
    let batch = vec![
        sessions::sweep(env, now - longest.idle_ms, now - longest.absolute_ms)?,
        links::sweep(env, now)?,
        tickets::sweep(env, now)?,
        oauth_states::sweep(env, now)?,
        attempts::sweep(env, now)?,
        // A request that began before midnight still asks for yesterday's.
        salts::sweep(env, &date(now - DAY_MS))?,
        // Their owners see for a while that they have expired.
        tokens::sweep(env, now - TOKENS_SHOWN_MS)?,
        audit::sweep(env, now - AUDIT_RETENTION_MS)?,
        blocks::sweep(env, now)?,
        challenge_passes::sweep(env, now)?,
    ];
    sql::run(env, batch).await?;
    // A job that was charged for is done, or given up, within a day.
    let charges = charges::sweep(env, now - GIVE_UP_AFTER_MS - HOUR_MS, now - CHARGES_KEPT_MS)?;
    sql::run(env, charges).await
}
