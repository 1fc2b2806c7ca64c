//! Google: one question, whose answer says it all, and whose signature is held against its keys.

use domain::oauth::{self, Ask, Profile, Start};
use worker::Env;

use super::{Failure, SaysWho, client::Client, keys};
use crate::settings;

/// Google, as it is configured.
pub struct Google {
    env: Env,
    client: Client,
    spoken: oauth::Google,
}

impl Google {
    /// From `OAUTH_GOOGLE_…`; see [`Client::of`]. `OAUTH_GOOGLE_AUTH_TIME` = `required` where Google tells
    /// us when people signed in there.
    pub fn of(env: &Env) -> Option<Self> {
        let client = Client::of(env, "GOOGLE")?;
        let spoken = oauth::Google {
            authorization_endpoint: client.url("https://accounts.google.com", "/o/oauth2/v2/auth"),
            token_endpoint: client.url("https://oauth2.googleapis.com", "/token"),
            keys_endpoint: client.url("https://www.googleapis.com", "/oauth2/v3/certs"),
            client_id: client.id.clone(),
            auth_time: settings::var(env, "OAUTH_GOOGLE_AUTH_TIME").as_deref() == Some("required"),
        };
        let env = env.clone();
        Some(Self {
            env,
            client,
            spoken,
        })
    }
}

impl SaysWho for Google {
    fn issuer(&self) -> &'static str {
        oauth::Google::ISSUER
    }

    fn authorization_url(&self, ask: &Ask<'_>, start: Start<'_>) -> String {
        self.spoken.authorization_url(ask, start)
    }

    async fn profile(&self, ask: &Ask<'_>, code: &str, now: i64) -> Result<Profile, Failure> {
        let form = self.spoken.token_body(ask, &self.client.secret, code);
        let answer = self.client.post(&self.spoken.token_endpoint, &form).await?;
        let nonce = &ask.secrets.nonce;
        let token = oauth::Google::id_token(answer.status, &answer.body)?;
        let keys = &self.spoken.keys_endpoint;
        let signed = keys::verified(&self.env, &self.client, keys, token).await?;
        Ok(self.spoken.profile(&signed, nonce, now)?)
    }
}
