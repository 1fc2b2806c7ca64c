//! `POST /api/v1/account/recovery-codes`.

use axum::Json;
use domain::accounts::{
    acts::Act,
    recovery::{CODES, code, digest},
};
use worker::{D1PreparedStatement, Env};

use crate::{
    api::RecoveryCodes,
    auth::trail,
    middleware::person::Person,
    problem::{self, Code, Problem, ProblemDocument, Result},
    random,
    store::{recovery_codes, sql::run},
};

#[utoipa::path(
    post,
    path = "/account/recovery-codes",
    tag = "account",
    operation_id = "makeRecoveryCodes",
    responses(
        (status = 200, description = "Ten new codes; the old ones open nothing any more", body = RecoveryCodes),
        (status = 409, description = "`second_factor_not_begun`: the second factor is off", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Make new recovery codes
#[worker::send]
pub async fn post(person: Person) -> Result<Json<RecoveryCodes>> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    if !account.second_factor() {
        return Err(Problem::new(
            Code::SecondFactorNotBegun,
            "Recovery codes stand in for the second factor. Turn that on first.",
        ));
    }
    let recovery_codes = fresh();
    let mut batch = statements(env, &account.id, &recovery_codes)?;
    batch.push(trail::own(visit, &account.id, Act::RecoveryCodesMade, &[])?);
    run(env, batch).await?;
    Ok(Json(RecoveryCodes { recovery_codes }))
}

/// New codes.
pub fn fresh() -> Vec<String> {
    (0..CODES).map(|_| code(random::bytes())).collect()
}

/// Keeps codes in place of all others of an account.
pub fn statements(
    env: &Env,
    account_id: &str,
    codes: &[String],
) -> Result<Vec<D1PreparedStatement>> {
    let mut batch = vec![recovery_codes::remove_all(env, account_id)?];
    for digest in codes.iter().filter_map(|code| digest(account_id, code)) {
        batch.push(recovery_codes::insert(env, account_id, &digest)?);
    }
    Ok(batch)
}
