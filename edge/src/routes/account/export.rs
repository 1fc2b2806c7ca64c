//! `/api/v1/account/export`.

use axum::{
    Json,
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    accounts::{
        acts::Act,
        secret::{self, Kind},
    },
    exports::KEPT_MS,
    limits::DAY_MS,
};

use crate::{
    api::{AccountExport, Binary, Export, ExportForm, ExportLink, ExportState},
    auth::trail,
    export,
    middleware::{body, person::Person},
    problem::{self, Code, Problem, ProblemDocument, Result},
    random,
    routes::stored,
    store::{exports, sql::run},
};

/// The largest form, in bytes.
const FORM_MAX: usize = 1_000;

fn shown(export: &exports::Export) -> Export {
    Export {
        state: match export.state.as_str() {
            "ready" => ExportState::Ready,
            "failed" => ExportState::Failed,
            _ => ExportState::Pending,
        },
        bytes: export.bytes,
        created_at: export.created_at,
        ready_at: export.ready_at,
        expires_at: export.expires_at,
        link_open: export.link_digest.is_some(),
    }
}

#[utoipa::path(
    get,
    path = "/account/export",
    tag = "account",
    operation_id = "export",
    responses(
        (status = 200, description = "The last export, as long as it is kept", body = AccountExport),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See whether your export is ready
#[worker::send]
pub async fn get(person: Person) -> Result<Json<AccountExport>> {
    let Person { visit, account, .. } = &person;
    let export = exports::of(&visit.app.env, &account.id, visit.now()).await?;
    Ok(Json(AccountExport {
        export: export.as_ref().map(shown),
    }))
}

#[utoipa::path(
    post,
    path = "/account/export",
    tag = "account",
    operation_id = "askForExport",
    responses(
        (status = 202, description = "It is being made; a mail with a link tells when it is ready", body = AccountExport),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Export everything that belongs to your account
///
/// One at a time: while one is being made, asking again asks for nothing more; a new one takes the
/// place of the last.
#[worker::send]
pub async fn post(person: Person) -> Result<(StatusCode, Json<AccountExport>)> {
    let Person { visit, account, .. } = &person;
    let (env, now) = (&visit.app.env, visit.now());
    let before = exports::of(env, &account.id, now).await?;
    if before
        .as_ref()
        .is_none_or(|export| export.state != "pending")
    {
        let id = random::id(now).to_string();
        let batch = vec![
            // Long enough for all attempts.
            exports::ask(env, &id, &account.id, &visit.origin, now, now + DAY_MS)?,
            trail::own(visit, &account.id, Act::ExportAsked, &[])?,
        ];
        run(env, batch).await?;
        let env = env.clone();
        visit
            .app
            .after(async move { export::run_due(&env, now, 1).await });
    }
    let export = exports::of(&visit.app.env, &account.id, now).await?;
    Ok((
        StatusCode::ACCEPTED,
        Json(AccountExport {
            export: export.as_ref().map(shown),
        }),
    ))
}

#[utoipa::path(
    post,
    path = "/account/export/link",
    tag = "account",
    operation_id = "linkExport",
    responses(
        (status = 201, description = "A link that opens the archive once; the one before opens nothing any more", body = ExportLink),
        (status = 404, description = "`export_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Make another link to your export
#[worker::send]
pub async fn link(person: Person) -> Result<(StatusCode, Json<ExportLink>)> {
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let export = exports::of(env, &account.id, visit.now())
        .await?
        .filter(|export| export.state == "ready")
        .ok_or_else(not_found)?;
    let token = secret::make(Kind::Link, random::bytes());
    // It was made a line ago.
    let digest = secret::digest(Kind::Link, &token).unwrap_or_default();
    run(env, vec![exports::set_link(env, &export.id, &digest)?]).await?;
    Ok((
        StatusCode::CREATED,
        Json(ExportLink {
            token,
            expires_at: export.ready_at.map_or(export.expires_at, |at| at + KEPT_MS),
        }),
    ))
}

#[utoipa::path(
    post,
    path = "/account/export/download",
    tag = "account",
    operation_id = "downloadExport",
    request_body(content = ExportForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "The archive", body = Binary, content_type = "application/zip"),
        (status = 400, description = "`bad_form`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 410, description = "`link_expired`: it was used, or its time is over", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Download your export
///
/// A form, so that browsers save what comes without holding it in memory, and no address has the token.
#[worker::send]
pub async fn download(person: Person, headers: HeaderMap, body: Body) -> Result<Response> {
    const TYPE: &str = "application/x-www-form-urlencoded";
    let Person { visit, account, .. } = &person;
    let env = &visit.app.env;
    let given = body::media_type(&headers);
    if given != TYPE {
        return Err(body::unsupported(&given, TYPE));
    }
    let form = body::read(&headers, body, FORM_MAX).await?;
    let token = domain::exports::token(&form)
        .ok_or_else(|| Problem::new(Code::BadForm, "The form has one field, “token”."))?;
    let expired = || {
        Problem::new(
            Code::LinkExpired,
            "This link was used already, or its time is over. Make another one in the settings, under Privacy.",
        )
    };
    let digest = secret::digest(Kind::Link, &token).ok_or_else(expired)?;
    let object = exports::open(env, &account.id, &digest, visit.now())
        .await?
        .ok_or_else(expired)?;
    run(
        env,
        vec![trail::own(visit, &account.id, Act::ExportDownloaded, &[])?],
    )
    .await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            stored::disposition(true, "Legible-export.zip"),
        ),
    ];
    Ok((headers, stored::body(&object)?).into_response())
}

fn not_found() -> Problem {
    Problem::new(
        Code::ExportNotFound,
        "There is no export that is ready. Ask for one first.",
    )
}
