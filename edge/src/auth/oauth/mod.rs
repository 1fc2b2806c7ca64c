//! Ways to a provider and back: [`begin`] sends a browser off, [`finish`] takes it in. Whatever happens on
//! the way ends on a page of ours, which has the words for it.

mod begin;
mod finish;
mod link;
mod sign_in;
mod step_up;
mod stop;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    accounts::sessions::stepped_up_until,
    oauth::{Provider, Refusal},
    permissions::Via,
};
use worker::Env;

pub use begin::{Wish, begin};
pub use finish::finish;

use self::stop::Stop;
use crate::{
    middleware::visit::Visit,
    oauth::Configured,
    problem::{Code, Problem, Result},
    store::{
        accounts::{self, Account},
        sessions,
    },
};

/// The provider of a name, if it is configured.
///
/// # Errors
/// `provider_unknown`.
pub fn provider(env: &Env, name: &str) -> Result<(Provider, Configured)> {
    Provider::of(name)
        .and_then(|provider| Some((provider, Configured::of(env, provider)?)))
        .ok_or_else(unknown)
}

/// What is said of a provider that is none of ours.
pub fn unknown() -> Problem {
    Problem::new(
        Code::ProviderUnknown,
        "Nobody signs in here with this provider. GET /api/v1/config names those that do.",
    )
}

/// Our address that a provider sends people back to; it has to be registered there.
fn redirect_uri(visit: &Visit, provider: Provider) -> String {
    let name = provider.name();
    format!("{}/api/v1/auth/oauth/{name}/callback", visit.origin)
}

/// Sends a browser somewhere. The page it goes to is not told where it comes from: the address it was at
/// may hold a code.
fn to(status: StatusCode, location: &str, mut headers: HeaderMap) -> Result<Response> {
    let location = HeaderValue::from_str(location)
        .map_err(|_| Problem::new(Code::Unavailable, "The address could not be written."))?;
    headers.insert(header::LOCATION, location);
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    Ok((status, headers).into_response())
}

/// Whoever is signed in in this browser.
struct SignedIn {
    account: Account,
    session: String,
    proved_at: i64,
}

impl SignedIn {
    /// Asks the database itself: a session that was ended a second ago has ended.
    async fn of(visit: &Visit) -> Result<Self, Stop> {
        let env = &visit.app.env;
        let out = || Stop::from(Refusal::SignInRequired);
        let digest = visit.session_digest.as_deref().ok_or_else(out)?;
        let identity = sessions::find(env, digest, visit.now(), true).await?;
        let identity = identity.ok_or_else(out)?;
        let Via::Session { id, proved_at, .. } = identity.via else {
            return Err(out());
        };
        let account = accounts::by_id(env, &identity.account.0.to_string()).await?;
        Ok(Self {
            account: account.ok_or_else(out)?,
            session: id.to_string(),
            proved_at,
        })
    }

    /// Somebody who has proved who they are a short time ago.
    fn fresh(self, visit: &Visit) -> Result<Self, Stop> {
        match stepped_up_until(self.proved_at, visit.now()) {
            Some(_) => Ok(self),
            None => Err(Refusal::StepUpRequired.into()),
        }
    }

    /// The very account that went off.
    fn who(self, id: Option<&str>) -> Result<Self, Stop> {
        if id == Some(self.account.id.as_str()) {
            Ok(self)
        } else {
            Err(Refusal::SignInRequired.into())
        }
    }
}
