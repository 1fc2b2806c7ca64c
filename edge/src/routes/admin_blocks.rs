//! `/api/v1/admin/blocks`: devices and networks that may not compile on trial.

use axum::{Json, http::StatusCode};
use domain::{
    accounts::acts::Act,
    ids::Uuid,
    limits::DAY_MS,
    network::{bucket, outline},
};

use crate::{
    api::{Block, BlockBody, BlockList, BlockSubject},
    auth::inputs,
    middleware::{body::Filled, staff::Staff},
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::{
        blocks,
        sql::{run, run_if},
    },
};

/// It holds at most a year.
const DAYS_MAX: u32 = 365;

fn shown(block: blocks::Block) -> Block {
    Block {
        subject: block.subject,
        reason: block.reason,
        created_at: block.created_at,
        expires_at: block.expires_at,
    }
}

#[utoipa::path(
    get,
    path = "/admin/blocks",
    tag = "admin",
    operation_id = "adminBlocks",
    responses(
        (status = 200, description = "Who may not, newest first", body = BlockList),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See who may not compile on trial
#[worker::send]
pub async fn list(staff: Staff) -> Result<Json<BlockList>> {
    let blocks = blocks::list(&staff.app().env, staff.clock.now()).await?;
    Ok(Json(BlockList {
        blocks: blocks.into_iter().map(shown).collect(),
    }))
}

#[utoipa::path(
    post,
    path = "/admin/blocks",
    tag = "admin",
    operation_id = "addBlock",
    request_body = BlockBody,
    responses(
        (status = 201, description = "They may not from now on", body = Block),
        (status = 400, description = "`bad_json`, `bad_request`: neither a device nor a network", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 422, description = "`name_invalid`: the reason", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Let somebody compile on trial no more
#[worker::send]
pub async fn add(
    staff: Staff,
    Filled(body): Filled<BlockBody>,
) -> Result<(StatusCode, Json<Block>)> {
    let now = staff.clock.now();
    let block = blocks::Block {
        subject: subject(&body.subject)?,
        reason: inputs::name(&body.reason)?,
        created_at: now,
        expires_at: now + i64::from(body.days.clamp(1, DAYS_MAX)) * DAY_MS,
    };
    let env = &staff.app().env;
    let whom = outlined(&block.subject);
    let detail = [
        ("subject", whom.as_str()),
        ("reason", block.reason.as_str()),
    ];
    let batch = vec![
        blocks::put(env, &block)?,
        staff.own_entry(Act::BlockAdded, &detail)?,
    ];
    run(env, batch).await?;
    Ok((StatusCode::CREATED, Json(shown(block))))
}

/// A device or a network as the list has it.
fn subject(text: &str) -> Result<String> {
    let known = match text.trim().split_once(':') {
        Some(("device", id)) => Uuid::parse_str(id).ok().map(|id| format!("device:{id}")),
        Some(("network", address)) => {
            let address = address.strip_suffix("/64").unwrap_or(address);
            Some(bucket(address))
                .filter(|network| network != "unknown")
                .map(|network| format!("network:{network}"))
        }
        _ => None,
    };
    known.ok_or_else(|| {
        Problem::new(
            Code::BadRequest,
            "Name a device as device:ID, or a network as network:192.0.2.7 or network:2001:db8:1:2::.",
        )
    })
}

#[utoipa::path(
    post,
    path = "/admin/blocks/remove",
    tag = "admin",
    operation_id = "removeBlock",
    request_body = BlockSubject,
    responses(
        (status = 204, description = "They may again"),
        (status = 400, description = "`bad_json`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`block_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 413, description = "`body_too_large`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 415, description = "`unsupported_media_type`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Let somebody compile on trial again
#[worker::send]
pub async fn remove(staff: Staff, Filled(body): Filled<BlockSubject>) -> Result<StatusCode> {
    let env = &staff.app().env;
    let subject = body.subject.as_str();
    let batch = vec![
        blocks::there(env, subject)?,
        blocks::remove(env, subject)?,
        staff.own_entry(Act::BlockRemoved, &[("subject", &outlined(subject))])?,
    ];
    if run_if(env, batch).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::new(
            Code::BlockNotFound,
            "Nobody of this name is on the list.",
        ))
    }
}

/// Whom the trail names, which is kept for longer than the list.
fn outlined(subject: &str) -> String {
    match subject.split_once(':') {
        Some(("network", network)) => format!("network:{}", outline(network)),
        _ => subject.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::subject;

    #[test]
    fn devices_and_networks_are_named_as_they_are_counted() {
        for (text, expected) in [
            (
                "device:0193F1C0-0000-7000-8000-000000000000",
                Some("device:0193f1c0-0000-7000-8000-000000000000"),
            ),
            ("network:192.0.2.7", Some("network:192.0.2.7")),
            (
                "network:2001:db8:1:2:3::4",
                Some("network:2001:db8:1:2::/64"),
            ),
            (
                "network:2001:db8:1:2::/64",
                Some("network:2001:db8:1:2::/64"),
            ),
            ("network:everybody", None),
            ("account:1", None),
            ("", None),
        ] {
            assert_eq!(subject(text).ok().as_deref(), expected, "{text}");
        }
    }
}
