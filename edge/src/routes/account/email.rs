//! `/api/v1/account/email`: another address.

use axum::{Json, http::StatusCode};
use domain::{
    accounts::{acts::Act, attempts, email, links::Link},
    mail::Mail,
};

use crate::{
    api::{Account, Asked, EmailBody},
    auth::{inputs, letters, limit, links, trail},
    middleware::{body::Filled, person::Person},
    problem::{self, ProblemDocument, Result},
    store::{
        accounts,
        links::{New, call_off, insert, pending_email, remove_of},
        sql::run,
    },
};

#[utoipa::path(
    post,
    path = "/account/email",
    tag = "account",
    operation_id = "changeEmail",
    request_body = EmailBody,
    responses(
        (status = 202, description = "A link is on its way to the new address; until it is followed nothing changes", body = Asked),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`email_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Change your address
#[worker::send]
pub async fn post(
    person: Person,
    Filled(body): Filled<EmailBody>,
) -> Result<(StatusCode, Json<Asked>)> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let email = inputs::email(&body.email)?;
    let key = email.key();
    limit::attempt(visit, attempts::Act::Mail, Some(&account.id)).await?;

    let secret = links::make(visit, Link::ChangeEmail);
    let link = New {
        digest: &secret.digest,
        link: Link::ChangeEmail,
        account_id: Some(&account.id),
        email: email.as_str(),
        email_key: &key,
        name: None,
        password_hash: None,
        device_id: None,
        now: visit.now(),
    };
    // The owner of an address that has an account is told; whoever asked is not.
    let taken = accounts::by_email(env, &key)
        .await?
        .filter(|other| other.id != account.id);
    let letter = match &taken {
        Some(other) => letters::already_registered(visit, other)?,
        None => letters::to_address(
            visit,
            Some(&account.id),
            email.as_str(),
            &Mail::EmailChange {
                link: secret.address,
                hours: links::hours(Link::ChangeEmail),
            },
        )?,
    };
    let masked = email.masked();
    let batch = vec![
        // Only the last address that was asked for can become the account's.
        remove_of(env, Link::ChangeEmail, &account.id)?,
        insert(env, &link)?,
        letter,
        trail::own(
            visit,
            &account.id,
            Act::EmailChangeAsked,
            &[("to", &masked)],
        )?,
    ];
    run(env, batch).await?;
    letters::soon(visit);
    Ok((StatusCode::ACCEPTED, Json(Asked {})))
}

#[utoipa::path(
    delete,
    path = "/account/email",
    tag = "account",
    operation_id = "callOffEmail",
    responses(
        (status = 200, description = "No change of address waits; a link that was sent says that it was called off", body = Account),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Call a change of address off
#[worker::send]
pub async fn delete(person: Person) -> Result<Json<Account>> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let (id, now) = (account.id.as_str(), visit.now());
    if let Some(waits) = pending_email(env, id, now).await? {
        let masked = email::mask(&waits);
        let batch = vec![
            call_off(env, Link::ChangeEmail, id, now)?,
            trail::own(visit, id, Act::EmailChangeCalledOff, &[("to", &masked)])?,
        ];
        run(env, batch).await?;
    }
    person.as_changed().await.map(Json)
}
