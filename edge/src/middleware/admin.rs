//! Those who look after the service: whoever has the token of the secret `ADMIN_TOKEN`.
//! Accounts with roles will take its place.

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use domain::admin::is_token;

use super::{
    finish::Asked,
    rate_limit::{self, Limit},
};
use crate::{
    app::App,
    clock::Clock,
    objects::job_queue::Shards,
    problem::{Code, Problem, Result},
    settings,
};

/// Who asks may look after the queues; a route that takes this is closed to all others.
pub struct Admin {
    app: App,
    /// The time that holds.
    pub clock: Clock,
}

impl Admin {
    /// All queues.
    pub const fn shards(&self) -> Shards<'_> {
        Shards::of(&self.app.env, self.clock)
    }

    /// The bindings.
    pub const fn app(&self) -> &App {
        &self.app
    }
}

impl FromRequestParts<App> for Admin {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        // Before the token is looked at: nobody may try many.
        let network = rate_limit::network(&parts.headers);
        rate_limit::count(&app.env, Limit::Admin, &network).await?;
        let right = settings::admin_token(&app.env)?;
        let given = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok()?.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim());
        match given {
            Some(given) if is_token(given, &right) => Ok(Self {
                app: app.clone(),
                clock: Asked::of(parts).clock,
            }),
            _ => Err(Problem::new(
                Code::AdminRequired,
                "Send the administrator's token as Authorization: Bearer. It is the secret ADMIN_TOKEN of this server.",
            )),
        }
    }
}
