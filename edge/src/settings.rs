//! What the environment decides: variables and secrets of `wrangler.toml`.

use domain::{
    devices::Secrets,
    limits::{HOUR_MS, RETENTION_HOURS, RETENTION_HOURS_MAX},
};
use worker::Env;

use crate::problem::{Code, Problem, Result};

/// A shorter token can be guessed, in bytes.
const ADMIN_TOKEN_MIN: usize = 16;

/// Where this Worker runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// A developer's machine.
    Local,
    /// The whole-system tests: the clock can be shifted.
    Test,
    /// Staging or production. Also when the variable is absent: closed by default.
    Deployed,
}

/// The environment that `ENVIRONMENT` names.
pub fn environment(env: &Env) -> Environment {
    match var(env, "ENVIRONMENT").as_deref() {
        Some("local") => Environment::Local,
        Some("test") => Environment::Test,
        _ => Environment::Deployed,
    }
}

/// A variable, unless absent or empty.
pub fn var(env: &Env, name: &str) -> Option<String> {
    env.var(name)
        .ok()
        .map(|value| value.to_string())
        .filter(|value| !value.is_empty())
}

/// A variable that is a number, within bounds.
pub fn number(env: &Env, name: &str, default: u32, max: u32) -> u32 {
    var(env, name)
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
        .clamp(1, max)
}

/// How long a finished job stays with all that belongs to it, in hours: `JOB_TTL_HOURS`.
pub fn retention_hours(env: &Env) -> u32 {
    number(env, "JOB_TTL_HOURS", RETENTION_HOURS, RETENTION_HOURS_MAX)
}

/// [`retention_hours`] in milliseconds.
pub fn retention_ms(env: &Env) -> i64 {
    i64::from(retention_hours(env)) * HOUR_MS
}

/// The token of those who look after the service, `ADMIN_TOKEN`.
///
/// # Errors
/// `not_configured` when absent or too short: nobody is let in then.
pub fn admin_token(env: &Env) -> Result<String> {
    env.secret("ADMIN_TOKEN")
        .ok()
        .map(|secret| secret.to_string())
        .filter(|token| token.len() >= ADMIN_TOKEN_MIN)
        .ok_or_else(|| {
            let mut problem = Problem::new(
                Code::NotConfigured,
                "This server has no administrator's token, so nobody can look after its queues here.",
            );
            problem.cause = Some("ADMIN_TOKEN is absent or shorter than 16 bytes".into());
            problem
        })
}

/// The secrets that sign device tokens, `DEVICE_SECRET`: one or several, separated by commas.
///
/// # Errors
/// `not_configured` when absent or too short: no token is then issued or taken.
pub fn device_secrets(env: &Env) -> Result<Secrets> {
    env.secret("DEVICE_SECRET")
        .ok()
        .and_then(|secret| Secrets::parse(&secret.to_string()))
        .ok_or_else(|| {
            let mut problem = Problem::new(
                Code::NotConfigured,
                "This server has no secret to sign device tokens with, so it cannot take jobs yet.",
            );
            problem.cause = Some("DEVICE_SECRET is absent or shorter than 16 bytes".into());
            problem
        })
}
