//! Values for statements, and a condition for whole batches (D1).

use worker::{
    D1Database, D1PreparedStatement, D1Result, Env, Error, Result, wasm_bindgen::JsValue,
};

/// The database.
pub fn db(env: &Env) -> Result<D1Database> {
    env.d1("DB")
}

/// Milliseconds since the epoch, or any other whole number. D1 takes no BigInt.
pub fn int(value: i64) -> JsValue {
    (value as f64).into()
}

/// How many of something there are, or may be.
pub fn count(value: usize) -> JsValue {
    (value as f64).into()
}

/// A text, or NULL.
pub fn text(value: Option<&str>) -> JsValue {
    value.map_or(JsValue::NULL, Into::into)
}

/// A statement with its values.
pub fn statement(env: &Env, sql: &str, values: &[JsValue]) -> Result<D1PreparedStatement> {
    db(env)?.prepare(sql).bind(values)
}

/// What a batch fails with whose condition does not hold.
const MARK: &str = "malformed JSON";

/// Lets the batch that begins with it run only where a condition holds: a batch is one transaction, and
/// this statement fails otherwise. `condition` is SQL of ours, with `values` for its parameters.
pub fn require(env: &Env, condition: &str, values: &[JsValue]) -> Result<D1PreparedStatement> {
    // `json` of what is no JSON is the one expression that fails at run time and in no other case.
    let sql = format!("SELECT CASE WHEN {condition} THEN 1 ELSE json('required') END");
    statement(env, &sql, values)
}

/// Runs a batch; false when it began with a condition that did not hold, and then nothing was changed.
pub async fn run_if(env: &Env, batch: Vec<D1PreparedStatement>) -> Result<bool> {
    Ok(ask_if(env, batch).await?.is_some())
}

/// [`run_if`], with what each statement answered.
pub async fn ask_if(env: &Env, batch: Vec<D1PreparedStatement>) -> Result<Option<Vec<D1Result>>> {
    match db(env)?.batch(batch).await {
        Ok(answers) => Ok(Some(answers)),
        Err(error) if is_condition(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Runs a batch.
pub async fn run(env: &Env, batch: Vec<D1PreparedStatement>) -> Result<()> {
    ask(env, batch).await?;
    Ok(())
}

/// [`run`], with what each statement answered.
pub async fn ask(env: &Env, batch: Vec<D1PreparedStatement>) -> Result<Vec<D1Result>> {
    db(env)?.batch(batch).await
}

fn is_condition(error: &Error) -> bool {
    error.to_string().contains(MARK)
}

/// Whether a statement failed because another row has the same unique value.
pub fn is_conflict(error: &Error) -> bool {
    error.to_string().contains("UNIQUE constraint failed")
}
