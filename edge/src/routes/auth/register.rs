//! `POST /api/v1/auth/register`.

use axum::{Json, http::StatusCode};
use domain::{
    accounts::{attempts::Act, links::Link},
    mail::Mail,
    oauth::own,
};

use crate::{
    api::{Asked, RegisterBody},
    auth::{inputs, letters, limit, links, passwords},
    middleware::{body::Filled, visit::Visit},
    problem::{self, ProblemDocument, Result},
    store::{
        accounts,
        links::{New, insert},
        sql::run,
    },
};

/// The longest path that a link carries, in bytes: mails leave out links that are too long.
const NEXT_MAX: usize = 300;

#[utoipa::path(
    post,
    path = "/auth/register",
    tag = "auth",
    operation_id = "register",
    request_body = RegisterBody,
    responses(
        (status = 202, description = "A mail is on its way; it says whether the address has an account already, this answer does not", body = Asked),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`email_invalid`, `password_refused`, `name_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Ask for an account
///
/// The account is made when the link in the mail is followed: nobody can make one for an address that is
/// not theirs.
#[worker::send]
pub async fn register(
    visit: Visit,
    Filled(body): Filled<RegisterBody>,
) -> Result<(StatusCode, Json<Asked>)> {
    let email = inputs::email(&body.email)?;
    let name = inputs::optional_name(body.name.as_deref().unwrap_or(""))?;
    let key = email.key();
    limit::attempt(&visit, Act::Register, Some(&key)).await?;
    // Hashed in either case: the time says nothing about which addresses have accounts.
    let about = [email.as_str(), name.as_deref().unwrap_or("")];
    let hash = passwords::accept(&body.password, &about)?;

    let env = &visit.app.env;
    let batch = if let Some(account) = accounts::by_email(env, &key).await? {
        vec![letters::already_registered(&visit, &account)?]
    } else {
        let next = body.next.as_deref().filter(|next| next.len() <= NEXT_MAX);
        let secret = links::make(&visit, Link::Verify).leading_to(next.and_then(own));
        let device = visit.device.map(|device| device.0.to_string());
        let link = New {
            digest: &secret.digest,
            link: Link::Verify,
            account_id: None,
            email: email.as_str(),
            email_key: &key,
            name: name.as_deref(),
            password_hash: Some(&hash),
            device_id: device.as_deref(),
            now: visit.now(),
        };
        let mail = Mail::Verify {
            link: secret.address,
            hours: links::hours(Link::Verify),
        };
        vec![
            insert(env, &link)?,
            letters::to_address(&visit, None, email.as_str(), &mail)?,
        ]
    };
    run(env, batch).await?;
    letters::soon(&visit);
    Ok((StatusCode::ACCEPTED, Json(Asked {})))
}
