//! `GET /api/v1/usage`.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, Method, Uri},
};
use domain::{
    metering::{COOL_DOWN_MS, limit},
    permissions::Principal,
    plans::{Plan, Quota},
};

use crate::{
    api::{CompileUsage, Period, Usage},
    app::App,
    clock::next_month,
    middleware::{credentials, finish::Asked, metering::Meter, rate_limit},
    problem::{self, ProblemDocument, Result},
};

#[utoipa::path(
    get,
    path = "/usage",
    tag = "service",
    operation_id = "usage",
    responses(
        (status = 200, description = "What was used of what there is; also for whoever is not known yet", body = Usage),
        (status = 401, description = "`device_invalid`, `token_invalid`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// See what you have used
#[worker::send]
pub async fn usage(
    State(app): State<App>,
    asked: Asked,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Json<Usage>> {
    let now = asked.clock.now();
    let principal = credentials::principal(&app, &method, &uri, &headers, now, false).await?;
    let plan = match &principal {
        Principal::Account(identity) => identity.plan,
        Principal::Device(_) | Principal::Stranger => Plan::Anonymous,
    };
    let owner = principal.owner();
    let owner = owner.as_ref().map_or("", |owner| owner.as_str());
    let network = rate_limit::network(&headers);
    let meter = Meter::of(&app, asked.clock, owner, plan, network);
    let (quota, standing) = meter.standing().await?;
    let (period, renews_at) = match quota {
        Quota::Once(_) => (Period::Once, None),
        Quota::Monthly(_) => (Period::Month, Some(next_month(now))),
        Quota::Unlimited => (Period::Unlimited, None),
    };
    let cool_down = standing
        .last_at
        .map(|at| at + COOL_DOWN_MS)
        .filter(|at| *at > now && matches!(quota, Quota::Once(_)));
    Ok(Json(Usage {
        plan,
        compiles: CompileUsage {
            limit: limit(quota),
            used: standing.used,
            period,
            renews_at,
            not_before: cool_down,
        },
    }))
}
