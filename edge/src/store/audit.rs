//! The audit trail (D1): rows are added and never changed.

use domain::{
    accounts::acts::{Act, Actor},
    limits::HOUR_MS,
};
use serde::Deserialize;
use serde_json::{Map, Value};
use worker::{D1PreparedStatement, Env, Result, wasm_bindgen::JsValue};

use super::sql::{int, statement, text};
use crate::random;

/// An entry to be written.
pub struct New<'a> {
    /// Whom it concerns.
    pub account_id: &'a str,
    /// What happened.
    pub act: Act,
    /// Who did it.
    pub actor: Actor,
    /// Account of staff.
    pub actor_id: Option<&'a str>,
    /// Browser and system.
    pub browser: Option<&'a str>,
    /// Town and country.
    pub place: Option<&'a str>,
    /// Before and after; never a secret.
    pub detail: &'a [(&'a str, &'a str)],
    /// Milliseconds since the epoch.
    pub now: i64,
}

/// An entry.
#[derive(Debug, Deserialize)]
pub struct Entry {
    /// UUIDv7.
    pub id: String,
    /// Milliseconds since the epoch.
    pub at: i64,
    /// Whom it concerns.
    pub account_id: String,
    /// `self`, `staff` or `system`.
    pub actor: String,
    /// Account of staff.
    pub actor_id: Option<String>,
    /// What happened.
    pub act: String,
    /// Browser and system.
    pub browser: Option<String>,
    /// Town and country.
    pub place: Option<String>,
    /// A JSON object.
    pub detail: String,
}

/// How often it is written in an hour that an account was refused something: more says nothing new.
const REFUSALS_MAX: i64 = 20;

/// Writes an entry.
pub fn insert(env: &Env, new: &New<'_>) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO audit (id, at, account_id, actor, actor_id, act, browser, place, detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &values(new),
    )
}

/// Writes an entry, unless the account has as many of its kind from the last hour as one needs.
pub fn insert_refusal(env: &Env, new: &New<'_>) -> Result<D1PreparedStatement> {
    let mut values = values(new).to_vec();
    values.push(bound(new.now - HOUR_MS).into());
    values.push(int(REFUSALS_MAX));
    statement(
        env,
        "INSERT INTO audit (id, at, account_id, actor, actor_id, act, browser, place, detail)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
         WHERE (SELECT COUNT(*) FROM audit WHERE account_id = ?3 AND id > ?10 AND act = ?6) < ?11",
        &values,
    )
}

/// UUIDv7 begin with their time, so that keys find what is older or newer than one.
fn bound(at: i64) -> String {
    domain::ids::uuid_v7(at, [0; 10]).to_string()
}

fn values(new: &New<'_>) -> [JsValue; 9] {
    let detail: Map<String, Value> = new
        .detail
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Value::from(*value)))
        .collect();
    [
        random::id(new.now).to_string().into(),
        int(new.now),
        new.account_id.into(),
        new.actor.as_str().into(),
        text(new.actor_id),
        new.act.as_str().into(),
        text(new.browser),
        text(new.place),
        Value::Object(detail).to_string().into(),
    ]
}

/// Which entries.
#[derive(Debug, Default)]
pub struct Filter<'a> {
    /// Only what concerns this account.
    pub account_id: Option<&'a str>,
    /// Only this.
    pub act: Option<&'a str>,
    /// Only what is older than this entry.
    pub before: Option<&'a str>,
}

/// Entries, newest first, at most `limit`.
pub async fn list(env: &Env, filter: &Filter<'_>, limit: usize) -> Result<Vec<Entry>> {
    let mut conditions = Vec::new();
    let mut values: Vec<JsValue> = vec![int(i64::try_from(limit).unwrap_or(i64::MAX))];
    for (column, value) in [
        ("account_id =", filter.account_id),
        ("act =", filter.act),
        ("id <", filter.before),
    ] {
        if let Some(value) = value {
            values.push(value.into());
            conditions.push(format!("{column} ?{}", values.len()));
        }
    }
    let condition = match conditions.as_slice() {
        [] => "TRUE".to_owned(),
        all => all.join(" AND "),
    };
    statement(
        env,
        &format!(
            "SELECT id, at, account_id, actor, actor_id, act, browser, place, detail FROM audit
             WHERE {condition} ORDER BY id DESC LIMIT ?1"
        ),
        &values,
    )?
    .all()
    .await?
    .results()
}

/// Removes what is older than a time.
pub fn sweep(env: &Env, before: i64) -> Result<D1PreparedStatement> {
    let bound = bound(before);
    statement(env, "DELETE FROM audit WHERE id < ?1", &[bound.into()])
}
