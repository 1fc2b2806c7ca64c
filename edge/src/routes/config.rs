//! `GET /api/v1/config`.

use axum::Json;

use crate::{
    api::Config,
    problem::{Code, Problem, Result},
};

#[utoipa::path(
    get,
    path = "/config",
    tag = "service",
    operation_id = "config",
    responses((status = 200, description = "Version, limits, engines", body = Config)),
)]
/// Version, limits and engines
pub async fn config() -> Result<Json<Config>> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
