//! `POST /api/v1/auth/second-factor`.

use axum::response::Response;
use domain::accounts::{
    acts::Act,
    attempts,
    secret::{Kind, digest},
};

use crate::{
    api::{SecondFactorBody, SignIn},
    auth::{
        enter::{Proven, proceed},
        limit, second_factor, trail,
    },
    middleware::{body::Filled, visit::Visit},
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::{accounts, sql::run, tickets},
};

#[utoipa::path(
    post,
    path = "/auth/second-factor",
    tag = "auth",
    operation_id = "secondFactor",
    request_body = SecondFactorBody,
    responses(
        (status = 200, description = "Signed in", body = SignIn),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 401, description = "`code_wrong`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`, `account_blocked`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 410, description = "`ticket_expired`: sign in once more", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Sign in, second step
#[worker::send]
pub async fn second_factor(
    visit: Visit,
    Filled(body): Filled<SecondFactorBody>,
) -> Result<Response> {
    let env = &visit.app.env;
    let ticket = digest(Kind::Ticket, &body.ticket).ok_or_else(expired)?;
    let id = tickets::try_one(env, &ticket, visit.now())
        .await?
        .ok_or_else(expired)?;
    limit::attempt(&visit, attempts::Act::Code, Some(&id)).await?;
    let account = accounts::by_id(env, &id)
        .await?
        .filter(accounts::Account::second_factor)
        .ok_or_else(expired)?;
    let proof = match second_factor::prove(&visit, &account, &body.code).await {
        Ok(proof) => proof,
        Err(problem) => {
            let entry = trail::own(&visit, &id, Act::SignInFailed, &[("by", "code")])?;
            run(env, vec![entry]).await?;
            return Err(problem);
        }
    };
    let mut batch = vec![tickets::still_there(env, &ticket)?];
    batch.extend(proof.batch);
    batch.push(tickets::remove(env, &ticket)?);
    let proven = Proven {
        account: &account,
        at: visit.now(),
        second_factor: true,
        how: proof.how,
        is_new: false,
    };
    proceed(&visit, proven, batch)
        .await?
        .ok_or_else(second_factor::wrong)
}

fn expired() -> Problem {
    Problem::new(
        Code::TicketExpired,
        "This took longer than five minutes, or too many codes were tried. Sign in once more.",
    )
}
