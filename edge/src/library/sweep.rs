//! What is done every hour in the library: what the plans keep no longer is removed, and files that nothing
//! names any more.

use std::collections::BTreeSet;

use domain::{library::FILE_GRACE_MS, limits::HOUR_MS, plans::Plan};
use worker::{Env, Result};

use crate::store::{
    deleted_resumes,
    library_files::{self, LibraryFiles},
    resumes::{self, Expired},
    sql, versions,
};

/// Rows that are removed in one statement.
const AT_ONCE: usize = 500;

/// Statements of one kind in an hour; the next hour goes on.
const ROUNDS: usize = 20;

/// Accounts whose files are looked through in an hour.
const ACCOUNTS_MAX: usize = 500;

/// How far back is looked for accounts that stored files: an hour that was missed is made up for.
const LOOK_BACK_MS: i64 = 3 * HOUR_MS;

/// Sweeps as of a time in milliseconds since the epoch.
pub async fn run(env: &Env, now: i64) -> Result<()> {
    let mut touched = BTreeSet::new();
    for plan in Plan::ALL {
        let before = now - plan.terms().versions_ms;
        touched.extend(old_versions(env, plan, before).await?);
        touched.extend(deleted_resumes(env, plan, before).await?);
    }
    let until = now - FILE_GRACE_MS;
    touched.extend(library_files::stored_between(env, until - LOOK_BACK_MS, until).await?);
    for account_id in touched.iter().take(ACCOUNTS_MAX) {
        LibraryFiles::of(env, account_id)?.collect(until).await?;
    }
    Ok(())
}

/// Removes versions that were made before a time; gives whose they were.
async fn old_versions(env: &Env, plan: Plan, before: i64) -> Result<Vec<String>> {
    let mut whose = Vec::new();
    for _ in 0..ROUNDS {
        let removed = versions::sweep(env, plan.as_str(), before, AT_ONCE).await?;
        let more = removed.len() == AT_ONCE;
        whose.extend(removed);
        if !more {
            break;
        }
    }
    Ok(whose)
}

/// Removes resumes that were deleted before a time; gives whose they were.
async fn deleted_resumes(env: &Env, plan: Plan, before: i64) -> Result<Vec<String>> {
    let expired = resumes::expired(env, plan.as_str(), before, AT_ONCE).await?;
    for Expired { account_id, id } in &expired {
        let one = std::slice::from_ref(id);
        sql::run(env, deleted_resumes::rows(env, account_id, one)?).await?;
    }
    Ok(expired
        .into_iter()
        .map(|resume| resume.account_id)
        .collect())
}
