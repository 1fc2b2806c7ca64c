//! `GET /api/v1/auth/oauth/{provider}/callback`.

use axum::{
    extract::{Path, RawQuery},
    http::HeaderMap,
    response::Response,
};

use crate::{
    auth::oauth::{finish, provider},
    middleware::{
        credentials::{OAUTH_COOKIE, cookie},
        visit::Visit,
    },
    problem::{self, ProblemDocument, Result},
};

#[utoipa::path(
    get,
    path = "/auth/oauth/{provider}/callback",
    tag = "auth",
    operation_id = "oauthCallback",
    params(
        ("provider" = String, Path, description = "`google` or `github`"),
        ("state" = Option<String>, Query, description = "As it was sent to the provider"),
        ("code" = Option<String>, Query, description = "To be redeemed"),
        ("error" = Option<String>, Query, description = "Instead of a code"),
        ("iss" = Option<String>, Query, description = "Whom the answer comes from (RFC 9207)"),
    ),
    responses(
        (status = 303, description = "To the page that was asked for, to `/sign-in#ticket=…&expires=…` where a code of the second factor is due, or to `/sign-in?error=…` or `/settings?error=…`", headers(("location" = String))),
        (status = 404, description = "`provider_unknown`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Come back from a provider
///
/// Only for browsers that a provider sends here.
#[worker::send]
pub async fn callback(
    visit: Visit,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let (provider, configured) = provider(&visit.app.env, &name)?;
    let cookie = cookie(&headers, OAUTH_COOKIE);
    let query = query.unwrap_or_default();
    finish(&visit, provider, &configured, &query, cookie).await
}
