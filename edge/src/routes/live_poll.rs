//! `GET /api/v1/live/poll`.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

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
    security(("device_token" = []), ("device_cookie" = [])),
    responses(
        (status = 200, description = "What came since", body = LivePage, headers(("ETag" = String, description = "Changes with every event"))),
        (status = 304, description = "Nothing came since; `poll_after_ms` of the last answer still holds"),
        (status = 400, description = "`bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 401, description = "`device_required`, `device_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
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
        Some(tag) if is_named(&headers, tag.as_bytes()) => {
            let tag = [(header::ETAG, tag.clone())];
            Ok((StatusCode::NOT_MODIFIED, tag, cache).into_response())
        }
        _ => Ok((cache, response).into_response()),
    }
}

/// Whether `If-None-Match` names a tag. A proxy that compresses may have made it weak, which
/// does not matter to this comparison (RFC 9110, 13.1.2).
fn is_named(headers: &HeaderMap, tag: &[u8]) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
        .map(<[u8]>::trim_ascii)
        .any(|named| named == b"*" || named.strip_prefix(b"W/").unwrap_or(named) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly_and_one_of_several_suffices() {
        for (given, expected) in [
            ("\"5-0-0\"", true),
            ("W/\"5-0-0\"", true),
            ("\"4-0-0\", \"5-0-0\"", true),
            ("*", true),
            ("5-0-0", false),
            ("\"4-0-0\"", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, given.parse().expect("a header"));
            assert_eq!(is_named(&headers, b"\"5-0-0\""), expected, "{given}");
        }
        assert!(!is_named(&HeaderMap::new(), b"\"5-0-0\""));
    }
}
