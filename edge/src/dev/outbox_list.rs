//! `GET /dev/outbox?to=`: mails that went nowhere, newest first.

use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::html::escape;
use serde::Deserialize;

use super::{NotDeployed, page};
use crate::{app::App, problem::Result, store::outbox};

/// The most that are listed.
const LIST_MAX: u32 = 200;

/// The query.
#[derive(Debug, Deserialize)]
pub struct OutboxQuery {
    /// Only mails to this address.
    pub to: Option<String>,
}

/// The list as a page.
#[worker::send]
pub async fn list(
    _: NotDeployed,
    State(app): State<App>,
    Query(query): Query<OutboxQuery>,
) -> Result<Response> {
    let mails = outbox::list(&app.env, query.to.as_deref(), LIST_MAX).await?;
    if mails.is_empty() {
        return Ok(page(
            "Outbox",
            "<p>No mails yet. Where no provider is configured, mails end here instead of being sent.</p>",
        ));
    }
    let rows = mails.iter().fold(String::new(), |out, mail| {
        out + &format!(
            "<tr><td><a href=\"/dev/outbox/{id}\">{subject}</a></td><td>{to}</td></tr>\n",
            id = escape(&mail.id),
            subject = escape(&mail.subject),
            to = escape(&mail.recipient),
        )
    });
    let table = format!(
        "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Subject</th><th scope=\"col\">To</th></tr></thead><tbody>\n{rows}</tbody></table></div>\n"
    );
    Ok(page("Outbox", &table))
}
