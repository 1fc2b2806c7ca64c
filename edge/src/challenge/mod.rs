//! Who tells people from programs for us: one trait, and the choice that the configuration makes. Without one
//! nobody is asked anything.

mod turnstile;

use domain::challenge::Verdict;
use worker::Env;

use self::turnstile::Turnstile;
use crate::{outbound::Unanswered, settings};

/// A way to tell.
pub trait Challenger {
    /// As on the wire.
    const NAME: &'static str;

    /// What pages ask the question with; public.
    fn site_key(&self) -> &str;

    /// Whether a token, of a question that was asked on a page of `host`, holds.
    async fn verify(&self, token: &str, host: &str) -> Result<Verdict, Unanswered>;
}

/// The one that is configured.
pub enum Configured {
    /// Cloudflare Turnstile.
    Turnstile(Turnstile),
}

impl Configured {
    /// The one that `CHALLENGE` names; none where it is absent, or lacks its keys.
    pub fn of(env: &Env) -> Option<Self> {
        match settings::var(env, "CHALLENGE")?.as_str() {
            "turnstile" => Turnstile::of(env).map(Self::Turnstile),
            _ => None,
        }
    }

    /// As on the wire.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Turnstile(_) => Turnstile::NAME,
        }
    }

    /// What pages ask the question with.
    pub fn site_key(&self) -> &str {
        match self {
            Self::Turnstile(turnstile) => turnstile.site_key(),
        }
    }

    /// Whether a token holds.
    ///
    /// # Errors
    /// [`Unanswered`].
    pub async fn verify(&self, token: &str, host: &str) -> Result<Verdict, Unanswered> {
        match self {
            Self::Turnstile(turnstile) => turnstile.verify(token, host).await,
        }
    }
}
