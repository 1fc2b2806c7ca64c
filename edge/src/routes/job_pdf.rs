//! `GET /api/v1/jobs/{id}/pdf`.

use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::{
    api::Binary,
    app::App,
    middleware::{finish::Asked, owner::Asker},
    objects::job_queue::JobQueue,
    problem::{self, Code, Problem, ProblemDocument, Result},
    routes::stored,
    store::results::Results,
};

/// The query.
#[derive(Deserialize)]
pub struct PdfQuery {
    #[serde(default)]
    download: Option<u8>,
}

#[utoipa::path(
    get,
    path = "/jobs/{id}/pdf",
    tag = "jobs",
    operation_id = "getJobPdf",
    params(
        ("id" = String, Path, description = "The job's id"),
        ("download" = Option<u8>, Query, description = "1: to be saved rather than shown"),
    ),
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 200, description = "The PDF", body = Binary, content_type = "application/pdf"),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`job_not_found`, `pdf_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Fetch the PDF of a job
#[worker::send]
pub async fn get_pdf(
    State(app): State<App>,
    asked: Asked,
    Asker { owner }: Asker,
    Path(id): Path<String>,
    Query(query): Query<PdfQuery>,
) -> Result<Response> {
    let record = JobQueue::of(&app.env, &owner, asked.clock).get(&id).await?;
    let absent = || {
        Problem::new(
            Code::PdfNotFound,
            "This job has no PDF. Look at its state and error.",
        )
    };
    let prefix = record
        .prefix
        .filter(|_| record.job.has_pdf)
        .ok_or_else(absent)?;
    let object = Results::of(&app.env)?
        .pdf(&prefix)
        .await?
        .ok_or_else(absent)?;
    let name = record.file_name.unwrap_or_else(|| "Resume.pdf".to_owned());
    let disposition = stored::disposition(query.download == Some(1), &name);
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        // A job's PDF never changes.
        (
            header::CACHE_CONTROL,
            "private, max-age=3600, immutable".to_owned(),
        ),
    ];
    Ok((headers, stored::body(&object)?).into_response())
}
