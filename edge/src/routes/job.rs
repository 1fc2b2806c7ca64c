//! `GET /api/v1/jobs/{id}`.

use axum::{
    Json,
    extract::{Path, State},
};

use crate::{
    api::Job,
    app::App,
    middleware::{finish::Asked, owner::Asker},
    objects::job_queue::JobQueue,
    problem::{self, ProblemDocument, Result},
};

#[utoipa::path(
    get,
    path = "/jobs/{id}",
    tag = "jobs",
    operation_id = "getJob",
    params(("id" = String, Path, description = "The job's id")),
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 200, description = "The job", body = Job),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`job_not_found`: no such job, or not yours", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Look at a job
#[worker::send]
pub async fn get_job(
    State(app): State<App>,
    asked: Asked,
    Asker { owner }: Asker,
    Path(id): Path<String>,
) -> Result<Json<Job>> {
    let record = JobQueue::of(&app.env, &owner, asked.clock).get(&id).await?;
    Ok(Json(record.job))
}
