//! `/api/v1/admin/blocks`: devices and networks that may not compile on trial.

use axum::{Json, extract::Query, http::StatusCode};
use domain::{ids::Uuid, limits::DAY_MS, network::bucket};
use serde::Deserialize;

use crate::{
    api::{Block, BlockBody, BlockList},
    auth::inputs,
    middleware::{body::Filled, staff::Staff},
    problem::{self, Code, Problem, ProblemDocument, Result},
    store::blocks,
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
    blocks::put(&staff.app().env, &block).await?;
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

/// The query.
#[derive(Debug, Deserialize)]
pub struct BlockQuery {
    subject: String,
}

#[utoipa::path(
    delete,
    path = "/admin/blocks",
    tag = "admin",
    operation_id = "removeBlock",
    params(("subject" = String, Query, description = "As the list has it")),
    responses(
        (status = 204, description = "They may again"),
        (status = 400, description = "`bad_request`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 404, description = "`block_not_found`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Let somebody compile on trial again
#[worker::send]
pub async fn remove(staff: Staff, Query(query): Query<BlockQuery>) -> Result<StatusCode> {
    if blocks::remove(&staff.app().env, &query.subject).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::new(
            Code::BlockNotFound,
            "Nobody of this name is on the list.",
        ))
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
