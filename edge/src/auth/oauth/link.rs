//! To let a provider sign the account in from now on.

use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{
    accounts::acts::Act,
    mail::Mail,
    oauth::{Provider, Refusal},
};

use super::{SignedIn, Stop, finish::Back, to};
use crate::{
    auth::{letters, trail},
    middleware::visit::Visit,
    store::{
        identities::{self, New},
        sql::{is_conflict, run},
    },
};

/// Links the person to the account that went off, if it is still the one that is signed in. What is linked
/// already stays as it is.
pub async fn link(visit: &Visit, back: &Back) -> Result<Response, Stop> {
    let account = SignedIn::of(visit)
        .await?
        .who(back.account_id.as_deref())?
        .account;
    let email = back
        .profile
        .email
        .as_ref()
        .ok_or(Refusal::EmailUnverified)?;
    if !is_linked(visit, back, &account.id).await? {
        let env = &visit.app.env;
        let new = New {
            provider: back.provider,
            subject: &back.profile.subject,
            account_id: &account.id,
            email: email.as_str(),
            now: visit.now(),
        };
        let masked = email.masked();
        let detail = [
            ("provider", back.provider.name()),
            ("email", masked.as_str()),
        ];
        let told = Mail::IdentityLinked {
            provider: back.provider,
        };
        let batch = vec![
            identities::insert(env, &new)?,
            trail::own(visit, &account.id, Act::IdentityLinked, &detail)?,
            letters::to(visit, &account, &told)?,
        ];
        match run(env, batch).await {
            Ok(()) => letters::soon(visit),
            Err(error) if is_conflict(&error) => {
                // Somebody was faster; who it was says whether that is what was wanted.
                if !is_linked(visit, back, &account.id).await? {
                    return Err(Stop::Lost("race"));
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(to(StatusCode::SEE_OTHER, &back.next, HeaderMap::new())?)
}

/// Whether the person is linked to the account.
///
/// # Errors
/// Where they are linked to another one, or the account to another person.
async fn is_linked(visit: &Visit, back: &Back, account_id: &str) -> Result<bool, Stop> {
    let env = &visit.app.env;
    match identities::account_of(env, back.provider, &back.profile.subject).await? {
        Some(id) if id == account_id => return Ok(true),
        Some(_) => return Err(Refusal::Taken.into()),
        None => {}
    }
    let same = |name: &str| Provider::of(name) == Some(back.provider);
    if identities::list(env, account_id)
        .await?
        .iter()
        .any(|identity| same(&identity.provider))
    {
        return Err(Refusal::OtherIdentity.into());
    }
    Ok(false)
}
