//! Resend: JSON with a `type`, signed as Svix does it.
//!
//! <https://resend.com/docs/webhooks/verify-webhooks-requests>,
//! <https://docs.svix.com/receiving/verifying-payloads/how-manual>

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Deserialize;
use sha2::Sha256;

use super::{Came, Notice, NoticeError, Undeliverable};

/// How far a notice's time may be from ours, in milliseconds: five minutes, as Svix has it.
const TOLERANCE_MS: i64 = 5 * 60_000;

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "type")]
    kind: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    bounce: Option<Bounce>,
}

#[derive(Deserialize)]
struct Bounce {
    #[serde(default, rename = "type")]
    kind: String,
}

/// Whether one of the signatures is that of id, time and body by one of the secrets, and the time is now.
pub fn is_genuine(secrets: &[&[u8]], came: &Came<'_>, now: i64) -> bool {
    let Ok(seconds) = came.timestamp.parse::<i64>() else {
        return false;
    };
    let late = seconds
        .checked_mul(1_000)
        .and_then(|at| at.checked_sub(now))
        .is_none_or(|ms| ms.unsigned_abs() > TOLERANCE_MS.unsigned_abs());
    if late || came.id.is_empty() {
        return false;
    }
    secrets.iter().any(|secret| {
        let key = secret
            .strip_prefix(b"whsec_")
            .and_then(|encoded| STANDARD.decode(encoded).ok());
        key.is_some_and(|key| is_signed(&key, came))
    })
}

fn is_signed(key: &[u8], came: &Came<'_>) -> bool {
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return false;
    };
    let mac = mac
        .chain_update(format!("{}.{}.", came.id, came.timestamp))
        .chain_update(came.body);
    came.signature
        .split(' ')
        .filter_map(|one| one.strip_prefix("v1,"))
        .filter_map(|encoded| STANDARD.decode(encoded).ok())
        .any(|signature| mac.clone().verify_slice(&signature).is_ok())
}

/// What an event says. Bounces that may pass are none.
pub fn read(body: &[u8]) -> Result<Option<Notice>, NoticeError> {
    let event: Event = serde_json::from_slice(body).map_err(|_| NoticeError::Malformed)?;
    let why = match (event.kind.as_str(), &event.data.bounce) {
        ("email.complained", _) => Undeliverable::Complained,
        ("email.bounced", Some(bounce)) if bounce.kind == "Permanent" => Undeliverable::Bounced,
        _ => return Ok(None),
    };
    if event.data.to.is_empty() {
        return Err(NoticeError::Malformed);
    }
    let to = event.data.to.iter().map(String::as_str);
    Ok(Some(Notice::new(to, why)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::mail::notice::Teller;

    const NOW: i64 = 1_763_800_000_000;
    const KEY: &[u8] = b"twenty-four random bytes";

    fn secret() -> String {
        format!("whsec_{}", STANDARD.encode(KEY))
    }

    fn signature(id: &str, timestamp: &str, body: &str) -> String {
        let mac = Hmac::<Sha256>::new_from_slice(KEY)
            .expect("any length")
            .chain_update(format!("{id}.{timestamp}.{body}"));
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }

    fn told(
        id: &str,
        at: &str,
        signature: &str,
        body: &str,
    ) -> Result<Option<Notice>, NoticeError> {
        let came = Came {
            id,
            timestamp: at,
            signature,
            body: body.as_bytes(),
            ..Came::default()
        };
        Teller::Resend.read(&secret(), &came, NOW)
    }

    fn body(kind: &str, bounce: &str) -> String {
        json!({ "type": kind, "created_at": "2026-02-22T23:41:12.126Z", "data": {
            "email_id": "56761188-7520-42d8-8898-ff6fc54ce618", "to": ["Ada@Example.org"], "bounce": { "type": bounce },
        } })
        .to_string()
    }

    #[test]
    fn what_is_final_counts_and_what_may_pass_does_not() {
        for (kind, bounce, expected) in [
            ("email.bounced", "Permanent", Some(Undeliverable::Bounced)),
            ("email.complained", "", Some(Undeliverable::Complained)),
            ("email.bounced", "Transient", None),
            ("email.bounced", "Undetermined", None),
            ("email.delivered", "", None),
        ] {
            let body = body(kind, bounce);
            let at = (NOW / 1_000).to_string();
            let read = told("msg_1", &at, &signature("msg_1", &at, &body), &body);
            assert_eq!(
                read.map(|notice| notice.map(|n| n.why)),
                Ok(expected),
                "{kind} {bounce}"
            );
        }
    }

    #[test]
    fn a_signature_holds_for_its_id_its_time_and_its_body_and_not_for_long() {
        let body = body("email.complained", "");
        let at = (NOW / 1_000).to_string();
        let good = signature("msg_1", &at, &body);
        assert!(told("msg_1", &at, &format!("v1a,x v1,AAAA {good}"), &body).is_ok());
        let earlier = (NOW / 1_000 - 301).to_string();
        let later = (NOW / 1_000 + 301).to_string();
        for (id, time, signed, sent) in [
            ("msg_2", at.as_str(), good.as_str(), body.as_str()),
            ("", &at, &signature("", &at, &body), &body),
            ("msg_1", &earlier, &good, &body),
            (
                "msg_1",
                &earlier,
                &signature("msg_1", &earlier, &body),
                &body,
            ),
            ("msg_1", &later, &signature("msg_1", &later, &body), &body),
            ("msg_1", "now", &good, &body),
            ("msg_1", "9223372036854775807", &good, &body),
            ("msg_1", &at, "", &body),
            ("msg_1", &at, &good[3..], &body),
            ("msg_1", &at, &good, "{}"),
        ] {
            assert_eq!(
                told(id, time, signed, sent),
                Err(NoticeError::Foreign),
                "{id} {time} {signed}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_too_much(signature in "[a-z0-9,=+/ ]{0,60}", body in proptest::collection::vec(proptest::num::u8::ANY, 0..100)) {
            let came = Came { id: "a", timestamp: "1763800000", signature: &signature, body: &body, ..Came::default() };
            proptest::prop_assert!(!is_genuine(&[secret().as_bytes()], &came, NOW));
            let _ = read(&body);
        }
    }
}
