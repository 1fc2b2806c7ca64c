//! The way to a provider.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use domain::{
    accounts::{
        attempts,
        secret::{self, Kind},
    },
    oauth::{Ask, Intent, Provider, Refusal, Secrets, Start, context, key},
    sealed::seal,
};

use super::{SignedIn, Stop, redirect_uri, to};
use crate::{
    auth::{cookies, limit},
    middleware::{origin::Began, visit::Visit},
    oauth::{Configured, SaysWho as _},
    problem::Result,
    random, settings,
    store::{
        oauth_states::{self, New},
        sql::run,
    },
};

/// What somebody wants of a provider.
pub struct Wish<'a> {
    /// Which.
    pub provider: Provider,
    /// As it is configured.
    pub configured: &'a Configured,
    /// What for.
    pub intent: Intent,
    /// The page to go to afterwards, one of ours.
    pub next: &'a str,
    /// The secret of the cookie, if the browser has one.
    pub cookie: Option<&'a str>,
    /// Where the navigation began.
    pub began: Began,
}

/// Sends a browser to a provider, or to a page of ours that says why not.
pub async fn begin(visit: &Visit, wish: &Wish<'_>) -> Result<Response> {
    match send(visit, wish).await {
        Ok(response) => Ok(response),
        Err(stop) => stop.page(wish.provider, wish.intent, wish.next),
    }
}

async fn send(visit: &Visit, wish: &Wish<'_>) -> Result<Response, Stop> {
    let allowed = match wish.began {
        Began::Here => true,
        // To enter with one's own account there harms nobody.
        Began::Unsaid => !wish.intent.is_of_account(),
        Began::Elsewhere => false,
    };
    if !allowed {
        return Err(Refusal::CrossSite.into());
    }
    limit::attempt(visit, attempts::Act::Provider, None).await?;
    let account = match wish.intent {
        Intent::SignIn => None,
        Intent::Link => Some(SignedIn::of(visit).await?.fresh(visit)?.account),
        Intent::StepUp => {
            let account = SignedIn::of(visit).await?.account;
            if account.second_factor() {
                return Err(Refusal::CodeRequired.into());
            }
            Some(account)
        }
    };

    let env = &visit.app.env;
    // One for all tabs of a browser: a second way does not end the first.
    let cookie = wish
        .cookie
        .filter(|cookie| secret::digest(Kind::State, cookie).is_some())
        .map_or_else(|| secret::make(Kind::State, random::bytes()), str::to_owned);
    let state = secret::make(Kind::State, random::bytes());
    // Both have the right shape.
    let key = key(&cookie, &state).unwrap_or_default();
    let secrets = Secrets::of(random::bytes(), random::bytes());
    // Strings only: serialisation cannot fail.
    let plain = serde_json::to_vec(&secrets).unwrap_or_default();
    let sealed = seal(
        &settings::data_keys(env)?,
        &context(&key),
        &plain,
        random::bytes(),
    );
    let way = New {
        key: &key,
        provider: wish.provider,
        intent: wish.intent,
        account_id: account.as_ref().map(|account| account.id.as_str()),
        sealed: &sealed,
        next: wish.next,
        now: visit.now(),
    };
    run(env, vec![oauth_states::insert(env, &way)?]).await?;

    let ask = Ask {
        redirect_uri: &redirect_uri(visit, wish.provider),
        secrets: &secrets,
    };
    let start = Start {
        intent: wish.intent,
        state: &state,
    };
    let there = wish.configured.authorization_url(&ask, start);
    let headers = HeaderMap::from_iter([(header::SET_COOKIE, cookies::oauth(&cookie)?)]);
    Ok(to(StatusCode::FOUND, &there, headers)?)
}
