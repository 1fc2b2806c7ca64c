//! Mails that routes send.

use domain::mail::{Address, Mail};
use worker::D1PreparedStatement;

use crate::{
    mail::{self, Letter},
    middleware::visit::Visit,
    problem::{Code, Problem, Result},
    store::accounts::Account,
};

/// Mails that are sent at once after a request; what is left waits for the next trigger.
const AT_ONCE: usize = 5;

/// A mail to an account's owner, for a batch.
pub fn to(visit: &Visit, account: &Account, mail: &Mail) -> Result<D1PreparedStatement> {
    to_address(visit, Some(&account.id), &account.email, mail)
}

/// Tells the owner of an address that has an account, and nobody else, that somebody wanted one for it.
pub fn already_registered(visit: &Visit, account: &Account) -> Result<D1PreparedStatement> {
    let mail = Mail::AlreadyRegistered {
        sign_in_link: format!("{}/sign-in", visit.origin),
        reset_link: format!("{}/reset", visit.origin),
    };
    to(visit, account, &mail)
}

/// A mail to an address, for a batch.
pub fn to_address(
    visit: &Visit,
    account_id: Option<&str>,
    address: &str,
    mail: &Mail,
) -> Result<D1PreparedStatement> {
    let to = Address::parse(address)
        .ok_or_else(|| Problem::new(Code::EmailInvalid, "Mail cannot be sent to this address."))?;
    let letter = Letter {
        account_id,
        to: &to,
        origin: &visit.origin,
        mail,
    };
    mail::statement(&visit.app.env, &letter, visit.now())
}

/// Hands over what was queued, once the answer is on its way: its time says nothing about whether there
/// was a mail.
pub fn soon(visit: &Visit) {
    let (env, now) = (visit.app.env.clone(), visit.now());
    visit
        .app
        .after(async move { mail::deliver_due(&env, now, AT_ONCE).await });
}
