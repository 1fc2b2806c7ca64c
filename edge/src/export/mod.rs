//! Exports: an archive of everything that belongs to an account, made in the background.
//!
//! Who asks for one gets a mail with a link when it is there. What could not be made is tried again, by
//! the trigger that also sends mails.

mod archive;
mod content;

use domain::{
    accounts::secret::{self, Kind},
    exports::{FAILED_SHOWN_MS, KEPT_HOURS, KEPT_MS, LEASE_MS, again},
    mail::{Address, Mail},
};
use serde_json::json;
use worker::{Env, Error, Result};

use crate::{
    clock::Clock,
    log::{self, Level},
    mail::{self, Letter},
    random,
    store::{
        accounts,
        exports::{self, Export},
        sql::run_if,
    },
};

/// Makes exports that wait, at most `max`. A failure is logged, and tried again.
pub async fn run_due(env: &Env, now: i64, max: usize) {
    // The time goes on while archives are made.
    let clock = Clock::shifted(now - Clock::default().now());
    for _ in 0..max {
        let now = clock.now();
        let export = match exports::lease(env, now, now + LEASE_MS).await {
            Ok(Some(export)) => export,
            Ok(None) => return,
            Err(error) => return failed("lease", &error),
        };
        if let Err(error) = make(env, &export, clock).await {
            failed("make", &error);
            let now = clock.now();
            let next = again(export.attempts, now);
            if let Err(error) = exports::failed(env, &export, next, now + FAILED_SHOWN_MS).await {
                // The lease ends by itself, and somebody else begins anew.
                failed("note", &error);
            }
        }
    }
}

fn failed(what: &str, error: &Error) {
    let cause = error.to_string();
    log::line(
        Level::Error,
        "export_failed",
        json!({ "what": what, "cause": cause }),
    );
}

async fn make(env: &Env, export: &Export, clock: Clock) -> Result<()> {
    let Some(account) = accounts::by_id(env, &export.account_id).await? else {
        // It was removed meanwhile, and its export with it.
        return Ok(());
    };
    let attempt = random::id(clock.now()).to_string();
    let object = exports::object(&account.id, &attempt);
    let bytes = content::write(env, &account.id, &object, clock).await?;

    let now = clock.now();
    let token = secret::make(Kind::Link, random::bytes());
    // It was made a line ago.
    let digest = secret::digest(Kind::Link, &token).unwrap_or_default();
    let told = Mail::ExportReady {
        link: format!("{}/settings/privacy#export={token}", export.origin),
        hours: KEPT_HOURS,
    };
    let mut batch = vec![
        exports::is_ours(env, export)?,
        exports::ready(env, export, &object, bytes, &digest, now, now + KEPT_MS)?,
    ];
    if let Some(to) = Address::parse(&account.email) {
        let letter = Letter {
            account_id: Some(&account.id),
            to: &to,
            origin: &export.origin,
            mail: &told,
        };
        let statement = mail::statement(env, &letter, now)
            .map_err(|problem| Error::RustError(problem.cause.unwrap_or(problem.detail)))?;
        batch.push(statement);
    }
    let ours = run_if(env, batch).await?;
    // Archives of earlier exports, and of attempts that were cut off; or this one, that came too late.
    let kept = if ours {
        Some(object)
    } else {
        exports::of(env, &account.id, now)
            .await?
            .and_then(|export| export.object)
    };
    exports::remove_archives(env, &account.id, kept.as_deref()).await?;
    mail::deliver_due(env, now, 1).await;
    log::line(
        Level::Info,
        "export_made",
        json!({ "bytes": bytes, "kept": ours }),
    );
    Ok(())
}
