//! How far people come, by day (D1).

use domain::funnel::Step;
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::statement;

/// A count.
#[derive(Debug, Deserialize)]
pub struct Row {
    /// UTC, `YYYY-MM-DD`.
    pub day: String,
    /// Which step.
    pub step: String,
    /// How many.
    pub count: u32,
}

/// Counts one more.
pub fn count(env: &Env, day: &str, step: Step) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO funnel (day, step, count) VALUES (?1, ?2, 1)
         ON CONFLICT (day, step) DO UPDATE SET count = count + 1",
        &[day.into(), step.as_str().into()],
    )
}

/// All since a day.
pub async fn since(env: &Env, day: &str) -> Result<Vec<Row>> {
    statement(
        env,
        "SELECT day, step, count FROM funnel WHERE day >= ?1 ORDER BY day DESC",
        &[day.into()],
    )?
    .all()
    .await?
    .results()
}
