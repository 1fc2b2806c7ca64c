//! `GET /docs`, `/docs/errors`, `/docs/style.css`: the documentation on our own origin.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use crate::docs;

const CACHE: &str = "public, max-age=300";

fn page(html: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, CACHE),
    ];
    (headers, html).into_response()
}

/// The API reference.
pub async fn reference() -> Response {
    page(docs::reference())
}

/// What each problem code means.
pub async fn errors() -> Response {
    page(docs::errors())
}

/// The style sheet of both.
pub async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, CACHE),
    ];
    (headers, docs::STYLE).into_response()
}
