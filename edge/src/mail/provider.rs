//! Who takes mails from us: one trait, and the choice that the configuration makes.

use std::time::Duration;

use domain::mail::{
    Address, Mailbox,
    delivery::{ATTEMPT_MS, SendError, Sent},
};
use worker::Env;

use super::{message::Message, outbox::Outbox, resend::Resend, smtp::Smtp};
use crate::settings::{self, Environment};

/// The sender where none is configured: mails that stay on this machine.
const LOCAL_FROM: &str = "Legible <mail@localhost.example>";

/// A way out.
pub trait Provider {
    /// Hands a message over.
    async fn send(&self, message: &Message) -> Result<Sent, SendError>;
}

/// Everything that sending needs.
pub struct Configured {
    /// As in the configuration and in the log.
    pub name: &'static str,
    /// Who sends.
    pub from: Mailbox,
    /// Who reads answers, where somebody does.
    pub reply_to: Option<Address>,
    way: Way,
}

enum Way {
    Resend(Resend),
    Smtp(Smtp),
    Outbox(Outbox),
}

/// What the configuration lacks. Mails wait until it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotConfigured(pub &'static str);

impl Configured {
    /// The provider that `MAIL_PROVIDER` names: `resend`, `smtp` or `outbox`. Without it, the outbox on
    /// a developer's machine and in tests, and none where the service is deployed.
    pub fn of(env: &Env) -> Result<Self, NotConfigured> {
        let deployed = settings::environment(env) == Environment::Deployed;
        let chosen = settings::var(env, "MAIL_PROVIDER");
        let limit = Duration::from_millis(u64::from(settings::number(
            env,
            "MAIL_TIMEOUT_MS",
            ATTEMPT_MS,
            ATTEMPT_MS,
        )));
        let (name, way) = match chosen.as_deref() {
            Some("resend") => ("resend", Way::Resend(Resend::of(env, limit)?)),
            Some("smtp") => ("smtp", Way::Smtp(Smtp::of(env, limit, deployed)?)),
            // There everybody who reads the database would read the links.
            Some("outbox") | None if deployed => {
                return Err(NotConfigured("MAIL_PROVIDER is none that sends"));
            }
            Some("outbox") | None => ("outbox", Way::Outbox(Outbox::of(env))),
            Some(_) => return Err(NotConfigured("MAIL_PROVIDER is not known")),
        };
        let from = match settings::var(env, "MAIL_FROM") {
            Some(from) => from,
            None if name == "outbox" => LOCAL_FROM.to_owned(),
            None => return Err(NotConfigured("MAIL_FROM is absent")),
        };
        let from = Mailbox::parse(&from).ok_or(NotConfigured("MAIL_FROM is no sender"))?;
        let reply_to = settings::var(env, "MAIL_REPLY_TO")
            .map(|text| Address::parse(&text).ok_or(NotConfigured("MAIL_REPLY_TO is no address")))
            .transpose()?;
        Ok(Self {
            name,
            from,
            reply_to,
            way,
        })
    }
}

impl Provider for Configured {
    async fn send(&self, message: &Message) -> Result<Sent, SendError> {
        match &self.way {
            Way::Resend(resend) => resend.send(message).await,
            Way::Smtp(smtp) => smtp.send(message).await,
            Way::Outbox(outbox) => outbox.send(message).await,
        }
    }
}
