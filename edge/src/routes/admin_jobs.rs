//! `GET /api/v1/admin/jobs`.

use axum::{Json, extract::Query};
use serde::Deserialize;

use super::page;
use crate::{
    api::{AdminJobList, AdminListedState},
    middleware::staff::Staff,
    objects::job_queue::JobFilter,
    problem::{self, ProblemDocument, Result},
};

/// The query.
#[derive(Debug, Deserialize)]
pub struct AdminListQuery {
    #[serde(default)]
    state: Option<AdminListedState>,
    #[serde(default)]
    shard: Option<u32>,
    #[serde(default)]
    before: Option<String>,
    #[serde(default)]
    limit: Option<usize>,
}

#[utoipa::path(
    get,
    path = "/admin/jobs",
    tag = "admin",
    operation_id = "adminJobs",
    params(
        ("state" = Option<AdminListedState>, Query, description = "Only these; all where absent"),
        ("shard" = Option<u32>, Query, description = "Only of this queue"),
        ("before" = Option<String>, Query, description = "Id of a job: only older ones"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 100, description = "At most so many; 100 where absent"),
    ),
    responses(
        (status = 200, description = "Jobs of all owners, newest first; without their content", body = AdminJobList),
        (status = 400, description = "`bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`job_not_found`: there is no such queue", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// List jobs of all owners
#[worker::send]
pub async fn admin_jobs(
    staff: Staff,
    Query(query): Query<AdminListQuery>,
) -> Result<Json<AdminJobList>> {
    let filter = match query.state {
        None => JobFilter::All,
        Some(AdminListedState::Dead) => JobFilter::Dead,
        Some(AdminListedState::Pending) => JobFilter::Pending,
        Some(AdminListedState::Processing) => JobFilter::Processing,
        Some(AdminListedState::Final) => JobFilter::Final,
    };
    let limit = page::size(query.limit);
    let (jobs, more) = staff
        .shards()
        .list(query.shard, filter, query.before, limit)
        .await?;
    Ok(Json(AdminJobList { jobs, more }))
}
