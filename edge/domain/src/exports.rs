//! Exports of everything that belongs to an account: how long they take, wait and stay.

use crate::limits::{DAY_MS, HOUR_MS, MINUTE_MS};

/// An archive, and the link to it, hold for this long, in hours.
pub const KEPT_HOURS: u32 = 72;
/// [`KEPT_HOURS`] in milliseconds.
pub const KEPT_MS: i64 = KEPT_HOURS as i64 * HOUR_MS;
/// Whoever makes an archive has this long, in milliseconds; afterwards somebody else begins anew.
pub const LEASE_MS: i64 = 15 * MINUTE_MS;
/// Attempts before an export is given up.
pub const ATTEMPTS_MAX: u32 = 5;
/// An export that was given up is told about for this long, in milliseconds.
pub const FAILED_SHOWN_MS: i64 = DAY_MS;

/// Where an export stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is going to be made, or is being made.
    Pending,
    /// It is there.
    Ready,
    /// It could not be made.
    Failed,
}

/// When an attempt that failed at a time is made up for; `None`: it is given up.
pub fn again(attempts: u32, now: i64) -> Option<i64> {
    // A minute, two, four, eight.
    let wait = MINUTE_MS << attempts.saturating_sub(1).min(8);
    (attempts < ATTEMPTS_MAX).then_some(now + wait)
}

/// The token that a form sends, as `application/x-www-form-urlencoded`.
pub fn token(form: &[u8]) -> Option<String> {
    let mut fields = form_urlencoded::parse(form);
    let (name, token) = fields.next()?;
    (name == "token" && fields.next().is_none()).then(|| token.into_owned())
}

/// Folders of an archive: each is named after what somebody calls a thing, and none twice.
#[derive(Debug, Default)]
pub struct Folders(std::collections::BTreeSet<String>);

impl Folders {
    /// The longest name, in characters: with a path in it a file system must still take it.
    const NAME_MAX: usize = 60;

    /// A folder for a thing of this name: letters and digits of any script, and nothing that a file
    /// system would mind. Names that differ in case only are one to some of them.
    pub fn name(&mut self, name: &str) -> String {
        let plain: String = name
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .take(Self::NAME_MAX)
            .collect();
        let plain = plain.trim_matches('-');
        let plain = if plain.is_empty() { "resume" } else { plain };
        let mut folder = plain.to_owned();
        let mut n = 1;
        while !self.0.insert(folder.to_lowercase()) {
            n += 1;
            folder = format!("{plain}-{n}");
        }
        folder
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_is_tried_again_later_and_later_and_then_given_up() {
        let waits: Vec<_> = (1..=ATTEMPTS_MAX).map(|n| again(n, 0)).collect();
        let minutes = |n: i64| Some(n * MINUTE_MS);
        assert_eq!(
            waits,
            [minutes(1), minutes(2), minutes(4), minutes(8), None]
        );
    }

    #[test]
    fn a_form_has_one_field() {
        assert_eq!(token(b"token=lgl_a-b").as_deref(), Some("lgl_a-b"));
        for bad in [&b""[..], b"x=1", b"token=a&token=b", b"\xff\xfe"] {
            assert_eq!(token(bad), None);
        }
    }

    #[test]
    fn folders_are_told_apart_and_lead_nowhere_else() {
        let mut folders = Folders::default();
        for (name, expected) in [
            ("Für Zürich 2026", "Für-Zürich-2026"),
            ("für zürich 2026", "für-zürich-2026-2"),
            ("../../etc/passwd", "etc-passwd"),
            ("..", "resume"),
            ("履歴書", "履歴書"),
            ("CON:\u{202e}x", "CON--x"),
        ] {
            assert_eq!(folders.name(name), expected);
        }
        assert_eq!(
            folders.name(&"x".repeat(300)).chars().count(),
            Folders::NAME_MAX
        );
    }
}
