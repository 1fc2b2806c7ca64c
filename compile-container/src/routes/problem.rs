//! Refusals as RFC 9457 problem documents: the one place where errors become HTTP.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use compile_protocol::frame::FrameError;
use project::ProjectError;
use serde_json::json;

/// After how many seconds to try again: a compile takes about one.
pub const RETRY_SECONDS: &str = "2";

/// A refusal's code, in its response's extensions.
#[derive(Debug, Clone, Copy)]
pub struct Code(pub &'static str);

/// Why a request is refused before anything runs.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Whoever asks does not show the token.
    #[error("The service compiles for those who show its token (COMPILE_TOKEN).")]
    Caller,
    /// The media type is not that of frames.
    #[error("The body must be frames, with the media type application/vnd.legible.frames.")]
    MediaType,
    /// The body is no sequence of frames.
    #[error("The body cannot be read: {0}.")]
    Frames(#[from] FrameError),
    /// The frames are not a request followed by files.
    #[error("The body must be one request frame followed by file frames.")]
    Order,
    /// The connection failed while the body arrived.
    #[error("The body ended early.")]
    Interrupted,
    /// The body came too slowly.
    #[error("The body did not arrive in time.")]
    Slow,
    /// The body is larger than any project.
    #[error("The body is larger than a project may be.")]
    TooLarge,
    /// The files are no project.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// The job id has characters that an id has not.
    #[error("The job id must be 1 to 64 letters, digits, “-” or “_”.")]
    JobId,
    /// The document's name is empty or too long.
    #[error("The document’s name must have 1 to 128 bytes.")]
    DocumentName,
    /// A compile under this id runs.
    #[error("A compile under this job id is running already.")]
    JobRunning,
    /// The main file is not among the files.
    #[error("The main file “{0}” is not among the files.")]
    MainMissing(String),
    /// TeX cannot be told this name.
    #[error("TeX cannot compile a file called “{0}”: rename it to letters, digits, “-” and “_”.")]
    MainName(String),
    /// The engine is not installed.
    #[error("The engine is not installed here.")]
    EngineMissing,
    /// The queue is full.
    #[error("All engines are busy and the queue is full. Try again in some seconds.")]
    Busy,
    /// The service is about to stop.
    #[error("The service is shutting down. Try again in some seconds.")]
    Stopping,
    /// No such route.
    #[error("There is nothing at this address.")]
    NotFound,
}

impl Problem {
    fn status(&self) -> StatusCode {
        match self {
            Self::Caller => StatusCode::UNAUTHORIZED,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Frames(_)
            | Self::Order
            | Self::Interrupted
            | Self::JobId
            | Self::DocumentName => StatusCode::BAD_REQUEST,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Project(_) | Self::MainMissing(_) | Self::MainName(_) | Self::EngineMissing => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::JobRunning => StatusCode::CONFLICT,
            Self::Busy | Self::Stopping => StatusCode::SERVICE_UNAVAILABLE,
            Self::NotFound => StatusCode::NOT_FOUND,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Caller => "caller_unknown",
            Self::MediaType => "unsupported_media_type",
            Self::Frames(_) | Self::Order | Self::Interrupted => "malformed_body",
            Self::Slow => "body_too_slow",
            Self::TooLarge => "body_too_large",
            Self::Project(error) => error.code(),
            Self::JobId => "invalid_job_id",
            Self::DocumentName => "invalid_document_name",
            Self::JobRunning => "job_running",
            Self::MainMissing(_) => "main_missing",
            Self::MainName(_) => "main_name",
            Self::EngineMissing => "engine_missing",
            Self::Busy => "busy",
            Self::Stopping => "stopping",
            Self::NotFound => "not_found",
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let body = json!({
            "type": "about:blank",
            "title": status.canonical_reason().unwrap_or_default(),
            "status": status.as_u16(),
            "code": self.code(),
            "detail": self.to_string(),
        });
        let mut response = (status, Json(body)).into_response();
        response.extensions_mut().insert(Code(self.code()));
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_SECONDS));
        }
        response
    }
}

/// For all addresses without a route.
pub async fn not_found() -> Problem {
    Problem::NotFound
}
