//! Who may look after the service, until there are accounts with roles: whoever has the token.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Whether a token is the right one; takes the same time whatever is wrong with it.
pub fn is_token(given: &str, right: &str) -> bool {
    let tag = |token: &str| {
        // An HMAC takes keys of any length.
        Hmac::<Sha256>::new_from_slice(right.as_bytes())
            .ok()
            .map(|mac| mac.chain_update(token.as_bytes()))
    };
    match (tag(given), tag(right)) {
        (Some(given), Some(right)) => given.verify(&right.finalize().into_bytes()).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_token_is_right() {
        let right = "the administrator's own token";
        assert!(is_token(right, right));
        for given in [
            "",
            "the administrator's own toke",
            "the administrator's own token ",
            "x",
        ] {
            assert!(!is_token(given, right), "{given}");
        }
    }
}
