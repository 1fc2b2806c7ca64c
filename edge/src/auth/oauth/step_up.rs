//! To prove once more who one is.
//!
//! A provider proves what signing in with it proves, no more: whoever has a second factor proves that one
//! instead. Where Google tells us when the person signed in there, that has to be a short time ago.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use domain::{accounts::sessions::stepped_up_until, oauth::Refusal};

use super::{SignedIn, Stop, finish::Back, to};
use crate::{
    auth::renewal::{self, Renewal},
    middleware::visit::Visit,
    store::identities,
};

/// Renews the session, if it is still that of the account that went off, and the person is the one that is
/// linked to it.
pub async fn prove(visit: &Visit, back: &Back) -> Result<Response, Stop> {
    let SignedIn {
        account, session, ..
    } = SignedIn::of(visit).await?.who(back.account_id.as_deref())?;
    if account.second_factor() {
        // It was turned on meanwhile.
        return Err(Refusal::CodeRequired.into());
    }
    let env = &visit.app.env;
    let (provider, subject) = (back.provider, &back.profile.subject);
    let linked = identities::account_of(env, provider, subject).await?;
    if linked.as_deref() != Some(account.id.as_str()) {
        return Err(Refusal::OtherIdentity.into());
    }
    if let Some(at) = back.profile.signed_in_at
        && stepped_up_until(at, visit.now()).is_none()
    {
        return Err(Refusal::TooLongAgo.into());
    }
    let batch = vec![identities::still_of(env, provider, subject, &account.id)?];
    let renewal = Renewal {
        account: &account.id,
        session: &session,
        second_factor: false,
        how: provider.name(),
    };
    let cookie = renewal::finish(visit, renewal, batch)
        .await?
        .ok_or(Refusal::OtherIdentity)?;
    let headers = HeaderMap::from_iter([(header::SET_COOKIE, cookie)]);
    Ok(to(StatusCode::SEE_OTHER, &back.next, headers)?)
}
