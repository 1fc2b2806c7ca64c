//! An anonymous owner of jobs.

use serde::Serialize;
use utoipa::ToSchema;

/// A device and its token.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Device {
    /// UUIDv7.
    pub device_id: String,
    /// To be sent as `Authorization: Bearer <token>`. Browsers need it not: they get a cookie.
    pub token: String,
}
