//! Mail: a queue in D1, and the providers that take mails from it.
//!
//! A route asks for a [`statement`] and puts it into the same batch as what the mail tells of, so that
//! there is never one without the other. [`deliver_due`] hands over what is due: after the answer of a
//! request that queued something, and every five minutes. What a mail says is `domain::mail`'s, and so
//! is when it is tried again.

mod deliver;
mod message;
mod mime;
mod outbox;
mod provider;
mod resend;
mod smtp;

use domain::{
    mail::{Address, Mail},
    sealed,
};
use serde::{Deserialize, Serialize};
use worker::{D1PreparedStatement, Env};

use crate::{problem::Result, random, settings, store::mails::Mails};

pub use deliver::deliver_due;

/// A mail to be queued.
pub struct Letter<'a> {
    /// Whose account it concerns, where there is one.
    pub account_id: Option<&'a str>,
    /// Who gets it.
    pub to: &'a Address,
    /// Scheme and host of the pages that it leads to: those of the request, or of the links in it.
    pub origin: &'a str,
    /// What it says.
    pub mail: &'a Mail,
}

/// What is sealed.
#[derive(Debug, Serialize, Deserialize)]
struct Content {
    origin: String,
    mail: Mail,
}

/// The statement that queues a mail, for a batch. It is due at once.
///
/// # Errors
/// `not_configured` without a key to seal it with; `unavailable` when there is no database.
pub fn statement(env: &Env, letter: &Letter<'_>, now: i64) -> Result<D1PreparedStatement> {
    let keys = settings::data_keys(env)?;
    let id = random::id(now).to_string();
    let content = Content {
        origin: letter.origin.to_owned(),
        mail: letter.mail.clone(),
    };
    // Strings and numbers only: serialisation cannot fail.
    let content = serde_json::to_vec(&content).unwrap_or_default();
    let bound_to = context(&id, letter.to.as_str());
    let sealed = sealed::seal(&keys, &bound_to, &content, random::bytes());
    Ok(Mails::of(env)?.insert(
        &id,
        letter.account_id,
        letter.to.as_str(),
        letter.mail.template(),
        &sealed,
        now,
    )?)
}

/// What a mail's content is bound to: in another row, or with another recipient, it does not open.
fn context(id: &str, recipient: &str) -> String {
    format!("mail:{id}:{recipient}")
}
