//! `POST /api/v1/auth/sign-out`.

use axum::http::{HeaderMap, StatusCode, header};
use domain::{accounts::acts::Act, permissions::Via};

use crate::{
    auth::{cookies, trail},
    middleware::visit::Visit,
    problem::{self, ProblemDocument, Result},
    store::{
        sessions::{end_token, find, forget},
        sql::run,
    },
};

#[utoipa::path(
    post,
    path = "/auth/sign-out",
    tag = "auth",
    operation_id = "signOut",
    responses(
        (status = 204, description = "Nobody is signed in in this browser"),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Sign out
#[worker::send]
pub async fn sign_out(visit: Visit) -> Result<(StatusCode, HeaderMap)> {
    let env = &visit.app.env;
    if let Some(digest) = &visit.session_digest
        && let Some(identity) = find(env, digest, visit.now(), true).await?
        && let Via::Session { .. } = identity.via
    {
        let account = identity.account.0.to_string();
        let batch = vec![
            end_token(env, digest)?,
            trail::own(&visit, &account, Act::SignedOut, &[])?,
        ];
        run(env, batch).await?;
        forget(env, std::slice::from_ref(digest)).await;
    }
    let headers = HeaderMap::from_iter([(header::SET_COOKIE, cookies::no_session()?)]);
    Ok((StatusCode::NO_CONTENT, headers))
}
