//! What a request proves about who sent it: a token, or a cookie.

use axum::http::{HeaderMap, Method, Uri, header};
use domain::{
    accounts::secret::{self, Kind},
    devices::{DeviceId, TokenError, verify},
    permissions::Principal,
};

use super::origin;
use crate::{
    app::App,
    problem::{Code, Problem, Result},
    settings,
    store::{sessions, tokens},
};

/// Name of the cookie that carries a browser's device token.
pub const DEVICE_COOKIE: &str = "__Host-device";
/// Name of the cookie that carries a session's token.
pub const SESSION_COOKIE: &str = "__Host-session";
/// Name of the cookie that a way to a provider and back is bound to.
pub const OAUTH_COOKIE: &str = "__Host-oauth";

/// The token of an `Authorization` header, if there is one.
///
/// # Errors
/// `device_invalid` when it is of another scheme.
pub fn bearer(headers: &HeaderMap) -> Result<Option<&str>> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    value
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| Some(token.trim()))
        .ok_or_else(|| {
            Problem::new(
                Code::DeviceInvalid,
                "The Authorization header must read: Bearer, a space, and the token of a device or of an account.",
            )
        })
}

/// A cookie's value.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// Whoever sent a request. A token wins over all cookies, a session over a device. A bad token is
/// refused; a cookie that holds no longer is as good as none: the browser gets a new one.
///
/// # Errors
/// `device_invalid`, `token_invalid`; `cross_site` where a cookie authenticates what another site's page
/// sent.
pub async fn principal(
    app: &App,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    now: i64,
    fresh: bool,
) -> Result<Principal> {
    if let Some(token) = bearer(headers)? {
        return if token.starts_with(Kind::Personal.prefix()) {
            personal(app, token, now).await
        } else {
            device(app, token, now).map(Principal::Device)
        };
    }
    if let Some(digest) = session_digest(headers)
        && let Some(identity) = sessions::find(&app.env, &digest, now, fresh).await?
    {
        origin::require_same(method, uri, headers)?;
        return Ok(Principal::Account(identity));
    }
    match device_cookie(app, headers, now)? {
        Some(device) => {
            origin::require_same(method, uri, headers)?;
            Ok(Principal::Device(device))
        }
        None => Ok(Principal::Stranger),
    }
}

/// What is kept of the session's token in the cookie.
pub fn session_digest(headers: &HeaderMap) -> Option<String> {
    secret::digest(Kind::Session, cookie(headers, SESSION_COOKIE)?)
}

/// The device of the cookie, while that holds.
///
/// # Errors
/// `not_configured`.
pub fn device_cookie(app: &App, headers: &HeaderMap, now: i64) -> Result<Option<DeviceId>> {
    let Some(token) = cookie(headers, DEVICE_COOKIE) else {
        return Ok(None);
    };
    Ok(verify(token, &settings::device_secrets(&app.env)?, now).ok())
}

/// The device of a token.
///
/// # Errors
/// `device_invalid`, `not_configured`.
pub fn device(app: &App, token: &str, now: i64) -> Result<DeviceId> {
    let refused = |error: TokenError| {
        Problem::new(
            Code::DeviceInvalid,
            format!("{error} Get one from POST /api/v1/devices."),
        )
    };
    verify(token, &settings::device_secrets(&app.env)?, now).map_err(refused)
}

async fn personal(app: &App, token: &str, now: i64) -> Result<Principal> {
    let identity = match secret::digest(Kind::Personal, token) {
        Some(digest) => tokens::find(&app.env, &digest, now).await?,
        None => None,
    };
    identity.map(Principal::Account).ok_or_else(|| {
        Problem::new(
            Code::TokenInvalid,
            "This token was removed, has expired or was never ours. Make another one in the settings.",
        )
    })
}
