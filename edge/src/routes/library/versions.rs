//! `/api/v1/resumes/{id}/versions`.

use axum::{
    Json,
    body::Body,
    extract::{Path, Query},
    http::{HeaderMap, StatusCode},
};
use domain::{ids::Uuid, library::Why};
use serde::Deserialize;

use super::size;
use crate::{
    api::{VersionBody, VersionList, VersionSummary},
    input::BODY_MAX,
    library::{
        save::{not_found, require_files},
        state, view,
    },
    middleware::{body, member::Member},
    problem::{self, Code, Problem, ProblemDocument, Result},
    random,
    routes::page::cut,
    store::{
        library_files::LibraryFiles,
        resumes,
        sql::{require, run_if},
        versions::{self, Made},
    },
};

/// The query.
#[derive(Debug, Deserialize)]
pub struct VersionsQuery {
    #[serde(default)]
    before: Option<String>,
    #[serde(default)]
    limit: Option<usize>,
}

#[utoipa::path(
    get,
    path = "/resumes/{id}/versions",
    tag = "library",
    operation_id = "versions",
    params(
        ("id" = String, Path, description = "The resume's id"),
        ("before" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 200, description = "At most so many; 100 where absent"),
    ),
    responses(
        (status = 200, description = "Old states, newest first, as long as the plan keeps them", body = VersionList),
        (status = 400, description = "`bad_query`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`resume_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See a resume's old versions
#[worker::send]
pub async fn get(
    member: Member,
    Path(id): Path<String>,
    Query(query): Query<VersionsQuery>,
) -> Result<Json<VersionList>> {
    let (env, account_id) = (&member.app.env, member.account_id.as_str());
    let limit = size(query.limit);
    let since = member.now - member.plan.terms().versions_ms;
    let before = query.before.as_deref();
    let (resume, rows) = futures_util::try_join!(
        resumes::find(env, account_id, &id),
        versions::list(env, account_id, &id, since, before, limit + 1),
    )?;
    resume.ok_or_else(not_found)?;
    let (rows, more) = cut(rows, limit);
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    Ok(Json(VersionList {
        versions: rows
            .iter()
            .map(|row| view::version_summary(row, member.plan))
            .collect(),
        next,
    }))
}

#[utoipa::path(
    post,
    path = "/resumes/{id}/versions",
    tag = "library",
    operation_id = "keepVersion",
    params(("id" = String, Path, description = "The resume's id")),
    request_body = VersionBody,
    responses(
        (status = 201, description = "Kept", body = VersionSummary),
        (status = 200, description = "The newest version is this state already", body = VersionSummary),
        (status = 400, description = "`bad_json`, `bad_request`, `hash_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`resume_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`files_missing`, with `missing`; `library_full`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`version_kind_invalid`, `points_invalid`, `name_invalid`, `details_invalid`, `document_files`, `main_not_found`, `bad_base64`, and those of a project", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Keep a state of a resume
///
/// Any state: the one that was compiled a minute ago is kept though the resume was changed since.
#[worker::send]
pub async fn post(
    member: Member,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<VersionSummary>)> {
    let (env, account_id) = (&member.app.env, member.account_id.as_str());
    let VersionBody {
        kind,
        state: body,
        job_id,
        score,
    } = body::json_of(&headers, body, BODY_MAX).await?;
    if kind == Why::BeforeRestore {
        return Err(Problem::new(
            Code::VersionKindInvalid,
            "Versions of the kind “before_restore” are made by a restore. Send “compile”, “manual” or “conflict”.",
        ));
    }
    if let Some(score) = &score {
        super::scores::check_score(score.overall, score.readable, score.fits)?;
    }
    let there = resumes::find(env, account_id, &id).await?;
    there
        .filter(|row| row.deleted_at.is_none())
        .ok_or_else(not_found)?;
    let state = state::read(&member, body).await?;
    let score = score
        .map(|score| serde_json::to_string(&score))
        .transpose()
        .map_err(worker::Error::from)?;
    // What names no job is not kept as one.
    let job_id = job_id.filter(|id| Uuid::parse_str(id).is_ok());
    let since = member.now - member.plan.terms().versions_ms;
    let newest = versions::list(env, account_id, &id, since, None, 1).await?;
    if let Some(newest) = newest.into_iter().next()
        && newest.digest == state.digest()
    {
        versions::note(
            env,
            account_id,
            &id,
            &newest.id,
            score.as_deref(),
            job_id.as_deref(),
        )
        .await?;
        let row = versions::find(env, account_id, &id, &newest.id, since).await?;
        let row = row.unwrap_or(newest);
        return Ok((
            StatusCode::OK,
            Json(view::version_summary(&row, member.plan)),
        ));
    }
    let version = random::id(member.now).to_string();
    let made = Made {
        id: &version,
        why: kind,
        at: member.now,
        score: score.as_deref(),
        job_id: job_id.as_deref(),
    };
    let library = LibraryFiles::of(env, account_id)?;
    let hashes: Vec<&str> = state.hashes().into_iter().collect();
    let mut batch = vec![
        require(
            env,
            "EXISTS (SELECT 1 FROM resumes WHERE account_id = ?1 AND id = ?2 AND deleted_at IS NULL)",
            &[account_id.into(), id.as_str().into()],
        )?,
        library.all_there(&hashes)?,
    ];
    batch.extend(versions::insert(env, account_id, &id, &state, &made)?);
    if !run_if(env, batch).await? {
        // A file went meanwhile, or the resume was deleted while its files were stored.
        require_files(&library, &hashes).await?;
        return Err(not_found());
    }
    let row = versions::find(env, account_id, &id, &version, since).await?;
    let row = row.ok_or_else(not_found)?;
    Ok((
        StatusCode::CREATED,
        Json(view::version_summary(&row, member.plan)),
    ))
}
