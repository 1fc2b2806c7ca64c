//! `POST /api/v1/account/password`.

use axum::http::StatusCode;
use domain::{accounts::acts::Act, mail::Mail};

use crate::{
    api::PasswordBody,
    auth::{letters, passwords, trail},
    middleware::{body::Filled, person::Person},
    problem::{self, ProblemDocument, Result},
    store::{accounts, sessions, sql::run},
};

#[utoipa::path(
    post,
    path = "/account/password",
    tag = "account",
    operation_id = "changePassword",
    request_body = PasswordBody,
    responses(
        (status = 204, description = "The password is another one; all other sessions have ended"),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`password_refused`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Change your password, or choose a first one
#[worker::send]
pub async fn post(person: Person, Filled(body): Filled<PasswordBody>) -> Result<StatusCode> {
    let Person {
        visit,
        account,
        session,
        ..
    } = &person;
    let env = &visit.app.env;
    let id = account.id.as_str();
    let about = [
        account.email.as_str(),
        account.name.as_deref().unwrap_or(""),
    ];
    let hash = passwords::accept(&body.password, &about)?;
    let session = session.to_string();
    let ended = sessions::digests(env, id, Some(&session)).await?;
    let told = Mail::PasswordChanged {
        when: visit.now(),
        place: visit.place.clone(),
        browser: visit.browser_on_system(),
    };
    let batch = vec![
        accounts::set_password(env, id, &hash)?,
        sessions::end_all(env, id, Some(&session))?,
        trail::own(visit, id, Act::PasswordChanged, &[])?,
        letters::to(visit, account, &told)?,
    ];
    run(env, batch).await?;
    sessions::forget(env, &ended).await;
    letters::soon(visit);
    Ok(StatusCode::NO_CONTENT)
}
