//! What belongs to a resume beside its files.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Findings that may be ignored in one resume.
pub const IGNORED_MAX: usize = 1_000;
/// The longest quote of an ignored finding, in characters.
pub const QUOTE_MAX_CHARS: usize = 1_000;
/// The longest reason for ignoring one, in characters.
pub const REASON_MAX_CHARS: usize = 500;
/// The longest posting, in characters: as much as the scorer reads.
pub const POSTING_MAX_CHARS: usize = 50_000;
/// The longest name of a profile or a market, in bytes.
const SETTING_MAX: usize = 64;

/// A finding that its owner does not want to see again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = IgnoredFinding))]
#[serde(deny_unknown_fields)]
pub struct Ignored {
    /// The rule's code.
    pub code: String,
    /// The words concerned; at most [`QUOTE_MAX_CHARS`] characters.
    pub quote: String,
    /// Why, in the owner's words; may be empty. At most [`REASON_MAX_CHARS`] characters.
    pub reason: String,
    /// When; milliseconds since the epoch.
    pub at: i64,
}

/// What is too long to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DetailsError {
    /// Too many ignored findings.
    #[error("At most {IGNORED_MAX} findings can be ignored in one resume.")]
    TooManyIgnored,
    /// A finding's code, quote or reason.
    #[error(
        "An ignored finding has a rule's code, a quote of at most {QUOTE_MAX_CHARS} characters and a reason of at most {REASON_MAX_CHARS}."
    )]
    IgnoredTooLong,
    /// The posting.
    #[error("A posting has at most {POSTING_MAX_CHARS} characters.")]
    PostingTooLong,
    /// The profile or the market.
    #[error("Profile and market are named by letters, digits, “-”, “_” and “.”.")]
    SettingInvalid,
}

/// Whether a text may name a profile of weights or a market.
pub fn is_name(text: &str) -> bool {
    (1..=SETTING_MAX).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// Holds details against what is kept; `settings` are the names of profile and market, where given.
///
/// # Errors
/// What is in the way.
pub fn check<'a>(
    ignored: &[Ignored],
    posting: &str,
    settings: impl IntoIterator<Item = &'a str>,
) -> Result<(), DetailsError> {
    if ignored.len() > IGNORED_MAX {
        return Err(DetailsError::TooManyIgnored);
    }
    let within = |text: &str, max: usize| text.chars().nth(max).is_none();
    let fits = |finding: &Ignored| {
        is_name(&finding.code)
            && within(&finding.quote, QUOTE_MAX_CHARS)
            && within(&finding.reason, REASON_MAX_CHARS)
    };
    if !ignored.iter().all(fits) {
        return Err(DetailsError::IgnoredTooLong);
    }
    if !within(posting, POSTING_MAX_CHARS) {
        return Err(DetailsError::PostingTooLong);
    }
    if !settings.into_iter().all(is_name) {
        return Err(DetailsError::SettingInvalid);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ignored(code: &str, quote: &str, reason: &str) -> Ignored {
        Ignored {
            code: code.into(),
            quote: quote.into(),
            reason: reason.into(),
            at: 1,
        }
    }

    #[test]
    fn what_is_kept_has_limits_that_count_characters() {
        let long = "ü".repeat(QUOTE_MAX_CHARS);
        let good = ignored("TXT001", &long, &"ü".repeat(REASON_MAX_CHARS));
        let posting = "語".repeat(POSTING_MAX_CHARS);
        assert_eq!(check(&[good], &posting, ["general", "in"]), Ok(()));
        assert_eq!(check(&[], "", []), Ok(()));
        for (ignored, posting, setting, expected) in [
            (
                vec![ignored("TXT001", &format!("{long}ü"), "")],
                "",
                "in",
                DetailsError::IgnoredTooLong,
            ),
            (
                vec![ignored("", "x", "")],
                "",
                "in",
                DetailsError::IgnoredTooLong,
            ),
            (
                vec![ignored("TXT001", "x", ""); IGNORED_MAX + 1],
                "",
                "in",
                DetailsError::TooManyIgnored,
            ),
            (
                vec![],
                &*format!("{posting}語"),
                "in",
                DetailsError::PostingTooLong,
            ),
            (vec![], "", "<in>", DetailsError::SettingInvalid),
            (vec![], "", "", DetailsError::SettingInvalid),
        ] {
            assert_eq!(check(&ignored, posting, [setting]), Err(expected));
        }
    }
}
