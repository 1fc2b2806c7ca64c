//! A message as MIME, for providers that take it whole.

use mail_builder::{
    MessageBuilder,
    headers::{address::Address, raw::Raw},
};

use super::message::Message;

/// Headers and both forms of the body, as RFC 5322 has them.
pub fn encode(message: &Message) -> Vec<u8> {
    let from = Address::new_address(message.from.name.as_deref(), message.from.address.as_str());
    let mut builder = MessageBuilder::new()
        .message_id(message.message_id())
        .date(message.written_at.div_euclid(1_000))
        .from(from)
        .to(message.to.as_str())
        .subject(message.content.subject.as_str())
        .text_body(message.content.text.as_str())
        .html_body(message.content.html.as_str());
    if let Some(reply_to) = &message.reply_to {
        builder = builder.reply_to(reply_to.as_str());
    }
    for (name, value) in Message::EXTRA_HEADERS {
        builder = builder.header(name, Raw::new(value));
    }
    let mut out = Vec::new();
    builder.serialize(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use domain::mail::{Address, Mailbox, Rendered};

    use super::*;

    fn message(subject: &str) -> Message {
        Message {
            id: "0197".into(),
            from: Mailbox::parse("Legible <mail@legible.example>").expect("a sender"),
            reply_to: Address::parse("help@legible.example"),
            to: Address::parse("ada@example.org").expect("an address"),
            written_at: 1_795_856_700_000,
            content: Rendered {
                subject: subject.into(),
                text: "Grüße\n.\nhttps://legible.example/verify#token=abc\n".into(),
                html: format!("<p>{}</p>", "long ".repeat(400)),
            },
        }
    }

    fn headers(mime: &[u8]) -> Vec<String> {
        let text = String::from_utf8(mime.to_vec()).expect("ASCII");
        let (head, _) = text.split_once("\r\n\r\n").expect("a head and a body");
        head.replace("\r\n ", " ")
            .replace("\r\n\t", " ")
            .split("\r\n")
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn the_headers_are_those_of_the_message() {
        let headers = headers(&encode(&message("Confirm")));
        for expected in [
            "Message-ID: <0197@legible.example>",
            "Date: Sat, 28 Nov 2026 09:05:00 +0000",
            "To: <ada@example.org>",
            "Reply-To: <help@legible.example>",
            "Subject: Confirm",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
        ] {
            assert!(
                headers.iter().any(|line| line == expected),
                "{expected}: {headers:#?}"
            );
        }
        assert!(headers.iter().any(|line| line.starts_with("From: ")
            && line.contains("Legible")
            && line.ends_with("<mail@legible.example>")));
        assert!(
            headers
                .iter()
                .any(|line| line.starts_with("Content-Type: multipart/alternative"))
        );
    }

    #[test]
    fn every_line_is_short_and_ascii_whatever_was_said() {
        for subject in [
            "Grüße an 名前",
            "a\r\nBcc: eve@example.org",
            &"x".repeat(900),
        ] {
            let mime = encode(&message(subject));
            assert!(mime.is_ascii(), "{subject}");
            for line in mime.split(|byte| *byte == b'\n') {
                assert!(line.len() <= 999, "{subject}: {}", line.len());
            }
            assert!(
                !headers(&mime).iter().any(|line| line.starts_with("Bcc")),
                "{subject}"
            );
        }
    }
}
