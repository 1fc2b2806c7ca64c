//! Replies of a server, from bytes that come in pieces.

/// The longest line that is read, in bytes; RFC 5321 allows 512.
const LINE_MAX: usize = 2_000;

/// The most lines of one reply that are read.
const LINES_MAX: usize = 100;

/// One reply (RFC 5321, 4.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Three digits, the first from 2 to 5.
    pub code: u16,
    /// The text of each line, after the code.
    pub lines: Vec<String>,
}

/// The server doesn't speak SMTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the server does not speak SMTP")]
pub struct Garbled;

/// Puts replies together.
#[derive(Debug, Default)]
pub struct Replies {
    bytes: Vec<u8>,
    lines: Vec<String>,
}

impl Replies {
    /// Takes what came from the server.
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Whether nothing is left that was said already. Before TLS begins something that is would be
    /// taken for something said under it.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty() && self.lines.is_empty()
    }

    /// The next whole reply, when there is one.
    ///
    /// # Errors
    /// [`Garbled`] when what came is not one.
    pub fn take(&mut self) -> Result<Option<Reply>, Garbled> {
        loop {
            let Some(end) = self.bytes.iter().position(|byte| *byte == b'\n') else {
                return if self.bytes.len() > LINE_MAX {
                    Err(Garbled)
                } else {
                    Ok(None)
                };
            };
            let line: Vec<u8> = self.bytes.drain(..=end).collect();
            if line.len() > LINE_MAX || self.lines.len() >= LINES_MAX {
                return Err(Garbled);
            }
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end_matches(['\r', '\n']);
            let (code, rest) = line.split_at_checked(3).ok_or(Garbled)?;
            let digits = code.bytes().all(|byte| byte.is_ascii_digit());
            let code: u16 = code.parse().map_err(|_| Garbled)?;
            if !digits || !(200..600).contains(&code) {
                return Err(Garbled);
            }
            match rest.strip_prefix('-') {
                Some(text) => self.lines.push(text.to_owned()),
                None if rest.is_empty() || rest.starts_with(' ') => {
                    let mut lines = std::mem::take(&mut self.lines);
                    lines.push(rest.trim_start().to_owned());
                    return Ok(Some(Reply { code, lines }));
                }
                None => return Err(Garbled),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_reply_may_have_several_lines_and_come_in_pieces() {
        let mut replies = Replies::default();
        for byte in b"220 hello\r\n250-one\r\n250-AUTH PLAIN\r\n250 SIZE 1\r\n250\r\n354 go" {
            replies.push(&[*byte]);
        }
        let reply = |code, lines: &[&str]| {
            Ok(Some(Reply {
                code,
                lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            }))
        };
        assert_eq!(replies.take(), reply(220, &["hello"]));
        assert_eq!(replies.take(), reply(250, &["one", "AUTH PLAIN", "SIZE 1"]));
        assert_eq!(replies.take(), reply(250, &[""]));
        assert_eq!(replies.take(), Ok(None));
        assert!(!replies.is_empty());
        replies.push(b"\n");
        assert_eq!(replies.take(), reply(354, &["go"]));
        assert!(replies.is_empty());
    }

    #[test]
    fn what_is_not_smtp_is_refused() {
        for text in [
            "HTTP/1.1 400 Bad Request\r\n",
            "\r\n",
            "25\r\n",
            "250_x\r\n",
            "+50 x\r\n",
            "150 x\r\n",
            "999 x\r\n",
            "é50 x\r\n",
        ] {
            let mut replies = Replies::default();
            replies.push(text.as_bytes());
            assert_eq!(replies.take(), Err(Garbled), "{text:?}");
        }
        let mut endless = Replies::default();
        endless.push(&[b'2'; 2_001]);
        assert_eq!(endless.take(), Err(Garbled));
        let mut many = Replies::default();
        many.push("250-x\r\n".repeat(101).as_bytes());
        assert_eq!(many.take(), Err(Garbled));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let mut replies = Replies::default();
            replies.push(&bytes);
            while let Ok(Some(_)) = replies.take() {}
        }
    }
}
