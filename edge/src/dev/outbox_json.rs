//! `GET /dev/outbox.json?to=`: the same as the page, for tests.

use axum::{
    Json,
    extract::{Query, State},
};

use super::{NotDeployed, outbox_list::OutboxQuery};
use crate::{
    app::App,
    problem::Result,
    store::outbox::{self, Mail},
};

/// The most that are listed.
const LIST_MAX: u32 = 200;

/// The list as JSON, newest first.
#[worker::send]
pub async fn list(
    _: NotDeployed,
    State(app): State<App>,
    Query(query): Query<OutboxQuery>,
) -> Result<Json<Vec<Mail>>> {
    let mails = outbox::list(&app.env, query.to.as_deref(), LIST_MAX).await?;
    Ok(Json(mails))
}
