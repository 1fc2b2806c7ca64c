//! `GET /api/v1/account/audit`.

use axum::{Json, extract::Query};
use serde::Deserialize;

use crate::{
    api::{AuditEntry, AuditList},
    middleware::person::Person,
    problem::{self, ProblemDocument, Result},
    routes::page,
    store::audit::{self, Entry, Filter},
};

/// The query.
#[derive(Debug, Deserialize)]
pub struct AuditQuery {
    #[serde(default)]
    before: Option<String>,
    #[serde(default)]
    limit: Option<usize>,
}

#[utoipa::path(
    get,
    path = "/account/audit",
    tag = "account",
    operation_id = "audit",
    params(
        ("before" = Option<String>, Query, description = "Id of an entry: only older ones"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 100, description = "At most so many; 100 where absent"),
    ),
    responses(
        (status = 200, description = "What happened to the account, newest first", body = AuditList),
        (status = 400, description = "`bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See what happened to your account
#[worker::send]
pub async fn get(person: Person, Query(query): Query<AuditQuery>) -> Result<Json<AuditList>> {
    let limit = page::size(query.limit);
    let filter = Filter {
        account_id: Some(&person.account.id),
        before: query.before.as_deref(),
        ..Filter::default()
    };
    let (entries, more) = page::cut(
        audit::list(&person.visit.app.env, &filter, limit + 1).await?,
        limit,
    );
    Ok(Json(AuditList {
        entries: entries.into_iter().map(shown).collect(),
        more,
    }))
}

/// An entry as people see it.
pub fn shown(entry: Entry) -> AuditEntry {
    AuditEntry {
        id: entry.id,
        at: entry.at,
        act: entry.act,
        actor: entry.actor,
        browser: entry.browser,
        place: entry.place,
        // It was written by us, as an object of strings.
        detail: serde_json::from_str(&entry.detail).unwrap_or_default(),
    }
}
