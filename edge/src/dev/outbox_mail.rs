//! `GET /dev/outbox/{id}` and its `/html`: one mail that went nowhere.

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{NotDeployed, mail_html, nothing, page, shown};
use crate::{app::App, problem::Result, store::outbox};

/// The mail on a page.
#[worker::send]
pub async fn page_of(
    _: NotDeployed,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response> {
    let mail = outbox::read(&app.env, &id).await?.ok_or_else(nothing)?;
    let frame = format!("/dev/outbox/{}/html", mail.id);
    Ok(page(
        &mail.subject,
        &shown::mail(&mail.headers, &mail.text, &frame),
    ))
}

/// The mail's HTML by itself.
#[worker::send]
pub async fn html(
    _: NotDeployed,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response> {
    let mail = outbox::read(&app.env, &id).await?.ok_or_else(nothing)?;
    Ok(mail_html(mail.html))
}
