//! What we are to a provider, and how it is asked.

use std::time::Duration;

use worker::{Env, Method};

use crate::{
    outbound::{Answer, Question, Unanswered, ask},
    settings::{self, Environment},
};

/// Longest wait for an answer, in milliseconds: somebody looks at a blank page meanwhile.
const LIMIT_MS: u32 = 10_000;

/// Our account over there.
pub struct Client {
    /// Public.
    pub id: String,
    /// Not.
    pub secret: String,
    /// Another place that speaks the same, for tests.
    pub base_url: Option<String>,
    limit: Duration,
}

impl Client {
    /// From `OAUTH_…_CLIENT_ID` and the secret `OAUTH_…_CLIENT_SECRET`; none where one of them is absent.
    /// `OAUTH_…_BASE_URL` and `OAUTH_TIMEOUT_MS` are for tests.
    pub fn of(env: &Env, provider: &str) -> Option<Self> {
        let name = |what: &str| format!("OAUTH_{provider}_{what}");
        // What a provider says is believed since TLS says that it is the provider.
        let plain_text = settings::environment(env) != Environment::Deployed;
        let base_url = settings::var(env, &name("BASE_URL"))
            .filter(|url| plain_text || url.starts_with("https://"))
            .map(|url| url.trim_end_matches('/').to_owned());
        let limit = settings::number(env, "OAUTH_TIMEOUT_MS", LIMIT_MS, LIMIT_MS);
        Some(Self {
            id: settings::var(env, &name("CLIENT_ID"))?,
            secret: settings::secret(env, &name("CLIENT_SECRET"))?,
            base_url,
            limit: Duration::from_millis(limit.into()),
        })
    }

    /// An address: under the base URL where there is one, else the provider's own.
    pub fn url(&self, own: &str, path: &str) -> String {
        format!("{}{path}", self.base_url.as_deref().unwrap_or(own))
    }

    /// Sends a form.
    pub async fn post(&self, url: &str, form: &str) -> Result<Answer, Unanswered> {
        let question = Question {
            url,
            method: Method::Post,
            headers: &[
                ("content-type", "application/x-www-form-urlencoded"),
                ("accept", "application/json"),
            ],
            body: Some(form),
        };
        ask(&question, self.limit).await
    }

    /// Asks with a token.
    pub async fn get(&self, url: &str, headers: &[(&str, &str)]) -> Result<Answer, Unanswered> {
        let question = Question {
            url,
            method: Method::Get,
            headers,
            body: None,
        };
        ask(&question, self.limit).await
    }
}
