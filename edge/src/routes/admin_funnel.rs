//! `GET /api/v1/admin/funnel`.

use axum::Json;
use domain::{funnel::Step, limits::DAY_MS};

use crate::{
    api::{Funnel, FunnelDay},
    clock::date,
    middleware::staff::Staff,
    problem::{self, ProblemDocument, Result},
    store::funnel::since,
};

/// Days that are shown.
const DAYS: i64 = 30;

#[utoipa::path(
    get,
    path = "/admin/funnel",
    tag = "admin",
    operation_id = "adminFunnel",
    responses(
        (status = 200, description = "How many came how far, by day", body = Funnel),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See how far people come
#[worker::send]
pub async fn list(staff: Staff) -> Result<Json<Funnel>> {
    let first = date(staff.clock.now() - (DAYS - 1) * DAY_MS);
    let mut days: Vec<FunnelDay> = Vec::new();
    for row in since(&staff.app().env, &first).await? {
        if days.last().is_none_or(|last| last.day != row.day) {
            days.push(FunnelDay {
                day: row.day.clone(),
                seen: 0,
                scored: 0,
                compiled: 0,
                limit: 0,
                registered: 0,
            });
        }
        let Some(day) = days.last_mut() else { continue };
        let step = Step::ALL.into_iter().find(|step| step.as_str() == row.step);
        match step {
            Some(Step::Seen) => day.seen = row.count,
            Some(Step::Scored) => day.scored = row.count,
            Some(Step::Compiled) => day.compiled = row.count,
            Some(Step::Limit) => day.limit = row.count,
            Some(Step::Registered) => day.registered = row.count,
            None => {}
        }
    }
    Ok(Json(Funnel { days }))
}
