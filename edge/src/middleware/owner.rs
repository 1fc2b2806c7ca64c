//! Who asks: an account or a device.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    devices::DeviceId,
    permissions::{Owner, Principal},
    plans::Plan,
};

use super::{credentials, finish::Asked, origin};
use crate::{
    app::App,
    problem::{Code, Problem, Result},
    settings::{self, Environment},
};

/// Header that says which plan an owner has; read in the test environment only.
const PLAN_TEST_HEADER: &str = "x-test-plan";

/// The account or the device that asks; for routes that the table opens to owners.
#[derive(Debug, Clone)]
pub struct Asker {
    /// Owner of what it makes.
    pub owner: Owner,
    /// What the owner is signed up for.
    pub plan: Plan,
}

impl FromRequestParts<App> for Asker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let principal = parts.extensions.get::<Principal>();
        let owner = principal.and_then(Principal::owner).ok_or_else(|| {
            Problem::new(
                Code::DeviceRequired,
                "Jobs belong to an account or a device. Get a token from POST /api/v1/devices and send it as Authorization: Bearer.",
            )
        })?;
        let plan = match principal {
            Some(Principal::Account(identity)) => identity.plan,
            _ => Plan::Anonymous,
        };
        Ok(Self {
            owner,
            plan: said(parts, app).unwrap_or(plan),
        })
    }
}

/// Tests may say which plan it is to be.
pub fn said(parts: &Parts, app: &App) -> Option<Plan> {
    if settings::environment(&app.env) != Environment::Test {
        return None;
    }
    Plan::of(parts.headers.get(PLAN_TEST_HEADER)?.to_str().ok()?)
}

/// The device that asks, if any; a bad token is refused all the same. For routes that ask nothing.
#[derive(Debug, Clone)]
pub struct MaybeDevice(pub Option<DeviceId>);

impl FromRequestParts<App> for MaybeDevice {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let now = Asked::of(parts).clock.now();
        if let Some(token) = credentials::bearer(&parts.headers)? {
            return credentials::device(app, token, now).map(|device| Self(Some(device)));
        }
        let device = credentials::device_cookie(app, &parts.headers, now)?;
        if device.is_some() {
            origin::require_same(&parts.method, &parts.uri, &parts.headers)?;
        }
        Ok(Self(device))
    }
}
