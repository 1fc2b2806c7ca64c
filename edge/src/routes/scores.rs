//! `POST /api/v1/scores`.

use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use project::PROJECT_MAX;
use scoring::{ScoreError, ScoreRequest};

use crate::{
    api::Binary,
    app::App,
    input,
    middleware::{
        body,
        finish::Asked,
        rate_limit::{self, Limit},
    },
    problem::{self, Code, Problem, ProblemDocument, Result},
};

#[utoipa::path(
    post,
    path = "/scores",
    tag = "scores",
    operation_id = "createScore",
    request_body(
        description = "A scoring request as JSON, one LaTeX file as text, or a project as zip",
        content(
            (ScoreRequest = "application/json"),
            (String = "text/x-tex"),
            (String = "application/x-tex"),
            (String = "text/plain"),
            (Binary = "application/zip"),
        ),
    ),
    responses(
        (status = 200, description = "The report", body = scoring::Report),
        (status = 400, description = "`bad_json`, `bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`no_files`, `no_main_file`, `main_not_found`, `bad_date`, `posting_too_long`, and those of a project", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Score a resume
///
/// Free and without a device. The same scorer runs in the browser: same input, same report.
#[worker::send]
pub async fn create_score(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<scoring::Report>> {
    rate_limit::count(&app.env, Limit::Scores, &rate_limit::network(&headers)).await?;
    let bytes = body::read(&headers, body, PROJECT_MAX).await?;
    let request = match body::media_type(&headers).as_str() {
        "application/json" => body::json::<ScoreRequest>(&bytes)?,
        media_type => {
            let project = input::project(media_type, bytes)?;
            let text = |(path, bytes): (&String, &Vec<u8>)| {
                let text = project::decode_text(path, bytes).ok()?.text;
                project::is_text(path, bytes).then(|| (path.clone(), text))
            };
            ScoreRequest {
                files: project.files().iter().filter_map(text).collect(),
                main: input::single_main(&project)?,
                as_of: asked.clock.today(),
                ..ScoreRequest::default()
            }
        }
    };
    scoring::score(&request)
        .map(Json)
        .map_err(|error| problem_of(&error))
}

fn problem_of(error: &ScoreError) -> Problem {
    let status = match error {
        ScoreError::BadRequest(_) => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::new(Code::Other(error.code(), status), error.to_string())
}
