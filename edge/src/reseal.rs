//! What is done every day while there are old keys: secrets of second factors are sealed with the newest
//! one, so that the old ones can be removed. Everything else that is sealed is gone within days by itself.

use domain::sealed;
use serde_json::json;
use worker::{Env, Result};

use crate::{
    auth::second_factor::context,
    log::{self, Level},
    random, settings,
    store::{accounts, sql},
};

/// Accounts that are looked at in one go.
const AT_ONCE: usize = 200;

/// What was done.
#[derive(Default)]
struct Done {
    /// Sealed with the newest key by now.
    anew: usize,
    /// That no key opens: the account's second factor is lost.
    foreign: usize,
}

/// Seals anew what an old key sealed. A failure is logged; the next day tries again.
pub async fn run(env: &Env) {
    match all(env).await {
        Ok(None) => {}
        Ok(Some(Done { anew, foreign })) => log::line(
            if foreign == 0 {
                Level::Info
            } else {
                Level::Error
            },
            "sealed_anew",
            json!({ "sealed": anew, "foreign": foreign }),
        ),
        Err(error) => log::line(
            Level::Error,
            "sealing_anew_failed",
            json!({ "cause": error.to_string() }),
        ),
    }
}

/// Nothing where there is no old key.
async fn all(env: &Env) -> Result<Option<Done>> {
    let Some(keys) = settings::data_keys(env)
        .ok()
        .filter(sealed::Keys::have_old_ones)
    else {
        return Ok(None);
    };
    let mut done = Done::default();
    let mut after = String::new();
    loop {
        let rows = accounts::sealed_after(env, &after, AT_ONCE).await?;
        let Some(last) = rows.last() else {
            return Ok(Some(done));
        };
        after.clone_from(&last.id);
        let mut batch = Vec::new();
        for row in &rows {
            let context = context(&row.id);
            match sealed::anew(&keys, &context, &row.totp_sealed, random::bytes()) {
                Ok(None) => {}
                Ok(Some(again)) => {
                    batch.push(accounts::seal_anew(env, &row.id, &row.totp_sealed, &again)?);
                }
                Err(_) => done.foreign += 1,
            }
        }
        done.anew += batch.len();
        if !batch.is_empty() {
            sql::run(env, batch).await?;
        }
    }
}
