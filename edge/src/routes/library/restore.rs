//! `POST /api/v1/resumes/{id}/versions/{version}/restore`.

use axum::{
    Json,
    extract::Path,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use domain::library::{Condition, Kind, State, Why};

use super::{tag, version::not_found};
use crate::{
    api::Resume,
    library::{save, view},
    middleware::member::Member,
    problem::{self, ProblemDocument, Result},
    random,
    store::{
        resumes,
        versions::{self, Made},
    },
};

#[utoipa::path(
    post,
    path = "/resumes/{id}/versions/{version}/restore",
    tag = "library",
    operation_id = "restoreVersion",
    params(
        ("id" = String, Path, description = "The resume's id"),
        ("version" = String, Path, description = "The version's id"),
        ("If-Match" = Option<String>, Header, description = "The revision that is to be replaced, as its ETag: `\"7\"`"),
    ),
    responses(
        (status = 200, description = "The resume as it stands now; what it was before is a version", body = Resume),
        (status = 400, description = "`revision_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`resume_not_found`, `version_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`files_missing`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 412, description = "`revision_conflict`: it was changed meanwhile, and nothing was overwritten", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 428, description = "`revision_required`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Go back to an old version of a resume
///
/// All of it comes back: files, name, posting, ignored findings. What is replaced becomes a version itself, so
/// that nothing is lost.
#[worker::send]
pub async fn post(
    member: Member,
    Path((id, version)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let (env, account_id) = (&member.app.env, member.account_id.as_str());
    let condition = save::condition(&headers)?;
    if condition == Condition::Absent {
        return Err(save::conflict());
    }
    let since = member.now - member.plan.terms().versions_ms;
    let (present, old) = futures_util::try_join!(
        resumes::find(env, account_id, &id),
        versions::find(env, account_id, &id, &version, since),
    )?;
    present.ok_or_else(save::not_found)?;
    let old = old.ok_or_else(not_found)?;
    let state = State {
        name: old.name,
        kind: Kind::of(&old.kind),
        main: old.main,
        engine: old.engine,
        manifest: serde_json::from_str(&old.manifest).map_err(worker::Error::from)?,
        details: old.details,
    };
    let kept = random::id(member.now).to_string();
    let (_, row) = save::save(&member, &id, &state, condition, None, |present| {
        let replaced = State {
            name: present.name.clone(),
            kind: Kind::of(&present.kind),
            main: present.main.clone(),
            engine: present.engine.clone(),
            manifest: serde_json::from_str(&present.manifest).map_err(worker::Error::from)?,
            details: present.details.clone(),
        };
        let made = Made {
            id: &kept,
            why: Why::BeforeRestore,
            at: member.now,
            score: present.score.as_deref(),
            job_id: None,
        };
        Ok(versions::insert(env, account_id, &id, &replaced, &made)?.into())
    })
    .await?;
    let said = [(header::ETAG, tag(row.revision))];
    Ok((said, Json(view::resume(&row))).into_response())
}
