//! A visit: everything about where a request comes from that signing in wants to know.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use domain::{accounts::browser, devices::DeviceId, files::sha256_hex};

use worker::Env;

use super::{
    credentials,
    finish::Asked,
    origin,
    rate_limit::{self, Limit},
};
use crate::{
    app::App,
    clock::Clock,
    incoming::Place,
    problem::{Problem, Result},
    settings,
    store::salts,
};

/// A visit. A route that takes this is closed to other sites' pages, and to floods from one network.
pub struct Visit {
    /// The bindings.
    pub app: App,
    /// The time that holds.
    pub clock: Clock,
    /// The browser's device, if it has one.
    pub device: Option<DeviceId>,
    /// What is kept of the session's token, if there is one; whether it holds is not said.
    pub session_digest: Option<String>,
    /// Of the `User-Agent`.
    pub browser: &'static str,
    /// Of the `User-Agent`.
    pub system: &'static str,
    /// Town and country.
    pub place: Option<String>,
    /// Scheme and host that links in mails lead to.
    pub origin: String,
    network: String,
}

impl Visit {
    /// Milliseconds since the epoch.
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// Browser and system in words.
    pub fn browser_on_system(&self) -> String {
        format!("{} on {}", self.browser, self.system)
    }

    /// The network, hashed with today's salt: two visits of a day can be told to come from one, and
    /// nobody can tell from which.
    ///
    /// # Errors
    /// `unavailable`.
    pub async fn network(&self) -> Result<String> {
        hashed(&self.app.env, self.clock, &self.network).await
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        if !parts.method.is_safe() {
            origin::refuse_foreign(&parts.uri, &parts.headers)?;
        }
        let network = rate_limit::network(&parts.headers);
        rate_limit::count(&app.env, Limit::Auth, &network).await?;
        let clock = Asked::of(parts).clock;
        let (browser, system) = browser::of(user_agent(&parts.headers));
        let of_request = origin::own_origin(&parts.uri, &parts.headers).unwrap_or_default();
        Ok(Self {
            app: app.clone(),
            clock,
            device: credentials::device_cookie(app, &parts.headers, clock.now())?,
            session_digest: credentials::session_digest(&parts.headers),
            browser,
            system,
            place: parts.extensions.get::<Place>().map(|place| place.0.clone()),
            origin: settings::site_origin(&app.env, &of_request),
            network,
        })
    }
}

/// A network, hashed with the day's salt.
///
/// # Errors
/// `unavailable`.
pub async fn hashed(env: &Env, clock: Clock, network: &str) -> Result<String> {
    let salt = salts::of(env, &clock.today()).await?;
    let hash = sha256_hex(format!("{salt}\n{network}").as_bytes());
    Ok(hash[..32].to_owned())
}

fn user_agent(headers: &HeaderMap) -> &str {
    headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("")
}
