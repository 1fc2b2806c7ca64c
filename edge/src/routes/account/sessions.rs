//! `/api/v1/account/sessions`.

use axum::{Json, extract::Path, http::StatusCode};
use domain::accounts::{
    acts::Act,
    sessions::{ends_at, holds},
};

use crate::{
    api::{Session, SessionList},
    auth::trail,
    middleware::person::Person,
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::{sessions, sql::run},
};

#[utoipa::path(
    get,
    path = "/account/sessions",
    tag = "account",
    operation_id = "sessions",
    responses(
        (status = 200, description = "Browsers that are signed in, the one used last first", body = SessionList),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See where you are signed in
#[worker::send]
pub async fn get(person: Person) -> Result<Json<SessionList>> {
    let Person {
        visit,
        account,
        session,
        ..
    } = &person;
    let current = session.to_string();
    let (role, now) = (account.role(), visit.now());
    let sessions = sessions::list(&visit.app.env, &account.id)
        .await?
        .into_iter()
        .filter(|row| holds(role, row.created_at, row.last_used_at, now))
        .map(|row| Session {
            current: row.id == current,
            expires_at: ends_at(role, row.created_at, row.last_used_at),
            id: row.id,
            browser: row.browser,
            system: row.system,
            place: row.place,
            created_at: row.created_at,
            last_used_at: row.last_used_at,
        })
        .collect();
    Ok(Json(SessionList { sessions }))
}

#[utoipa::path(
    delete,
    path = "/account/sessions/{id}",
    tag = "account",
    operation_id = "endSession",
    params(("id" = String, Path, description = "The session's id")),
    responses(
        (status = 204, description = "It has ended"),
        (status = 404, description = "`session_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Sign one browser out
#[worker::send]
pub async fn delete(person: Person, Path(id): Path<String>) -> Result<StatusCode> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let digest = sessions::end(env, &account.id, &id)
        .await?
        .ok_or_else(|| Problem::new(Code::SessionNotFound, "This session has ended already."))?;
    sessions::forget(env, &[digest]).await;
    let entry = trail::own(visit, &account.id, Act::SessionRevoked, &[])?;
    run(env, vec![entry]).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    delete,
    path = "/account/sessions",
    tag = "account",
    operation_id = "endOtherSessions",
    responses(
        (status = 204, description = "All others have ended"),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Sign all other browsers out
#[worker::send]
pub async fn delete_others(person: Person) -> Result<StatusCode> {
    let Person {
        visit,
        account,
        session,
        ..
    } = &person;
    let env = &visit.app.env;
    let session = session.to_string();
    let ended = sessions::digests(env, &account.id, Some(&session)).await?;
    let batch = vec![
        sessions::end_all(env, &account.id, Some(&session))?,
        trail::own(visit, &account.id, Act::SessionsRevoked, &[])?,
    ];
    run(env, batch).await?;
    sessions::forget(env, &ended).await;
    Ok(StatusCode::NO_CONTENT)
}
