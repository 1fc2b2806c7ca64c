//! Who may ask for compiles: whoever shows the token that both sides were given.

use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};

/// The shortest token that is taken, in characters: what can be guessed is no wall.
pub const TOKEN_MIN: usize = 32;

/// What is kept of a token: its digest, so that no message and no dump of the settings can show it.
#[derive(Debug, Clone, Copy)]
pub struct Caller([u8; 32]);

impl Caller {
    /// Whoever has this token; `None` where it is too short.
    pub fn with_token(token: &str) -> Option<Self> {
        let token = token.trim();
        (token.chars().count() >= TOKEN_MIN).then(|| Self(digest(token)))
    }

    /// Whether a request shows the token (`Authorization: Bearer`).
    pub fn sent(self, headers: &HeaderMap) -> bool {
        let shown = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map_or("", |(_, token)| token.trim());
        // Digests: how far two of them agree tells nothing of the token.
        digest(shown) == self.0
    }
}

fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "a-token-of-some-length-0123456789";

    #[test]
    fn only_who_shows_the_token_is_the_caller() {
        let caller = Caller::with_token(TOKEN).expect("long enough");
        let sent = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, value.parse().expect("a header"));
            caller.sent(&headers)
        };
        assert!(sent(&format!("Bearer {TOKEN}")));
        assert!(sent(&format!("bearer  {TOKEN} ")));
        for other in [
            "",
            "Bearer",
            "Bearer ",
            TOKEN,
            &format!("Basic {TOKEN}"),
            &format!("Bearer {TOKEN}x"),
            &format!("Bearer {}", &TOKEN[1..]),
        ] {
            assert!(!sent(other), "{other}");
        }
        assert!(!caller.sent(&HeaderMap::new()));
    }

    #[test]
    fn a_short_token_is_none_and_none_is_shown() {
        assert!(Caller::with_token("short").is_none());
        assert!(Caller::with_token(&" ".repeat(40)).is_none());
        let caller = Caller::with_token(TOKEN).expect("long enough");
        assert!(!format!("{caller:?}").contains(TOKEN));
    }
}
