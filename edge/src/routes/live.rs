//! `GET /api/v1/live`.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, header},
    response::Response,
};
use serde::Deserialize;

use crate::{
    app::App,
    middleware::listener::Listener,
    objects::live_feed::{self, Ask},
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
    responses(
        (status = 101, description = "A WebSocket that sends `LiveMessage`s as JSON text"),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 426, description = "`websocket_required`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Follow own jobs live
///
/// A WebSocket. The first message is `hello`, then every change of a job of this owner, in order.
/// After 512 events or 256 kB that were not acknowledged it is closed with 4009: send `ack N` now
/// and then, or reconnect. 4008 says that there are too many connections.
#[worker::send]
pub async fn live(
    State(app): State<App>,
    Listener { owner }: Listener,
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
            "Open this address as a WebSocket. The same events are at /api/v1/live/events and /api/v1/live/poll.",
        ));
    }
    let ask = Ask {
        after: query.after,
        limit: None,
    };
    let response = live_feed::connect(&app.env, owner.as_str(), ask).await?;
    Ok(response.into())
}
