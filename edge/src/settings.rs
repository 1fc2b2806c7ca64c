//! What the environment decides: variables and secrets of `wrangler.toml`.

use domain::{
    devices::Secrets,
    limits::{HOUR_MS, RETENTION_HOURS, RETENTION_HOURS_MAX},
    sealed::Keys,
};
use scoring::profile::Experiment;
use worker::Env;

use crate::{
    api::RunningExperiment,
    log::{self, Level},
    problem::{Code, Problem, Result},
};

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

/// A secret, unless absent or empty.
pub fn secret(env: &Env, name: &str) -> Option<String> {
    env.secret(name)
        .ok()
        .map(|secret| secret.to_string())
        .filter(|secret| !secret.is_empty())
}

/// A variable that is a number, within bounds.
pub fn number(env: &Env, name: &str, default: u32, max: u32) -> u32 {
    var(env, name)
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
        .clamp(1, max)
}

/// The experiment that runs: `EXPERIMENT`, as `{"id": …, "arms": [{"profile": …, "weight": …}, …]}`. One that
/// cannot be is none, and said to the log: nobody is scored by a slip.
pub fn experiment(env: &Env) -> Option<RunningExperiment> {
    let text = var(env, "EXPERIMENT")?;
    read_experiment(&text)
        .inspect_err(|cause| {
            let fields = serde_json::json!({ "name": "EXPERIMENT", "cause": cause });
            log::line(Level::Error, "bad_setting", fields);
        })
        .ok()
}

fn read_experiment(text: &str) -> std::result::Result<RunningExperiment, String> {
    let running: RunningExperiment =
        serde_json::from_str(text).map_err(|error| error.to_string())?;
    let experiment = Experiment {
        id: running.id.clone(),
        arms: running.arms.clone(),
        subject: "somebody".to_owned(),
    };
    match experiment.check().first() {
        Some(problem) => Err(problem.to_string()),
        None => Ok(running),
    }
}

/// How long a finished job stays with all that belongs to it, in hours: `JOB_TTL_HOURS`.
pub fn retention_hours(env: &Env) -> u32 {
    number(env, "JOB_TTL_HOURS", RETENTION_HOURS, RETENTION_HOURS_MAX)
}

/// [`retention_hours`] in milliseconds.
pub fn retention_ms(env: &Env) -> i64 {
    i64::from(retention_hours(env)) * HOUR_MS
}

/// Whether an address is one of those whose accounts look after the service, `ADMIN_EMAILS`, separated by
/// commas. They get the role when they sign in.
pub fn is_admin_email(env: &Env, key: &str) -> bool {
    var(env, "ADMIN_EMAILS").is_some_and(|list| {
        list.split(',')
            .any(|email| domain::accounts::email::key(email) == key)
    })
}

/// Scheme and host that links in mails lead to: `SITE_ORIGIN`, or those of a request where that is not
/// configured. A deployed site configures it: who asks for a mail to somebody else must not choose where
/// its link leads.
pub fn site_origin(env: &Env, of_request: &str) -> String {
    var(env, "SITE_ORIGIN").map_or_else(
        || of_request.to_owned(),
        |origin| origin.trim_end_matches('/').to_owned(),
    )
}

/// Whether nothing is counted, `TRIAL = "off"`: for tests of other things, and never where this is deployed.
pub fn trial_is_off(env: &Env) -> bool {
    environment(env) != Environment::Deployed && var(env, "TRIAL").as_deref() == Some("off")
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
            problem.cause = Some("DEVICE_SECRET is absent or shorter than 32 bytes".into());
            problem
        })
}

/// The keys that seal what the database must not show, `DATA_KEY`: one or several, separated by commas.
///
/// # Errors
/// `not_configured` when absent or too short: nothing is then kept that needs sealing.
pub fn data_keys(env: &Env) -> Result<Keys> {
    secret(env, "DATA_KEY")
        .and_then(|secret| Keys::parse(&secret))
        .ok_or_else(|| {
            let mut problem = Problem::new(
                Code::NotConfigured,
                "This server has no key to protect what it keeps, so it cannot have accounts yet.",
            );
            problem.cause = Some("DATA_KEY is absent or shorter than 32 bytes".into());
            problem
        })
}
