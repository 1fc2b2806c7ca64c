//! `POST /api/v1/auth/verify`.

use axum::response::Response;
use domain::accounts::{attempts, links::Link, password};

use crate::{
    api::{SignIn, VerifyBody},
    auth::{
        enter::{Proven, proceed},
        limit, links, new_account,
    },
    middleware::{body::Filled, visit::Visit},
    problem::{self, Code, Problem, ProblemDocument, Result},
    random,
    store::{
        accounts::{Account, New},
        links::{Found, still_there},
    },
};

#[utoipa::path(
    post,
    path = "/auth/verify",
    tag = "auth",
    operation_id = "verify",
    request_body = VerifyBody,
    responses(
        (status = 200, description = "The account is made, and its owner signed in", body = SignIn),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 401, description = "`credentials_wrong`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`password_required`: the link was opened in another browser", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 410, description = "`link_expired`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Follow the link of a new account
///
/// In the browser that registered the link is enough. Elsewhere the password that was chosen is asked for:
/// somebody may have registered an address that is not theirs and wait for its owner to follow the link.
#[worker::send]
pub async fn verify(visit: Visit, Filled(body): Filled<VerifyBody>) -> Result<Response> {
    limit::attempt(&visit, attempts::Act::Link, None).await?;
    let (digest, link) = links::follow(&visit, Link::Verify, &body.token).await?;
    let here = visit.device.map(|device| device.0.to_string());
    if here.is_none() || here != link.device_id {
        check_password(&visit, &link, body.password.as_deref()).await?;
    }

    let env = &visit.app.env;
    let now = visit.now();
    let id = random::id(now).to_string();
    let new = New {
        id: &id,
        email: &link.email,
        email_key: &link.email_key,
        name: link.name.as_deref(),
        password_hash: link.password_hash.as_deref(),
        now,
    };
    let mut batch = vec![still_there(env, &digest, now)?];
    batch.extend(new_account::statements(&visit, &new, "password")?);
    let account = Account::made(&new);
    let proven = Proven {
        account: &account,
        at: visit.now(),
        second_factor: false,
        how: "verification",
        is_new: true,
    };
    proceed(&visit, proven, batch)
        .await?
        .ok_or_else(|| links::expired(Link::Verify))
}

async fn check_password(visit: &Visit, link: &Found, given: Option<&str>) -> Result<()> {
    let Some(given) = given else {
        return Err(Problem::new(
            Code::PasswordRequired,
            "You opened the link in another browser. Enter the password that you chose when you registered.",
        ));
    };
    limit::attempt(visit, attempts::Act::Password, Some(&link.email_key)).await?;
    if password::verify(given, link.password_hash.as_deref()) {
        Ok(())
    } else {
        Err(Problem::new(
            Code::CredentialsWrong,
            "This is not the password that was chosen at registration. If it was not you who registered, register once more with a password of your own.",
        ))
    }
}
