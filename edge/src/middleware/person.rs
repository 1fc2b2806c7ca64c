//! The person who is signed in.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    ids::Uuid,
    permissions::{Identity, Principal, Via},
};

use super::visit::Visit;
use crate::{
    api,
    app::App,
    auth::view,
    problem::{Code, Problem, Result},
    store::accounts::{self, Account},
};

/// Who is signed in in this browser; for routes that the table opens to sessions.
pub struct Person {
    /// Where they are.
    pub visit: Visit,
    /// Their account as it stands.
    pub account: Account,
    /// Their session's id.
    pub session: Uuid,
    /// When they last proved who they are.
    pub proved_at: i64,
}

/// Who asks, by session or token; for routes that the table opens to accounts.
pub struct Asking {
    /// The bindings.
    pub app: App,
    /// The account as it stands.
    pub account: Account,
    /// When they last proved who they are, in a session.
    pub proved_at: Option<i64>,
}

impl Person {
    /// The account as it stands after a change, as its owner sees it.
    ///
    /// # Errors
    /// `sign_in_required` where it is gone.
    pub async fn as_changed(&self) -> Result<api::Account> {
        let env = &self.visit.app.env;
        let account = accounts::by_id(env, &self.account.id).await?;
        let account = account.ok_or_else(signed_out)?;
        view::account(env, &account, Some(self.proved_at), self.visit.now()).await
    }
}

fn identity(parts: &Parts) -> Result<Identity> {
    match parts.extensions.get::<Principal>() {
        Some(Principal::Account(identity)) => Ok(identity.clone()),
        _ => Err(signed_out()),
    }
}

fn signed_out() -> Problem {
    Problem::new(
        Code::SignInRequired,
        "This belongs to an account. Sign in first.",
    )
}

async fn account(app: &App, identity: &Identity) -> Result<Account> {
    accounts::by_id(&app.env, &identity.account.0.to_string())
        .await?
        .ok_or_else(signed_out)
}

impl FromRequestParts<App> for Person {
    type Rejection = Problem;

    #[worker::send]
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let identity = identity(parts)?;
        let Via::Session { id, proved_at, .. } = identity.via else {
            return Err(signed_out());
        };
        Ok(Self {
            visit: Visit::from_request_parts(parts, app).await?,
            account: account(app, &identity).await?,
            session: id,
            proved_at,
        })
    }
}

impl FromRequestParts<App> for Asking {
    type Rejection = Problem;

    #[worker::send]
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let identity = identity(parts)?;
        let proved_at = match identity.via {
            Via::Session { proved_at, .. } => Some(proved_at),
            Via::Token { .. } => None,
        };
        Ok(Self {
            app: app.clone(),
            account: account(app, &identity).await?,
            proved_at,
        })
    }
}
