//! What is asked of a provider.

use form_urlencoded::Serializer;

use super::{Intent, Secrets, pkce};

/// What the request for authorization (RFC 6749, 4.1.1) and the one for a token (4.1.3) have in common.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Our address that they come back to.
    pub redirect_uri: &'a str,
    /// Of this trip.
    pub secrets: &'a Secrets,
}

/// What is only in the first.
#[derive(Debug, Clone, Copy)]
pub struct Start<'a> {
    /// What the trip is for.
    pub intent: Intent,
    /// Comes back with the person.
    pub state: &'a str,
}

impl Ask<'_> {
    /// An authorization request with what all providers are asked, and `more`.
    pub(super) fn authorization(
        &self,
        start: Start<'_>,
        endpoint: &str,
        client_id: &str,
        scope: &str,
        more: &[(&str, &str)],
    ) -> String {
        let challenge = pkce::challenge(&self.secrets.verifier);
        let mut query = Serializer::new(String::new());
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", client_id)
            .append_pair("redirect_uri", self.redirect_uri)
            .append_pair("scope", scope)
            .append_pair("state", start.state)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .extend_pairs(more);
        // Whoever enters goes the short way; whoever changes their account sees which one they take.
        if start.intent.is_of_account() {
            query.append_pair("prompt", "select_account");
        }
        format!("{endpoint}?{}", query.finish())
    }

    /// The body of a token request, as a form.
    pub(super) fn token(&self, client_id: &str, client_secret: &str, code: &str) -> String {
        Serializer::new(String::new())
            .append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", self.redirect_uri)
            .append_pair("client_id", client_id)
            .append_pair("client_secret", client_secret)
            .append_pair("code_verifier", &self.secrets.verifier)
            .finish()
    }
}
