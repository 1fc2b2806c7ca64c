//! Providers that sign people in: one trait, and the choice that the configuration makes. What is asked of
//! them, and what their answers say, is `domain::oauth`'s.

mod client;
mod github;
mod google;
mod keys;

use domain::oauth::{Ask, Fault, Profile, Provider, Start};
use worker::Env;

use self::{github::Github, google::Google};
use crate::outbound::Unanswered;

/// Why a provider does not say who somebody is. For the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// There is no answer.
    #[error("no_answer_{0}")]
    Unanswered(#[from] Unanswered),
    /// It is not taken.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// Somebody who can say who a person is.
pub trait SaysWho {
    /// Whom answers come from (RFC 9207).
    fn issuer(&self) -> &'static str;

    /// Where a person is sent.
    fn authorization_url(&self, ask: &Ask<'_>, start: Start<'_>) -> String;

    /// Who it is, for the code that they came back with, at a time in milliseconds.
    async fn profile(&self, ask: &Ask<'_>, code: &str, now: i64) -> Result<Profile, Failure>;
}

/// A provider that is configured.
pub enum Configured {
    /// Google.
    Google(Google),
    /// GitHub.
    Github(Github),
}

impl Configured {
    /// A provider, unless it lacks a client id or a secret: then it is none of ours.
    pub fn of(env: &Env, provider: Provider) -> Option<Self> {
        match provider {
            Provider::Google => Google::of(env).map(Self::Google),
            Provider::Github => Github::of(env).map(Self::Github),
        }
    }

    /// All of ours.
    pub fn all(env: &Env) -> Vec<Provider> {
        let has = |provider: &Provider| Self::of(env, *provider).is_some();
        Provider::ALL.into_iter().filter(has).collect()
    }
}

impl SaysWho for Configured {
    fn issuer(&self) -> &'static str {
        match self {
            Self::Google(google) => google.issuer(),
            Self::Github(github) => github.issuer(),
        }
    }

    fn authorization_url(&self, ask: &Ask<'_>, start: Start<'_>) -> String {
        match self {
            Self::Google(google) => google.authorization_url(ask, start),
            Self::Github(github) => github.authorization_url(ask, start),
        }
    }

    async fn profile(&self, ask: &Ask<'_>, code: &str, now: i64) -> Result<Profile, Failure> {
        match self {
            Self::Google(google) => google.profile(ask, code, now).await,
            Self::Github(github) => github.profile(ask, code, now).await,
        }
    }
}
