//! The end of every step-up: the session has proved who its owner is, and has another token.

use axum::http::HeaderValue;
use domain::accounts::{
    acts::Act,
    secret::{self, Kind},
};
use worker::D1PreparedStatement;

use super::{cookies, letters, trail};
use crate::{
    middleware::visit::Visit,
    problem::Result,
    random,
    store::{
        sessions::{self, renew},
        sql::run_if,
    },
};

/// Somebody who proved once more who they are.
pub struct Renewal<'a> {
    /// The account's id.
    pub account: &'a str,
    /// The session's id.
    pub session: &'a str,
    /// Whether that took the second factor.
    pub second_factor: bool,
    /// How, for the trail.
    pub how: &'a str,
}

/// Gives the cookie that carries the session from now on. `batch` is done with it or not at all; it may
/// begin with a condition, and `None` says that the condition did not hold.
pub async fn finish(
    visit: &Visit,
    renewal: Renewal<'_>,
    mut batch: Vec<D1PreparedStatement>,
) -> Result<Option<HeaderValue>> {
    let env = &visit.app.env;
    let token = secret::make(Kind::Session, random::bytes());
    // It was made a line ago.
    let digest = secret::digest(Kind::Session, &token).unwrap_or_default();
    batch.push(renew(
        env,
        renewal.session,
        &digest,
        renewal.second_factor,
        visit.now(),
    )?);
    let detail = [("by", renewal.how)];
    batch.push(trail::own(visit, renewal.account, Act::SteppedUp, &detail)?);
    if !run_if(env, batch).await? {
        return Ok(None);
    }
    if let Some(old) = &visit.session_digest {
        sessions::forget(env, std::slice::from_ref(old)).await;
    }
    letters::soon(visit);
    cookies::session(&token).map(Some)
}
