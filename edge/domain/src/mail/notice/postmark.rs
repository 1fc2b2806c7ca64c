//! Postmark: HTTP basic authentication by the address of the webhook, and JSON with a `RecordType`.
//!
//! <https://postmarkapp.com/developer/webhooks/bounce-webhook>,
//! <https://postmarkapp.com/developer/webhooks/spam-complaint-webhook>

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Deserialize;

use super::{Notice, NoticeError, Undeliverable, same};

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Record {
    #[serde(rename = "RecordType")]
    of: String,
    #[serde(default, rename = "Type")]
    kind: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    inactive: bool,
}

/// Whether the password is one of the secrets, whatever the user is called (RFC 7617).
pub fn is_genuine(secrets: &[&[u8]], authorization: &str) -> bool {
    let Some((scheme, encoded)) = authorization.split_once(' ') else {
        return false;
    };
    let Ok(pair) = STANDARD.decode(encoded.trim()) else {
        return false;
    };
    let Some(colon) = pair.iter().position(|byte| *byte == b':') else {
        return false;
    };
    let password = &pair[colon + 1..];
    scheme.eq_ignore_ascii_case("basic") && secrets.iter().any(|secret| same(secret, password))
}

/// What a record says. Bounces that may pass (a full mailbox, an absence) are none.
pub fn read(body: &[u8]) -> Result<Option<Notice>, NoticeError> {
    let record: Record = serde_json::from_slice(body).map_err(|_| NoticeError::Malformed)?;
    let why = match (record.of.as_str(), record.kind.as_str()) {
        ("SpamComplaint", _) | ("Bounce", "SpamComplaint") => Undeliverable::Complained,
        ("Bounce", "HardBounce" | "BadEmailAddress") => Undeliverable::Bounced,
        // Postmark itself sends there no more.
        ("Bounce", _) if record.inactive => Undeliverable::Bounced,
        _ => return Ok(None),
    };
    if record.email.is_empty() {
        return Err(NoticeError::Malformed);
    }
    Ok(Some(Notice::new([record.email.as_str()], why)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::mail::notice::{Came, Teller};

    const SECRET: &str = "a secret of thirty-two characters";

    fn basic(pair: &str) -> String {
        format!("Basic {}", STANDARD.encode(pair))
    }

    fn told(authorization: &str, body: &str) -> Result<Option<Notice>, NoticeError> {
        let came = Came {
            authorization,
            body: body.as_bytes(),
            ..Came::default()
        };
        Teller::Postmark.read(SECRET, &came, 0)
    }

    #[test]
    fn what_is_final_counts_and_what_may_pass_does_not() {
        use Undeliverable::{Bounced, Complained};
        for (record, kind, inactive, expected) in [
            ("Bounce", "HardBounce", true, Some(Bounced)),
            ("Bounce", "BadEmailAddress", false, Some(Bounced)),
            ("Bounce", "ManuallyDeactivated", true, Some(Bounced)),
            ("Bounce", "SpamComplaint", true, Some(Complained)),
            ("SpamComplaint", "SpamComplaint", true, Some(Complained)),
            ("Bounce", "Transient", false, None),
            ("Bounce", "SoftBounce", false, None),
            ("Bounce", "AutoResponder", false, None),
            ("Delivery", "", false, None),
            ("Open", "", true, None),
        ] {
            let body = json!({ "RecordType": record, "Type": kind, "ID": 42, "Email": "Ada@Example.org", "Inactive": inactive });
            let notice = told(&basic(&format!("legible:{SECRET}")), &body.to_string());
            let expected = expected.map(|why| Notice {
                email_keys: vec!["ada@example.org".into()],
                why,
            });
            assert_eq!(notice, Ok(expected), "{record} {kind}");
        }
    }

    #[test]
    fn without_the_secret_nothing_is_read() {
        let body = r#"{"RecordType":"Bounce","Type":"HardBounce","Email":"a@b.org"}"#;
        for authorization in [
            String::new(),
            "Basic".into(),
            "Basic !".into(),
            basic(SECRET),
            basic("legible:"),
            basic(&format!("legible:{SECRET} ")),
            basic(&format!("legible:{}", &SECRET[1..])),
            basic(&format!("legible:{SECRET}")).replace("Basic", "Bearer"),
        ] {
            assert_eq!(
                told(&authorization, body),
                Err(NoticeError::Foreign),
                "{authorization}"
            );
        }
    }

    #[test]
    fn what_postmark_does_not_send_is_refused() {
        let right = basic(&format!(":{SECRET}"));
        for body in [
            "",
            "[]",
            "{}",
            r#"{"RecordType":"SpamComplaint"}"#,
            r#"{"RecordType":1}"#,
        ] {
            assert_eq!(told(&right, body), Err(NoticeError::Malformed), "{body}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_too_much(authorization in "(Basic )?[a-zA-Z0-9+/=: ]{0,40}", body in proptest::collection::vec(proptest::num::u8::ANY, 0..100)) {
            let _ = is_genuine(&[b"a"], &authorization);
            let _ = read(&body);
        }
    }
}
