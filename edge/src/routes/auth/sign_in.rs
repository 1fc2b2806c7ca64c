//! `POST /api/v1/auth/sign-in`.

use axum::response::Response;
use domain::accounts::{acts::Act, attempts, email, password};

use crate::{
    api::{SignIn, SignInBody},
    auth::{
        enter::{Proven, proceed},
        limit, passwords, trail,
    },
    middleware::{body::Filled, visit::Visit},
    problem::{self, Problem, ProblemDocument, Result},
    random,
    store::{
        account_devices,
        accounts::{self, Account},
        sql::run,
    },
};

#[utoipa::path(
    post,
    path = "/auth/sign-in",
    tag = "auth",
    operation_id = "signIn",
    request_body = SignInBody,
    responses(
        (status = 200, description = "Signed in, or a code is needed as well", body = SignIn),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 401, description = "`credentials_wrong`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`, `account_blocked`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Sign in
#[worker::send]
pub async fn sign_in(visit: Visit, Filled(body): Filled<SignInBody>) -> Result<Response> {
    let env = &visit.app.env;
    let key = email::key(&body.email);
    let account = accounts::by_email(env, &key).await?;
    let about = bucket(&visit, &key, account.as_ref()).await?;
    limit::attempt(&visit, attempts::Act::Password, Some(&about)).await?;

    let hash = account
        .as_ref()
        .and_then(|account| account.password_hash.as_deref());
    let right = password::verify(&body.password, hash);
    let Some(account) = account.filter(|_| right) else {
        return Err(refused(&visit, &key).await);
    };
    let mut batch = Vec::new();
    if hash_is_old(&account) {
        let hash = password::hash(&body.password, random::bytes());
        batch.push(accounts::set_password(env, &account.id, &hash)?);
    }
    let proven = Proven {
        account: &account,
        at: visit.now(),
        second_factor: false,
        how: "password",
        is_new: false,
    };
    proceed(&visit, proven, batch)
        .await?
        .ok_or_else(passwords::wrong)
}

fn hash_is_old(account: &Account) -> bool {
    account
        .password_hash
        .as_deref()
        .is_some_and(password::is_outdated)
}

/// Whom an attempt is about. A browser that signed in before has attempts of its own.
async fn bucket(visit: &Visit, key: &str, account: Option<&Account>) -> Result<String> {
    if let (Some(account), Some(device)) = (account, visit.device) {
        let device = device.0.to_string();
        if account_devices::knows(&visit.app.env, &account.id, &device).await? {
            return Ok(format!("{key}\n{device}"));
        }
    }
    Ok(key.to_owned())
}

/// Says no, and lets the owner see that somebody tried.
async fn refused(visit: &Visit, key: &str) -> Problem {
    let written: Result<()> = async {
        let env = &visit.app.env;
        if let Some(account) = accounts::by_email(env, key).await? {
            let entry = trail::own(visit, &account.id, Act::SignInFailed, &[("by", "password")])?;
            run(env, vec![entry]).await?;
        }
        Ok(())
    }
    .await;
    written.err().unwrap_or_else(passwords::wrong)
}
