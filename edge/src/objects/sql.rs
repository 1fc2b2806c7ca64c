//! SQL in a Durable Object, without the pitfalls of its cursors.

use serde::de::DeserializeOwned;
use worker::{Result, SqlStorage, SqlStorageValue};

/// Every row.
pub fn rows<T: DeserializeOwned>(
    sql: &SqlStorage,
    query: &str,
    values: Vec<SqlStorageValue>,
) -> Result<Vec<T>> {
    sql.exec(query, values)?.to_array()
}

/// The first row. (`cursor.one()` never returns where there is none.)
pub fn first<T: DeserializeOwned>(
    sql: &SqlStorage,
    query: &str,
    values: Vec<SqlStorageValue>,
) -> Result<Option<T>> {
    Ok(rows(sql, query, values)?.into_iter().next())
}

/// Runs a statement for its effect.
pub fn run(sql: &SqlStorage, query: &str, values: Vec<SqlStorageValue>) -> Result<()> {
    sql.exec(query, values)?;
    Ok(())
}
