//! `/api/v1/account/tokens`.

use axum::{Json, extract::Path, http::StatusCode};
use domain::{
    accounts::{
        acts::Act,
        secret::{self, Kind},
    },
    limits::DAY_MS,
    mail::Mail,
    permissions::Scope,
};

use crate::{
    api::{NewToken, Token, TokenBody, TokenList},
    auth::{inputs, letters, trail},
    middleware::{body::Filled, person::Person},
    problem::{self, Code, Problem, ProblemDocument, Result},
    random,
    store::{
        sql::{run, run_if},
        tokens::{self, TOKENS_MAX},
    },
};

/// A token holds at most a year.
const DAYS_MAX: u32 = 365;

fn shown(token: tokens::Token) -> Token {
    Token {
        scopes: Scope::list(&token.scopes),
        id: token.id,
        name: token.name,
        hint: token.hint,
        created_at: token.created_at,
        expires_at: token.expires_at,
        last_used_at: token.last_used_at,
    }
}

#[utoipa::path(
    get,
    path = "/account/tokens",
    tag = "account",
    operation_id = "tokens",
    responses(
        (status = 200, description = "Personal tokens, newest first; also those that expired a short time ago", body = TokenList),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See your tokens
#[worker::send]
pub async fn get(person: Person) -> Result<Json<TokenList>> {
    let tokens = tokens::list(&person.visit.app.env, &person.account.id).await?;
    Ok(Json(TokenList {
        tokens: tokens.into_iter().map(shown).collect(),
    }))
}

#[utoipa::path(
    post,
    path = "/account/tokens",
    tag = "account",
    operation_id = "makeToken",
    request_body = TokenBody,
    responses(
        (status = 201, description = "The token; its secret is shown this once", body = NewToken),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`too_many_tokens`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`name_invalid`, `scopes_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Make a token
#[worker::send]
pub async fn post(
    person: Person,
    Filled(body): Filled<TokenBody>,
) -> Result<(StatusCode, Json<NewToken>)> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let name = inputs::name(&body.name)?;
    if body.scopes.is_empty() {
        return Err(Problem::new(
            Code::ScopesInvalid,
            "Choose at least one thing that the token may do.",
        ));
    }
    let now = visit.now();
    let days = body.days.clamp(1, DAYS_MAX);
    let secret = secret::make(Kind::Personal, random::bytes());
    // It was made a line ago.
    let digest = secret::digest(Kind::Personal, &secret).unwrap_or_default();
    let token = tokens::Token {
        id: random::id(now).to_string(),
        name,
        hint: secret::hint(&secret),
        scopes: Scope::stored(&body.scopes),
        created_at: now,
        expires_at: now + i64::from(days) * DAY_MS,
        last_used_at: None,
    };
    let detail = [
        ("name", token.name.as_str()),
        ("scopes", token.scopes.as_str()),
    ];
    let told = Mail::TokenCreated {
        name: token.name.clone(),
        scopes: token.scopes.split(' ').map(str::to_owned).collect(),
    };
    let batch = vec![
        tokens::room(env, &account.id)?,
        tokens::insert(env, &account.id, &token, &digest)?,
        trail::own(visit, &account.id, Act::TokenCreated, &detail)?,
        letters::to(visit, account, &told)?,
    ];
    if !run_if(env, batch).await? {
        return Err(Problem::new(
            Code::TooManyTokens,
            format!("You have {TOKENS_MAX} tokens. Remove one that you don't use first."),
        ));
    }
    letters::soon(visit);
    let token = shown(token);
    Ok((StatusCode::CREATED, Json(NewToken { token, secret })))
}

#[utoipa::path(
    delete,
    path = "/account/tokens/{id}",
    tag = "account",
    operation_id = "removeToken",
    params(("id" = String, Path, description = "The token's id")),
    responses(
        (status = 204, description = "It opens nothing any more"),
        (status = 404, description = "`token_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Remove a token
#[worker::send]
pub async fn delete(person: Person, Path(id): Path<String>) -> Result<StatusCode> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let name = tokens::remove(env, &account.id, &id)
        .await?
        .ok_or_else(|| Problem::new(Code::TokenNotFound, "This token was removed already."))?;
    let entry = trail::own(visit, &account.id, Act::TokenRevoked, &[("name", &name)])?;
    run(env, vec![entry]).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(
    delete,
    path = "/account/tokens",
    tag = "account",
    operation_id = "removeTokens",
    responses(
        (status = 204, description = "None opens anything any more"),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Remove all tokens
#[worker::send]
pub async fn delete_all(person: Person) -> Result<StatusCode> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let batch = vec![
        tokens::remove_all(env, &account.id)?,
        trail::own(visit, &account.id, Act::TokensRevoked, &[])?,
    ];
    run(env, batch).await?;
    Ok(StatusCode::NO_CONTENT)
}
