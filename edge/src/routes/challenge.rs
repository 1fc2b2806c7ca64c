//! `POST /api/v1/challenge`.

use axum::http::StatusCode;
use domain::challenge::{PASS_MS, TOKEN_MAX, Verdict};
use serde_json::json;

use crate::{
    api::ChallengeBody,
    challenge::Configured,
    log::{self, Level},
    middleware::{body::Filled, owner::Asker, visit::Visit},
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::challenge_passes,
};

#[utoipa::path(
    post,
    path = "/challenge",
    tag = "devices",
    operation_id = "passChallenge",
    request_body = ChallengeBody,
    responses(
        (status = 204, description = "Somebody is there; it is not asked again for a day"),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`challenge_not_available`: nothing is asked here", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`challenge_failed`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Show that somebody is there
///
/// Asked of devices whose network has compiled on trial a few times today: `challenge_required`. What to ask
/// with is in `GET /config`.
#[worker::send]
pub async fn pass(
    visit: Visit,
    Asker { owner, .. }: Asker,
    Filled(ChallengeBody { token }): Filled<ChallengeBody>,
) -> Result<StatusCode> {
    let env = &visit.app.env;
    let challenger = Configured::of(env).ok_or_else(|| {
        Problem::new(
            Code::ChallengeNotAvailable,
            "Nothing has to be shown here. Compile right away.",
        )
    })?;
    let failed = || {
        Problem::new(
            Code::ChallengeFailed,
            "This did not show that somebody is there: it may have taken too long, or was sent twice. Try once more.",
        )
    };
    if token.is_empty() || token.chars().count() > TOKEN_MAX {
        return Err(failed());
    }
    let host = visit.origin.split("://").nth(1).unwrap_or("");
    let host = host.split(':').next().unwrap_or("");
    match challenger.verify(&token, host).await {
        Ok(Verdict::Passed) => {}
        Ok(Verdict::Failed) => return Err(failed()),
        Ok(Verdict::Unknown) => return Err(unknown(&challenger, "no answer to be used")),
        Err(error) => return Err(unknown(&challenger, &error.to_string())),
    }
    challenge_passes::put(env, owner.as_str(), visit.now() + PASS_MS).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The problem of a provider that could not be asked.
fn unknown(challenger: &Configured, cause: &str) -> Problem {
    log::line(
        Level::Warn,
        "challenge_unanswered",
        json!({ "provider": challenger.name(), "cause": cause }),
    );
    Problem::new(
        Code::Unavailable,
        "Whoever checks this for us does not answer. Try again in a moment, or compile in the browser.",
    )
}
