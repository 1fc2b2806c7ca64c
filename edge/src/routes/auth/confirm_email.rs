//! `POST /api/v1/auth/email/confirm`.

use axum::Json;
use domain::{
    accounts::{acts::Act, attempts, email, links::Link},
    mail::Mail,
};

use crate::{
    api::{ConfirmedEmail, LinkBody},
    auth::{letters, limit, links, trail},
    middleware::{body::Filled, visit::Visit},
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::{
        accounts,
        links::{remove_of, still_there},
        sql::{is_conflict, run_if},
    },
};

#[utoipa::path(
    post,
    path = "/auth/email/confirm",
    tag = "auth",
    operation_id = "confirmEmail",
    request_body = LinkBody,
    responses(
        (status = 200, description = "The account has this address from now on; the old one is told", body = ConfirmedEmail),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 409, description = "`email_taken`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 410, description = "`link_expired`, `link_called_off`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`, `too_many_attempts`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Follow the link of a new address
#[worker::send]
pub async fn confirm_email(
    visit: Visit,
    Filled(body): Filled<LinkBody>,
) -> Result<Json<ConfirmedEmail>> {
    limit::attempt(&visit, attempts::Act::Link, None).await?;
    let expired = || links::expired(Link::ChangeEmail);
    let (digest, link) = links::follow(&visit, Link::ChangeEmail, &body.token).await?;
    let id = link.account_id.ok_or_else(expired)?;
    let env = &visit.app.env;
    let account = accounts::by_id(env, &id).await?.ok_or_else(expired)?;
    let (old, new) = (email::mask(&account.email), email::mask(&link.email));
    let told = Mail::EmailChanged {
        new_masked: new.clone(),
    };
    let batch = vec![
        still_there(env, &digest, visit.now())?,
        accounts::set_email(env, &id, &link.email, &link.email_key)?,
        remove_of(env, Link::ChangeEmail, &id)?,
        // A link that was sent to the old address must not open the account any more.
        remove_of(env, Link::Reset, &id)?,
        trail::own(
            &visit,
            &id,
            Act::EmailChanged,
            &[("from", &old), ("to", &new)],
        )?,
        letters::to(&visit, &account, &told)?,
    ];
    match run_if(env, batch).await {
        Ok(true) => {}
        Ok(false) => return Err(expired()),
        Err(error) if is_conflict(&error) => {
            return Err(Problem::new(
                Code::EmailTaken,
                "This address has an account of its own by now. Sign in there, or choose another address.",
            ));
        }
        Err(error) => return Err(error.into()),
    }
    letters::soon(&visit);
    Ok(Json(ConfirmedEmail { email: link.email }))
}
