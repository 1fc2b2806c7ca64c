//! `DELETE /api/v1/account/identities/{provider}`.

use axum::{extract::Path, http::StatusCode};
use domain::{accounts::acts::Act, oauth::Provider};

use crate::{
    auth::{oauth::unknown, trail},
    middleware::person::Person,
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::{
        identities::{another_way, list, remove},
        sql::run_if,
    },
};

#[utoipa::path(
    delete,
    path = "/account/identities/{provider}",
    tag = "account",
    operation_id = "unlink",
    params(("provider" = String, Path, description = "`google` or `github`")),
    responses(
        (status = 204, description = "It cannot sign the account in any more; sessions stay"),
        (status = 404, description = "`identity_not_found`, `provider_unknown`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`last_way_in`: the account has no password and no other provider", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Unlink a provider
#[worker::send]
pub async fn delete(person: Person, Path(name): Path<String>) -> Result<StatusCode> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    // One that is configured no longer can be unlinked all the same.
    let provider = Provider::of(&name).ok_or_else(unknown)?;
    let linked = list(env, &account.id).await?;
    if !linked.iter().any(|identity| identity.provider == name) {
        return Err(Problem::new(
            Code::IdentityNotFound,
            format!("{} is not linked to your account.", provider.title()),
        ));
    }
    let detail = [("provider", provider.name())];
    let batch = vec![
        another_way(env, provider, &account.id)?,
        remove(env, provider, &account.id)?,
        trail::own(visit, &account.id, Act::IdentityUnlinked, &detail)?,
    ];
    if run_if(env, batch).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::new(
            Code::LastWayIn,
            format!(
                "{} is your only way to sign in. Set a password or link another provider first.",
                provider.title()
            ),
        ))
    }
}
