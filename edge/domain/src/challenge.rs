//! A question that people answer by being there, and programs hardly: asked on trial, of whoever comes from a
//! network that has compiled a few times today already.
//!
//! Nobody who compiles at home for the first time is asked. A network from which one device after the other
//! comes is.

use serde::Deserialize;

use crate::limits::DAY_MS;

/// Compiles on trial of one network in a day before its devices are asked: as many as one device has.
pub const NEEDED_FROM: u32 = 3;
/// Who answered is not asked again for this long, in milliseconds.
pub const PASS_MS: i64 = DAY_MS;
/// The longest token of an answer, in characters:
/// <https://developers.cloudflare.com/turnstile/get-started/server-side-validation/>.
pub const TOKEN_MAX: usize = 2_048;
/// What the question is asked for: a token of another page's question is none.
pub const ACTION: &str = "compile";

/// Whether a device of a network with so many compiles on trial today is asked.
pub const fn is_needed(network_used: u32) -> bool {
    network_used >= NEEDED_FROM
}

/// What Turnstile says of a token.
#[derive(Debug, Deserialize)]
struct Verification {
    success: bool,
    #[serde(default)]
    hostname: Option<String>,
    #[serde(default)]
    action: Option<String>,
    #[serde(default, rename = "error-codes")]
    error_codes: Vec<String>,
}

/// Whether a token holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Passed,
    /// It does not: wrong, used, too old, or of another page.
    Failed,
    /// Nothing can be said: our secret is not taken, or the service is at odds with itself.
    Unknown,
}

/// Judges Turnstile's answer about a token that was made on a page of `host`.
pub fn judge(answer: &[u8], host: &str) -> Verdict {
    let Ok(said) = serde_json::from_slice::<Verification>(answer) else {
        return Verdict::Unknown;
    };
    if said.success {
        let ours = said.hostname.as_deref() == Some(host) && said.action.as_deref() == Some(ACTION);
        return if ours {
            Verdict::Passed
        } else {
            Verdict::Failed
        };
    }
    let theirs = [
        "missing-input-secret",
        "invalid-input-secret",
        "internal-error",
    ];
    let unknown = said
        .error_codes
        .iter()
        .any(|code| theirs.contains(&code.as_str()));
    if unknown {
        Verdict::Unknown
    } else {
        Verdict::Failed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_not_asked_and_a_crowd_is() {
        assert!(!is_needed(0));
        assert!(!is_needed(NEEDED_FROM - 1));
        assert!(is_needed(NEEDED_FROM));
    }

    #[test]
    fn only_a_good_token_of_our_own_page_passes() {
        for (answer, expected) in [
            (
                r#"{"success":true,"hostname":"legible.example","action":"compile","error-codes":[]}"#,
                Verdict::Passed,
            ),
            (
                r#"{"success":true,"hostname":"elsewhere.example","action":"compile"}"#,
                Verdict::Failed,
            ),
            (
                r#"{"success":true,"hostname":"legible.example","action":"login"}"#,
                Verdict::Failed,
            ),
            (r#"{"success":true}"#, Verdict::Failed),
            (
                r#"{"success":false,"error-codes":["timeout-or-duplicate"]}"#,
                Verdict::Failed,
            ),
            (
                r#"{"success":false,"error-codes":["invalid-input-response"]}"#,
                Verdict::Failed,
            ),
            (r#"{"success":false}"#, Verdict::Failed),
            (
                r#"{"success":false,"error-codes":["invalid-input-secret"]}"#,
                Verdict::Unknown,
            ),
            (
                r#"{"success":false,"error-codes":["internal-error"]}"#,
                Verdict::Unknown,
            ),
            ("<h1>Bad gateway</h1>", Verdict::Unknown),
            ("", Verdict::Unknown),
            (r#"{"success":"true"}"#, Verdict::Unknown),
        ] {
            assert_eq!(
                judge(answer.as_bytes(), "legible.example"),
                expected,
                "{answer}"
            );
        }
    }
}
