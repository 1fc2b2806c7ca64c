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
    problem::{self, ProblemDocument, Result},
    random,
    store::{
        account_devices,
        accounts::{self, Account},
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
    // Whether there is such an account or not, the same is asked, counted and hashed, and what is written
    // of a failure is written after the answer: the time says nothing about which addresses have accounts.
    let account = accounts::by_email(env, &key).await?;
    let about = bucket(&visit, &key).await?;
    limit::attempt(&visit, attempts::Act::Password, Some(&about)).await?;

    let hash = account
        .as_ref()
        .and_then(|account| account.password_hash.as_deref());
    let right = password::verify(&body.password, hash);
    let account = match account {
        Some(account) if right => account,
        other => {
            if let Some(account) = other {
                // Its owner sees that somebody tried.
                trail::own_later(
                    &visit,
                    &account.id,
                    Act::SignInFailed,
                    &[("by", "password")],
                )?;
            }
            return Err(passwords::wrong());
        }
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
async fn bucket(visit: &Visit, key: &str) -> Result<String> {
    let Some(device) = visit.device else {
        return Ok(key.to_owned());
    };
    let device = device.0.to_string();
    let known = account_devices::knows_by_email(&visit.app.env, key, &device).await?;
    Ok(if known {
        format!("{key}\n{device}")
    } else {
        key.to_owned()
    })
}
