//! What is done every day: objects in the stores that nothing points to are removed.
//!
//! In the ordinary course there are none: what is about to be written is noted before
//! ([`crate::objects`]). They remain where a queue's storage was lost, or a bug was.

use std::collections::BTreeSet;

use serde_json::json;
use worker::{Env, Result};

use crate::{
    clock::Clock,
    log::{self, Level},
    objects::job_queue::Shards,
    store::{
        files::Files,
        library_files,
        orphans::{Bookmark, Listed},
        results::Results,
    },
};

/// Pages of the stores that are looked through in a day, each of at most 1 000 objects;
/// the next day goes on where this one stopped.
const PAGES_MAX: usize = 20;

/// Younger objects may belong to a job that is being written down, in milliseconds.
const GRACE_MS: i64 = 2 * 3_600_000;

/// Looks through the stores as of `now`, in milliseconds since the epoch. A failure is
/// logged; the next day tries again.
pub async fn run(env: &Env, now: i64) {
    let swept: Result<(usize, usize, usize)> = async {
        Ok((
            results(env, now).await?,
            files(env, now).await?,
            library(env, now).await?,
        ))
    }
    .await;
    match swept {
        Ok((results, files, library)) => log::line(
            if results + files + library == 0 {
                Level::Info
            } else {
                Level::Warn
            },
            "orphans_removed",
            json!({ "results": results, "files": files, "library": library }),
        ),
        Err(error) => log::line(
            Level::Error,
            "orphans_failed",
            json!({ "cause": error.to_string() }),
        ),
    }
}

/// Results that neither a job nor the table of reusable results points to; gives their number.
async fn results(env: &Env, now: i64) -> Result<usize> {
    let store = Results::of(env)?;
    let mut bookmark = Bookmark::read(env, "results").await?;
    let mut removed = 0;
    for _ in 0..PAGES_MAX {
        let Listed { keys, next } = store.list(bookmark.at(), now - GRACE_MS).await?;
        let prefixes: BTreeSet<String> = keys
            .iter()
            .filter_map(|key| key.rsplit_once('/'))
            .map(|(prefix, _)| prefix.to_owned())
            .collect();
        let mut unknown = store.unknown(prefixes.into_iter().collect()).await?;
        if !unknown.is_empty() {
            let held = Shards::of(env, Clock::default())
                .held_prefixes(unknown.clone())
                .await
                .map_err(|problem| {
                    worker::Error::RustError(problem.cause.unwrap_or(problem.detail))
                })?;
            unknown.retain(|prefix| !held.contains(prefix));
        }
        for prefix in &unknown {
            store.remove(prefix).await?;
        }
        removed += unknown.len();
        if !bookmark.advance(next) {
            break;
        }
    }
    bookmark.write(env).await?;
    Ok(removed)
}

/// Files that no queue has noted; gives their number.
async fn files(env: &Env, now: i64) -> Result<usize> {
    let store = Files::of(env)?;
    let mut bookmark = Bookmark::read(env, "files").await?;
    let mut removed = 0;
    for _ in 0..PAGES_MAX {
        let Listed { keys, next } = store.list(bookmark.at(), now - GRACE_MS).await?;
        let files: Vec<(String, String)> =
            keys.iter().filter_map(|key| Files::parts(key)).collect();
        removed += Shards::of(env, Clock::default())
            .remove_unheld(files)
            .await
            .map_err(|problem| worker::Error::RustError(problem.cause.unwrap_or(problem.detail)))?;
        if !bookmark.advance(next) {
            break;
        }
    }
    bookmark.write(env).await?;
    Ok(removed)
}

/// Objects of the library that no row names; gives their number.
async fn library(env: &Env, now: i64) -> Result<usize> {
    let mut bookmark = Bookmark::read(env, "library").await?;
    let mut removed = 0;
    for _ in 0..PAGES_MAX {
        let (count, next) =
            library_files::remove_unknown(env, bookmark.at(), now - GRACE_MS).await?;
        removed += count;
        if !bookmark.advance(next) {
            break;
        }
    }
    bookmark.write(env).await?;
    Ok(removed)
}
