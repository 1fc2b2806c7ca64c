//! `POST /api/v1/scores`.

use axum::{
    Json,
    body::Body,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode, header},
};
use scoring::{ScoreError, ScoreRequest};
use utoipa::ToSchema;

use crate::{
    api::Binary,
    app::App,
    middleware::{
        body,
        finish::Asked,
        form,
        rate_limit::{self, Limit},
    },
    problem::{self, Code, Problem, ProblemDocument, Result},
    resume_input::{self, BODY_MAX, Options},
};

/// A resume as a form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct ResumeForm {
    /// The resume: a PDF, a Word document, Markdown, plain or LaTeX text, or a zip; several files
    /// are those of a LaTeX project.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
    /// The job posting, plain text.
    posting: Option<String>,
    /// The day that counts as today, `YYYY-MM-DD`.
    as_of: Option<String>,
    /// Id of a built-in profile of weights.
    profile: Option<String>,
    /// Whose customs count.
    market: Option<scoring::profile::Market>,
    /// Main file of a project.
    main: Option<String>,
}

#[utoipa::path(
    post,
    path = "/scores",
    tag = "scores",
    operation_id = "createScore",
    params(
        ("main" = Option<String>, Query, description = "Main file of a zip; what the report calls a PDF or a Word document"),
        ("as_of" = Option<String>, Query, description = "The day that counts as today, `YYYY-MM-DD`; today when absent"),
        ("posting" = Option<String>, Query, description = "The job posting; a long one is better sent as a form or as JSON"),
        ("profile" = Option<String>, Query, description = "Id of a built-in profile of weights"),
        ("market" = Option<scoring::profile::Market>, Query, description = "Whose customs count"),
    ),
    request_body(
        description = "A scoring request as JSON, or the resume itself: a PDF, a Word document, Markdown, plain or LaTeX text, a LaTeX project as zip, or a form of files. What a file is, its bytes decide",
        content(
            (ScoreRequest = "application/json"),
            (Binary = "application/pdf"),
            (Binary = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (String = "text/markdown"),
            (String = "text/plain"),
            (String = "text/x-tex"),
            (String = "application/x-tex"),
            (Binary = "application/zip"),
            (ResumeForm = "multipart/form-data"),
        ),
    ),
    responses(
        (status = 200, description = "The report", body = scoring::Report),
        (status = 400, description = "`bad_json`, `bad_request`, `bad_form`, `bad_query`, `market_unknown`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`, `pdf_too_large`, `docx_unpacked_too_large`, and those of a project", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`no_files`, `no_main_file`, `main_not_found`, `bad_date`, `posting_too_long`, `bad_requirement`, `unknown_profile`, and those of a PDF, a Word document or a project", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Score a resume
///
/// Free and without a device. The same scorer runs in the browser: same input, same report.
/// Query and fields stand beside a body that is the resume itself; a JSON request has its own.
#[worker::send]
pub async fn create_score(
    State(app): State<App>,
    asked: Asked,
    query: Result<Query<Options>, QueryRejection>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<scoring::Report>> {
    rate_limit::count(&app.env, Limit::Scores, &rate_limit::network(&headers)).await?;
    let bytes = body::read(&headers, body, BODY_MAX).await?;
    let Query(options) = query.map_err(|_| {
        Problem::new(
            Code::BadQuery,
            "The query may have main, as_of, posting, profile and market, each once.",
        )
    })?;
    let today = asked.clock.today();
    let request = match body::media_type(&headers).as_str() {
        "application/json" => body::json::<ScoreRequest>(&bytes)?,
        "multipart/form-data" => {
            let content_type = headers.get(header::CONTENT_TYPE);
            let content_type = content_type.and_then(|value| value.to_str().ok());
            let (files, fields) = form::read(content_type.unwrap_or_default(), &bytes).await?;
            resume_input::form_request(files, fields.or(options), today)?
        }
        media_type => resume_input::request(media_type, bytes, options, today)?,
    };
    scoring::score(&request)
        .map(Json)
        .map_err(|error| problem_of(&error))
}

/// As a problem document.
pub fn problem_of(error: &ScoreError) -> Problem {
    let status = match error {
        ScoreError::BadRequest(_) => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::new(Code::Other(error.code(), status), error.to_string())
}
