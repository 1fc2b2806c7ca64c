//! `GET /api/v1/admin/audit`.

use axum::{Json, extract::Query};
use serde::Deserialize;

use super::{account::audit::shown, page};
use crate::{
    api::{AdminAuditEntry, AdminAuditList},
    middleware::staff::Staff,
    problem::{self, ProblemDocument, Result},
    store::audit::{self, Filter},
};

/// The query.
#[derive(Debug, Deserialize)]
pub struct AdminAuditQuery {
    #[serde(default)]
    account: Option<String>,
    #[serde(default)]
    act: Option<String>,
    #[serde(default)]
    before: Option<String>,
    #[serde(default)]
    limit: Option<usize>,
}

#[utoipa::path(
    get,
    path = "/admin/audit",
    tag = "admin",
    operation_id = "adminAudit",
    params(
        ("account" = Option<String>, Query, description = "Only what concerns this account"),
        ("act" = Option<String>, Query, description = "Only this, for example `signed_in`"),
        ("before" = Option<String>, Query, description = "Id of an entry: only older ones"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 100, description = "At most so many; 100 where absent"),
    ),
    responses(
        (status = 200, description = "What happened to accounts, newest first; details are left out for support", body = AdminAuditList),
        (status = 400, description = "`bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See what happened
#[worker::send]
pub async fn list(
    staff: Staff,
    Query(query): Query<AdminAuditQuery>,
) -> Result<Json<AdminAuditList>> {
    let limit = page::size(query.limit);
    let filter = Filter {
        account_id: query.account.as_deref(),
        act: query.act.as_deref(),
        before: query.before.as_deref(),
    };
    let (entries, more) = page::cut(
        audit::list(&staff.app().env, &filter, limit + 1).await?,
        limit,
    );
    let entries = entries
        .into_iter()
        .map(|mut entry| {
            if staff.masked() {
                "{}".clone_into(&mut entry.detail);
            }
            AdminAuditEntry {
                account_id: entry.account_id.clone(),
                actor_id: entry.actor_id.clone(),
                entry: shown(entry),
            }
        })
        .collect();
    Ok(Json(AdminAuditList { entries, more }))
}
