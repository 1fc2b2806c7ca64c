//! `POST /dev/mails`: queues a mail, to try a provider or for tests.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
};
use domain::mail::{Address, Mail};
use serde::Deserialize;

use super::NotDeployed;
use crate::{
    app::App,
    mail::{Letter, statement},
    middleware::{
        body,
        finish::Asked,
        origin::{own_origin, refuse_foreign},
    },
    problem::{Code, Problem, Result},
};

/// The largest body, in bytes.
const BODY_MAX: usize = 16_000;

/// What is sent, and to whom.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    to: String,
    mail: Mail,
}

/// Queues the mail of the body, `{"to": …, "mail": {"template": …, …}}`.
#[worker::send]
pub async fn send(
    _: NotDeployed,
    State(app): State<App>,
    asked: Asked,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode> {
    refuse_foreign(&uri, &headers)?;
    let bytes = body::read(&headers, body, BODY_MAX).await?;
    let Order { to, mail } = body::json(&bytes)?;
    let to = Address::parse(&to)
        .ok_or_else(|| Problem::new(Code::BadRequest, "There is no such address."))?;
    let origin = own_origin(&uri, &headers).unwrap_or_default();
    let letter = Letter {
        account_id: None,
        to: &to,
        origin: &origin,
        mail: &mail,
    };
    let queued = statement(&app.env, &letter, asked.clock.now())?;
    app.env.d1("DB")?.batch(vec![queued]).await?;
    Ok(StatusCode::ACCEPTED)
}
