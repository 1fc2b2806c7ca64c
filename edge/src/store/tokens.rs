//! Personal tokens (D1).

use domain::{
    accounts::sessions::NOTE_USE_EVERY_MS,
    ids::Uuid,
    permissions::{AccountId, Identity, Role, Scope, Via},
    plans::Plan,
};
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{int, require, statement};

/// Tokens that an account has at once.
pub const TOKENS_MAX: u32 = 20;

/// A token, without its secret.
#[derive(Debug, Clone, Deserialize)]
pub struct Token {
    /// UUIDv7.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// Its beginning.
    pub hint: String,
    /// With spaces between.
    pub scopes: String,
    /// Milliseconds since the epoch, as all that follow.
    pub created_at: i64,
    /// It is not taken after that.
    pub expires_at: i64,
    /// To within five minutes.
    pub last_used_at: Option<i64>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    account_id: String,
    role: String,
    plan: String,
    scopes: String,
    last_used_at: Option<i64>,
}

/// Keeps a token.
pub fn insert(
    env: &Env,
    account_id: &str,
    token: &Token,
    digest: &str,
) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO tokens (id, account_id, name, hint, digest, scopes, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            token.id.as_str().into(),
            account_id.into(),
            token.name.as_str().into(),
            token.hint.as_str().into(),
            digest.into(),
            token.scopes.as_str().into(),
            int(token.created_at),
            int(token.expires_at),
        ],
    )
}

/// Lets a batch run only while the account may have another.
pub fn room(env: &Env, account_id: &str) -> Result<D1PreparedStatement> {
    require(
        env,
        "(SELECT COUNT(*) FROM tokens WHERE account_id = ?1) < ?2",
        &[account_id.into(), int(TOKENS_MAX.into())],
    )
}

/// An account's tokens, newest first.
pub async fn list(env: &Env, account_id: &str) -> Result<Vec<Token>> {
    statement(
        env,
        "SELECT id, name, hint, scopes, created_at, expires_at, last_used_at FROM tokens
         WHERE account_id = ?1 ORDER BY id DESC",
        &[account_id.into()],
    )?
    .all()
    .await?
    .results()
}

/// Removes one; gives its name, where there was one.
pub async fn remove(env: &Env, account_id: &str, id: &str) -> Result<Option<String>> {
    #[derive(Deserialize)]
    struct Name {
        name: String,
    }
    let row: Option<Name> = statement(
        env,
        "DELETE FROM tokens WHERE id = ?1 AND account_id = ?2 RETURNING name",
        &[id.into(), account_id.into()],
    )?
    .first(None)
    .await?;
    Ok(row.map(|row| row.name))
}

/// Removes all of an account.
pub fn remove_all(env: &Env, account_id: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM tokens WHERE account_id = ?1",
        &[account_id.into()],
    )
}

/// Who a token acts for at a time.
pub async fn find(env: &Env, digest: &str, now: i64) -> Result<Option<Identity>> {
    let row: Option<Row> = statement(
        env,
        "SELECT t.id, t.account_id, a.role, a.plan, t.scopes, t.last_used_at
         FROM tokens t JOIN accounts a ON a.id = t.account_id
         WHERE t.digest = ?1 AND t.expires_at > ?2 AND a.blocked_at IS NULL",
        &[digest.into(), int(now)],
    )?
    .first(None)
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    if row
        .last_used_at
        .is_none_or(|used| now - used >= NOTE_USE_EVERY_MS)
    {
        statement(
            env,
            "UPDATE tokens SET last_used_at = MAX(COALESCE(last_used_at, 0), ?2) WHERE id = ?1",
            &[row.id.as_str().into(), int(now)],
        )?
        .run()
        .await?;
    }
    Ok(Uuid::parse_str(&row.account_id).ok().map(|id| Identity {
        account: AccountId(id),
        role: Role::of(&row.role),
        plan: Plan::of(&row.plan).unwrap_or(Plan::Free),
        via: Via::Token {
            scopes: Scope::list(&row.scopes),
        },
    }))
}

/// Removes what expired before a time.
pub fn sweep(env: &Env, before: i64) -> Result<D1PreparedStatement> {
    statement(
        env,
        "DELETE FROM tokens WHERE expires_at <= ?1",
        &[int(before)],
    )
}
