//! `GET /api/v1/auth/oauth/{provider}/start`.

use axum::{
    extract::{Path, Query},
    http::{HeaderMap, Uri},
    response::Response,
};
use domain::oauth::{HOME, Intent, own};
use serde::Deserialize;

use crate::{
    auth::oauth::{Wish, begin, provider},
    middleware::{
        credentials::{OAUTH_COOKIE, cookie},
        origin::began,
        visit::Visit,
    },
    problem::{self, ProblemDocument, Result},
};

/// The query.
#[derive(Debug, Deserialize)]
pub struct StartQuery {
    #[serde(default)]
    next: Option<String>,
    #[serde(default)]
    intent: Intent,
}

#[utoipa::path(
    get,
    path = "/auth/oauth/{provider}/start",
    tag = "auth",
    operation_id = "oauthStart",
    params(
        ("provider" = String, Path, description = "`google` or `github`; `GET /config` says which there are"),
        ("next" = Option<String>, Query, description = "The page to go to afterwards: a path of this site. Anything else leads to the workspace"),
        ("intent" = Option<Intent>, Query, description = "`sign_in` where absent. `link` and `step_up` are taken only from this site's own pages, and are about the account that is signed in"),
    ),
    responses(
        (status = 302, description = "To the provider", headers(("location" = String))),
        (status = 303, description = "To a page of this site that says why not: `/sign-in?error=…`, or `/settings?error=…`", headers(("location" = String))),
        (status = 400, description = "`bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`provider_unknown`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Go to a provider
///
/// For browsers, as a link: what comes of it is a page. The codes behind `error` are listed at `/docs/errors`.
#[worker::send]
pub async fn start(
    visit: Visit,
    Path(name): Path<String>,
    Query(query): Query<StartQuery>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response> {
    let (provider, configured) = provider(&visit.app.env, &name)?;
    let wish = Wish {
        provider,
        configured: &configured,
        intent: query.intent,
        next: query.next.as_deref().and_then(own).unwrap_or(HOME),
        cookie: cookie(&headers, OAUTH_COOKIE),
        began: began(&uri, &headers),
    };
    begin(&visit, &wish).await
}
