//! Device tokens: an anonymous owner that only this server can make up.
//!
//! A token is `lgd_` and, in base64url, 57 bytes: version (1), the device's
//! UUIDv7 (16), the time of issue in milliseconds (8, big endian), and
//! HMAC-SHA256 of those 25 bytes (32).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::{
    ids::Uuid,
    limits::{CLOCK_SKEW_MS, DEVICE_TOKEN_MS},
    secrets,
};

/// Marks our tokens, so that scanners find a leaked one.
const PREFIX: &str = "lgd_";
const VERSION: u8 = 1;
const SIGNED: usize = 1 + 16 + 8;
const MAC: usize = 32;

/// A device's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(pub Uuid);

/// Why a token is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not a token of ours.
    #[error("This is not a device token.")]
    Malformed,
    /// No secret of ours signed it.
    #[error("The device token's signature is not ours.")]
    Forged,
    /// Issued too long ago, or in the future.
    #[error("The device token has expired.")]
    Expired,
}

/// The secrets that sign tokens: the first signs, all verify, so that a new one
/// can be put in front and the old one removed when its tokens have expired.
#[derive(Clone)]
pub struct Secrets(Vec<Vec<u8>>);

impl Secrets {
    /// Reads secrets separated by commas; `None` when there is none, or one is too short.
    pub fn parse(text: &str) -> Option<Self> {
        let secrets = secrets::list(text)?;
        Some(Self(secrets.into_iter().map(<[u8]>::to_vec).collect()))
    }
}

fn mac(secret: &[u8], signed: &[u8]) -> Hmac<Sha256> {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(signed);
    mac
}

/// Issues a token for a device at a time in milliseconds since the epoch.
pub fn issue(id: DeviceId, issued_at: i64, secrets: &Secrets) -> String {
    let mut bytes = Vec::with_capacity(SIGNED + MAC);
    bytes.push(VERSION);
    bytes.extend_from_slice(id.0.as_bytes());
    bytes.extend_from_slice(&issued_at.to_be_bytes());
    let first = secrets.0.first().map_or(&[] as &[u8], Vec::as_slice);
    let tag = mac(first, &bytes).finalize().into_bytes();
    bytes.extend_from_slice(&tag);
    format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// Verifies a token in constant time and gives its device.
///
/// # Errors
/// [`TokenError`] when it is not ours or no longer good.
pub fn verify(token: &str, secrets: &Secrets, now: i64) -> Result<DeviceId, TokenError> {
    let bytes = token
        .strip_prefix(PREFIX)
        .and_then(|encoded| URL_SAFE_NO_PAD.decode(encoded).ok())
        .filter(|bytes| bytes.len() == SIGNED + MAC && bytes[0] == VERSION)
        .ok_or(TokenError::Malformed)?;
    let (signed, tag) = bytes.split_at(SIGNED);
    // Every secret is tried, whichever matches: the time says nothing about which one did.
    let mut ours = false;
    for secret in &secrets.0 {
        ours |= mac(secret, signed).verify_slice(tag).is_ok();
    }
    if !ours {
        return Err(TokenError::Forged);
    }
    let (id, issued_at) = (&signed[1..17], &signed[17..25]);
    let id = Uuid::from_slice(id).map_err(|_| TokenError::Malformed)?;
    let issued_at = i64::from_be_bytes(issued_at.try_into().map_err(|_| TokenError::Malformed)?);
    if issued_at > now + CLOCK_SKEW_MS || now - issued_at > DEVICE_TOKEN_MS {
        return Err(TokenError::Expired);
    }
    Ok(DeviceId(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::uuid_v7;

    const NOW: i64 = 1_763_800_000_000;

    fn secrets(text: &str) -> Secrets {
        Secrets::parse(text).expect("long enough")
    }

    fn device() -> DeviceId {
        DeviceId(uuid_v7(NOW, [7; 10]))
    }

    #[test]
    fn a_token_names_its_device() {
        let secrets = secrets("0123456789abcdef0123456789abcdef");
        let token = issue(device(), NOW, &secrets);
        assert!(token.starts_with("lgd_"));
        assert_eq!(verify(&token, &secrets, NOW), Ok(device()));
        assert_eq!(
            verify(&token, &secrets, NOW + DEVICE_TOKEN_MS),
            Ok(device())
        );
    }

    #[test]
    fn old_secrets_still_verify_after_rotation_until_they_are_removed() {
        let token = issue(
            device(),
            NOW,
            &secrets("the old secret that was ours alone"),
        );
        let rotated =
            secrets("the new secret that is now ours alone, the old secret that was ours alone");
        assert_eq!(verify(&token, &rotated, NOW), Ok(device()));
        let fresh = issue(device(), NOW, &rotated);
        let only_new = secrets("the new secret that is now ours alone");
        assert_eq!(verify(&fresh, &only_new, NOW), Ok(device()));
        assert_eq!(verify(&token, &only_new, NOW), Err(TokenError::Forged));
    }

    #[test]
    fn tokens_that_are_not_good_are_refused() {
        let secrets = secrets("0123456789abcdef0123456789abcdef");
        let good = issue(device(), NOW, &secrets);
        for (token, now, expected) in [
            ("", NOW, TokenError::Malformed),
            ("lgd_", NOW, TokenError::Malformed),
            ("lgd_AAAA", NOW, TokenError::Malformed),
            ("lgd_!!!!", NOW, TokenError::Malformed),
            (&good[4..], NOW, TokenError::Malformed),
            (&good, NOW + DEVICE_TOKEN_MS + 1, TokenError::Expired),
            (&good, NOW - CLOCK_SKEW_MS - 1, TokenError::Expired),
        ] {
            assert_eq!(verify(token, &secrets, now), Err(expected), "{token}");
        }
    }

    #[test]
    fn a_change_of_any_byte_is_noticed() {
        let secrets = secrets("0123456789abcdef0123456789abcdef");
        let good = URL_SAFE_NO_PAD
            .decode(&issue(device(), NOW, &secrets)[4..])
            .expect("just encoded");
        for at in 1..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1;
            let token = format!("lgd_{}", URL_SAFE_NO_PAD.encode(&bad));
            assert_eq!(
                verify(&token, &secrets, NOW),
                Err(TokenError::Forged),
                "byte {at}"
            );
        }
    }
}
