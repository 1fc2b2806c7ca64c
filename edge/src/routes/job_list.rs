//! `GET /api/v1/jobs`.

use axum::{Json, extract::State};

use crate::{
    api::JobList,
    app::App,
    middleware::{finish::Asked, owner::Asker},
    objects::job_queue::JobQueue,
    problem::{self, ProblemDocument, Result},
};

#[utoipa::path(
    get,
    path = "/jobs",
    tag = "jobs",
    operation_id = "listJobs",
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 200, description = "Own jobs, newest first; at most 100", body = JobList),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// List own jobs
#[worker::send]
pub async fn list_jobs(
    State(app): State<App>,
    asked: Asked,
    Asker { owner }: Asker,
) -> Result<Json<JobList>> {
    let jobs = JobQueue::of(&app.env, &owner, asked.clock).list().await?;
    Ok(Json(JobList { jobs }))
}
