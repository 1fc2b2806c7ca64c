//! Cloudflare Turnstile: <https://developers.cloudflare.com/turnstile/get-started/server-side-validation/>.
//!
//! The visitor's address, which may be sent along, is not: a token holds once and for five minutes in any case.

use std::time::Duration;

use domain::challenge::{Verdict, judge};
use serde_json::json;
use worker::{Env, Method};

use super::Challenger;
use crate::{
    outbound::{Question, Unanswered, ask},
    settings::{self, Environment},
};

/// Where tokens are verified.
const BASE_URL: &str = "https://challenges.cloudflare.com/turnstile/v0";

/// Longest wait for an answer, in milliseconds: somebody looks at a page that says so meanwhile.
const LIMIT_MS: u32 = 10_000;

/// Our widget.
pub struct Turnstile {
    site_key: String,
    secret: String,
    base_url: String,
    limit: Duration,
}

impl Turnstile {
    /// From `TURNSTILE_SITE_KEY` and the secret `TURNSTILE_SECRET_KEY`; none where one of them is absent.
    /// `TURNSTILE_BASE_URL` and `TURNSTILE_TIMEOUT_MS` are for tests.
    pub fn of(env: &Env) -> Option<Self> {
        let deployed = settings::environment(env) == Environment::Deployed;
        let base_url = settings::var(env, "TURNSTILE_BASE_URL").filter(|_| !deployed);
        let limit = settings::number(env, "TURNSTILE_TIMEOUT_MS", LIMIT_MS, LIMIT_MS);
        Some(Self {
            site_key: settings::var(env, "TURNSTILE_SITE_KEY")?,
            secret: settings::secret(env, "TURNSTILE_SECRET_KEY")?,
            base_url: base_url.unwrap_or_else(|| BASE_URL.to_owned()),
            limit: Duration::from_millis(limit.into()),
        })
    }
}

impl Challenger for Turnstile {
    const NAME: &'static str = "turnstile";

    fn site_key(&self) -> &str {
        &self.site_key
    }

    async fn verify(&self, token: &str, host: &str) -> Result<Verdict, Unanswered> {
        let body = json!({ "secret": self.secret, "response": token }).to_string();
        let url = format!("{}/siteverify", self.base_url);
        let question = Question {
            url: &url,
            method: Method::Post,
            headers: &[("content-type", "application/json")],
            body: Some(&body),
        };
        let answer = ask(&question, self.limit).await?;
        Ok(match answer.status {
            500.. => Verdict::Unknown,
            _ => judge(&answer.body, host),
        })
    }
}
