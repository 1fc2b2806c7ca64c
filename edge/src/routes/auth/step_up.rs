//! `POST /api/v1/auth/step-up`.

use axum::http::{HeaderMap, StatusCode, header};
use domain::{
    accounts::{acts::Act, attempts, password},
    oauth::Provider,
};
use worker::Env;

use crate::{
    api::StepUpBody,
    auth::{
        limit, passwords,
        renewal::{self, Renewal},
        second_factor, trail,
    },
    middleware::{body::Filled, person::Person},
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::{accounts::Account, identities},
};

#[utoipa::path(
    post,
    path = "/auth/step-up",
    tag = "auth",
    operation_id = "stepUp",
    request_body = StepUpBody,
    responses(
        (status = 204, description = "Sensitive acts are open for a quarter of an hour; the session has another token"),
        (status = 400, description = "`bad_json`, `bad_request`: neither a password nor a code, or the account has neither: then its provider proves it", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 401, description = "`credentials_wrong`, `code_wrong`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Prove once more who you are
///
/// An account with a second factor proves it with a code, all others with their password. Those without
/// either go to their provider: `GET /auth/oauth/{provider}/start?intent=step_up`.
#[worker::send]
pub async fn step_up(
    person: Person,
    Filled(body): Filled<StepUpBody>,
) -> Result<(StatusCode, HeaderMap)> {
    let Person {
        visit,
        account,
        session,
        ..
    } = &person;
    let env = &visit.app.env;
    let two = account.second_factor();
    let hash = account.password_hash.as_deref();
    let (how, batch) = match (&body.code, &body.password) {
        (Some(code), _) if two => {
            limit::attempt(visit, attempts::Act::Code, Some(&account.id)).await?;
            match second_factor::prove(visit, account, code).await {
                Ok(proof) => (proof.how, proof.batch),
                Err(problem) => {
                    failed(&person, "code")?;
                    return Err(problem);
                }
            }
        }
        (_, Some(given)) if !two && hash.is_some() => {
            limit::attempt(visit, attempts::Act::Password, Some(&account.id)).await?;
            if !password::verify(given, hash) {
                failed(&person, "password")?;
                return Err(Problem {
                    detail: "This is not your password.".to_owned(),
                    ..passwords::wrong()
                });
            }
            ("password", Vec::new())
        }
        _ => return Err(asked(env, account).await?),
    };
    let session = session.to_string();
    let renewal = Renewal {
        account: &account.id,
        session: &session,
        second_factor: two,
        how,
    };
    let Some(cookie) = renewal::finish(visit, renewal, batch).await? else {
        failed(&person, how)?;
        return Err(second_factor::wrong());
    };
    let headers = HeaderMap::from_iter([(header::SET_COOKIE, cookie)]);
    Ok((StatusCode::NO_CONTENT, headers))
}

/// Lets the owner see that somebody tried, with what.
fn failed(person: &Person, by: &str) -> Result<()> {
    let Person { visit, account, .. } = person;
    trail::own_later(visit, &account.id, Act::StepUpFailed, &[("by", by)])
}

/// What is said to whoever sent nothing that would prove it: what would.
async fn asked(env: &Env, account: &Account) -> Result<Problem> {
    let detail = if account.second_factor() {
        "Send a code of your app, or a recovery code, as “code”.".to_owned()
    } else if account.password_hash.is_some() {
        "Send your password as “password”.".to_owned()
    } else {
        let titles: Vec<_> = identities::list(env, &account.id)
            .await?
            .iter()
            .filter_map(|identity| Provider::of(&identity.provider))
            .map(Provider::title)
            .collect();
        match titles.as_slice() {
            [] => "This account has no password yet. Choose one by the link of POST /api/v1/auth/reset.".to_owned(),
            titles => format!(
                "This account has no password and no second factor. Sign in once more with {}.",
                titles.join(" or ")
            ),
        }
    };
    Ok(Problem::new(Code::BadRequest, detail))
}
