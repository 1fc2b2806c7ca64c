//! Accounts (D1).

use domain::{
    ids::Uuid,
    mail::notice::Undeliverable,
    permissions::{AccountId, Role},
    plans::Plan,
};
use serde::Deserialize;
use worker::{D1PreparedStatement, Env, Result, wasm_bindgen::JsValue};

use super::sql::{int, require, statement, text};

/// An account, whole.
#[derive(Debug, Clone, Deserialize)]
pub struct Account {
    /// UUIDv7.
    pub id: String,
    /// As the person wrote it.
    pub email: String,
    /// Lower case.
    pub email_key: String,
    /// What they want to be called.
    pub name: Option<String>,
    /// PHC string.
    pub password_hash: Option<String>,
    role: String,
    plan: String,
    /// Secret of the second factor, sealed.
    pub totp_sealed: Option<String>,
    totp_confirmed_at: Option<i64>,
    /// The last step of which a code was taken.
    pub totp_last_step: Option<i64>,
    notify_new_device: i64,
    notify_product: i64,
    /// Milliseconds since the epoch, as all that follow.
    pub created_at: i64,
    /// Last sign-in.
    pub last_seen_at: i64,
    /// Nobody signs in.
    pub blocked_at: Option<i64>,
    /// Everything is removed then.
    pub deletion_at: Option<i64>,
    undeliverable_why: Option<String>,
}

impl Account {
    /// Its id. What is stored is always one of ours.
    pub fn account_id(&self) -> AccountId {
        AccountId(Uuid::parse_str(&self.id).unwrap_or_default())
    }

    /// What it is to us.
    pub fn role(&self) -> Role {
        Role::of(&self.role)
    }

    /// What it is signed up for. What is not known grants least.
    pub fn plan(&self) -> Plan {
        Plan::of(&self.plan).unwrap_or(Plan::Free)
    }

    /// Whether signing in takes a code.
    pub const fn second_factor(&self) -> bool {
        self.totp_confirmed_at.is_some()
    }

    /// Why nothing is sent to its address, where nothing is.
    pub fn undeliverable(&self) -> Option<Undeliverable> {
        Undeliverable::of(self.undeliverable_why.as_deref()?)
    }

    /// Whether a sign-in from a new browser is told by mail.
    pub const fn notify_new_device(&self) -> bool {
        self.notify_new_device != 0
    }

    /// Whether news of the product may be sent.
    pub const fn notify_product(&self) -> bool {
        self.notify_product != 0
    }
}

const COLUMNS: &str = "id, email, email_key, name, password_hash, role, plan, totp_sealed, totp_confirmed_at,
    totp_last_step, notify_new_device, notify_product, created_at, last_seen_at, blocked_at, deletion_at,
    undeliverable_why";

/// The account of an address, by its key.
pub async fn by_email(env: &Env, key: &str) -> Result<Option<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE email_key = ?1");
    statement(env, &sql, &[key.into()])?.first(None).await
}

/// The account of an id.
pub async fn by_id(env: &Env, id: &str) -> Result<Option<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE id = ?1");
    statement(env, &sql, &[id.into()])?.first(None).await
}

/// What a new account begins with.
pub struct New<'a> {
    /// UUIDv7.
    pub id: &'a str,
    /// As the person wrote it.
    pub email: &'a str,
    /// Lower case.
    pub email_key: &'a str,
    /// What they want to be called.
    pub name: Option<&'a str>,
    /// PHC string.
    pub password_hash: Option<&'a str>,
    /// Milliseconds since the epoch.
    pub now: i64,
}

impl Account {
    /// The account as it will be once it is made.
    pub fn made(new: &New<'_>) -> Self {
        Self {
            id: new.id.to_owned(),
            email: new.email.to_owned(),
            email_key: new.email_key.to_owned(),
            name: new.name.map(str::to_owned),
            password_hash: new.password_hash.map(str::to_owned),
            role: Role::User.as_str().to_owned(),
            plan: Plan::Free.as_str().to_owned(),
            totp_sealed: None,
            totp_confirmed_at: None,
            totp_last_step: None,
            notify_new_device: 1,
            notify_product: 0,
            created_at: new.now,
            last_seen_at: new.now,
            blocked_at: None,
            deletion_at: None,
            undeliverable_why: None,
        }
    }
}

/// Makes an account. Fails where the address has one.
pub fn insert(env: &Env, new: &New<'_>) -> Result<D1PreparedStatement> {
    statement(
        env,
        "INSERT INTO accounts (id, email, email_key, name, password_hash, role, plan, created_at, last_seen_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 'user', 'free', ?6, ?6)",
        &[
            new.id.into(),
            new.email.into(),
            new.email_key.into(),
            text(new.name),
            text(new.password_hash),
            int(new.now),
        ],
    )
}

/// Lets a batch run only while an address has no account.
pub fn none_of(env: &Env, email_key: &str) -> Result<D1PreparedStatement> {
    require(
        env,
        "NOT EXISTS (SELECT 1 FROM accounts WHERE email_key = ?1)",
        &[email_key.into()],
    )
}

/// Notes a sign-in.
pub fn seen(env: &Env, id: &str, now: i64) -> Result<D1PreparedStatement> {
    set(env, id, "last_seen_at = ?2", &[int(now)])
}

/// Another password.
pub fn set_password(env: &Env, id: &str, hash: &str) -> Result<D1PreparedStatement> {
    set(env, id, "password_hash = ?2", &[hash.into()])
}

/// Another address. Fails where it has an account.
pub fn set_email(env: &Env, id: &str, email: &str, key: &str) -> Result<D1PreparedStatement> {
    set(
        env,
        id,
        "email = ?2, email_key = ?3, undeliverable_at = NULL, undeliverable_why = NULL",
        &[email.into(), key.into()],
    )
}

/// Lets a batch run only while an address is an account's, and mail is sent there.
pub fn is_written_to(env: &Env, email_key: &str) -> Result<D1PreparedStatement> {
    require(
        env,
        "EXISTS (SELECT 1 FROM accounts WHERE email_key = ?1 AND undeliverable_at IS NULL)",
        &[email_key.into()],
    )
}

/// Nothing is sent to an address any more.
pub fn set_undeliverable(
    env: &Env,
    email_key: &str,
    why: Undeliverable,
    now: i64,
) -> Result<D1PreparedStatement> {
    statement(
        env,
        "UPDATE accounts SET undeliverable_at = ?2, undeliverable_why = ?3
         WHERE email_key = ?1",
        &[email_key.into(), int(now), why.as_str().into()],
    )
}

/// Something is sent there again.
pub fn set_deliverable(env: &Env, id: &str) -> Result<D1PreparedStatement> {
    set(
        env,
        id,
        "undeliverable_at = NULL, undeliverable_why = NULL",
        &[],
    )
}

/// Another role.
pub fn set_role(env: &Env, id: &str, role: Role) -> Result<D1PreparedStatement> {
    set(env, id, "role = ?2", &[role.as_str().into()])
}

/// Closed to everybody, or open again.
pub fn set_blocked(env: &Env, id: &str, at: Option<i64>) -> Result<D1PreparedStatement> {
    let at = at.map_or(JsValue::NULL, int);
    set(env, id, "blocked_at = ?2", &[at])
}

/// To be removed at a time, or not.
pub fn set_deletion(env: &Env, id: &str, at: Option<i64>) -> Result<D1PreparedStatement> {
    let at = at.map_or(JsValue::NULL, int);
    set(env, id, "deletion_at = ?2", &[at])
}

/// Name and notifications.
pub fn set_profile(
    env: &Env,
    id: &str,
    name: Option<&str>,
    new_device: bool,
    product: bool,
) -> Result<D1PreparedStatement> {
    set(
        env,
        id,
        "name = ?2, notify_new_device = ?3, notify_product = ?4",
        &[text(name), int(new_device.into()), int(product.into())],
    )
}

/// The secret of a second factor that is being set up.
pub fn begin_totp(env: &Env, id: &str, sealed: &str) -> Result<D1PreparedStatement> {
    set(
        env,
        id,
        "totp_sealed = ?2, totp_confirmed_at = NULL, totp_last_step = NULL",
        &[sealed.into()],
    )
}

/// The second factor is on; a code of a step was used.
pub fn confirm_totp(env: &Env, id: &str, step: i64, now: i64) -> Result<D1PreparedStatement> {
    set(
        env,
        id,
        "totp_confirmed_at = ?2, totp_last_step = ?3",
        &[int(now), int(step)],
    )
}

/// A code of a step was used.
pub fn use_totp(env: &Env, id: &str, step: i64) -> Result<D1PreparedStatement> {
    set(env, id, "totp_last_step = ?2", &[int(step)])
}

/// The second factor is off.
pub fn end_totp(env: &Env, id: &str) -> Result<D1PreparedStatement> {
    set(
        env,
        id,
        "totp_sealed = NULL, totp_confirmed_at = NULL, totp_last_step = NULL",
        &[],
    )
}

fn set(env: &Env, id: &str, what: &str, values: &[JsValue]) -> Result<D1PreparedStatement> {
    let values: Vec<JsValue> = std::iter::once(id.into())
        .chain(values.iter().cloned())
        .collect();
    statement(
        env,
        &format!("UPDATE accounts SET {what} WHERE id = ?1"),
        &values,
    )
}

/// Which accounts.
#[derive(Debug)]
pub struct Search<'a> {
    /// The id, or the beginning of the address.
    pub query: Option<&'a str>,
    /// Only what is older than this account.
    pub before: Option<&'a str>,
}

/// An account that was found.
#[derive(Debug, Deserialize)]
pub struct Found {
    /// The account.
    #[serde(flatten)]
    pub account: Account,
    /// Browsers that are signed in.
    pub sessions: u32,
}

/// Accounts, newest first, at most `limit`.
pub async fn search(env: &Env, search: &Search<'_>, limit: usize) -> Result<Vec<Found>> {
    let mut values: Vec<JsValue> = vec![int(i64::try_from(limit).unwrap_or(i64::MAX))];
    let mut conditions = Vec::new();
    if let Some(query) = search.query {
        if Uuid::parse_str(query).is_ok() {
            values.push(query.into());
            conditions.push(format!("a.id = ?{}", values.len()));
        } else {
            // A range instead of LIKE: the index finds it, and no character means more than itself.
            let from = domain::accounts::email::key(query);
            values.push(from.as_str().into());
            values.push(format!("{from}\u{10ffff}").into());
            conditions.push(format!(
                "a.email_key >= ?{} AND a.email_key < ?{}",
                values.len() - 1,
                values.len()
            ));
        }
    }
    if let Some(before) = search.before {
        values.push(before.into());
        conditions.push(format!("a.id < ?{}", values.len()));
    }
    let condition = match conditions.as_slice() {
        [] => "TRUE".to_owned(),
        all => all.join(" AND "),
    };
    let sql = format!(
        "SELECT {COLUMNS}, (SELECT COUNT(*) FROM sessions s WHERE s.account_id = a.id) AS sessions
         FROM accounts a WHERE {condition} ORDER BY a.id DESC LIMIT ?1"
    );
    statement(env, &sql, &values)?.all().await?.results()
}

/// Accounts that were to be deleted at a time or before, at most `limit`.
pub async fn to_delete(env: &Env, now: i64, limit: usize) -> Result<Vec<Account>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM accounts
         WHERE deletion_at IS NOT NULL AND deletion_at <= ?1 ORDER BY deletion_at LIMIT ?2"
    );
    let limit = int(i64::try_from(limit).unwrap_or(i64::MAX));
    statement(env, &sql, &[int(now), limit])?
        .all()
        .await?
        .results()
}

/// A second factor's secret.
#[derive(Debug, Deserialize)]
pub struct SealedRow {
    /// Whose.
    pub id: String,
    /// As it is kept.
    pub totp_sealed: String,
}

/// Secrets of second factors, of accounts after one, in the order of their ids.
pub async fn sealed_after(env: &Env, after: &str, limit: usize) -> Result<Vec<SealedRow>> {
    statement(
        env,
        "SELECT id, totp_sealed FROM accounts
         WHERE id > ?1 AND totp_sealed IS NOT NULL ORDER BY id LIMIT ?2",
        &[after.into(), super::sql::count(limit)],
    )?
    .all()
    .await?
    .results()
}

/// The same secret, sealed with another key; nothing where it was replaced meanwhile.
pub fn seal_anew(env: &Env, id: &str, before: &str, after: &str) -> Result<D1PreparedStatement> {
    statement(
        env,
        "UPDATE accounts SET totp_sealed = ?3 WHERE id = ?1 AND totp_sealed = ?2",
        &[id.into(), before.into(), after.into()],
    )
}
