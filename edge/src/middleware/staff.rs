//! Those who look after the service.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::permissions::{Identity, Principal, Role};

use super::{
    finish::Asked,
    rate_limit::{self, Limit},
};
use crate::{
    app::App,
    clock::Clock,
    objects::job_queue::Shards,
    problem::{Code, Problem, Result},
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
