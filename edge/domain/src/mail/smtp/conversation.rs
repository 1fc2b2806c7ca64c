//! What is said, and what follows from the answers.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::{content, reply::Reply};
use crate::mail::{
    Address,
    delivery::{SendError, Sent},
};

/// How the connection is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// By TLS from the first byte.
    Tls,
    /// By TLS that is begun with STARTTLS. A server without it is not spoken to.
    StartTls,
    /// Not at all: for a server on this machine.
    None,
}

/// Who we are to the server.
#[derive(Clone)]
pub struct Credentials {
    /// User name.
    pub user: String,
    /// Password.
    pub password: String,
}

/// One mail on its way.
pub struct Envelope {
    /// Who sends it.
    pub from: Address,
    /// Who gets it.
    pub to: Address,
    /// Headers and body.
    pub message: Vec<u8>,
}

/// What to do next.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Send these bytes, then wait for a reply.
    Send(Vec<u8>),
    /// Begin TLS, then ask [`Conversation::secured`].
    StartTls,
    /// The mail was taken. Say QUIT and close.
    Done(Sent),
    /// It was not. Close.
    Fail(SendError),
}

/// The command that was sent last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Greeting,
    Hello,
    StartTls,
    Auth,
    From,
    To,
    Data,
    Content,
}

impl State {
    /// Its name in reasons.
    const fn name(self) -> &'static str {
        match self {
            Self::Greeting => "connect",
            Self::Hello => "ehlo",
            Self::StartTls => "starttls",
            Self::Auth => "auth",
            Self::From => "mail",
            Self::To => "rcpt",
            Self::Data => "data",
            Self::Content => "content",
        }
    }
}

/// One mail, handed over.
pub struct Conversation {
    state: State,
    secure: bool,
    security: Security,
    credentials: Option<Credentials>,
    envelope: Envelope,
    /// What the server can, in capitals, as of the last EHLO.
    abilities: Vec<String>,
}

impl Conversation {
    /// Before the server's greeting.
    pub const fn new(
        security: Security,
        credentials: Option<Credentials>,
        envelope: Envelope,
    ) -> Self {
        Self {
            state: State::Greeting,
            secure: matches!(security, Security::Tls),
            security,
            credentials,
            envelope,
            abilities: Vec::new(),
        }
    }

    /// TLS has begun: what the server said before counts no more.
    pub fn secured(&mut self) -> Step {
        self.secure = true;
        self.abilities.clear();
        self.hello()
    }

    /// What follows a reply.
    pub fn reply(&mut self, reply: &Reply) -> Step {
        match (self.state, reply.code) {
            (State::Greeting, 220) => self.hello(),
            (State::Hello, 250) => {
                self.abilities = reply
                    .lines
                    .iter()
                    .skip(1)
                    .map(|line| line.to_ascii_uppercase())
                    .collect();
                self.after_hello()
            }
            (State::StartTls, 220) => Step::StartTls,
            (State::Auth, 235) => self.from(),
            (State::From, 250) => self.say(State::To, &format!("RCPT TO:<{}>", self.envelope.to)),
            (State::To, 250 | 251) => self.say(State::Data, "DATA"),
            (State::Data, 354) => {
                self.state = State::Content;
                Step::Send(content::encode(&self.envelope.message))
            }
            (State::Content, 250) => Step::Done(Sent { id: None }),
            (state, code) => Step::Fail(failure(state, code)),
        }
    }

    fn say(&mut self, state: State, command: &str) -> Step {
        self.state = state;
        Step::Send(format!("{command}\r\n").into_bytes())
    }

    fn hello(&mut self) -> Step {
        let name = self.envelope.from.domain().to_owned();
        self.say(State::Hello, &format!("EHLO {name}"))
    }

    fn can(&self, ability: &str) -> Option<&str> {
        self.abilities.iter().find_map(|line| {
            let (name, rest) = line.split_once([' ', '=']).unwrap_or((line, ""));
            (name == ability).then_some(rest)
        })
    }

    fn after_hello(&mut self) -> Step {
        if !self.secure && self.security == Security::StartTls {
            // Whoever sits between could have left it out: never on without.
            return if self.can("STARTTLS").is_some() {
                self.say(State::StartTls, "STARTTLS")
            } else {
                Step::Fail(SendError::retry("smtp: the server has no STARTTLS"))
            };
        }
        let Some(Credentials { user, password }) = &self.credentials else {
            return self.from();
        };
        let plain = self
            .can("AUTH")
            .is_some_and(|ways| ways.split(' ').any(|way| way == "PLAIN"));
        if !plain {
            return Step::Fail(SendError::retry("smtp: the server has no AUTH PLAIN"));
        }
        let response = STANDARD.encode(format!("\0{user}\0{password}"));
        self.say(State::Auth, &format!("AUTH PLAIN {response}"))
    }

    fn from(&mut self) -> Step {
        let Envelope { from, to, .. } = &self.envelope;
        let ascii = from.as_str().is_ascii() && to.as_str().is_ascii();
        if !ascii && self.can("SMTPUTF8").is_none() {
            return Step::Fail(SendError::refused("smtp: the server has no SMTPUTF8"));
        }
        let parameter = if ascii { "" } else { " SMTPUTF8" };
        let command = format!("MAIL FROM:<{from}>{parameter}");
        self.say(State::From, &command)
    }
}

/// A refusal for good concerns the recipient or the content; any other says that we, or the server,
/// are not set up well, or that it is busy: the mail waits until that is mended.
fn failure(state: State, code: u16) -> SendError {
    let reason = format!("smtp {}: {code}", state.name());
    let of_this_mail = matches!(state, State::To | State::Content) && (500..600).contains(&code);
    // 530 and 535 say that we may not, 503 that the order was wrong: not of this mail.
    if of_this_mail && !matches!(code, 503 | 530 | 535) {
        SendError::refused(reason)
    } else {
        SendError::retry(reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).expect(text)
    }

    fn conversation(security: Security, credentials: bool, to: &str) -> Conversation {
        Conversation::new(
            security,
            credentials.then(|| Credentials {
                user: "legible".into(),
                password: "secret".into(),
            }),
            Envelope {
                from: address("mail@legible.example"),
                to: address(to),
                message: b"Subject: x\r\n\r\n.dot\r\n".to_vec(),
            },
        )
    }

    fn reply(code: u16, lines: &[&str]) -> Reply {
        Reply {
            code,
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        }
    }

    fn say(text: &str) -> Step {
        Step::Send(text.as_bytes().to_vec())
    }

    #[test]
    fn a_mail_is_handed_over_under_tls_that_begins_later() {
        let mut talk = conversation(Security::StartTls, true, "ada@example.org");
        assert_eq!(
            talk.reply(&reply(220, &["hi"])),
            say("EHLO legible.example\r\n")
        );
        assert_eq!(
            talk.reply(&reply(250, &["relay", "STARTTLS"])),
            say("STARTTLS\r\n")
        );
        assert_eq!(talk.reply(&reply(220, &["go"])), Step::StartTls);
        assert_eq!(talk.secured(), say("EHLO legible.example\r\n"));
        assert_eq!(
            talk.reply(&reply(250, &["relay", "auth LOGIN PLAIN", "SIZE 100"])),
            say("AUTH PLAIN AGxlZ2libGUAc2VjcmV0\r\n")
        );
        assert_eq!(
            talk.reply(&reply(235, &["in"])),
            say("MAIL FROM:<mail@legible.example>\r\n")
        );
        assert_eq!(
            talk.reply(&reply(250, &["ok"])),
            say("RCPT TO:<ada@example.org>\r\n")
        );
        assert_eq!(talk.reply(&reply(250, &["ok"])), say("DATA\r\n"));
        assert_eq!(
            talk.reply(&reply(354, &["go"])),
            say("Subject: x\r\n\r\n..dot\r\n.\r\n")
        );
        assert_eq!(
            talk.reply(&reply(250, &["queued"])),
            Step::Done(Sent { id: None })
        );
    }

    #[test]
    fn without_tls_nothing_secret_is_said() {
        let mut talk = conversation(Security::StartTls, true, "ada@example.org");
        talk.reply(&reply(220, &["hi"]));
        assert_eq!(
            talk.reply(&reply(250, &["relay", "AUTH PLAIN"])),
            Step::Fail(SendError::retry("smtp: the server has no STARTTLS"))
        );
    }

    #[test]
    fn what_was_offered_before_tls_is_forgotten() {
        let mut talk = conversation(Security::StartTls, true, "ada@example.org");
        talk.reply(&reply(220, &["hi"]));
        talk.reply(&reply(250, &["relay", "STARTTLS", "AUTH PLAIN"]));
        talk.reply(&reply(220, &["go"]));
        talk.secured();
        assert_eq!(
            talk.reply(&reply(250, &["relay"])),
            Step::Fail(SendError::retry("smtp: the server has no AUTH PLAIN"))
        );
    }

    #[test]
    fn addresses_beyond_ascii_need_a_server_that_takes_them() {
        for (ability, expected) in [
            (
                "SMTPUTF8",
                say("MAIL FROM:<mail@legible.example> SMTPUTF8\r\n"),
            ),
            (
                "8BITMIME",
                Step::Fail(SendError::refused("smtp: the server has no SMTPUTF8")),
            ),
        ] {
            let mut talk = conversation(Security::None, false, "élodie@example.org");
            talk.reply(&reply(220, &["hi"]));
            assert_eq!(talk.reply(&reply(250, &["relay", ability])), expected);
        }
    }

    #[test]
    fn only_what_concerns_the_mail_itself_is_final() {
        for (state, code, last) in [
            (State::Greeting, 554, false),
            (State::Hello, 502, false),
            (State::StartTls, 454, false),
            (State::Auth, 535, false),
            (State::From, 550, false),
            (State::To, 450, false),
            (State::To, 530, false),
            (State::To, 550, true),
            (State::To, 553, true),
            (State::Data, 503, false),
            (State::Content, 452, false),
            (State::Content, 554, true),
        ] {
            let mut talk = conversation(Security::None, true, "ada@example.org");
            talk.state = state;
            let reason = format!("smtp {}: {code}", state.name());
            let expected = if last {
                SendError::refused(reason)
            } else {
                SendError::retry(reason)
            };
            assert_eq!(
                talk.reply(&reply(code, &["no"])),
                Step::Fail(expected),
                "{state:?} {code}"
            );
        }
    }
}
