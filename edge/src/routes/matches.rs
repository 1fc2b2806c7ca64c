//! `POST /api/v1/matches`.

use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, header},
};
use scoring::matches::{MatchReport, MatchRequest};
use utoipa::ToSchema;

use super::scores::problem_of;
use crate::{
    app::App,
    match_input,
    middleware::{
        body,
        finish::Asked,
        form,
        rate_limit::{self, Limit},
    },
    problem::{self, ProblemDocument, Result},
    resume_input::BODY_MAX,
};

/// Resumes and postings as a form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct MatchForm {
    /// The resumes, one each: a PDF, a Word document, Markdown, plain or LaTeX text, or a LaTeX
    /// project as zip.
    #[schema(value_type = Vec<String>, format = Binary)]
    resume: Vec<Vec<u8>>,
    /// The postings, one each: plain text or HTML, as text or as a file, a PDF or a Word document.
    posting: Vec<String>,
    /// The day that counts as today, `YYYY-MM-DD`.
    as_of: Option<String>,
    /// Id of a built-in profile of weights.
    profile: Option<String>,
    /// Whose customs count.
    market: Option<scoring::profile::Market>,
}

#[utoipa::path(
    post,
    path = "/matches",
    tag = "scores",
    operation_id = "createMatches",
    request_body(
        description = "Resumes and postings as JSON, or as a form of files",
        content(
            (MatchRequest = "application/json"),
            (MatchForm = "multipart/form-data"),
        ),
    ),
    responses(
        (status = 200, description = "Each pair, the best fit first", body = MatchReport),
        (status = 400, description = "`bad_json`, `bad_request`, `bad_form`, `market_unknown`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`too_many_pairs`, `bad_date`, `unknown_profile`, `bad_weights`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Hold resumes against postings
///
/// Each resume against each posting, at most 50 pairs. Free and without a device; nothing is kept.
/// A resume or a posting that cannot be read is told as its `problem` and hurts no other.
#[worker::send]
pub async fn create_matches(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<MatchReport>> {
    rate_limit::count(&app.env, Limit::Scores, &rate_limit::network(&headers)).await?;
    let bytes = body::read(&headers, body, BODY_MAX).await?;
    let today = asked.clock.today();
    let (request, refused) = match body::media_type(&headers).as_str() {
        "application/json" => (body::json::<MatchRequest>(&bytes)?, Vec::new()),
        "multipart/form-data" => {
            let content_type = headers.get(header::CONTENT_TYPE);
            let content_type = content_type.and_then(|value| value.to_str().ok());
            let (resumes, postings, options) =
                form::read_matches(content_type.unwrap_or_default(), &bytes).await?;
            match_input::form_request(resumes, postings, &options, &today)?
        }
        media_type => {
            let taken = "resumes and postings as application/json or multipart/form-data";
            return Err(body::unsupported(media_type, taken));
        }
    };
    let mut report = scoring::matches(&request).map_err(|error| problem_of(&error))?;
    match_input::tell(&mut report, refused);
    Ok(Json(report))
}
