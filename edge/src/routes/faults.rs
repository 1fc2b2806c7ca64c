//! `POST /api/v1/faults`.

use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
};
use domain::{faults::keep, limits::FAULT_BODY_MAX};
use serde_json::json;

use crate::{
    api::{Accepted, FaultReport},
    app::App,
    log::{self, Level},
    middleware::{
        body,
        finish::Asked,
        origin,
        rate_limit::{self, Limit},
    },
    problem::{self, ProblemDocument, Result},
    store,
};

#[utoipa::path(
    post,
    path = "/faults",
    tag = "service",
    operation_id = "reportFault",
    request_body(content = FaultReport),
    responses(
        (status = 202, description = "Taken note of", body = Accepted),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Report a fault of a page
///
/// Never carries any content of a resume.
#[worker::send]
pub async fn report_fault(
    State(app): State<App>,
    asked: Asked,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<Accepted>)> {
    origin::refuse_foreign(&uri, &headers)?;
    rate_limit::count(&app.env, Limit::Faults, &rate_limit::network(&headers)).await?;
    let bytes = body::read(&headers, body, FAULT_BODY_MAX).await?;
    // `navigator.sendBeacon` can only send text without a preflight.
    match body::media_type(&headers).as_str() {
        "application/json" | "text/plain" => {}
        other => return Err(body::unsupported(other, "application/json")),
    }
    let report: FaultReport = body::json(&bytes)?;
    let kept = keep(
        &report.kind,
        &report.message,
        report.stack.as_deref(),
        report.page.as_deref(),
        report.version.as_deref(),
    );
    log::line(
        Level::Warn,
        "page_fault",
        json!({
            "request_id": asked.request_id,
            "kind": kept.kind,
            "message": kept.message,
            "stack": kept.stack,
            "page": kept.page,
            "version": kept.version,
        }),
    );
    store::faults::count(&app.env, &kept, &asked.clock.today(), asked.clock.now()).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { accepted: true })))
}
