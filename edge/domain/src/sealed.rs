//! Sealing of what the database must keep and must not show: XChaCha20-Poly1305.
//!
//! A sealed value is `v1.` and, in base64url, a nonce (24 bytes) and the ciphertext with its tag. It is
//! bound to a context, for example `totp:` and an account's id, and opens in no other: a row's value is
//! of no use in another row.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};
use sha2::{Digest as _, Sha256};

use crate::secrets;

const PREFIX: &str = "v1.";
const NONCE: usize = 24;

/// Why a value does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Not a sealed value.
    #[error("the value is not sealed")]
    Malformed,
    /// None of our keys opens it in this context.
    #[error("no key of ours opens the value in this context")]
    Foreign,
}

/// The keys: the first seals, all open, so that a new one can be put in front.
#[derive(Clone)]
pub struct Keys(Vec<[u8; 32]>);

impl Keys {
    /// Reads secrets separated by commas; `None` when there is none, or one is too short.
    pub fn parse(text: &str) -> Option<Self> {
        let secrets = secrets::list(text)?;
        Some(Self(secrets.into_iter().map(derive).collect()))
    }

    /// Whether there are old ones beside the one that seals.
    pub const fn have_old_ones(&self) -> bool {
        self.0.len() > 1
    }

    /// The first alone.
    fn newest(&self) -> Self {
        Self(self.0.iter().take(1).copied().collect())
    }
}

/// A key of its own from a secret that may have any length.
fn derive(secret: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"legible sealed values, version 1\0")
        .chain_update(secret)
        .finalize()
        .into()
}

/// Seals a value. A nonce is 24 random bytes and is never used twice.
pub fn seal(keys: &Keys, context: &str, plain: &[u8], nonce: [u8; NONCE]) -> String {
    let key = keys.0.first().copied().unwrap_or_default();
    let payload = Payload {
        msg: plain,
        aad: context.as_bytes(),
    };
    let ciphertext = XChaCha20Poly1305::new(&key.into())
        .encrypt(&nonce.into(), payload)
        .expect("a value is far shorter than the cipher's 256 GB");
    let mut bytes = nonce.to_vec();
    bytes.extend_from_slice(&ciphertext);
    format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// Opens a value that was sealed in the same context.
///
/// # Errors
/// [`SealError`] when it is not sealed, or not by us, or not here.
pub fn open(keys: &Keys, context: &str, sealed: &str) -> Result<Vec<u8>, SealError> {
    let bytes = sealed
        .strip_prefix(PREFIX)
        .and_then(|encoded| URL_SAFE_NO_PAD.decode(encoded).ok())
        .filter(|bytes| bytes.len() > NONCE)
        .ok_or(SealError::Malformed)?;
    let (nonce, ciphertext) = bytes.split_at(NONCE);
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| SealError::Malformed)?;
    keys.0
        .iter()
        .find_map(|key| {
            let payload = Payload {
                msg: ciphertext,
                aad: context.as_bytes(),
            };
            XChaCha20Poly1305::new(&(*key).into())
                .decrypt(&nonce.into(), payload)
                .ok()
        })
        .ok_or(SealError::Foreign)
}

/// The same value sealed with the newest key; `None` where that sealed it already. Once every value went
/// through this, an old key opens nothing any more and can be removed.
///
/// # Errors
/// As [`open`].
pub fn anew(
    keys: &Keys,
    context: &str,
    sealed: &str,
    nonce: [u8; NONCE],
) -> Result<Option<String>, SealError> {
    if open(&keys.newest(), context, sealed).is_ok() {
        return Ok(None);
    }
    let plain = open(keys, context, sealed)?;
    Ok(Some(seal(keys, context, &plain, nonce)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_anew_needs_no_old_key() {
        let old = keys("the old secret that was ours alone");
        let both =
            keys("the new secret that is now ours alone, the old secret that was ours alone");
        let new = keys("the new secret that is now ours alone");
        assert!(both.have_old_ones() && !new.have_old_ones());
        let sealed = seal(&old, "totp:1", b"a secret", [1; 24]);
        let again = anew(&both, "totp:1", &sealed, [2; 24]);
        let again = again.expect("it opens").expect("an old key sealed it");
        assert_eq!(open(&new, "totp:1", &again), Ok(b"a secret".to_vec()));
        assert_eq!(anew(&both, "totp:1", &again, [3; 24]), Ok(None));
        assert_eq!(
            anew(&both, "totp:2", &sealed, [3; 24]),
            Err(SealError::Foreign)
        );
        assert_eq!(
            anew(&new, "totp:1", &sealed, [3; 24]),
            Err(SealError::Foreign)
        );
    }

    fn keys(text: &str) -> Keys {
        Keys::parse(text).expect("long enough")
    }

    #[test]
    fn what_was_sealed_opens_in_its_context_only() {
        let keys = keys("0123456789abcdef0123456789abcdef");
        let sealed = seal(&keys, "totp:1", b"a secret", [7; 24]);
        assert!(!sealed.contains("secret"));
        assert_eq!(open(&keys, "totp:1", &sealed), Ok(b"a secret".to_vec()));
        assert_eq!(open(&keys, "totp:2", &sealed), Err(SealError::Foreign));
    }

    #[test]
    fn old_keys_open_until_they_are_removed() {
        let sealed = seal(
            &keys("the old secret that was ours alone"),
            "mail",
            b"text",
            [1; 24],
        );
        let rotated =
            keys("the new secret that is now ours alone, the old secret that was ours alone");
        assert_eq!(open(&rotated, "mail", &sealed), Ok(b"text".to_vec()));
        let without = keys("the new secret that is now ours alone");
        assert_eq!(open(&without, "mail", &sealed), Err(SealError::Foreign));
    }

    #[test]
    fn a_change_of_any_byte_is_noticed() {
        let keys = keys("0123456789abcdef0123456789abcdef");
        let sealed = seal(&keys, "c", b"plain", [3; 24]);
        let good = URL_SAFE_NO_PAD
            .decode(&sealed[PREFIX.len()..])
            .expect("just encoded");
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1;
            let bad = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bad));
            assert_eq!(open(&keys, "c", &bad), Err(SealError::Foreign), "byte {at}");
        }
        for bad in ["", "v1.", "v1.AAAA", "v1.!", "v2.AAAA", "plain"] {
            assert_eq!(open(&keys, "c", bad), Err(SealError::Malformed), "{bad}");
        }
    }
}
