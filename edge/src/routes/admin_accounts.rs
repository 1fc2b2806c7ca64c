//! `/api/v1/admin/accounts`: the people, for those who look after them.

use axum::{Json, extract::Path};
use domain::accounts::{acts::Act, email};

use super::page;
use crate::{
    api::{AccountSearch, AdminAccount, AdminAccountList, RoleBody},
    middleware::{body::Filled, staff::Staff},
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::{
        accounts::{self, Found, Search},
        sessions,
        sql::run,
        tickets, tokens,
    },
};

#[utoipa::path(
    post,
    path = "/admin/accounts/search",
    tag = "admin",
    operation_id = "adminAccounts",
    request_body = AccountSearch,
    responses(
        (status = 200, description = "Accounts, newest first; addresses are masked for support", body = AdminAccountList),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Find accounts
///
/// What is looked for is in the body: an address of somebody has no place in one of a server.
#[worker::send]
pub async fn search(
    staff: Staff,
    Filled(body): Filled<AccountSearch>,
) -> Result<Json<AdminAccountList>> {
    let limit = page::size(body.limit);
    let search = Search {
        query: body
            .query
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty()),
        before: body.before.as_deref(),
    };
    let (found, more) = page::cut(
        accounts::search(&staff.app().env, &search, limit + 1).await?,
        limit,
    );
    let accounts = found
        .into_iter()
        .map(|found| shown(&staff, found))
        .collect();
    Ok(Json(AdminAccountList { accounts, more }))
}

fn shown(staff: &Staff, found: Found) -> AdminAccount {
    let Found { account, sessions } = found;
    let masked = staff.masked();
    AdminAccount {
        email: if masked {
            email::mask(&account.email)
        } else {
            account.email.clone()
        },
        name: account.name.clone().filter(|_| !masked),
        role: account.role(),
        plan: account.plan(),
        second_factor: account.second_factor(),
        undeliverable: account.undeliverable(),
        id: account.id,
        created_at: account.created_at,
        last_seen_at: account.last_seen_at,
        sessions,
        deletion_at: account.deletion_at,
        blocked_at: account.blocked_at,
    }
}

#[utoipa::path(
    post,
    path = "/admin/accounts/{id}/role",
    tag = "admin",
    operation_id = "setRole",
    params(("id" = String, Path, description = "The account's id")),
    request_body = RoleBody,
    responses(
        (status = 200, description = "The account as it stands now", body = AdminAccount),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`account_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`role_invalid`: one's own role", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Give an account another role
#[worker::send]
pub async fn set_role(
    staff: Staff,
    Path(id): Path<String>,
    Filled(body): Filled<RoleBody>,
) -> Result<Json<AdminAccount>> {
    let env = &staff.app().env;
    let account = another(&staff, &id).await?.account;
    let detail = [
        ("from", account.role().as_str()),
        ("to", body.role.as_str()),
    ];
    if account.role() != body.role {
        let batch = vec![
            accounts::set_role(env, &id, body.role)?,
            // What may do more, or less, from now on is asked for anew.
            sessions::end_all(env, &id, None)?,
            tickets::remove_of(env, &id)?,
            staff.entry(&id, Act::RoleChanged, &detail)?,
        ];
        ended(&staff, &id, batch).await?;
    }
    after(&staff, &id).await
}

#[utoipa::path(
    post,
    path = "/admin/accounts/{id}/block",
    tag = "admin",
    operation_id = "blockAccount",
    params(("id" = String, Path, description = "The account's id")),
    responses(
        (status = 200, description = "Nobody signs in; sessions and tokens have ended", body = AdminAccount),
        (status = 404, description = "`account_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`role_invalid`: one's own account", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Close an account
#[worker::send]
pub async fn block(staff: Staff, Path(id): Path<String>) -> Result<Json<AdminAccount>> {
    let env = &staff.app().env;
    let account = another(&staff, &id).await?.account;
    if account.blocked_at.is_none() {
        let batch = vec![
            accounts::set_blocked(env, &id, Some(staff.clock.now()))?,
            sessions::end_all(env, &id, None)?,
            tickets::remove_of(env, &id)?,
            tokens::remove_all(env, &id)?,
            staff.entry(&id, Act::Blocked, &[])?,
        ];
        ended(&staff, &id, batch).await?;
    }
    after(&staff, &id).await
}

#[utoipa::path(
    delete,
    path = "/admin/accounts/{id}/block",
    tag = "admin",
    operation_id = "unblockAccount",
    params(("id" = String, Path, description = "The account's id")),
    responses(
        (status = 200, description = "Its owner may sign in again", body = AdminAccount),
        (status = 404, description = "`account_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`role_invalid`: one's own account", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Open an account again
#[worker::send]
pub async fn unblock(staff: Staff, Path(id): Path<String>) -> Result<Json<AdminAccount>> {
    let env = &staff.app().env;
    let account = another(&staff, &id).await?.account;
    if account.blocked_at.is_some() {
        let batch = vec![
            accounts::set_blocked(env, &id, None)?,
            staff.entry(&id, Act::Unblocked, &[])?,
        ];
        run(env, batch).await?;
    }
    after(&staff, &id).await
}

#[utoipa::path(
    delete,
    path = "/admin/accounts/{id}/undeliverable",
    tag = "admin",
    operation_id = "resumeMail",
    params(("id" = String, Path, description = "The account's id")),
    responses(
        (status = 200, description = "Mail is sent to its address again", body = AdminAccount),
        (status = 404, description = "`account_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Send mail to an account's address again
///
/// For somebody whose mailbox was given up and is there again: without mail there is no new password. The
/// provider may keep a list of its own of addresses that it writes to no more.
#[worker::send]
pub async fn resume_mail(staff: Staff, Path(id): Path<String>) -> Result<Json<AdminAccount>> {
    let env = &staff.app().env;
    let account = found(&staff, &id).await?.account;
    if account.undeliverable().is_some() {
        let batch = vec![
            accounts::set_deliverable(env, &id)?,
            staff.entry(&id, Act::MailResumed, &[])?,
        ];
        run(env, batch).await?;
    }
    after(&staff, &id).await
}

/// An account that is not one's own: the last administrator cannot lock everybody out by mistake.
async fn another(staff: &Staff, id: &str) -> Result<Found> {
    if id == staff.identity.account.0.to_string() {
        return Err(Problem::new(
            Code::RoleInvalid,
            "This is your own account. Another administrator has to do it.",
        ));
    }
    found(staff, id).await
}

async fn found(staff: &Staff, id: &str) -> Result<Found> {
    let search = Search {
        query: Some(id),
        before: None,
    };
    let found = accounts::search(&staff.app().env, &search, 1).await?;
    found
        .into_iter()
        .find(|found| found.account.id == id)
        .ok_or_else(|| Problem::new(Code::AccountNotFound, "There is no account with this id."))
}

async fn after(staff: &Staff, id: &str) -> Result<Json<AdminAccount>> {
    let found = found(staff, id).await?;
    Ok(Json(shown(staff, found)))
}

/// Runs a batch that ends all sessions of an account.
async fn ended(staff: &Staff, id: &str, batch: Vec<worker::D1PreparedStatement>) -> Result<()> {
    let env = &staff.app().env;
    let digests = sessions::digests(env, id, None).await?;
    run(env, batch).await?;
    sessions::forget(env, &digests).await;
    Ok(())
}
