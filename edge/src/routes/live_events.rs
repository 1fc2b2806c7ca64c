//! `GET /api/v1/live/events`.

use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::Response,
};
use serde::Deserialize;

use crate::{
    api::LiveMessage,
    app::App,
    middleware::{
        listener::Listener,
        rate_limit::{self, Limit},
    },
    objects::live_feed::{self, Ask},
    problem::{self, Code, Problem, ProblemDocument, Result},
};

/// What an event source sends when it comes back by itself.
const LAST_EVENT_ID: &str = "last-event-id";

/// The query.
#[derive(Deserialize)]
pub struct EventsQuery {
    #[serde(default)]
    after: Option<i64>,
    #[serde(default)]
    limit: Option<u32>,
}

#[utoipa::path(
    get,
    path = "/live/events",
    tag = "jobs",
    operation_id = "liveEvents",
    params(
        ("after" = Option<i64>, Query, description = "Id of the last event seen; later ones are replayed"),
        ("limit" = Option<u32>, Query, description = "Ends after this many events, at most 1000"),
        ("Last-Event-ID" = Option<i64>, Header, description = "As `after`; wins over it"),
    ),
    responses(
        (status = 200, description = "Server-sent events `hello` and `job`; `data` is a `LiveMessage`", body = LiveMessage, content_type = "text/event-stream"),
        (status = 400, description = "`bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`feed_full`, `rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Follow own jobs as server-sent events
///
/// The same messages as over the WebSocket at `/live`. A stream ends by itself after three
/// minutes, or after 1000 events: come back with the id of the last event.
#[worker::send]
pub async fn live_events(
    State(app): State<App>,
    Listener { owner }: Listener,
    Query(query): Query<EventsQuery>,
    headers: HeaderMap,
) -> Result<Response> {
    rate_limit::count(&app.env, Limit::Live, owner.as_str()).await?;
    let ask = Ask {
        after: last_event_id(&headers)?.or(query.after),
        limit: query.limit,
    };
    let response = live_feed::stream(&app.env, owner.as_str(), ask).await?;
    if response.status_code() == 429 {
        return Err(Problem::new(
            Code::FeedFull,
            "This device has too many live connections. Close some, or poll /api/v1/live/poll.",
        ));
    }
    Ok(response.into())
}

fn last_event_id(headers: &HeaderMap) -> Result<Option<i64>> {
    let Some(value) = headers.get(LAST_EVENT_ID).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let id = value.to_str().ok().and_then(|text| text.parse().ok());
    id.map(Some).ok_or_else(|| {
        Problem::new(
            Code::BadRequest,
            "Last-Event-ID must be the id of an event of this feed.",
        )
    })
}
