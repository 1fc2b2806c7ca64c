//! `GET /api/v1/openapi.json`.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use crate::app;

/// The OpenAPI 3.1 document, generated from the handlers.
pub async fn openapi() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    (headers, app::openapi_json()).into_response()
}
