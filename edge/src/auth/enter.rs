//! The end of every way in: a second factor where the account has one, else a session.

use axum::{
    Json,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use domain::{
    accounts::{
        acts::Act,
        secret::{self, Kind},
        sessions::TICKET_MS,
    },
    devices::DeviceId,
    mail::Mail,
    permissions::Role,
};
use worker::D1PreparedStatement;

use super::{cookies, letters, trail, view, work_in_hand};
use crate::{
    api::SignIn,
    middleware::visit::Visit,
    problem::{Code, Problem, Result},
    random, settings,
    store::{
        account_devices,
        accounts::{self, Account},
        devices,
        sessions::{self, New},
        sql::run_if,
        tickets,
    },
};

/// Somebody who proved who they are.
pub struct Proven<'a> {
    /// The account.
    pub account: &'a Account,
    /// When, in milliseconds: now, but for a provider that says that it was earlier.
    pub at: i64,
    /// Whether that took two factors.
    pub second_factor: bool,
    /// How, for the trail.
    pub how: &'a str,
    /// Whether the account was made just now: then nothing about it is news to its owner.
    pub is_new: bool,
}

/// How far it got.
pub enum Passed {
    /// A code is needed as well.
    Code {
        /// For the second step.
        ticket: String,
        /// It holds until then, in milliseconds.
        expires_at: i64,
    },
    /// There is a session.
    In {
        /// That carry it.
        cookies: HeaderMap,
    },
}

/// [`pass`], with its end as JSON.
///
/// # Errors
/// `account_blocked`.
pub async fn proceed(
    visit: &Visit,
    proven: Proven<'_>,
    batch: Vec<D1PreparedStatement>,
) -> Result<Option<Response>> {
    let (account, at) = (proven.account, proven.at);
    let env = &visit.app.env;
    Ok(match pass(visit, proven, batch).await? {
        None => None,
        Some(Passed::Code { ticket, expires_at }) => {
            Some(Json(SignIn::SecondFactor { ticket, expires_at }).into_response())
        }
        Some(Passed::In { cookies }) => {
            // As it stands now: its role may be another one.
            let changed = accounts::by_id(env, &account.id).await?;
            let account = changed.as_ref().unwrap_or(account);
            let shown = view::account(env, account, Some(at), visit.now()).await?;
            let answer = SignIn::SignedIn {
                account: Box::new(shown),
            };
            Some((cookies, Json(answer)).into_response())
        }
    })
}

/// Gives a ticket for the second factor, or a session. `batch` is done with it or not at all; it may
/// begin with a condition, and `None` says that the condition did not hold.
///
/// # Errors
/// `account_blocked`.
pub async fn pass(
    visit: &Visit,
    proven: Proven<'_>,
    mut batch: Vec<D1PreparedStatement>,
) -> Result<Option<Passed>> {
    let account = proven.account;
    if account.blocked_at.is_some() {
        return Err(blocked());
    }
    if !account.second_factor() || proven.second_factor {
        return enter(visit, proven, batch).await;
    }
    let env = &visit.app.env;
    let now = visit.now();
    let ticket = secret::make(Kind::Ticket, random::bytes());
    // It was made a line ago.
    let digest = secret::digest(Kind::Ticket, &ticket).unwrap_or_default();
    batch.push(tickets::insert(env, &digest, &account.id, now)?);
    if !run_if(env, batch).await? {
        return Ok(None);
    }
    Ok(Some(Passed::Code {
        ticket,
        expires_at: now + TICKET_MS,
    }))
}

/// What is said to the owner of an account that was closed.
pub fn blocked() -> Problem {
    Problem::new(
        Code::AccountBlocked,
        "This account was closed by those who look after the service. Write to them if you think that is wrong.",
    )
}

async fn enter(
    visit: &Visit,
    proven: Proven<'_>,
    mut batch: Vec<D1PreparedStatement>,
) -> Result<Option<Passed>> {
    let env = &visit.app.env;
    let account = proven.account;
    let id = account.id.as_str();
    let now = visit.now();
    let token = secret::make(Kind::Session, random::bytes());
    // It was made a line ago.
    let digest = secret::digest(Kind::Session, &token).unwrap_or_default();

    if let Some(old) = &visit.session_digest {
        batch.push(sessions::end_token(env, old)?);
    }
    let session_id = random::id(now).to_string();
    let session = New {
        id: &session_id,
        account_id: id,
        digest: &digest,
        proved_at: proven.at,
        second_factor: proven.second_factor,
        browser: visit.browser,
        system: visit.system,
        place: visit.place.as_deref(),
        now,
    };
    batch.push(sessions::insert(env, &session)?);
    batch.push(sessions::make_room(env, id)?);
    batch.push(accounts::seen(env, id, now)?);
    batch.push(trail::own(visit, id, Act::SignedIn, &[("by", proven.how)])?);
    if account.role() != Role::Admin && settings::is_admin_email(env, &account.email_key) {
        let detail = [("from", account.role().as_str()), ("to", "admin")];
        batch.push(accounts::set_role(env, id, Role::Admin)?);
        batch.push(trail::own(visit, id, Act::RoleChanged, &detail)?);
    }

    let mut headers = HeaderMap::new();
    headers.append(header::SET_COOKIE, cookies::session(&token)?);
    let (device, is_known) = if let Some(device) = visit.device {
        let known = account_devices::knows(env, id, &device.0.to_string()).await?;
        (device, known)
    } else {
        let device = DeviceId(random::id(now));
        let secrets = settings::device_secrets(env)?;
        batch.push(devices::statement(env, device, now)?);
        headers.append(
            header::SET_COOKIE,
            cookies::device(device, now, &secrets)?.1,
        );
        (device, false)
    };
    batch.push(account_devices::insert(
        env,
        id,
        &device.0.to_string(),
        now,
    )?);
    if !is_known && !proven.is_new && account.notify_new_device() {
        let told = Mail::NewDevice {
            when: now,
            place: visit.place.clone(),
            browser: visit.browser_on_system(),
            sessions_link: format!("{}/settings/sessions", visit.origin),
        };
        batch.push(letters::to(visit, account, &told)?);
    }
    if !run_if(env, batch).await? {
        return Ok(None);
    }
    if let Some(old) = &visit.session_digest {
        sessions::forget(env, std::slice::from_ref(old)).await;
    }
    letters::soon(visit);
    if proven.is_new
        && let Some(device) = visit.device
    {
        work_in_hand::soon(visit, device, account);
    }
    Ok(Some(Passed::In { cookies: headers }))
}
