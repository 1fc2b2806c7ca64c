//! `GET /api/v1/admin/queues`.

use axum::Json;

use crate::{
    api::Queues,
    middleware::staff::Staff,
    problem::{self, ProblemDocument, Result},
    settings,
};

#[utoipa::path(
    get,
    path = "/admin/queues",
    tag = "admin",
    operation_id = "adminQueues",
    responses(
        (status = 200, description = "Every queue", body = Queues),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// How the queues are
#[worker::send]
pub async fn admin_queues(staff: Staff) -> Result<Json<Queues>> {
    Ok(Json(Queues {
        shards: staff.shards().status().await?,
        retention_hours: settings::retention_hours(&staff.app().env),
    }))
}
