//! Opaque secrets: sessions, links in mails, tickets and personal tokens.
//!
//! Each is 256 random bits in base64url behind a prefix that says what it opens, so that scanners find
//! a leaked one. Only its SHA-256 is kept: with so much randomness no salt and no slow hash is needed.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::files::sha256_hex;

/// What a secret opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A browser's session.
    Session,
    /// A link in a mail.
    Link,
    /// The second step of signing in.
    Ticket,
    /// The way to a provider and back.
    State,
    /// An API token of a person.
    Personal,
}

impl Kind {
    /// What a secret of this kind begins with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Session => "lgs_",
            Self::Link => "lgl_",
            Self::Ticket => "lgt_",
            Self::State => "lgo_",
            Self::Personal => "lgp_",
        }
    }
}

/// Characters of a secret behind its prefix.
const LENGTH: usize = 43;

/// A secret of 32 random bytes.
pub fn make(kind: Kind, random: [u8; 32]) -> String {
    format!("{}{}", kind.prefix(), URL_SAFE_NO_PAD.encode(random))
}

/// What is kept of a secret; `None` where the text is none of this kind.
pub fn digest(kind: Kind, secret: &str) -> Option<String> {
    let rest = secret.strip_prefix(kind.prefix())?;
    let shaped = rest.len() == LENGTH
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    shaped.then(|| sha256_hex(secret.as_bytes()))
}

/// The beginning of a secret, by which its owner knows it again.
pub fn hint(secret: &str) -> String {
    let mut hint: String = secret.chars().take(8).collect();
    hint.push('…');
    hint
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_has_one_digest_and_one_kind() {
        let secret = make(Kind::Session, [9; 32]);
        assert!(secret.starts_with("lgs_"));
        let digest_of = |text: &str| digest(Kind::Session, text);
        assert_eq!(digest_of(&secret).map(|digest| digest.len()), Some(64));
        assert_ne!(digest_of(&secret), digest_of(&make(Kind::Session, [8; 32])));
        assert_eq!(digest(Kind::Link, &secret), None);
        for bad in [
            "",
            "lgs_",
            &secret[..46],
            &format!("{secret}A"),
            &secret.replace('C', "!"),
        ] {
            assert_eq!(digest_of(bad), None, "{bad}");
        }
        assert_eq!(hint(&secret), format!("{}…", &secret[..8]));
    }
}
