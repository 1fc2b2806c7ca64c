//! `GET /api/v1/live`.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, header},
    response::Response,
};
use serde::Deserialize;

use crate::{
    app::App,
    middleware::owner::Asker,
    objects::live_feed,
    problem::{self, Code, Problem, ProblemDocument, Result},
};

/// The query.
#[derive(Deserialize)]
pub struct LiveQuery {
    #[serde(default)]
    after: Option<i64>,
}

#[utoipa::path(
    get,
    path = "/live",
    tag = "jobs",
    operation_id = "live",
    params(("after" = Option<i64>, Query, description = "Id of the last event seen; later ones are replayed")),
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 101, description = "A WebSocket that sends `LiveMessage`s as JSON text"),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 426, description = "`websocket_required`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Follow own jobs live
///
/// A WebSocket. The first message is `hello`, then every change of a job of this owner.
#[worker::send]
pub async fn live(
    State(app): State<App>,
    Asker { owner, .. }: Asker,
    Query(query): Query<LiveQuery>,
    headers: HeaderMap,
) -> Result<Response> {
    let upgrade = headers
        .get(header::UPGRADE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.eq_ignore_ascii_case("websocket"));
    if !upgrade {
        return Err(Problem::new(
            Code::WebSocketRequired,
            "Open this address as a WebSocket, or poll /api/v1/jobs/{id}.",
        ));
    }
    let response = live_feed::connect(&app.env, owner.as_str(), query.after).await?;
    Ok(response.into())
}
