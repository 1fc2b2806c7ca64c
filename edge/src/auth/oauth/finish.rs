//! The way back.

use axum::response::Response;
use domain::{
    accounts::attempts,
    oauth::{
        Answer, Ask, Came, HOME, Intent, Profile, Provider, Refusal, Secrets, context, key, read,
    },
    sealed::open,
};

use super::{Stop, link, redirect_uri, sign_in, step_up};
use crate::{
    auth::limit,
    middleware::visit::Visit,
    oauth::{Configured, SaysWho as _},
    problem::Result,
    settings,
    store::oauth_states::{self, Found},
};

/// Somebody who came back, and who a provider says they are.
pub struct Back {
    /// Which provider.
    pub provider: Provider,
    /// Who it says.
    pub profile: Profile,
    /// The page to go to.
    pub next: String,
    /// Whose account it is about.
    pub account_id: Option<String>,
}

/// Takes in a browser that comes from a provider with a query and, it may be, a cookie: to the page it
/// wanted, or to one that says why not.
pub async fn finish(
    visit: &Visit,
    provider: Provider,
    configured: &Configured,
    query: &str,
    cookie: Option<&str>,
) -> Result<Response> {
    let found = match take(visit, query, cookie).await {
        Ok(found) => found,
        // Nothing says what they wanted.
        Err(stop) => return stop.page(provider, Intent::SignIn, HOME),
    };
    let (intent, next) = (found.way.intent(), found.way.next.clone());
    match arrive(visit, provider, configured, found).await {
        Ok(response) => Ok(response),
        Err(stop) => stop.page(provider, intent, &next),
    }
}

struct Taken {
    answer: Answer,
    key: String,
    way: Found,
}

/// Finds the way that an answer belongs to, and takes it out: it cannot end twice.
async fn take(visit: &Visit, query: &str, cookie: Option<&str>) -> Result<Taken, Stop> {
    limit::attempt(visit, attempts::Act::Provider, None).await?;
    let answer = read(query)?;
    let cookie = cookie.ok_or(Stop::Lost("cookie_missing"))?;
    let key = key(cookie, &answer.state).ok_or(Stop::Lost("state_malformed"))?;
    match oauth_states::take(&visit.app.env, &key).await? {
        Some(way) => Ok(Taken { answer, key, way }),
        None => Err(Stop::Lost("state_unknown")),
    }
}

async fn arrive(
    visit: &Visit,
    provider: Provider,
    configured: &Configured,
    taken: Taken,
) -> Result<Response, Stop> {
    let Taken { answer, key, way } = taken;
    let now = visit.now();
    if !way.holds(now) {
        return Err(Stop::Lost("state_expired"));
    }
    if way.provider() != Some(provider) {
        return Err(Stop::Lost("state_of_another_provider"));
    }
    let code = match answer.came_from(configured.issuer())? {
        Came::Code(code) => code,
        Came::Denied => return Err(Refusal::Denied.into()),
    };
    let keys = settings::data_keys(&visit.app.env)?;
    let secrets: Secrets = open(&keys, &context(&key), &way.sealed)
        .ok()
        .and_then(|plain| serde_json::from_slice(&plain).ok())
        .ok_or(Stop::Lost("state_sealed_by_another_key"))?;
    let ask = Ask {
        redirect_uri: &redirect_uri(visit, provider),
        secrets: &secrets,
    };
    let back = Back {
        provider,
        profile: configured.profile(&ask, &code, now).await?,
        account_id: way.account_id.clone(),
        next: way.next.clone(),
    };
    match way.intent() {
        Intent::SignIn => sign_in::enter(visit, &back).await,
        Intent::Link => link::link(visit, &back).await,
        Intent::StepUp => step_up::prove(visit, &back).await,
    }
}
