//! Who asks: a device, by token or by cookie.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use domain::{
    devices::{DeviceId, TokenError, verify},
    permissions::Owner,
    plans::Plan,
};

use super::{finish::Asked, origin};
use crate::{
    app::App,
    problem::{Code, Problem, Result},
    settings::{self, Environment},
};

/// Name of the cookie that carries a browser's device token.
pub const COOKIE: &str = "__Host-device";

/// Header that says which plan an owner has; read in the test environment only.
const PLAN_TEST_HEADER: &str = "x-test-plan";

/// The device that asks; a route that takes this needs one.
#[derive(Debug, Clone)]
pub struct Asker {
    /// Owner of what it makes.
    pub owner: Owner,
    /// What the owner is signed up for.
    pub plan: Plan,
}

/// The device that asks, if any; a bad token is refused all the same.
#[derive(Debug, Clone)]
pub struct MaybeAsker(pub Option<DeviceId>);

enum Credential<'a> {
    Bearer(&'a str),
    Cookie(&'a str),
}

/// The token wins over the cookie.
fn credential(headers: &HeaderMap) -> Result<Option<Credential<'_>>> {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        let token = value
            .to_str()
            .ok()
            .and_then(|value| value.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim());
        return match token {
            Some(token) => Ok(Some(Credential::Bearer(token))),
            None => Err(Problem::new(
                Code::DeviceInvalid,
                "The Authorization header must read: Bearer, a space, and a device token.",
            )),
        };
    }
    Ok(headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, token)| Credential::Cookie(token)))
}

impl FromRequestParts<App> for MaybeAsker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let Some(credential) = credential(&parts.headers)? else {
            return Ok(Self(None));
        };
        let secrets = settings::device_secrets(&app.env)?;
        let now = Asked::of(parts).clock.now();
        match credential {
            Credential::Bearer(token) => match verify(token, &secrets, now) {
                Ok(device) => Ok(Self(Some(device))),
                Err(error) => Err(refused(error)),
            },
            Credential::Cookie(token) => {
                let Ok(device) = verify(token, &secrets, now) else {
                    // A stale cookie is as good as none: the browser gets a new one.
                    return Ok(Self(None));
                };
                origin::require_same(&parts.method, &parts.uri, &parts.headers)?;
                Ok(Self(Some(device)))
            }
        }
    }
}

fn refused(error: TokenError) -> Problem {
    Problem::new(
        Code::DeviceInvalid,
        format!("{error} Get one from POST /api/v1/devices."),
    )
}

impl FromRequestParts<App> for Asker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        match MaybeAsker::from_request_parts(parts, app).await?.0 {
            Some(device) => Ok(Self {
                owner: Owner::device(device),
                plan: plan(parts, app),
            }),
            None => Err(Problem::new(
                Code::DeviceRequired,
                "Jobs belong to a device. Get a token from POST /api/v1/devices and send it as Authorization: Bearer.",
            )),
        }
    }
}

/// A device has no plan; tests may say which one it is to be.
fn plan(parts: &Parts, app: &App) -> Plan {
    if settings::environment(&app.env) != Environment::Test {
        return Plan::Anonymous;
    }
    parts
        .headers
        .get(PLAN_TEST_HEADER)
        .and_then(|value| Plan::of(value.to_str().ok()?))
        .unwrap_or_default()
}
