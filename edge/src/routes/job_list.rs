//! `GET /api/v1/jobs`.

use axum::{
    Json,
    extract::{Query, State},
};
use serde::Deserialize;

use super::page;
use crate::{
    api::{JobList, ListedState},
    app::App,
    middleware::{finish::Asked, owner::Asker},
    objects::job_queue::{JobFilter, JobQueue},
    problem::{self, ProblemDocument, Result},
};

/// The query.
#[derive(Debug, Deserialize)]
pub struct ListQuery {
    #[serde(default)]
    state: Option<ListedState>,
    #[serde(default)]
    before: Option<String>,
    #[serde(default)]
    limit: Option<usize>,
}

#[utoipa::path(
    get,
    path = "/jobs",
    tag = "jobs",
    operation_id = "listJobs",
    params(
        ("state" = Option<ListedState>, Query, description = "Only these; all where absent"),
        ("before" = Option<String>, Query, description = "Id of a job: only older ones"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 100, description = "At most so many; 100 where absent"),
    ),
    responses(
        (status = 200, description = "Own jobs, newest first", body = JobList),
        (status = 400, description = "`bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// List own jobs
#[worker::send]
pub async fn list_jobs(
    State(app): State<App>,
    asked: Asked,
    Asker { owner, .. }: Asker,
    Query(query): Query<ListQuery>,
) -> Result<Json<JobList>> {
    let filter = match query.state {
        None => JobFilter::All,
        Some(ListedState::Active) => JobFilter::Active,
        Some(ListedState::Finished) => JobFilter::Finished,
        Some(ListedState::Failed) => JobFilter::Failed,
    };
    let limit = page::size(query.limit);
    let (jobs, more) = JobQueue::of(&app.env, &owner, asked.clock)
        .list(filter, query.before, limit)
        .await?;
    Ok(Json(JobList { jobs, more }))
}
