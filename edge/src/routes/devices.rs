//! `POST /api/v1/devices`.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
};
use domain::devices::DeviceId;

use crate::{
    api::Device,
    app::App,
    auth::cookies,
    middleware::{
        finish::Asked,
        origin,
        owner::MaybeDevice,
        rate_limit::{self, Limit},
    },
    problem::{self, ProblemDocument, Result},
    random, settings, store,
};

#[utoipa::path(
    post,
    path = "/devices",
    tag = "devices",
    operation_id = "createDevice",
    responses(
        (status = 201, description = "A new device; its cookie is set", body = Device),
        (status = 200, description = "The request had a valid device already; the same one", body = Device),
        (status = 403, description = "`cross_site`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 429, description = "`rate_limited`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
        (status = 503, description = "`not_configured`, `unavailable`", body = ProblemDocument, content_type = problem::MEDIA_TYPE),
    ),
)]
/// Become a device
///
/// Gives an anonymous owner for jobs. Browsers keep it in a cookie, other clients send the token.
#[worker::send]
pub async fn create_device(
    State(app): State<App>,
    asked: Asked,
    MaybeDevice(known): MaybeDevice,
    uri: Uri,
    headers: HeaderMap,
) -> Result<(StatusCode, HeaderMap, Json<Device>)> {
    // Another site's form is sent without our cookie, and would set a new one over it.
    origin::refuse_foreign(&uri, &headers)?;
    let secrets = settings::device_secrets(&app.env)?;
    let now = asked.clock.now();
    let (status, device) = if let Some(device) = known {
        (StatusCode::OK, device)
    } else {
        rate_limit::count(&app.env, Limit::Devices, &rate_limit::network(&headers)).await?;
        let device = DeviceId(random::id(now));
        store::devices::insert(&app.env, device, now).await?;
        (StatusCode::CREATED, device)
    };
    // A known device gets a fresh token, so that one in use never runs out.
    let (token, cookie) = cookies::device(device, now, &secrets)?;
    Ok((
        status,
        HeaderMap::from_iter([(header::SET_COOKIE, cookie)]),
        Json(Device {
            device_id: device.0.to_string(),
            token,
        }),
    ))
}
