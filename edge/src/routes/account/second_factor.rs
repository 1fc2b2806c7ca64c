//! `/api/v1/account/second-factor`.

use axum::{Json, http::StatusCode};
use domain::{
    accounts::{acts::Act, attempts, totp},
    mail::Mail,
    sealed::seal,
};

use super::recovery_codes::{fresh, statements};
use crate::{
    api::{CodeBody, RecoveryCodes, SecondFactor},
    auth::{letters, limit, second_factor, trail},
    middleware::{body::Filled, person::Person},
    problem::{self, Code, Problem, ProblemDocument, Result},
    random, settings,
    store::{accounts, recovery_codes, sessions, sql::run},
};

#[utoipa::path(
    post,
    path = "/account/second-factor",
    tag = "account",
    operation_id = "beginSecondFactor",
    responses(
        (status = 200, description = "A secret for an authenticator app; it counts once a code confirms it", body = SecondFactor),
        (status = 409, description = "`second_factor_on`: turn it off first", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Set up a second factor
#[worker::send]
pub async fn post(person: Person) -> Result<Json<SecondFactor>> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    if account.second_factor() {
        return Err(on());
    }
    let secret = random::bytes();
    let keys = settings::data_keys(env)?;
    let context = second_factor::context(&account.id);
    let sealed = seal(&keys, &context, &secret, random::bytes());
    run(env, vec![accounts::begin_totp(env, &account.id, &sealed)?]).await?;
    Ok(Json(SecondFactor {
        secret: totp::base32(&secret),
        uri: totp::uri(&secret, &account.email),
    }))
}

fn on() -> Problem {
    Problem::new(
        Code::SecondFactorOn,
        "The second factor is on. To use another app, turn it off first.",
    )
}

#[utoipa::path(
    post,
    path = "/account/second-factor/confirm",
    tag = "account",
    operation_id = "confirmSecondFactor",
    request_body = CodeBody,
    responses(
        (status = 200, description = "Signing in takes a code from now on; here are ten for when the app is lost", body = RecoveryCodes),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 401, description = "`code_wrong`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`second_factor_not_begun`, `second_factor_on`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Turn the second factor on
#[worker::send]
pub async fn confirm(
    person: Person,
    Filled(body): Filled<CodeBody>,
) -> Result<Json<RecoveryCodes>> {
    let Person {
        visit,
        account,
        session,
        ..
    } = &person;
    let env = &visit.app.env;
    let id = account.id.as_str();
    if account.second_factor() {
        return Err(on());
    }
    let secret = second_factor::secret(visit, account)?;
    limit::attempt(visit, attempts::Act::Code, Some(id)).await?;
    let now = visit.now();
    let step = totp::step(&secret, &body.code, now, account.totp_last_step)
        .ok_or_else(second_factor::wrong)?;
    let recovery_codes = fresh();
    let mut batch = vec![
        accounts::confirm_totp(env, id, step, now)?,
        // Whoever turns it on has just proved the second factor.
        sessions::prove_second(env, &session.to_string(), now)?,
        trail::own(visit, id, Act::SecondFactorOn, &[])?,
        letters::to(visit, account, &Mail::SecondFactorOn { when: now })?,
    ];
    batch.extend(statements(env, id, &recovery_codes)?);
    run(env, batch).await?;
    letters::soon(visit);
    Ok(Json(RecoveryCodes { recovery_codes }))
}

#[utoipa::path(
    delete,
    path = "/account/second-factor",
    tag = "account",
    operation_id = "endSecondFactor",
    responses(
        (status = 204, description = "Signing in takes no code any more"),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Turn the second factor off
#[worker::send]
pub async fn delete(person: Person) -> Result<StatusCode> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let id = account.id.as_str();
    let mut batch = vec![
        accounts::end_totp(env, id)?,
        recovery_codes::remove_all(env, id)?,
    ];
    // One that was never confirmed is dropped without a word.
    if account.second_factor() {
        let told = Mail::SecondFactorOff { when: visit.now() };
        batch.push(trail::own(visit, id, Act::SecondFactorOff, &[])?);
        batch.push(letters::to(visit, account, &told)?);
    }
    run(env, batch).await?;
    letters::soon(visit);
    Ok(StatusCode::NO_CONTENT)
}
