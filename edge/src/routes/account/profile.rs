//! `/api/v1/account`: who one is here.

use axum::Json;
use domain::accounts::acts::Act;

use crate::{
    api::{Account, AccountPatch, Notifications},
    auth::{inputs, trail, view},
    middleware::{
        body::Filled,
        finish::Asked,
        person::{Asking, Person},
    },
    problem::{self, ProblemDocument, Result},
    store::{accounts, sql::run},
};

#[utoipa::path(
    get,
    path = "/account",
    tag = "account",
    operation_id = "account",
    responses(
        (status = 200, description = "The account that asks", body = Account),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See your account
#[worker::send]
pub async fn get(asking: Asking, asked: Asked) -> Result<Json<Account>> {
    let now = asked.clock.now();
    let account = view::account(&asking.app.env, &asking.account, asking.proved_at, now).await?;
    Ok(Json(account))
}

#[utoipa::path(
    patch,
    path = "/account",
    tag = "account",
    operation_id = "changeAccount",
    request_body = AccountPatch,
    responses(
        (status = 200, description = "The account as it stands now", body = Account),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`name_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Change name or notifications
#[worker::send]
pub async fn patch(person: Person, Filled(body): Filled<AccountPatch>) -> Result<Json<Account>> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let id = account.id.as_str();
    let name = match &body.name {
        None => account.name.clone(),
        Some(text) => inputs::optional_name(text)?,
    };
    let Notifications {
        new_device,
        product,
    } = body.notifications.unwrap_or(Notifications {
        new_device: account.notify_new_device(),
        product: account.notify_product(),
    });
    let words = |on: bool| if on { "on" } else { "off" };
    let detail = [
        ("new_device", words(new_device)),
        ("product", words(product)),
    ];
    let batch = vec![
        accounts::set_profile(env, id, name.as_deref(), new_device, product)?,
        trail::own(visit, id, Act::ProfileChanged, &detail)?,
    ];
    run(env, batch).await?;
    person.as_changed().await.map(Json)
}
