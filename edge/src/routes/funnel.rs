//! `POST /api/v1/funnel`.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};

use crate::{
    api::FunnelBody,
    app::App,
    middleware::{
        body::Filled,
        finish::Asked,
        origin,
        rate_limit::{self, Limit},
    },
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::funnel,
};

#[utoipa::path(
    post,
    path = "/funnel",
    tag = "service",
    operation_id = "reportStep",
    request_body = FunnelBody,
    responses(
        (status = 204, description = "Counted"),
        (status = 400, description = "`bad_json`, `bad_request`: a step that pages do not report", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Count how far somebody came
///
/// One more of the day; nothing about who is kept.
#[worker::send]
pub async fn report(
    State(app): State<App>,
    asked: Asked,
    uri: Uri,
    headers: HeaderMap,
    Filled(body): Filled<FunnelBody>,
) -> Result<StatusCode> {
    origin::refuse_foreign(&uri, &headers)?;
    rate_limit::count(&app.env, Limit::Faults, &rate_limit::network(&headers)).await?;
    if !body.step.is_reported() {
        return Err(Problem::new(
            Code::BadRequest,
            "Pages report “seen” and “scored”; the rest the server knows.",
        ));
    }
    let day = asked.clock.today();
    funnel::count(&app.env, &day, body.step)?.run().await?;
    Ok(StatusCode::NO_CONTENT)
}
