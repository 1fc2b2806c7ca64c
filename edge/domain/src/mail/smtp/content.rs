//! The content as it goes over the wire.

/// Lines end with CRLF, a line that begins with a dot gets a second one, and a lone dot ends the whole
/// (RFC 5321, 4.5.2).
pub fn encode(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len() + message.len() / 50 + 5);
    let mut start_of_line = true;
    let mut bytes = message.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\r' || byte == b'\n' {
            if byte == b'\r' && bytes.peek() == Some(&b'\n') {
                bytes.next();
            }
            out.extend_from_slice(b"\r\n");
            start_of_line = true;
            continue;
        }
        if start_of_line && byte == b'.' {
            out.push(b'.');
        }
        out.push(byte);
        start_of_line = false;
    }
    if !start_of_line {
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b".\r\n");
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::encode;

    #[test]
    fn content_cannot_end_itself() {
        for (message, expected) in [
            ("", ".\r\n"),
            ("a", "a\r\n.\r\n"),
            ("a\r\n", "a\r\n.\r\n"),
            ("a\n.\nb\r..c", "a\r\n..\r\nb\r\n...c\r\n.\r\n"),
            (".", "..\r\n.\r\n"),
            ("a.b\r\n\r\n.QUIT\r\n", "a.b\r\n\r\n..QUIT\r\n.\r\n"),
        ] {
            assert_eq!(
                encode(message.as_bytes()),
                expected.as_bytes(),
                "{message:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn the_end_is_at_the_end_only(message in proptest::collection::vec(
            prop_oneof![Just(b'.'), Just(b'\r'), Just(b'\n'), any::<u8>()], 0..200)) {
            let out = encode(&message);
            prop_assert!(out.ends_with(b".\r\n"));
            let body = &out[..out.len() - 3];
            prop_assert!(body.is_empty() || body.ends_with(b"\r\n"));
            for line in body.split(|byte| *byte == b'\n') {
                prop_assert!(line != b".\r");
                let inner = line.strip_suffix(b"\r").unwrap_or(line);
                prop_assert!(!inner.contains(&b'\r'));
            }
        }
    }
}
