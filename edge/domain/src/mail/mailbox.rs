//! Addresses in headers and envelopes.

use std::fmt;

/// The longest address, in bytes (RFC 5321, 4.5.3.1.3, without the brackets).
const LENGTH_MAX: usize = 254;

/// Characters that end an address or a name in a header or in an SMTP command.
const SPECIALS: &str = "\"<>()[]\\,;:";

/// An address that can stand in a header and in an SMTP command as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Takes addresses as nearly everybody has them, without quoted parts; `None` for the rest.
    pub fn parse(text: &str) -> Option<Self> {
        let (local, domain) = text.rsplit_once('@')?;
        let good = |part: &str| {
            !part.is_empty()
                && part.chars().all(|c| {
                    !c.is_control() && !c.is_whitespace() && c != '@' && !SPECIALS.contains(c)
                })
        };
        (text.len() <= LENGTH_MAX && good(local) && good(domain)).then(|| Self(text.to_owned()))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A sender: an address, perhaps with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// As it is shown.
    pub name: Option<String>,
    /// Where it is.
    pub address: Address,
}

impl Mailbox {
    /// Reads `Legible <mail@legible.example>` or `mail@legible.example`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let Some(inside) = text.strip_suffix('>') else {
            return Address::parse(text).map(|address| Self {
                name: None,
                address,
            });
        };
        let (name, address) = inside.split_once('<')?;
        let name = name.trim();
        let plain = name
            .chars()
            .all(|c| !c.is_control() && c != '@' && !SPECIALS.contains(c));
        plain.then_some(())?;
        Some(Self {
            name: (!name.is_empty()).then(|| name.to_owned()),
            address: Address::parse(address)?,
        })
    }
}

/// As in a header.
impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => write!(f, "{}", self.address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_as_people_have_them() {
        for text in [
            "ada@example.org",
            "ada.sample+jobs@mail.example.org",
            "o'ada@example.org",
            "élodie@exämple.org",
        ] {
            assert_eq!(Address::parse(text).expect(text).as_str(), text);
        }
        assert_eq!(
            Address::parse("a@b.example").map(|a| a.domain().to_owned()),
            Some("b.example".into())
        );
    }

    #[test]
    fn an_address_cannot_bring_a_header_a_command_or_a_second_recipient() {
        for text in [
            "",
            "ada",
            "@example.org",
            "ada@",
            "ada@b@example.org",
            "ada@example.org\r\nBcc: eve@example.org",
            "ada@example.org\n",
            "ada@example.org, eve@example.org",
            "ada@example.org> SIZE=1",
            "<ada@example.org>",
            "a da@example.org",
            "ada@example.org;eve@example.org",
            "\"a b\"@example.org",
            "ada\u{0}@example.org",
            "ada@example.org\u{2028}x",
        ] {
            assert_eq!(Address::parse(text), None, "{text:?}");
        }
        assert_eq!(
            Address::parse(&format!("{}@b.example", "a".repeat(250))),
            None
        );
    }

    #[test]
    fn a_sender_may_have_a_name() {
        for (text, expected) in [
            (
                "Legible <mail@legible.example>",
                Some("Legible <mail@legible.example>"),
            ),
            (" mail@legible.example ", Some("mail@legible.example")),
            ("<mail@legible.example>", Some("mail@legible.example")),
            ("Legible mail@legible.example", None),
            ("Legible <mail@legible.example> x", None),
            ("A, B <mail@legible.example>", None),
            ("A\r\nBcc: b <mail@legible.example>", None),
            ("A <b> <mail@legible.example>", None),
        ] {
            assert_eq!(
                Mailbox::parse(text)
                    .map(|mailbox| mailbox.to_string())
                    .as_deref(),
                expected,
                "{text:?}"
            );
        }
    }
}
