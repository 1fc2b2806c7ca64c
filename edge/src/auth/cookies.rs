//! The cookies.

use axum::http::HeaderValue;
use domain::{
    devices::{DeviceId, Secrets, issue},
    oauth::STATE_MS,
};

use crate::{
    middleware::credentials::{DEVICE_COOKIE, OAUTH_COOKIE, SESSION_COOKIE},
    problem::{Code, Problem, Result},
};

/// How long a browser keeps its device, in seconds: a year, more than browsers allow.
const DEVICE_SECONDS: u32 = 365 * 24 * 3600;
/// How long a browser keeps a session, in seconds: the longest that one may last. The server decides.
const SESSION_SECONDS: u32 = 90 * 24 * 3600;

fn cookie(name: &str, value: &str, seconds: u32) -> Result<HeaderValue> {
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; Secure; SameSite=Lax");
    HeaderValue::from_str(&text)
        .map_err(|_| Problem::new(Code::Unavailable, "The cookie could not be written."))
}

/// A device's token, fresh, and the cookie that carries it.
pub fn device(id: DeviceId, now: i64, secrets: &Secrets) -> Result<(String, HeaderValue)> {
    let token = issue(id, now, secrets);
    let cookie = cookie(DEVICE_COOKIE, &token, DEVICE_SECONDS)?;
    Ok((token, cookie))
}

/// The cookie that carries a session's token.
pub fn session(token: &str) -> Result<HeaderValue> {
    cookie(SESSION_COOKIE, token, SESSION_SECONDS)
}

/// The cookie that a way to a provider and back is bound to.
pub fn oauth(secret: &str) -> Result<HeaderValue> {
    let seconds = u32::try_from(STATE_MS / 1_000).unwrap_or(0);
    cookie(OAUTH_COOKIE, secret, seconds)
}

/// The cookie that removes a session's.
pub fn no_session() -> Result<HeaderValue> {
    cookie(SESSION_COOKIE, "", 0)
}
