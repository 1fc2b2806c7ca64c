//! `POST /api/v1/auth/reset`.

use axum::{Json, http::StatusCode};
use domain::{
    accounts::{acts::Act, attempts, links::Link},
    mail::Mail,
};

use crate::{
    api::{Asked, EmailBody},
    auth::{inputs, letters, limit, links, trail},
    middleware::{body::Filled, visit::Visit},
    problem::{self, ProblemDocument, Result},
    store::{
        accounts,
        links::{New, insert},
        sql::run,
    },
};

#[utoipa::path(
    post,
    path = "/auth/reset",
    tag = "auth",
    operation_id = "reset",
    request_body = EmailBody,
    responses(
        (status = 202, description = "A mail is on its way, if the address has an account", body = Asked),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`email_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Ask for a link to choose a new password
#[worker::send]
pub async fn reset(
    visit: Visit,
    Filled(body): Filled<EmailBody>,
) -> Result<(StatusCode, Json<Asked>)> {
    let email = inputs::email(&body.email)?;
    let key = email.key();
    limit::attempt(&visit, attempts::Act::Mail, Some(&key)).await?;

    let env = &visit.app.env;
    let account = accounts::by_email(env, &key).await?;
    let secret = links::make(&visit, Link::Reset);
    // Where there is no account, a link that opens nothing is written all the same: the time says nothing
    // about which addresses have accounts.
    let link = New {
        digest: &secret.digest,
        link: Link::Reset,
        account_id: account.as_ref().map(|account| account.id.as_str()),
        email: email.as_str(),
        email_key: &key,
        name: None,
        password_hash: None,
        device_id: None,
        now: visit.now(),
    };
    let mut batch = vec![insert(env, &link)?];
    if let Some(account) = &account {
        let mail = Mail::Reset {
            link: secret.address,
            minutes: u32::try_from(Link::Reset.lifetime_ms() / 60_000).unwrap_or(0),
        };
        batch.push(letters::to(&visit, account, &mail)?);
        batch.push(trail::own(&visit, &account.id, Act::ResetAsked, &[])?);
    }
    run(env, batch).await?;
    letters::soon(&visit);
    Ok((StatusCode::ACCEPTED, Json(Asked {})))
}
