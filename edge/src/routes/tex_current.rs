//! `GET /tex/current`.

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

use super::{conditional, stored};
use crate::{
    app::App,
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::tex::Tex,
};

/// A release that was just uploaded is found within a minute.
const CACHE_CONTROL: &str = "public, max-age=60";

#[utoipa::path(
    get,
    path = "/current",
    tag = "tex",
    operation_id = "getTexCurrent",
    responses(
        (status = 200, description = "The manifest of the release in use: its name, its files with their sizes in bytes and SHA-256", body = serde_json::Value),
        (status = 304, description = "It is what `If-None-Match` names"),
        (status = 404, description = "`preview_not_available`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Which TeX engine the browser is to load
#[worker::send]
pub async fn get_tex_current(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    let object = Tex::of(&app.env)?.current().await?.ok_or_else(|| {
        Problem::new(
            Code::PreviewNotAvailable,
            "No TeX engine for the browser was uploaded here. Compile on the server instead.",
        )
    })?;
    let etag = object.http_etag();
    let answer = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CACHE_CONTROL, CACHE_CONTROL.to_owned()),
        (header::ETAG, etag.clone()),
    ];
    if conditional::is_known(&headers, etag.as_bytes()) {
        return Ok(conditional::not_modified(answer));
    }
    Ok((answer, stored::body(&object)?).into_response())
}
