//! `POST /api/v1/auth/register`.

use axum::{Json, http::StatusCode};
use domain::{
    accounts::{attempts::Act, email::Email, links::Link, name},
    limits::HOUR_MS,
    mail::Mail,
};

use crate::{
    api::{Asked, RegisterBody},
    auth::{letters, limit, links, passwords},
    middleware::{body::Filled, visit::Visit},
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::{
        accounts,
        links::{New, insert},
        sql::run,
    },
};

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
    let email = email(&body.email)?;
    let name = match body.name.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => Some(name::clean(text).ok_or_else(name_invalid)?),
    };
    let key = email.key();
    limit::attempt(&visit, Act::Register, Some(&key)).await?;
    // Hashed in either case: the time says nothing about which addresses have accounts.
    let about = [email.as_str(), name.as_deref().unwrap_or("")];
    let hash = passwords::accept(&body.password, &about)?;

    let env = &visit.app.env;
    let batch = if let Some(account) = accounts::by_email(env, &key).await? {
        let mail = Mail::AlreadyRegistered {
            sign_in_link: format!("{}/sign-in", visit.origin),
            reset_link: format!("{}/reset", visit.origin),
        };
        vec![letters::to(&visit, &account, &mail)?]
    } else {
        let secret = links::make(&visit, Link::Verify);
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
            hours: hours(Link::Verify),
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

/// An address that mail can be sent to.
///
/// # Errors
/// `email_invalid`.
pub fn email(text: &str) -> Result<Email> {
    Email::parse(text).ok_or_else(|| {
        Problem::new(
            Code::EmailInvalid,
            "This is not an e-mail address. It has a name, an @, and a domain, such as ada@example.org.",
        )
    })
}

/// What is said of a name that cannot be used.
pub fn name_invalid() -> Problem {
    Problem::new(
        Code::NameInvalid,
        "A name has 1 to 80 characters, and no line breaks or invisible marks.",
    )
}

/// How long a link holds, in hours.
pub fn hours(link: Link) -> u32 {
    u32::try_from(link.lifetime_ms() / HOUR_MS).unwrap_or(0)
}
