//! The outermost layer: request id, clock, rendering of problems, security headers, one log line.

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::Response,
};
use serde_json::json;

use super::security;
use crate::{
    app::App,
    clock::{Clock, TEST_HEADER},
    log::{self, Level},
    problem::{Code, Problem},
    random,
    settings::{self, Environment},
};

/// What is known about a request before any handler runs.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// UUIDv7, in the response as `X-Request-Id` and in every log line.
    pub request_id: String,
    /// The clock that holds for this request.
    pub clock: Clock,
}

impl Asked {
    /// What [`finish`] found out.
    pub fn of(parts: &Parts) -> Self {
        parts.extensions.get::<Self>().cloned().unwrap_or_default()
    }
}

impl axum::extract::FromRequestParts<App> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        Ok(Self::of(parts))
    }
}

/// Wraps every request.
pub async fn finish(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let environment = settings::environment(&app.env);
    let clock = match environment {
        Environment::Test => request
            .headers()
            .get(TEST_HEADER)
            .and_then(|value| value.to_str().ok()?.parse().ok())
            .map(Clock::shifted)
            .unwrap_or_default(),
        _ => Clock::default(),
    };
    let started = clock.now();
    let request_id = random::id(started).to_string();
    request.extensions_mut().insert(Asked {
        request_id: request_id.clone(),
        clock,
    });
    request.extensions_mut().insert(app.clone());
    let method = request.method().clone();
    // The pattern rather than the path: ids stay out of logs.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());

    let mut response = next.run(request).await;
    let mut problem = response.extensions_mut().remove::<Problem>();
    if problem.is_none() && response.status().is_client_error() {
        // What axum's own extractors refuse: a path or a query of the wrong shape.
        problem = Some(Problem::new(
            Code::BadRequest,
            "The address or its query cannot be read. The API is described at /docs.",
        ));
    }
    if let Some(problem) = &problem {
        let extra = std::mem::take(response.headers_mut());
        response = problem.render(&request_id);
        for (name, value) in &extra {
            if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
                response.headers_mut().insert(name, value.clone());
            }
        }
    }

    let status = response.status();
    log::line(
        if status.is_server_error() {
            Level::Error
        } else {
            Level::Info
        },
        "request",
        json!({
            "request_id": request_id,
            "method": method.as_str(),
            "route": route,
            "status": status.as_u16(),
            "ms": clock.now() - started,
            "code": problem.as_ref().map(|problem| problem.code.entry().0),
            "cause": problem.as_ref().and_then(|problem| problem.cause.as_deref()),
        }),
    );
    if status == StatusCode::SWITCHING_PROTOCOLS {
        // The runtime lets nobody change the headers of an upgrade.
        return response;
    }
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    security::apply(headers, environment == Environment::Deployed);
    response
}
