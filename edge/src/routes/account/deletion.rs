//! `/api/v1/account/deletion`.

use axum::Json;
use domain::{accounts::acts::Act, limits::DELETION_GRACE_MS, mail::Mail};

use crate::{
    api::Account,
    auth::{letters, trail},
    middleware::person::Person,
    problem::{self, ProblemDocument, Result},
    store::{accounts, sql::run},
};

#[utoipa::path(
    post,
    path = "/account/deletion",
    tag = "account",
    operation_id = "scheduleDeletion",
    responses(
        (status = 200, description = "Everything is removed at `deletion_at`, two weeks from now", body = Account),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Delete your account
#[worker::send]
pub async fn post(person: Person) -> Result<Json<Account>> {
    let Person { visit, account, .. } = &person;
    if account.deletion_at.is_none() {
        let env = &visit.app.env;
        let id = account.id.as_str();
        let on = visit.now() + DELETION_GRACE_MS;
        let told = Mail::DeletionScheduled {
            on,
            cancel_link: format!("{}/settings/privacy", visit.origin),
        };
        let batch = vec![
            accounts::set_deletion(env, id, Some(on))?,
            trail::own(visit, id, Act::DeletionScheduled, &[])?,
            letters::to(visit, account, &told)?,
        ];
        run(env, batch).await?;
        letters::soon(visit);
    }
    person.as_changed().await.map(Json)
}

#[utoipa::path(
    delete,
    path = "/account/deletion",
    tag = "account",
    operation_id = "cancelDeletion",
    responses(
        (status = 200, description = "The account stays", body = Account),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Keep your account after all
#[worker::send]
pub async fn delete(person: Person) -> Result<Json<Account>> {
    let Person { visit, account, .. } = &person;
    if account.deletion_at.is_some() {
        let env = &visit.app.env;
        let batch = vec![
            accounts::set_deletion(env, &account.id, None)?,
            trail::own(visit, &account.id, Act::DeletionCancelled, &[])?,
        ];
        run(env, batch).await?;
    }
    person.as_changed().await.map(Json)
}
