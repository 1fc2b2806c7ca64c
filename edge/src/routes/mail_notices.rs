//! `POST /api/v1/mail/notices/{provider}`: what mail providers tell us.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
};
use domain::{
    accounts::acts::{Act, Actor},
    mail::notice::{Came, NoticeError, Teller},
};
use serde_json::json;

use crate::{
    app::App,
    log::{self, Level},
    middleware::{body, finish::Asked},
    problem::{self, Code, Problem, ProblemDocument, Result},
    settings,
    store::{
        accounts,
        audit::{self, New},
        sql::run_if,
    },
};

/// The largest notice, in bytes: some have the mail that came back in them.
const NOTICE_MAX: usize = 1_000_000;

#[utoipa::path(
    post,
    path = "/mail/notices/{provider}",
    tag = "service",
    operation_id = "mailNotice",
    params(("provider" = String, Path, description = "`postmark` or `resend`")),
    request_body(content = serde_json::Value, description = "As the provider sends it"),
    responses(
        (status = 204, description = "Taken note of, whether there is such an address here or not"),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 401, description = "`notice_refused`: it does not show our secret", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`provider_unknown`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Take a mail provider's notice
///
/// Of mails that came back for good, or were called spam. Nothing is sent to such an address any more.
#[worker::send]
pub async fn take(
    State(app): State<App>,
    asked: Asked,
    Path(provider): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode> {
    let teller = Teller::of(&provider).ok_or_else(|| {
        Problem::new(
            Code::ProviderUnknown,
            "No mail provider of this name tells us anything.",
        )
    })?;
    let secrets = settings::secret(&app.env, "MAIL_NOTICE_SECRET").ok_or_else(|| {
        let mut problem = Problem::new(
            Code::NotConfigured,
            "This server has no secret to know its mail provider by.",
        );
        problem.cause = Some("MAIL_NOTICE_SECRET is absent".into());
        problem
    })?;
    let body = body::read(&headers, body, NOTICE_MAX).await?;
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let came = Came {
        authorization: text(header::AUTHORIZATION.as_str()).unwrap_or(""),
        id: text("svix-id").unwrap_or(""),
        timestamp: text("svix-timestamp").unwrap_or(""),
        signature: text("svix-signature").unwrap_or(""),
        body: &body,
    };
    let now = asked.clock.now();
    let notice = teller.read(&secrets, &came, now).map_err(refused)?;
    let Some(notice) = notice else {
        return Ok(StatusCode::NO_CONTENT);
    };
    let (why, env) = (notice.why.as_str(), &app.env);
    let mut marked = 0;
    for key in &notice.email_keys {
        // Told again, or of an address that nobody has by now, it changes nothing.
        let Some(account) = accounts::by_email(env, key).await? else {
            continue;
        };
        let entry = New {
            account_id: &account.id,
            act: Act::MailUndeliverable,
            actor: Actor::System,
            actor_id: None,
            browser: None,
            place: None,
            detail: &[("why", why)],
            now,
        };
        let batch = vec![
            accounts::is_written_to(env, key)?,
            accounts::set_undeliverable(env, key, notice.why, now)?,
            audit::insert(env, &entry)?,
        ];
        if run_if(env, batch).await? {
            marked += 1;
        }
    }
    log::line(
        Level::Warn,
        "mail_undeliverable",
        json!({ "provider": provider, "why": why, "accounts": marked }),
    );
    Ok(StatusCode::NO_CONTENT)
}

fn refused(error: NoticeError) -> Problem {
    match error {
        NoticeError::Foreign => Problem::new(
            Code::NoticeRefused,
            "This notice does not show that it comes from our mail provider.",
        ),
        NoticeError::Malformed => Problem::new(
            Code::BadJson,
            "This is no notice as the mail provider sends it.",
        ),
    }
}
