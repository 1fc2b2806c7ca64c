//! Google: OpenID Connect.
//!
//! <https://developers.google.com/identity/openid-connect/openid-connect> and its reference.
//!
//! The ID token comes from Google's own address over TLS, and its signature is held against the keys that
//! Google publishes all the same (OpenID Connect Core, 3.1.3.7, 6): see [`signature`]. Google knows no `prompt=login` and takes no request to sign somebody in anew
//! (<https://developers.google.com/identity/siwg/security-bundle>). It can say when they last did
//! (`auth_time`), for clients that it has verified and that have switched it on.

mod signature;

use serde::Deserialize;

pub use signature::{IdToken, KeySet, PublicKey, Signed};

use super::{Ask, Fault, Profile, Start, fault::error};

/// Google's name for itself, in answers (RFC 9207) and in ID tokens.
const ISSUER: &str = "https://accounts.google.com";
/// Its older name, which ID tokens still may have.
const OLD_ISSUER: &str = "accounts.google.com";
/// The longest subject, in bytes (OpenID Connect Core, 2).
const SUBJECT_MAX: usize = 255;
/// Asks for the time of the last sign-in within the ID token (OpenID Connect Core, 5.5).
const AUTH_TIME: &str = r#"{"id_token":{"auth_time":{"essential":true}}}"#;

/// Google, as it is configured.
#[derive(Debug, Clone)]
pub struct Google {
    /// Where people are sent.
    pub authorization_endpoint: String,
    /// Where codes are redeemed.
    pub token_endpoint: String,
    /// Where keys are published.
    pub keys_endpoint: String,
    /// Ours over there.
    pub client_id: String,
    /// Whether it says when somebody signed in there. Then it has to.
    pub auth_time: bool,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    #[serde(default)]
    azp: Option<String>,
    exp: f64,
    #[serde(default)]
    nonce: Option<String>,
    #[serde(default)]
    auth_time: Option<f64>,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    email_verified: Option<bool>,
    #[serde(default)]
    name: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    /// Whether it is for us and for nobody else.
    fn is(&self, client_id: &str) -> bool {
        match self {
            Self::One(one) => one == client_id,
            Self::Many(many) => matches!(many.as_slice(), [one] if one == client_id),
        }
    }
}

impl Google {
    /// Whom answers come from.
    pub const ISSUER: &str = ISSUER;

    /// Where a person is sent.
    pub fn authorization_url(&self, ask: &Ask<'_>, start: Start<'_>) -> String {
        let mut more = vec![("nonce", ask.secrets.nonce.as_str())];
        if self.auth_time {
            more.push(("claims", AUTH_TIME));
        }
        ask.authorization(
            start,
            &self.authorization_endpoint,
            &self.client_id,
            "openid email profile",
            &more,
        )
    }

    /// The form that redeems a code.
    pub fn token_body(&self, ask: &Ask<'_>, client_secret: &str, code: &str) -> String {
        ask.token(&self.client_id, client_secret, code)
    }

    /// The ID token of the token endpoint's answer.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn id_token(status: u16, body: &[u8]) -> Result<IdToken, Fault> {
        match status {
            200 => {}
            // RFC 6749, 5.2.
            400 | 401 => {
                let refusal: Refusal = serde_json::from_slice(body).map_err(|_| Fault::Json)?;
                return Err(Fault::CodeRefused(error(&refusal.error)));
            }
            other => return Err(Fault::Status(other)),
        }
        let tokens: Tokens = serde_json::from_slice(body).map_err(|_| Fault::Json)?;
        IdToken::read(&tokens.id_token)
    }

    /// Who it is, by a token whose signature holds, at a time in milliseconds.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn profile(&self, token: &Signed, nonce: &str, now: i64) -> Result<Profile, Fault> {
        let claims: Claims = serde_json::from_slice(token.claims()).map_err(|_| Fault::IdToken)?;
        let ours = self.client_id.as_str();
        let subject = &claims.sub;
        for (claim, holds) in [
            ("iss", [ISSUER, OLD_ISSUER].contains(&claims.iss.as_str())),
            ("aud", claims.aud.is(ours)),
            ("azp", claims.azp.as_deref().is_none_or(|azp| azp == ours)),
            ("exp", milliseconds(claims.exp) > now),
            ("nonce", claims.nonce.as_deref() == Some(nonce)),
            (
                "sub",
                (1..=SUBJECT_MAX).contains(&subject.len())
                    && subject.bytes().all(|byte| byte.is_ascii_graphic()),
            ),
            ("auth_time", !self.auth_time || claims.auth_time.is_some()),
        ] {
            if !holds {
                return Err(Fault::Claim(claim));
            }
        }
        let mut profile = Profile::new(
            claims.sub,
            claims.email.as_deref(),
            claims.email_verified == Some(true),
            claims.name.as_deref(),
        );
        profile.signed_in_at = claims
            .auth_time
            .filter(|_| self.auth_time)
            .map(milliseconds);
        Ok(profile)
    }
}

/// Seconds as a token has them, in milliseconds. What is beyond any time is the end of all times.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast from a float stays within bounds, and gives 0 for what is no number"
)]
fn milliseconds(seconds: f64) -> i64 {
    (seconds * 1_000.0) as i64
}

#[cfg(test)]
mod tests;
