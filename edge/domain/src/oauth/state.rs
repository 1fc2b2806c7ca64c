//! What is kept while somebody is with a provider, and what finds it again.
//!
//! Two secrets have to come back together: the `state`, by way of the provider, and a cookie, by way of
//! the browser. An address that was made in another browser finds nothing, and neither does a cookie
//! alone. One cookie serves all tabs of a browser; each trip has a state of its own.

use serde::{Deserialize, Serialize};

use super::pkce;
use crate::{
    accounts::secret::{Kind, digest},
    files::sha256_hex,
    limits::HOUR_MS,
};

/// A trip takes at most this long, in milliseconds: as long as the codes of providers hold.
pub const STATE_MS: i64 = HOUR_MS / 6;

/// What only we may know of a trip; kept sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secrets {
    /// Of PKCE.
    pub verifier: String,
    /// Comes back within an ID token, which then belongs to this trip and to no other.
    pub nonce: String,
}

impl Secrets {
    /// From 64 random bytes.
    pub fn of(verifier: [u8; 32], nonce: [u8; 32]) -> Self {
        Self {
            verifier: pkce::verifier(verifier),
            nonce: pkce::verifier(nonce),
        }
    }
}

/// The key under which a trip is kept; `None` where one of the two secrets is none.
pub fn key(cookie: &str, state: &str) -> Option<String> {
    let (cookie, state) = (digest(Kind::State, cookie)?, digest(Kind::State, state)?);
    Some(sha256_hex(format!("oauth\n{cookie}\n{state}").as_bytes()))
}

/// What a trip's [`Secrets`] are bound to.
pub fn context(key: &str) -> String {
    format!("oauth:{key}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::secret::make;

    #[test]
    fn a_trip_is_found_by_both_secrets_and_by_neither_alone() {
        let secret = |byte| make(Kind::State, [byte; 32]);
        let found = key(&secret(1), &secret(2));
        assert_eq!(found.as_deref().map(str::len), Some(64));
        for (cookie, state) in [(1, 3), (3, 2), (2, 1), (1, 1), (2, 2)] {
            assert_ne!(key(&secret(cookie), &secret(state)), found);
        }
        for bad in ["", "lgo_", "' OR 1=1 --", &make(Kind::Session, [1; 32])] {
            assert_eq!(key(bad, &secret(2)), None);
            assert_eq!(key(&secret(1), bad), None);
        }
    }

    #[test]
    fn verifier_and_nonce_have_the_length_that_the_standard_asks() {
        let secrets = Secrets::of([0; 32], [255; 32]);
        assert_eq!((secrets.verifier.len(), secrets.nonce.len()), (43, 43));
        assert_ne!(secrets.verifier, secrets.nonce);
    }
}
