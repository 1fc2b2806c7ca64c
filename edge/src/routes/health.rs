//! `GET /api/v1/health`.

use axum::Json;

use crate::{
    api::Health,
    problem::{Code, Problem, Result},
};

#[utoipa::path(
    get,
    path = "/health",
    tag = "service",
    operation_id = "health",
    responses((status = 200, description = "What answers and what does not", body = Health)),
)]
/// Whether everything behind the API answers
///
/// Really asks the database, the stores, the queue and the compile service.
pub async fn health() -> Result<Json<Health>> {
    Err(Problem::new(Code::NotConfigured, "Not built yet."))
}
