//! A relay, by SMTP over a socket; what is said there is `domain::mail::smtp`'s.

use std::time::Duration;

use domain::mail::{
    delivery::{SendError, Sent},
    smtp::{Conversation, Credentials, Envelope, Replies, Reply, Security, Step},
};
use futures_util::future::{Either, select};
use percent_encoding::percent_decode_str;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use worker::{Delay, Env, SecureTransport, Socket, Url};

use super::{
    message::Message,
    mime,
    provider::{NotConfigured, Provider},
};
use crate::settings;

/// A server that takes mails from us.
#[derive(Clone)]
pub struct Smtp {
    host: String,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
    limit: Duration,
}

impl Smtp {
    /// From the secret `SMTP_URL`: `smtps://user:password@host:465` for TLS from the first byte,
    /// `smtp://user:password@host:587` for STARTTLS. Where nothing is deployed,
    /// `smtp://localhost:1025?tls=off` as well.
    pub fn of(env: &Env, limit: Duration, deployed: bool) -> Result<Self, NotConfigured> {
        let url = settings::secret(env, "SMTP_URL").ok_or(NotConfigured("SMTP_URL is absent"))?;
        parse(&url, limit, deployed).ok_or(NotConfigured("SMTP_URL cannot be used"))
    }

    async fn exchange(&self, message: &Message) -> Result<Sent, SendError> {
        let mut talk = Conversation::new(
            self.security,
            self.credentials.clone(),
            Envelope {
                from: message.from.address.clone(),
                to: message.to.clone(),
                message: mime::encode(message),
            },
        );
        let mut socket = self.connect().map_err(|_| broken())?;
        let mut replies = Replies::default();
        let outcome = loop {
            let mut step = match hear(&mut replies, &mut socket).await {
                Ok(reply) => talk.reply(&reply),
                Err(error) => break Err(error),
            };
            if step == Step::StartTls {
                // What was said before would be taken for something said under TLS.
                if !replies.is_empty() {
                    break Err(SendError::retry("smtp: said before TLS began"));
                }
                socket = socket.start_tls();
                step = talk.secured();
            }
            match step {
                Step::Send(bytes) => {
                    if say(&mut socket, &bytes).await.is_err() {
                        break Err(broken());
                    }
                }
                Step::Done(sent) => break Ok(sent),
                Step::Fail(error) => break Err(error),
                Step::StartTls => break Err(SendError::retry("smtp: TLS within TLS")),
            }
        };
        // The mail's fate is decided: the server is told that this is the end where it still listens.
        if outcome.is_ok() {
            let _ = say(&mut socket, b"QUIT\r\n").await;
        }
        let _ = socket.close().await;
        outcome
    }

    fn connect(&self) -> worker::Result<Socket> {
        let transport = match self.security {
            Security::Tls => SecureTransport::On,
            Security::StartTls => SecureTransport::StartTls,
            Security::None => SecureTransport::Off,
        };
        Socket::builder()
            .secure_transport(transport)
            .connect(self.host.as_str(), self.port)
    }
}

impl Provider for Smtp {
    async fn send(&self, message: &Message) -> Result<Sent, SendError> {
        let exchange = std::pin::pin!(self.exchange(message));
        match select(exchange, Delay::from(self.limit)).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right(_) => Err(SendError::retry("smtp: timeout")),
        }
    }
}

fn broken() -> SendError {
    SendError::retry("smtp: connection")
}

/// The server's next reply.
async fn hear(replies: &mut Replies, socket: &mut Socket) -> Result<Reply, SendError> {
    let mut buffer = [0; 4_096];
    loop {
        match replies.take() {
            Ok(Some(reply)) => return Ok(reply),
            Ok(None) => {}
            Err(garbled) => return Err(SendError::retry(format!("smtp: {garbled}"))),
        }
        match socket.read(&mut buffer).await {
            Ok(0) | Err(_) => return Err(broken()),
            Ok(length) => replies.push(&buffer[..length]),
        }
    }
}

async fn say(socket: &mut Socket, bytes: &[u8]) -> std::io::Result<()> {
    socket.write_all(bytes).await?;
    socket.flush().await
}

fn parse(url: &str, limit: Duration, deployed: bool) -> Option<Smtp> {
    let url = Url::parse(url).ok()?;
    let bare = url.query() == Some("tls=off");
    let (security, port) = match url.scheme() {
        "smtps" => (Security::Tls, 465),
        "smtp" if bare && !deployed => (Security::None, 25),
        "smtp" if !bare => (Security::StartTls, 587),
        _ => return None,
    };
    let text = |encoded: &str| -> Option<String> {
        Some(percent_decode_str(encoded).decode_utf8().ok()?.into_owned())
    };
    let user = text(url.username())?;
    let credentials = if user.is_empty() {
        None
    } else {
        Some(Credentials {
            user,
            password: text(url.password().unwrap_or(""))?,
        })
    };
    Some(Smtp {
        host: url.host_str().filter(|host| !host.is_empty())?.to_owned(),
        port: url.port().unwrap_or(port),
        security,
        credentials,
        limit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Host, port, security, and user and password.
    fn parsed(url: &str, deployed: bool) -> Option<String> {
        let smtp = parse(url, Duration::from_secs(1), deployed)?;
        let Smtp {
            host,
            port,
            security,
            credentials,
            ..
        } = smtp;
        let who = credentials.map_or_else(String::new, |c| format!(" {} {}", c.user, c.password));
        Some(format!("{host} {port} {security:?}{who}"))
    }

    #[test]
    fn the_address_says_how_and_as_whom() {
        for (url, expected) in [
            (
                "smtps://ada%40example.org:p%3A%2F%40ss@relay.example",
                Some("relay.example 465 Tls ada@example.org p:/@ss"),
            ),
            (
                "smtp://ada%40example.org:p%3A%2F%40ss@relay.example:2525",
                Some("relay.example 2525 StartTls ada@example.org p:/@ss"),
            ),
            ("smtp://relay.example", Some("relay.example 587 StartTls")),
            (
                "smtp://relay.example?tls=no",
                Some("relay.example 587 StartTls"),
            ),
            ("https://relay.example", None),
            ("smtp://", None),
            ("relay.example:25", None),
        ] {
            assert_eq!(parsed(url, true).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn what_is_deployed_never_speaks_without_tls() {
        let url = "smtp://localhost:1025?tls=off";
        assert_eq!(parsed(url, true), None);
        assert_eq!(parsed(url, false).as_deref(), Some("localhost 1025 None"));
    }
}
