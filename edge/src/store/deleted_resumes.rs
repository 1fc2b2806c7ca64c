//! Deleted resumes that go for good (D1 and R2), with all that is theirs alone.

use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result, wasm_bindgen::JsValue};

use super::{
    library_files::LibraryFiles,
    sql::{ask, count, statement},
};

/// Resumes that go in one transaction.
const AT_ONCE: usize = 200;

#[derive(Deserialize)]
struct Id {
    id: String,
}

#[derive(Deserialize)]
struct ObjectRow {
    object: String,
}

/// Removes one for good; false when it is not among the deleted ones.
pub async fn remove(env: &Env, account_id: &str, id: &str) -> Result<bool> {
    Ok(remove_some(env, account_id, &[id.to_owned()]).await? > 0)
}

/// Removes all of an account's that are deleted; gives how many.
pub async fn remove_all(env: &Env, account_id: &str) -> Result<usize> {
    let mut removed = 0;
    loop {
        let rows: Vec<Id> = statement(
            env,
            "SELECT id FROM resumes WHERE account_id = ?1 AND deleted_at IS NOT NULL LIMIT ?2",
            &[account_id.into(), count(AT_ONCE)],
        )?
        .all()
        .await?
        .results()?;
        let ids: Vec<String> = rows.into_iter().map(|row| row.id).collect();
        if ids.is_empty() {
            return Ok(removed);
        }
        removed += remove_some(env, account_id, &ids).await?;
    }
}

/// Removes those of the ids that are deleted; gives how many. Their files go at once, as old as they may
/// be: what a save has just found to be there it asserts once more when it writes.
async fn remove_some(env: &Env, account_id: &str, ids: &[String]) -> Result<usize> {
    let of = values(account_id, ids)?;
    let mut batch = vec![statement(
        env,
        "DELETE FROM library_files WHERE account_id = ?1
         AND sha256 IN
             (SELECT json_extract(f.value, '$.sha256') FROM resumes r, json_each(r.manifest) f
              WHERE r.account_id = ?1 AND r.deleted_at IS NOT NULL
                AND r.id IN (SELECT value FROM json_each(?2))
              UNION SELECT json_extract(f.value, '$.sha256')
              FROM resumes r JOIN versions v ON v.account_id = ?1 AND v.resume_id = r.id, json_each(v.manifest) f
              WHERE r.account_id = ?1 AND r.deleted_at IS NOT NULL
                AND r.id IN (SELECT value FROM json_each(?2)))
         AND sha256 NOT IN
             (SELECT json_extract(f.value, '$.sha256') FROM resumes r, json_each(r.manifest) f
              WHERE r.account_id = ?1
                AND (r.deleted_at IS NULL OR r.id NOT IN (SELECT value FROM json_each(?2)))
              UNION SELECT json_extract(f.value, '$.sha256')
              FROM resumes r JOIN versions v ON v.account_id = ?1 AND v.resume_id = r.id, json_each(v.manifest) f
              WHERE r.account_id = ?1
                AND (r.deleted_at IS NULL OR r.id NOT IN (SELECT value FROM json_each(?2))))
         RETURNING object",
        &of,
    )?];
    batch.extend(rows(env, account_id, ids)?);
    let answers = ask(env, batch).await?;
    let objects = match answers.first() {
        Some(answer) => answer.results::<ObjectRow>()?,
        None => Vec::new(),
    };
    let removed = match answers.last() {
        Some(answer) => answer.results::<Id>()?.len(),
        None => 0,
    };
    let objects = objects.into_iter().map(|row| row.object).collect();
    LibraryFiles::of(env, account_id)?.remove(objects).await?;
    Ok(removed)
}

/// `?1` account, `?2` ids as JSON.
fn values(account_id: &str, ids: &[String]) -> Result<[JsValue; 2]> {
    Ok([account_id.into(), serde_json::to_string(ids)?.into()])
}

/// Removes those of the ids that are deleted, with their versions and their history; the last statement
/// gives their ids.
pub fn rows(env: &Env, account_id: &str, ids: &[String]) -> Result<Vec<D1PreparedStatement>> {
    let of = &values(account_id, ids)?;
    Ok(vec![
        statement(
            env,
            "DELETE FROM versions WHERE account_id = ?1 AND resume_id IN
                 (SELECT id FROM resumes WHERE account_id = ?1 AND deleted_at IS NOT NULL
                  AND id IN (SELECT value FROM json_each(?2)))",
            of,
        )?,
        statement(
            env,
            "DELETE FROM score_points WHERE account_id = ?1 AND resume_id IN
                 (SELECT id FROM resumes WHERE account_id = ?1 AND deleted_at IS NOT NULL
                  AND id IN (SELECT value FROM json_each(?2)))",
            of,
        )?,
        statement(
            env,
            "DELETE FROM resumes WHERE account_id = ?1 AND deleted_at IS NOT NULL
             AND id IN (SELECT value FROM json_each(?2)) RETURNING id",
            of,
        )?,
    ])
}
