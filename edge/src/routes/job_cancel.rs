//! `POST /api/v1/jobs/{id}/cancel`.

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
    post,
    path = "/jobs/{id}/cancel",
    tag = "jobs",
    operation_id = "cancelJob",
    params(("id" = String, Path, description = "The job's id")),
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 200, description = "The job: cancelled, or final already", body = Job),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`job_not_found`: no such job, or not yours", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Cancel a job
///
/// A job that is final already is left as it is.
#[worker::send]
pub async fn cancel_job(
    State(app): State<App>,
    asked: Asked,
    Asker { owner }: Asker,
    Path(id): Path<String>,
) -> Result<Json<Job>> {
    let record = JobQueue::of(&app.env, &owner, asked.clock)
        .cancel(&id)
        .await?;
    Ok(Json(record.job))
}
