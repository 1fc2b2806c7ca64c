//! Mails that go nowhere: rows of a table, to be read at `/dev/outbox`.

use domain::mail::delivery::{SendError, Sent};
use worker::Env;

use super::{message::Message, provider::Provider};
use crate::store::outbox;

/// The table.
pub struct Outbox(Env);

impl Outbox {
    /// That of this environment.
    pub fn of(env: &Env) -> Self {
        Self(env.clone())
    }
}

impl Provider for Outbox {
    async fn send(&self, message: &Message) -> Result<Sent, SendError> {
        let mut headers = vec![
            ("From".to_owned(), message.from.to_string()),
            ("To".to_owned(), message.to.to_string()),
            ("Subject".to_owned(), message.content.subject.clone()),
            (
                "Message-ID".to_owned(),
                format!("<{}>", message.message_id()),
            ),
        ];
        if let Some(reply_to) = &message.reply_to {
            headers.push(("Reply-To".to_owned(), reply_to.to_string()));
        }
        for (name, value) in Message::EXTRA_HEADERS {
            headers.push((name.to_owned(), value.to_owned()));
        }
        let written = outbox::Mail {
            id: message.id.clone(),
            recipient: message.to.to_string(),
            headers,
            subject: message.content.subject.clone(),
            text: message.content.text.clone(),
            html: message.content.html.clone(),
            created_at: message.written_at,
        };
        match outbox::write(&self.0, &written).await {
            Ok(()) => Ok(Sent { id: None }),
            Err(_) => Err(SendError::retry("outbox: the database refused")),
        }
    }
}
