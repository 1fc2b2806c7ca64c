//! Those who look after the service.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    accounts::acts::{Act, Actor},
    permissions::{Identity, Principal, Role},
};
use worker::D1PreparedStatement;

use super::{
    finish::Asked,
    rate_limit::{self, Limit},
};
use crate::{
    app::App,
    clock::Clock,
    objects::job_queue::Shards,
    problem::{Code, Problem, Result},
    store::audit::{self, New},
};

/// Somebody who looks after the service; for routes that the table opens to staff.
pub struct Staff {
    app: App,
    /// Who it is.
    pub identity: Identity,
    /// The time that holds.
    pub clock: Clock,
}

impl Staff {
    /// All queues.
    pub const fn shards(&self) -> Shards<'_> {
        Shards::of(&self.app.env, self.clock)
    }

    /// The bindings.
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// An entry of the trail: what was done to an account.
    ///
    /// # Errors
    /// `unavailable`.
    pub fn entry(
        &self,
        account_id: &str,
        act: Act,
        detail: &[(&str, &str)],
    ) -> Result<D1PreparedStatement> {
        let actor = self.identity.account.0.to_string();
        let entry = New {
            account_id,
            act,
            actor: Actor::Staff,
            actor_id: Some(&actor),
            browser: None,
            place: None,
            detail,
            now: self.clock.now(),
        };
        Ok(audit::insert(&self.app.env, &entry)?)
    }

    /// An entry of the trail: what was done to no account. It stands in the trail of whoever did it.
    ///
    /// # Errors
    /// `unavailable`.
    pub fn own_entry(&self, act: Act, detail: &[(&str, &str)]) -> Result<D1PreparedStatement> {
        self.entry(&self.identity.account.0.to_string(), act, detail)
    }

    /// Whether what is private is shown masked.
    pub fn masked(&self) -> bool {
        self.identity.role < Role::Admin
    }
}

impl FromRequestParts<App> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let Some(Principal::Account(identity)) = parts.extensions.get::<Principal>().cloned()
        else {
            return Err(Problem::new(
                Code::SignInRequired,
                "Sign in with an account that looks after the service.",
            ));
        };
        rate_limit::count(&app.env, Limit::Admin, &identity.account.0.to_string()).await?;
        Ok(Self {
            app: app.clone(),
            identity,
            clock: Asked::of(parts).clock,
        })
    }
}
