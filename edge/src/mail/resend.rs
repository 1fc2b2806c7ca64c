//! Resend's HTTP API: <https://resend.com/docs/api-reference/emails/send-email>.

use std::time::Duration;

use domain::mail::delivery::{SendError, Sent, retry_after_ms};
use serde::Deserialize;
use serde_json::json;
use worker::{Env, Method};

use super::{
    message::Message,
    provider::{NotConfigured, Provider},
};
use crate::{
    outbound::{Question, ask},
    settings,
};

const BASE_URL: &str = "https://api.resend.com";

/// An account there.
pub struct Resend {
    url: String,
    authorization: String,
    limit: Duration,
}

impl Resend {
    /// From the secret `MAIL_API_KEY`; `MAIL_BASE_URL` is another place that speaks the same.
    pub fn of(env: &Env, limit: Duration) -> Result<Self, NotConfigured> {
        let key =
            settings::secret(env, "MAIL_API_KEY").ok_or(NotConfigured("MAIL_API_KEY is absent"))?;
        let base = settings::var(env, "MAIL_BASE_URL").unwrap_or_else(|| BASE_URL.to_owned());
        Ok(Self {
            url: format!("{}/emails", base.trim_end_matches('/')),
            authorization: format!("Bearer {key}"),
            limit,
        })
    }
}

impl Provider for Resend {
    async fn send(&self, message: &Message) -> Result<Sent, SendError> {
        let body = body(message).to_string();
        let answer = ask(
            &Question {
                url: &self.url,
                method: Method::Post,
                headers: &[
                    ("authorization", &self.authorization),
                    ("content-type", "application/json"),
                    // Whoever asks again within a day gets the first answer, and no second mail is sent.
                    ("idempotency-key", &message.id),
                ],
                body: Some(&body),
            },
            self.limit,
        )
        .await
        .map_err(|unanswered| SendError::retry(format!("resend: {unanswered}")))?;
        judge(
            answer.status,
            answer.header("retry-after").as_deref(),
            &answer.body,
        )
    }
}

fn body(message: &Message) -> serde_json::Value {
    let headers: serde_json::Map<_, _> = Message::EXTRA_HEADERS
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let mut body = json!({
        "from": message.from.to_string(),
        "to": [message.to.as_str()],
        "subject": message.content.subject,
        "text": message.content.text,
        "html": message.content.html,
        "headers": headers,
    });
    if let Some(reply_to) = &message.reply_to {
        body["reply_to"] = reply_to.as_str().into();
    }
    body
}

#[derive(Deserialize)]
struct Accepted {
    id: String,
}

#[derive(Deserialize)]
struct Refusal {
    name: String,
}

/// What an answer means. Refused for good is only what this one mail cannot mend; where the account,
/// its key or its quota is the matter, mails wait until somebody has mended that.
fn judge(status: u16, retry_after: Option<&str>, body: &[u8]) -> Result<Sent, SendError> {
    if (200..300).contains(&status) {
        // An answer that was cut off: asking again with the same key sends no second mail.
        return serde_json::from_slice::<Accepted>(body)
            .map(|accepted| Sent {
                id: Some(accepted.id),
            })
            .map_err(|_| SendError::retry("resend: half an answer"));
    }
    let name = serde_json::from_slice::<Refusal>(body)
        .map(|refusal| refusal.name)
        .ok()
        // Names are words of theirs; anything else could be anything.
        .filter(|name| {
            name.len() <= 60 && name.bytes().all(|b| b == b'_' || b.is_ascii_lowercase())
        })
        .unwrap_or_default();
    let reason = format!("resend: {status} {name}").trim_end().to_owned();
    match (status, name.as_str()) {
        // It was taken with this key before, with other words: by an older version of us.
        (409, "invalid_idempotent_request") => Ok(Sent { id: None }),
        // The sender is the matter.
        (422, "invalid_from_address") => Err(SendError::retry(reason)),
        (400 | 413 | 422 | 451, _) => Err(SendError::refused(reason)),
        _ => Err(SendError::Retry {
            after_ms: retry_after.and_then(retry_after_ms),
            reason,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(name: &str) -> String {
        format!(r#"{{"statusCode":0,"name":"{name}","message":"ada@example.org is bad"}}"#)
    }

    #[test]
    fn what_was_taken_has_an_id() {
        let sent = |id: &str| {
            Ok(Sent {
                id: Some(id.into()),
            })
        };
        assert_eq!(judge(200, None, br#"{"id":"49a3"}"#), sent("49a3"));
        assert_eq!(judge(201, None, br#"{"id":"49a3","x":1}"#), sent("49a3"));
        for half in ["", "{\"id\":\"49", "<html>", "[]"] {
            assert_eq!(
                judge(200, None, half.as_bytes()),
                Err(SendError::retry("resend: half an answer"))
            );
        }
    }

    #[test]
    fn only_what_concerns_the_mail_itself_is_final() {
        for (status, name, last) in [
            (400, "validation_error", true),
            (400, "invalid_idempotency_key", true),
            (401, "missing_api_key", false),
            (401, "restricted_api_key", false),
            (403, "invalid_api_key", false),
            (403, "validation_error", false),
            (404, "not_found", false),
            (405, "method_not_allowed", false),
            (409, "concurrent_idempotent_requests", false),
            (422, "missing_required_field", true),
            (422, "validation_error", true),
            (422, "invalid_from_address", false),
            (429, "rate_limit_exceeded", false),
            (429, "daily_quota_exceeded", false),
            (451, "security_error", true),
            (500, "application_error", false),
            (503, "", false),
            (302, "", false),
        ] {
            let reason = format!("resend: {status} {name}").trim_end().to_owned();
            let expected = if last {
                SendError::refused(reason)
            } else {
                SendError::retry(reason)
            };
            assert_eq!(judge(status, None, refusal(name).as_bytes()), Err(expected));
        }
    }

    #[test]
    fn a_key_that_was_used_with_other_words_means_that_it_was_sent() {
        let body = refusal("invalid_idempotent_request");
        assert_eq!(judge(409, None, body.as_bytes()), Ok(Sent { id: None }));
    }

    #[test]
    fn the_wait_that_is_asked_for_is_kept_and_no_foreign_text_is() {
        assert_eq!(
            judge(429, Some("7"), b"<html>ada@example.org</html>"),
            Err(SendError::Retry {
                after_ms: Some(7_000),
                reason: "resend: 429".into()
            })
        );
        assert_eq!(
            judge(500, None, refusal("Ada <ada@example.org>").as_bytes()),
            Err(SendError::retry("resend: 500"))
        );
    }
}
