//! The account whose library is asked for.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    permissions::{Owner, Principal},
    plans::Plan,
};

use super::{
    finish::Asked,
    owner::said,
    rate_limit::{self, Limit},
};
use crate::{
    app::App,
    problem::{Code, Problem, Result},
};

/// Names the account that a request is meant for: in a browser somebody else may have signed in since.
const MEANT_FOR: &str = "legible-account";

/// Who asks, by session or token, without a look at their account; for routes that the table opens to
/// accounts. What they write is held against the account where it is written.
pub struct Member {
    /// The bindings.
    pub app: App,
    /// The account's id.
    pub account_id: String,
    /// The account as an owner of files.
    pub owner: Owner,
    /// What it is signed up for.
    pub plan: Plan,
    /// Milliseconds since the epoch.
    pub now: i64,
}

impl FromRequestParts<App> for Member {
    type Rejection = Problem;

    #[worker::send]
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let Some(Principal::Account(identity)) = parts.extensions.get::<Principal>() else {
            return Err(Problem::new(
                Code::SignInRequired,
                "The library belongs to an account. Sign in first.",
            ));
        };
        let account_id = identity.account.0.to_string();
        let meant = parts.headers.get(MEANT_FOR);
        if meant.is_some_and(|meant| meant.as_bytes() != account_id.as_bytes()) {
            return Err(Problem::new(
                Code::OtherAccount,
                "Another account is signed in by now than the one that this is meant for. Nothing was read or written.",
            ));
        }
        let member = Self {
            app: app.clone(),
            account_id,
            owner: Owner::account(identity.account),
            plan: said(parts, app).unwrap_or(identity.plan),
            now: Asked::of(parts).clock.now(),
        };
        rate_limit::count(&app.env, Limit::Library, &member.account_id).await?;
        Ok(member)
    }
}
