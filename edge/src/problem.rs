//! The one place where errors become HTTP: problem documents after RFC 9457.
//!
//! A handler returns [`Problem`]. Which code to use: the table in [`Code::entry`];
//! a new code is one line there. Errors of the platform (`worker::Error`) become
//! [`Code::Unavailable`], their text goes to the log and never to the client.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Media type of a problem document.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// A problem document, RFC 9457.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// Where the code is explained, relative to this origin.
    #[serde(rename = "type")]
    pub kind: String,
    /// The code in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Stable code for programs.
    pub code: String,
    /// What happened and what to do, one or two sentences.
    pub detail: String,
    /// Name this when you ask for help.
    pub request_id: String,
    /// `files_missing`: the hashes to send with `PUT /files/{sha256}` first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// `main_ambiguous`: the files that could be the main file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
}

macro_rules! codes {
    ($($name:ident $code:literal $status:ident $title:literal;)*) => {
        /// Stable codes of the API's problems. Those of a project or a scoring
        /// request come from their crates and are passed on as [`Code::Other`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = $title] $name,)*
            /// A code of another crate, with its status.
            Other(&'static str, StatusCode),
        }

        impl Code {
            /// Every code of the API itself.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Code, status and title.
            pub const fn entry(self) -> (&'static str, StatusCode, &'static str) {
                match self {
                    $(Self::$name => ($code, StatusCode::$status, $title),)*
                    Self::Other(code, status) => (code, status, "The input cannot be used"),
                }
            }
        }
    };
}

codes! {
    RouteNotFound "route_not_found" NOT_FOUND "There is nothing at this address";
    MethodNotAllowed "method_not_allowed" METHOD_NOT_ALLOWED "This address does not take this method";
    BadRequest "bad_request" BAD_REQUEST "The request cannot be read";
    BadJson "bad_json" BAD_REQUEST "The body is not the JSON it should be";
    BadForm "bad_form" BAD_REQUEST "The form cannot be read";
    BadQuery "bad_query" BAD_REQUEST "The query cannot be read";
    MarketUnknown "market_unknown" BAD_REQUEST "The market is not known";
    BadBase64 "bad_base64" UNPROCESSABLE_ENTITY "A file is not valid base64";
    UnsupportedMediaType "unsupported_media_type" UNSUPPORTED_MEDIA_TYPE "The body's media type is not taken here";
    BodyTooLarge "body_too_large" PAYLOAD_TOO_LARGE "The body is too large";
    DeviceRequired "device_required" UNAUTHORIZED "A device token is needed";
    DeviceInvalid "device_invalid" UNAUTHORIZED "The device token is not valid";
    CrossSite "cross_site" FORBIDDEN "The request comes from another site";
    RateLimited "rate_limited" TOO_MANY_REQUESTS "Too many requests";
    HashInvalid "hash_invalid" BAD_REQUEST "The address is not a SHA-256";
    HashMismatch "hash_mismatch" UNPROCESSABLE_ENTITY "The content is not what its hash says";
    FilesMissing "files_missing" CONFLICT "Files must be sent first";
    MainNotFound "main_not_found" UNPROCESSABLE_ENTITY "The main file is not among the files";
    MainAmbiguous "main_ambiguous" UNPROCESSABLE_ENTITY "Several files could be the main file";
    NoMainFile "no_main_file" UNPROCESSABLE_ENTITY "No file starts a document";
    MainEmpty "main_empty" UNPROCESSABLE_ENTITY "The main file is empty";
    EngineUnknown "engine_unknown" BAD_REQUEST "The engine is not known";
    JobNotFound "job_not_found" NOT_FOUND "There is no such job";
    PdfNotFound "pdf_not_found" NOT_FOUND "The job has no PDF";
    SynctexNotFound "synctex_not_found" NOT_FOUND "The job has no SyncTeX map";
    ReportNotFound "report_not_found" NOT_FOUND "The job has no score report";
    LogNotFound "log_not_found" NOT_FOUND "The job has no log yet";
    JobNotFinal "job_not_final" CONFLICT "The job is not done yet";
    IdempotencyKeyInvalid "idempotency_key_invalid" BAD_REQUEST "The idempotency key cannot be used";
    IdempotencyKeyReused "idempotency_key_reused" UNPROCESSABLE_ENTITY "The idempotency key stands for another request";
    DocumentInvalid "document_invalid" UNPROCESSABLE_ENTITY "The document's name cannot be used";
    TokenInvalid "token_invalid" UNAUTHORIZED "The personal token is not valid";
    SignInRequired "sign_in_required" UNAUTHORIZED "Somebody must be signed in";
    StepUpRequired "step_up_required" FORBIDDEN "You must prove once more who you are";
    ScopeRequired "scope_required" FORBIDDEN "The token does not reach this far";
    RoleRequired "role_required" FORBIDDEN "The account's role does not reach this far";
    SecondFactorRequired "second_factor_required" FORBIDDEN "The role needs a second factor";
    EmailInvalid "email_invalid" UNPROCESSABLE_ENTITY "This is not an e-mail address";
    EmailTaken "email_taken" CONFLICT "The address belongs to another account";
    PasswordRefused "password_refused" UNPROCESSABLE_ENTITY "The password is too easy to guess";
    NameInvalid "name_invalid" UNPROCESSABLE_ENTITY "The name cannot be used";
    TooManyAttempts "too_many_attempts" TOO_MANY_REQUESTS "Too many attempts";
    CredentialsWrong "credentials_wrong" UNAUTHORIZED "Address or password are not right";
    CodeWrong "code_wrong" UNAUTHORIZED "The code is not right";
    TicketExpired "ticket_expired" GONE "The sign-in took too long";
    LinkExpired "link_expired" GONE "The link holds no longer";
    LinkCalledOff "link_called_off" GONE "The change was called off";
    PasswordRequired "password_required" CONFLICT "The password is needed as well";
    AccountBlocked "account_blocked" FORBIDDEN "The account is closed";
    AccountNotFound "account_not_found" NOT_FOUND "There is no such account";
    SecondFactorNotBegun "second_factor_not_begun" CONFLICT "No second factor is being set up";
    SecondFactorOn "second_factor_on" CONFLICT "The second factor is on already";
    SessionNotFound "session_not_found" NOT_FOUND "There is no such session";
    TokenNotFound "token_not_found" NOT_FOUND "There is no such token";
    ScopesInvalid "scopes_invalid" UNPROCESSABLE_ENTITY "The token would have nothing to open";
    TooManyTokens "too_many_tokens" CONFLICT "The account has as many tokens as it may";
    RoleInvalid "role_invalid" CONFLICT "Nobody changes their own role";
    CompilesSpent "compiles_spent" PAYMENT_REQUIRED "The plan's compiles are used up";
    NetworkSpent "network_spent" TOO_MANY_REQUESTS "The network's compiles of today are used up";
    CoolDown "cool_down" TOO_MANY_REQUESTS "The last compile was a short time ago";
    Blocked "blocked" FORBIDDEN "Device or network may not compile";
    ChallengeRequired "challenge_required" FORBIDDEN "Somebody must show that they are there";
    ChallengeFailed "challenge_failed" UNPROCESSABLE_ENTITY "Nobody showed that they are there";
    ChallengeNotAvailable "challenge_not_available" NOT_FOUND "Nothing is asked here";
    BlockNotFound "block_not_found" NOT_FOUND "Nobody of this name is blocked";
    ProviderUnknown "provider_unknown" NOT_FOUND "There is no provider of this name here";
    NoticeRefused "notice_refused" UNAUTHORIZED "The notice shows no secret of ours";
    IdentityNotFound "identity_not_found" NOT_FOUND "The provider is not linked";
    LastWayIn "last_way_in" CONFLICT "It is the only way into the account";
    OtherAccount "other_account" FORBIDDEN "Another account is signed in";
    ResumeNotFound "resume_not_found" NOT_FOUND "There is no such resume";
    ResumeIdInvalid "resume_id_invalid" UNPROCESSABLE_ENTITY "The resume's id cannot be used";
    RevisionConflict "revision_conflict" PRECONDITION_FAILED "Somebody else was first";
    RevisionRequired "revision_required" PRECONDITION_REQUIRED "A save must say what it was made from";
    RevisionInvalid "revision_invalid" BAD_REQUEST "This is no revision";
    LibraryFull "library_full" CONFLICT "The library is full";
    DetailsInvalid "details_invalid" UNPROCESSABLE_ENTITY "What belongs to the resume cannot be kept";
    DocumentFiles "document_files" UNPROCESSABLE_ENTITY "A document is one file";
    VersionNotFound "version_not_found" NOT_FOUND "There is no such version";
    VersionKindInvalid "version_kind_invalid" UNPROCESSABLE_ENTITY "Versions of this kind are not sent";
    ArmUnknown "arm_unknown" UNPROCESSABLE_ENTITY "There is no such arm";
    ExperimentUnknown "experiment_unknown" NOT_FOUND "There is no such experiment";
    PointsInvalid "points_invalid" UNPROCESSABLE_ENTITY "The points cannot be kept";
    ExportNotFound "export_not_found" NOT_FOUND "There is no export";
    FileNotFound "file_not_found" NOT_FOUND "The library has no such file";
    FeedFull "feed_full" TOO_MANY_REQUESTS "Too many live connections";
    QueueFull "queue_full" TOO_MANY_REQUESTS "Too many jobs are waiting";
    WebSocketRequired "websocket_required" UPGRADE_REQUIRED "This address speaks WebSocket";
    PreviewNotAvailable "preview_not_available" NOT_FOUND "There is no TeX engine for the browser here";
    TexFileNotFound "tex_file_not_found" NOT_FOUND "The release has no such file";
    RangeRequired "range_required" BAD_REQUEST "The file is given in ranges only";
    RangeTooLarge "range_too_large" RANGE_NOT_SATISFIABLE "The range is too large";
    RangeUnsatisfiable "range_unsatisfiable" RANGE_NOT_SATISFIABLE "The file has no such bytes";
    NotConfigured "not_configured" SERVICE_UNAVAILABLE "The service is not configured";
    Unavailable "unavailable" SERVICE_UNAVAILABLE "A part of the service did not answer";
}

/// An error on its way to the client.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Which one.
    pub code: Code,
    /// What happened and what to do.
    pub detail: String,
    /// See [`ProblemDocument::missing`].
    pub missing: Box<[String]>,
    /// See [`ProblemDocument::candidates`].
    pub candidates: Box<[String]>,
    /// Seconds after which it may be tried again, where the code does not say it.
    pub retry_after: Option<u32>,
    /// What went wrong inside, for the log only.
    pub cause: Option<String>,
}

/// What handlers return.
pub type Result<T, E = Problem> = std::result::Result<T, E>;

impl Problem {
    /// A problem with a sentence for the client.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
            missing: Box::default(),
            candidates: Box::default(),
            retry_after: None,
            cause: None,
        }
    }

    /// The document for the client.
    pub fn document(&self, request_id: &str) -> ProblemDocument {
        let (code, status, title) = self.code.entry();
        ProblemDocument {
            kind: format!("/docs/errors#{code}"),
            title: title.to_owned(),
            status: status.as_u16(),
            code: code.to_owned(),
            detail: self.detail.clone(),
            request_id: request_id.to_owned(),
            missing: self.missing.to_vec(),
            candidates: self.candidates.to_vec(),
        }
    }

    /// The response, once the request id is known.
    pub fn render(&self, request_id: &str) -> Response {
        let document = self.document(request_id);
        // Strings and numbers only: serialisation cannot fail.
        let body = serde_json::to_vec(&document).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.code.entry().1;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        match self.code {
            Code::RateLimited | Code::QueueFull => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
            }
            Code::FeedFull => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
            }
            Code::Unavailable => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            }
            Code::DeviceRequired
            | Code::DeviceInvalid
            | Code::TokenInvalid
            | Code::SignInRequired => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            _ => {}
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// The body is written by `middleware::finish`, which knows the request id.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.code.entry().1.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<worker::Error> for Problem {
    fn from(error: worker::Error) -> Self {
        let mut problem = Self::new(
            Code::Unavailable,
            "Something behind this address did not answer. Try again in a few seconds.",
        );
        problem.cause = Some(error.to_string());
        problem
    }
}
