//! Links in mails: made, and followed.

use domain::{
    accounts::{
        links::Link,
        secret::{self, Kind},
    },
    limits::HOUR_MS,
};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    middleware::visit::Visit,
    problem::{Code, Problem, Result},
    random,
    store::links::{self, Found},
};

/// A new secret for a link.
pub struct Secret {
    /// What is kept.
    pub digest: String,
    /// The whole address.
    pub address: String,
}

impl Secret {
    /// With the page to go to afterwards, one of ours.
    #[must_use]
    pub fn leading_to(mut self, next: Option<&str>) -> Self {
        if let (Some(next), Some((page, token))) = (next, self.address.split_once('#')) {
            let next = utf8_percent_encode(next, NON_ALPHANUMERIC);
            self.address = format!("{page}?next={next}#{token}");
        }
        self
    }
}

/// Makes a link's secret. It stands behind `#`, so that it reaches no server's log.
pub fn make(visit: &Visit, link: Link) -> Secret {
    let token = secret::make(Kind::Link, random::bytes());
    Secret {
        // It was made a line ago.
        digest: secret::digest(Kind::Link, &token).unwrap_or_default(),
        address: format!("{}{}#token={token}", visit.origin, link.page()),
    }
}

/// The link of a token, with what is kept of the token.
///
/// # Errors
/// `link_called_off`; else `link_expired`, whatever is wrong with it.
pub async fn follow(visit: &Visit, link: Link, token: &str) -> Result<(String, Found)> {
    let digest = secret::digest(Kind::Link, token).ok_or_else(|| expired(link))?;
    match links::find(&visit.app.env, link, &digest, visit.now()).await? {
        Some(found) if found.called_off_at.is_some() => Err(called_off()),
        Some(found) => Ok((digest, found)),
        None => Err(expired(link)),
    }
}

/// What is said of a link whose change was called off.
fn called_off() -> Problem {
    Problem::new(
        Code::LinkCalledOff,
        "This change of address was called off. Nothing was changed: the account has the address that it had.",
    )
}

/// What is said of a link that holds no longer.
pub fn expired(link: Link) -> Problem {
    Problem::new(
        Code::LinkExpired,
        match link {
            Link::Verify => {
                "This link was used, is older than a day, or is not complete. If you have no account yet, register once more."
            }
            Link::Reset => {
                "This link was used, is older than half an hour, or is not complete. Ask for a new one."
            }
            Link::ChangeEmail => {
                "This link was used, is older than a day, or is not complete. Change the address once more in the settings."
            }
        },
    )
}

/// How long a link holds, in hours.
pub fn hours(link: Link) -> u32 {
    u32::try_from(link.lifetime_ms() / HOUR_MS).unwrap_or(0)
}
