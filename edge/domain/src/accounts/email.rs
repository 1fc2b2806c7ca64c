//! E-mail addresses: what is taken for one, and when two are the same.

use std::fmt;

/// The longest address, in bytes (RFC 5321, 4.5.3.1.3, without the angle brackets).
pub const EMAIL_MAX: usize = 254;
/// The longest local part, in bytes (RFC 5321, 4.5.3.1.1).
const LOCAL_MAX: usize = 64;

/// An address that mail can be sent to, as the person wrote it, without surrounding space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads an address. Only what is certainly none is refused: whether it exists, a mail tells.
    ///
    /// Taken are the atoms and dots of RFC 5322 and letters of other scripts (RFC 6531); not taken
    /// are quoted local parts and addresses of machines, which no provider of mailboxes gives out.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@')?;
        let fits = text.len() <= EMAIL_MAX && local.len() <= LOCAL_MAX;
        (fits && dots(local, is_local) && is_domain(domain)).then(|| Self(text.to_owned()))
    }

    /// What two ways to write one address have in common: lower case.
    pub fn key(&self) -> String {
        key(&self.0)
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For those who need not know it: the first letter and the domain.
    pub fn masked(&self) -> String {
        mask(&self.0)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// [`Email::key`] of any text: what is no address has a key that no account has.
pub fn key(text: &str) -> String {
    text.trim().to_lowercase()
}

/// [`Email::masked`] of an address as it was stored.
pub fn mask(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}•••@{domain}")
}

fn dots(text: &str, is: impl Fn(char) -> bool) -> bool {
    !text.is_empty()
        && text
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(&is))
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c)
}

fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let label = |label: &&str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    // The last label is never a number: that would be an address of a machine.
    labels.len() >= 2
        && labels.iter().all(label)
        && labels
            .last()
            .is_some_and(|last| last.len() >= 2 && last.chars().any(|c| !c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for good in [
            "ada@example.org",
            "ada.sample+jobs@mail.example.co.in",
            "o'neil@example.org",
            "ädä@exämple.org",
            "  ada@example.org ",
            "a@b.io",
        ] {
            assert!(Email::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "ada",
            "@example.org",
            "ada@",
            "ada@example",
            "ada@.org",
            "ada@example..org",
            "ada..sample@example.org",
            ".ada@example.org",
            "ada@-example.org",
            "ada@127.0.0.1",
            "ada@[127.0.0.1]",
            "\"ada sample\"@example.org",
            "ada sample@example.org",
            "ada@example.org\r\nBcc: all@example.org",
            "ada@example.org,eve@example.org",
            "<ada@example.org>",
            "ada@exa mple.org",
            "ada\u{0}@example.org",
            "ada\u{202e}@example.org",
        ] {
            assert!(Email::parse(bad).is_none(), "{bad:?}");
        }
        let long = format!("{}@{}.org", "a".repeat(64), "b".repeat(63));
        assert!(Email::parse(&long).is_some());
        assert!(Email::parse(&format!("a{long}")).is_none());
    }

    #[test]
    fn case_does_not_make_two_addresses() {
        let key = |text| Email::parse(text).map(|email| email.key());
        assert_eq!(key("Ada@Example.ORG"), key(" ada@example.org"));
        assert_ne!(key("ada@example.org"), key("ada@example.com"));
    }

    #[test]
    fn a_mask_leaves_the_first_letter_and_the_domain() {
        let masked = |text| Email::parse(text).map(|email| email.masked());
        assert_eq!(
            masked("ada@example.org").as_deref(),
            Some("a•••@example.org")
        );
        assert_eq!(
            masked("ädä@example.org").as_deref(),
            Some("ä•••@example.org")
        );
    }
}
