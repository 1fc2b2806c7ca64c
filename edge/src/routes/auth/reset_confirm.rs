//! `POST /api/v1/auth/reset/confirm`.

use axum::response::Response;
use domain::{
    accounts::{acts::Act, attempts, links::Link},
    mail::Mail,
};

use crate::{
    api::{ResetBody, SignIn},
    auth::{
        enter::{Proven, proceed},
        letters, limit, links, passwords, trail,
    },
    middleware::{body::Filled, visit::Visit},
    problem::{self, ProblemDocument, Result},
    store::{
        accounts,
        links::{remove_of, still_there},
        sessions, tickets,
    },
};

#[utoipa::path(
    post,
    path = "/auth/reset/confirm",
    tag = "auth",
    operation_id = "resetConfirm",
    request_body = ResetBody,
    responses(
        (status = 200, description = "The password is another one, and all sessions have ended; signed in, or a code is needed as well", body = SignIn),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`, `account_blocked`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 410, description = "`link_expired`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`password_refused`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Choose a new password by link
#[worker::send]
pub async fn reset_confirm(visit: Visit, Filled(body): Filled<ResetBody>) -> Result<Response> {
    limit::attempt(&visit, attempts::Act::Link, None).await?;
    let expired = || links::expired(Link::Reset);
    let (digest, link) = links::follow(&visit, Link::Reset, &body.token).await?;
    let id = link.account_id.ok_or_else(expired)?;
    let env = &visit.app.env;
    let account = accounts::by_id(env, &id).await?.ok_or_else(expired)?;
    let about = [
        account.email.as_str(),
        account.name.as_deref().unwrap_or(""),
    ];
    let hash = passwords::accept(&body.password, &about)?;

    let ended = sessions::digests(env, &id, None).await?;
    let told = Mail::PasswordChanged {
        when: visit.now(),
        place: visit.place.clone(),
        browser: visit.browser_on_system(),
    };
    let batch = vec![
        still_there(env, &digest, visit.now())?,
        accounts::set_password(env, &id, &hash)?,
        remove_of(env, Link::Reset, &id)?,
        sessions::end_all(env, &id, None)?,
        tickets::remove_of(env, &id)?,
        trail::own(&visit, &id, Act::PasswordReset, &[])?,
        letters::to(&visit, &account, &told)?,
    ];
    let proven = Proven {
        account: &account,
        at: visit.now(),
        second_factor: false,
        how: "reset",
        is_new: false,
    };
    let answer = proceed(&visit, proven, batch).await?.ok_or_else(expired)?;
    sessions::forget(env, &ended).await;
    letters::soon(&visit);
    Ok(answer)
}
