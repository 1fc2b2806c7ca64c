//! `GET /api/v1/live/poll`.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::conditional;
use crate::{
    api::LivePage,
    app::App,
    middleware::{
        listener::Listener,
        rate_limit::{self, Limit},
    },
    objects::live_feed::{self, Ask},
    problem::{self, ProblemDocument, Result},
};

/// The query.
#[derive(Deserialize)]
pub struct PollQuery {
    #[serde(default)]
    after: Option<i64>,
    #[serde(default)]
    limit: Option<u32>,
}

#[utoipa::path(
    get,
    path = "/live/poll",
    tag = "jobs",
    operation_id = "livePoll",
    params(
        ("after" = Option<i64>, Query, description = "Id of the last event seen; without it there are no events, only the id to begin with"),
        ("limit" = Option<u32>, Query, description = "Events wanted, at most 100"),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of the last answer to the same address"),
    ),
    responses(
        (status = 200, description = "What came since", body = LivePage, headers(("ETag" = String, description = "Changes with every event"))),
        (status = 304, description = "Nothing came since; `poll_after_ms` of the last answer still holds"),
        (status = 400, description = "`bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Ask what became of own jobs
///
/// The same messages as over the WebSocket at `/live`, for clients that can have neither that nor
/// `/live/events`.
#[worker::send]
pub async fn live_poll(
    State(app): State<App>,
    Listener { owner }: Listener,
    Query(query): Query<PollQuery>,
    headers: HeaderMap,
) -> Result<Response> {
    rate_limit::count(&app.env, Limit::Live, owner.as_str()).await?;
    let ask = Ask {
        after: query.after,
        limit: query.limit,
    };
    let response: Response = live_feed::poll(&app.env, owner.as_str(), ask).await?.into();
    // The client's own copy, to be asked about each time.
    let cache = [(header::CACHE_CONTROL, "private, no-cache")];
    match response.headers().get(header::ETAG) {
        Some(tag) if conditional::is_known(&headers, tag.as_bytes()) => {
            let tag = [(header::ETAG, tag.clone())];
            Ok((StatusCode::NOT_MODIFIED, tag, cache).into_response())
        }
        _ => Ok((cache, response).into_response()),
    }
}
