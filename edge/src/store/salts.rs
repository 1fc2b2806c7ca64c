//! What networks are hashed with: a salt a day, kept for two (D1).

use std::cell::RefCell;

use domain::files::sha256_hex;
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{db, statement};
use crate::random;

#[derive(Deserialize)]
struct Row {
    salt: String,
}

thread_local! {
    /// Today's, as long as this isolate lives.
    static KNOWN: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// The salt of a day, which is made when the day is first asked for.
pub async fn of(env: &Env, day: &str) -> Result<String> {
    let known = KNOWN.with_borrow(|known| {
        known
            .as_ref()
            .filter(|(of, _)| of == day)
            .map(|(_, salt)| salt.clone())
    });
    if let Some(salt) = known {
        return Ok(salt);
    }
    let made = sha256_hex(&random::bytes::<32>());
    let batch = vec![
        statement(
            env,
            "INSERT INTO salts (day, salt) VALUES (?1, ?2) ON CONFLICT (day) DO NOTHING",
            &[day.into(), made.into()],
        )?,
        statement(env, "SELECT salt FROM salts WHERE day = ?1", &[day.into()])?,
    ];
    let answers = db(env)?.batch(batch).await?;
    let rows: Vec<Row> = match answers.last() {
        Some(answer) => answer.results()?,
        None => Vec::new(),
    };
    let salt = rows
        .into_iter()
        .next()
        .map_or_else(String::new, |row| row.salt);
    KNOWN.with_borrow_mut(|known| *known = Some((day.to_owned(), salt.clone())));
    Ok(salt)
}

/// Removes those of days before.
pub fn sweep(env: &Env, before: &str) -> Result<D1PreparedStatement> {
    statement(env, "DELETE FROM salts WHERE day < ?1", &[before.into()])
}
