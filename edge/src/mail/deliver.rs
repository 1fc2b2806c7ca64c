//! Handing over what is due.

use domain::{
    accounts::email::key,
    mail::{
        Address, Site,
        delivery::{ATTEMPTS_MAX, LEASE_MS, Next, SendError, Sent, next},
    },
    sealed::{self, SealError},
};
use serde_json::json;
use worker::{Env, Result};

use super::{
    Content, context,
    message::Message,
    provider::{Configured, NotConfigured, Provider as _},
};
use crate::{
    clock::Clock,
    log::{self, Level},
    settings,
    store::{
        accounts,
        mails::{Due, Mails},
    },
};

/// Sends mails that are due at `now`, in milliseconds since the epoch, and at most `max`. Each is taken
/// from the table for the time of an attempt, so that nobody else sends it meanwhile. A failure is
/// logged; what is left waits for the next call.
pub async fn deliver_due(env: &Env, now: i64, max: usize) {
    // The time goes on while mails are sent.
    let clock = Clock::shifted(now - Clock::default().now());
    if let Err(error) = deliver(env, clock, max).await {
        let cause = error.to_string();
        log::line(
            Level::Error,
            "mail_delivery_failed",
            json!({ "cause": cause }),
        );
    }
}

async fn deliver(env: &Env, clock: Clock, max: usize) -> Result<()> {
    let mails = Mails::of(env)?;
    let sender = match Configured::of(env) {
        Ok(sender) => sender,
        Err(NotConfigured(lacks)) => {
            let waiting = mails.due(clock.now()).await?;
            if waiting > 0 {
                let fields = json!({ "cause": lacks, "waiting": waiting });
                log::line(Level::Warn, "mail_not_configured", fields);
            }
            return Ok(());
        }
    };
    for _ in 0..max {
        let now = clock.now();
        let Some(due) = mails.lease(now, now + LEASE_MS).await? else {
            break;
        };
        if !one(env, &mails, &sender, &due, clock).await? {
            // Likely the next one would fare the same: it keeps its attempts.
            break;
        }
    }
    Ok(())
}

/// Sends one mail and writes down how it went; false when the provider was not able to take it.
async fn one(
    env: &Env,
    mails: &Mails,
    sender: &Configured,
    due: &Due,
    clock: Clock,
) -> Result<bool> {
    let started = clock.now();
    if is_undeliverable(env, due).await? {
        mails.failed(due, started, "undeliverable").await?;
        log::line(
            Level::Info,
            "mail_withheld",
            json!({ "mail_id": due.id, "template": due.template }),
        );
        return Ok(true);
    }
    let mut useful_until = None;
    let outcome = match open(env, due) {
        Ok(content) => {
            useful_until = content.mail.useful_until(due.created_at);
            send(sender, due, &content, started).await
        }
        Err(error) => Err(error),
    };
    let now = clock.now();
    let mut fields = json!({
        "mail_id": due.id,
        "template": due.template,
        "provider": sender.name,
        "attempt": due.attempts,
        "ms": now - started,
        "waited_ms": now - due.created_at,
    });
    let error = match outcome {
        Ok(Sent { id }) => {
            mails.sent(&due.id, now).await?;
            fields["provider_id"] = id.into();
            log::line(Level::Info, "mail_sent", fields);
            return Ok(true);
        }
        Err(error) => error,
    };
    let reason = error.to_string();
    fields["cause"] = reason.as_str().into();
    match next(&error, due.attempts, now, useful_until) {
        Next::Again(at) => {
            mails.again(due, at, &reason).await?;
            log::line(Level::Warn, "mail_delayed", fields);
        }
        Next::GiveUp => {
            mails.failed(due, now, &reason).await?;
            log::line(Level::Error, "mail_failed", fields);
        }
    }
    Ok(matches!(error, SendError::Refused { .. }))
}

/// Whether mail to its recipient came back before.
async fn is_undeliverable(env: &Env, due: &Due) -> Result<bool> {
    let account = accounts::by_email(env, &key(&due.recipient)).await?;
    Ok(account.is_some_and(|account| account.undeliverable().is_some()))
}

/// Opens what a mail says.
fn open(env: &Env, due: &Due) -> Result<Content, SendError> {
    let keys = settings::data_keys(env).map_err(|_| SendError::retry("DATA_KEY is absent"))?;
    let sealed = due.sealed.as_deref().unwrap_or("");
    let plain =
        sealed::open(&keys, &context(&due.id, &due.recipient), sealed).map_err(|error| {
            let reason = error.to_string();
            match error {
                // Perhaps a key is missing that somebody puts back.
                SealError::Foreign => SendError::retry(reason),
                SealError::Malformed => SendError::refused(reason),
            }
        })?;
    serde_json::from_slice(&plain).map_err(|_| SendError::refused("the content is not a mail"))
}

async fn send(
    sender: &Configured,
    due: &Due,
    content: &Content,
    now: i64,
) -> Result<Sent, SendError> {
    // Whoever had it before died without a word, again and again.
    if due.attempts > ATTEMPTS_MAX {
        return Err(SendError::refused("no attempt ever ended"));
    }
    if content
        .mail
        .useful_until(due.created_at)
        .is_some_and(|until| now >= until)
    {
        return Err(SendError::refused("expired"));
    }
    let to = Address::parse(&due.recipient)
        .ok_or_else(|| SendError::refused("the recipient is no address"))?;
    let site = Site {
        origin: &content.origin,
        answered: sender.reply_to.is_some(),
    };
    let message = Message {
        id: due.id.clone(),
        from: sender.from.clone(),
        reply_to: sender.reply_to.clone(),
        to,
        written_at: due.created_at,
        content: content.mail.render(site),
    };
    sender.send(&message).await
}
