//! To enter: with the account that the person of the provider has, or with a new one.

use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::oauth::{Refusal, code_due};

use super::{Stop, finish::Back, to};
use crate::{
    auth::{
        enter::{Passed, Proven, pass},
        new_account,
    },
    middleware::visit::Visit,
    random,
    store::{
        accounts::{self, Account, New},
        identities,
    },
};

/// Where many come at once with one person, all but one find out that they were not the first, and look
/// again. More looks than this are a sign that something is wrong.
const LOOKS: usize = 3;

/// Enters. An account with the address of the person is not entered and not linked: that the provider has
/// confirmed the address says nothing about who has it now, and nothing about who made the account.
pub async fn enter(visit: &Visit, back: &Back) -> Result<Response, Stop> {
    for _ in 0..LOOKS {
        let env = &visit.app.env;
        let known = identities::account_of(env, back.provider, &back.profile.subject).await?;
        let passed = match known {
            Some(id) => as_known(visit, back, &id).await?,
            None => as_new(visit, back).await?,
        };
        match passed {
            None => {}
            Some(Passed::In { cookies }) => {
                return Ok(to(StatusCode::SEE_OTHER, &back.next, cookies)?);
            }
            Some(Passed::Code { ticket, expires_at }) => {
                let page = code_due(&back.next, &ticket, expires_at);
                return Ok(to(StatusCode::SEE_OTHER, &page, HeaderMap::new())?);
            }
        }
    }
    Err(Stop::Lost("race"))
}

async fn as_known(visit: &Visit, back: &Back, id: &str) -> Result<Option<Passed>, Stop> {
    let env = &visit.app.env;
    let Some(account) = accounts::by_id(env, id).await? else {
        // It went this very moment, and so did the link.
        return Ok(None);
    };
    let subject = &back.profile.subject;
    let batch = vec![identities::still_of(env, back.provider, subject, id)?];
    Ok(pass(visit, proven(visit, back, &account, false), batch).await?)
}

async fn as_new(visit: &Visit, back: &Back) -> Result<Option<Passed>, Stop> {
    let env = &visit.app.env;
    let profile = &back.profile;
    let email = profile.email.as_ref().ok_or(Refusal::EmailUnverified)?;
    let key = email.key();
    if accounts::by_email(env, &key).await?.is_some() {
        return Err(Refusal::LinkRequired.into());
    }
    let now = visit.now();
    let id = random::id(now).to_string();
    let new = New {
        id: &id,
        email: email.as_str(),
        email_key: &key,
        name: profile.name.as_deref(),
        password_hash: None,
        now,
    };
    let identity = identities::New {
        provider: back.provider,
        subject: &profile.subject,
        account_id: &id,
        email: email.as_str(),
        now,
    };
    let mut batch = vec![identities::none_of(env, back.provider, &profile.subject)?];
    batch.extend(new_account::statements(visit, &new, back.provider.name())?);
    batch.push(identities::insert(env, &identity)?);
    let account = Account::made(&new);
    Ok(pass(visit, proven(visit, back, &account, true), batch).await?)
}

fn proven<'a>(visit: &Visit, back: &Back, account: &'a Account, is_new: bool) -> Proven<'a> {
    let now = visit.now();
    Proven {
        account,
        at: back.profile.signed_in_at.map_or(now, |at| at.min(now)),
        second_factor: false,
        how: back.provider.name(),
        is_new,
    }
}
