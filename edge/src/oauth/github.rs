//! GitHub: a token, and with it two questions to the API. The token is then forgotten.

use domain::oauth::{self, Ask, Profile, Start};
use futures_util::future::try_join;
use worker::Env;

use super::{Failure, SaysWho, client::Client};

const SITE: &str = "https://github.com";
const API: &str = "https://api.github.com";

/// GitHub, as it is configured.
pub struct Github {
    client: Client,
    spoken: oauth::Github,
}

impl Github {
    /// From `OAUTH_GITHUB_…`; see [`Client::of`].
    pub fn of(env: &Env) -> Option<Self> {
        let client = Client::of(env, "GITHUB")?;
        let spoken = oauth::Github {
            authorization_endpoint: client.url(SITE, "/login/oauth/authorize"),
            token_endpoint: client.url(SITE, "/login/oauth/access_token"),
            user_endpoint: client.url(API, "/user"),
            // The primary address is among them however many there are.
            emails_endpoint: client.url(API, "/user/emails?per_page=100"),
            client_id: client.id.clone(),
        };
        Some(Self { client, spoken })
    }
}

impl SaysWho for Github {
    fn issuer(&self) -> &'static str {
        oauth::Github::ISSUER
    }

    fn authorization_url(&self, ask: &Ask<'_>, start: Start<'_>) -> String {
        self.spoken.authorization_url(ask, start)
    }

    async fn profile(&self, ask: &Ask<'_>, code: &str, _: i64) -> Result<Profile, Failure> {
        let form = self.spoken.token_body(ask, &self.client.secret, code);
        let answer = self.client.post(&self.spoken.token_endpoint, &form).await?;
        let token = oauth::Github::access_token(answer.status, &answer.body)?;
        let authorization = format!("Bearer {token}");
        let headers = [
            ("authorization", authorization.as_str()),
            ("accept", "application/vnd.github+json"),
            ("x-github-api-version", "2022-11-28"),
        ];
        let (user, emails) = try_join(
            self.client.get(&self.spoken.user_endpoint, &headers),
            self.client.get(&self.spoken.emails_endpoint, &headers),
        )
        .await?;
        Ok(oauth::Github::profile(
            (user.status, &user.body),
            (emails.status, &emails.body),
        )?)
    }
}
