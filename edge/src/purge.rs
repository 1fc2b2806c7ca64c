//! Accounts whose time has come: everything of them is removed.

use domain::{mail::Mail, permissions::Owner, privacy::LINKED};
use serde_json::json;
use worker::{Env, Error, Result};

use crate::{
    clock::Clock,
    log::{self, Level},
    mail::{self, Letter},
    objects::{job_queue::JobQueue, live_feed},
    settings,
    store::{
        accounts::{self, Account},
        exports,
        library_files::LibraryFiles,
        sessions,
        sql::{run, statement},
    },
};

/// Accounts that are removed at once, at most; the next hour goes on.
const AT_ONCE: usize = 20;

/// Removes accounts that were to be deleted at a time or before. Gives how many.
pub async fn run_due(env: &Env, now: i64) -> Result<usize> {
    let due = accounts::to_delete(env, now, AT_ONCE).await?;
    for account in &due {
        purge(env, account, now).await?;
    }
    Ok(due.len())
}

async fn purge(env: &Env, account: &Account, now: i64) -> Result<()> {
    // First what lies elsewhere: if that fails, the account is still there, and the next hour tries again.
    elsewhere(env, account).await?;
    let digests = sessions::digests(env, &account.id, None).await?;
    let mut batch = Vec::with_capacity(LINKED.len() + 1);
    for linked in LINKED {
        let (table, column) = (linked.table, linked.column);
        let sql = format!("DELETE FROM {table} WHERE {column} = ?1");
        let whose = format!("{}{}", linked.prefix, account.id);
        batch.push(statement(env, &sql, &[whose.into()])?);
    }
    // After the mails of the account: this one belongs to nobody any more.
    if let Some(to) = domain::mail::Address::parse(&account.email) {
        let letter = Letter {
            account_id: None,
            to: &to,
            origin: &settings::site_origin(env, ""),
            mail: &Mail::Deleted,
        };
        match mail::statement(env, &letter, now) {
            Ok(statement) => batch.push(statement),
            // The account goes all the same.
            Err(problem) => log::line(
                Level::Warn,
                "mail_not_queued",
                json!({ "code": problem.code.entry().0 }),
            ),
        }
    }
    run(env, batch).await?;
    sessions::forget(env, &digests).await;
    log::line(Level::Info, "account_purged", json!({}));
    Ok(())
}

/// What lies outside the database: files, jobs and events. PDFs that were made of them lie under hashes that
/// name nobody, and go within a day.
async fn elsewhere(env: &Env, account: &Account) -> Result<()> {
    let owner = Owner::account(account.account_id());
    LibraryFiles::of(env, &account.id)?.remove_all().await?;
    exports::remove_archives(env, &account.id, None).await?;
    JobQueue::of(env, &owner, Clock::default())
        .forget()
        .await
        .map_err(|problem| Error::RustError(problem.cause.unwrap_or(problem.detail)))?;
    live_feed::forget(env, owner.as_str()).await
}
