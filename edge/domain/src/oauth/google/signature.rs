//! The signature of an ID token: a JSON Web Signature (RFC 7515) by one of the keys (RFC 7517) that Google
//! publishes. The arithmetic is not done here: whoever asks has a library for it, and is told what has to
//! hold against what.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use crate::oauth::Fault;

/// The one algorithm that is taken, whatever a token says: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, 3.3),
/// which is what Google signs with.
const ALGORITHM: &str = "RS256";
/// The shortest modulus that is taken, in bytes: 2 048 bits (RFC 7518, 3.3).
const MODULUS_MIN: usize = 256;

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: String,
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

/// An ID token that nobody has looked at yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdToken {
    /// Which key signed it, as it says itself.
    pub key_id: String,
    /// What is signed.
    pub signed: String,
    /// The signature.
    pub signature: Vec<u8>,
    payload: Vec<u8>,
}

/// The claims of a token whose signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed(Vec<u8>);

impl IdToken {
    /// Reads a token's three parts (RFC 7515, 3.1).
    ///
    /// # Errors
    /// [`Fault::IdToken`], [`Fault::Algorithm`].
    pub fn read(token: &str) -> Result<Self, Fault> {
        let (signed, signature) = token.rsplit_once('.').ok_or(Fault::IdToken)?;
        let (header, payload) = signed.split_once('.').ok_or(Fault::IdToken)?;
        let part = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| Fault::IdToken);
        let payload = part(payload)?;
        let header: Header = serde_json::from_slice(&part(header)?).map_err(|_| Fault::IdToken)?;
        // What is marked as critical has to be understood (RFC 7515, 4.1.11), and nothing is.
        if header.alg != ALGORITHM || header.crit.is_some() {
            return Err(Fault::Algorithm);
        }
        Ok(Self {
            key_id: header.kid,
            signed: signed.to_owned(),
            signature: part(signature)?,
            payload,
        })
    }

    /// The token, once its signature was held against its key.
    ///
    /// # Errors
    /// [`Fault::Signature`] where it does not hold.
    pub fn judged(self, holds: bool) -> Result<Signed, Fault> {
        if holds {
            Ok(Signed(self.payload))
        } else {
            Err(Fault::Signature)
        }
    }
}

impl Signed {
    /// The claims, as JSON.
    pub fn claims(&self) -> &[u8] {
        &self.0
    }
}

/// A public key, as it is published and as libraries take it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    kid: String,
    /// The modulus, base64url.
    pub n: String,
    /// The exponent, base64url.
    pub e: String,
}

/// A key of a set, of any kind.
#[derive(Deserialize)]
struct Published {
    kty: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default, rename = "use")]
    purpose: Option<String>,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default)]
    n: Option<String>,
    #[serde(default)]
    e: Option<String>,
}

#[derive(Deserialize)]
struct PublishedSet {
    keys: Vec<Published>,
}

/// The keys that tokens may be signed with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySet(Vec<PublicKey>);

impl KeySet {
    /// Reads what is published. Keys of other kinds or for other purposes are left out, and so are short ones.
    ///
    /// # Errors
    /// [`Fault::Keys`] where no key is left.
    pub fn read(status: u16, body: &[u8]) -> Result<Self, Fault> {
        if status != 200 {
            return Err(Fault::Keys);
        }
        let set: PublishedSet = serde_json::from_slice(body).map_err(|_| Fault::Keys)?;
        let keys: Vec<PublicKey> = set.keys.into_iter().filter_map(usable).collect();
        if keys.is_empty() {
            return Err(Fault::Keys);
        }
        Ok(Self(keys))
    }

    /// The key of an id.
    pub fn find(&self, id: &str) -> Option<&PublicKey> {
        self.0.iter().find(|key| key.kid == id)
    }
}

fn usable(key: Published) -> Option<PublicKey> {
    let is = |value: &Option<String>, wanted: &str| value.as_deref().is_none_or(|v| v == wanted);
    if key.kty != "RSA" || !is(&key.purpose, "sig") || !is(&key.alg, ALGORITHM) {
        return None;
    }
    let (kid, n, e) = (key.kid?, key.n?, key.e?);
    let modulus = URL_SAFE_NO_PAD.decode(&n).ok()?;
    let length = modulus.iter().skip_while(|byte| **byte == 0).count();
    URL_SAFE_NO_PAD.decode(&e).ok()?;
    (length >= MODULUS_MIN).then_some(PublicKey { kid, n, e })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn token(header: &Value) -> String {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        format!(
            "{}.{}.{}",
            part(&header.to_string()),
            part("{}"),
            part("signature")
        )
    }

    #[test]
    fn a_token_says_which_key_and_what_is_signed() {
        let text = token(&json!({ "alg": "RS256", "kid": "a", "typ": "JWT" }));
        let read = IdToken::read(&text).expect("a token");
        assert_eq!(read.key_id, "a");
        assert_eq!(read.signature, b"signature");
        assert_eq!(
            Some(read.signed.as_str()),
            text.rsplit_once('.').map(|(signed, _)| signed)
        );
        assert_eq!(
            read.clone()
                .judged(true)
                .map(|signed| signed.claims().to_vec()),
            Ok(b"{}".to_vec())
        );
        assert_eq!(read.judged(false), Err(Fault::Signature));
    }

    #[test]
    fn one_algorithm_is_taken_and_none_is_not_one() {
        for alg in [
            "none", "None", "HS256", "RS512", "PS256", "ES256", "rs256", "",
        ] {
            let text = token(&json!({ "alg": alg, "kid": "a" }));
            assert_eq!(IdToken::read(&text), Err(Fault::Algorithm), "{alg}");
        }
        let critical = token(&json!({ "alg": "RS256", "kid": "a", "crit": ["b64"], "b64": false }));
        assert_eq!(IdToken::read(&critical), Err(Fault::Algorithm));
        for header in [
            json!({ "kid": "a" }),
            json!({ "alg": "RS256" }),
            json!([]),
            json!(1),
        ] {
            assert_eq!(
                IdToken::read(&token(&header)),
                Err(Fault::IdToken),
                "{header}"
            );
        }
    }

    #[test]
    fn of_what_is_published_only_long_keys_for_signatures_count() {
        let n = URL_SAFE_NO_PAD.encode([0xab; 256]);
        let good =
            json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "a", "n": n, "e": "AQAB" });
        let with = |name: &str, value: Value| {
            let mut key = good.clone();
            key[name] = value;
            key
        };
        let set =
            |keys: &[Value]| KeySet::read(200, json!({ "keys": keys }).to_string().as_bytes());
        assert!(
            set(std::slice::from_ref(&good))
                .is_ok_and(|set| set.find("a").is_some() && set.find("b").is_none())
        );
        let zeros = URL_SAFE_NO_PAD.encode([&[0; 128][..], &[0xab; 128][..]].concat());
        for bad in [
            with("kty", json!("oct")),
            with("use", json!("enc")),
            with("alg", json!("RS512")),
            with("kid", Value::Null),
            with("n", json!(URL_SAFE_NO_PAD.encode([0xab; 128]))),
            with("n", json!(zeros)),
            with("n", json!("!")),
            with("e", Value::Null),
        ] {
            assert_eq!(set(std::slice::from_ref(&bad)), Err(Fault::Keys), "{bad}");
            assert!(set(&[bad, good.clone()]).is_ok());
        }
        assert_eq!(KeySet::read(500, b"{}"), Err(Fault::Keys));
        assert_eq!(KeySet::read(200, b"<html>"), Err(Fault::Keys));
    }

    proptest::proptest! {
        #[test]
        fn no_token_is_too_much(token in "[a-zA-Z0-9._=-]{0,80}", body in proptest::collection::vec(proptest::num::u8::ANY, 0..100)) {
            let _ = IdToken::read(&token);
            let _ = KeySet::read(200, &body);
        }
    }
}
