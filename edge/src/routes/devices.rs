//! `POST /api/v1/devices`.

use axum::{Json, http::StatusCode};

use crate::{
    api::Device,
    problem::{self, Code, Problem, ProblemDocument, Result},
};

#[utoipa::path(
    post,
    path = "/devices",
    tag = "devices",
    operation_id = "createDevice",
    responses(
        (status = 201, description = "A new device; its cookie is set", body = Device),
        (status = 200, description = "The request had a valid device already; the same one", body = Device),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Become a device
///
/// Gives an anonymous owner for jobs. Browsers keep it in a cookie, other clients send the token.
pub async fn create_device() -> Result<(StatusCode, Json<Device>)> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
