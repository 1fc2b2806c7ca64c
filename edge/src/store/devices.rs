//! Devices that were handed out (D1).

use domain::devices::DeviceId;
use worker::{D1PreparedStatement, Env, Result};

use super::sql::{self, int};

/// Notes a new device.
pub async fn insert(env: &Env, device: DeviceId, now: i64) -> Result<()> {
    statement(env, device, now)?.run().await?;
    Ok(())
}

/// The statement that notes a new device, for a batch.
pub fn statement(env: &Env, device: DeviceId, now: i64) -> Result<D1PreparedStatement> {
    sql::statement(
        env,
        "INSERT INTO devices (id, created_at) VALUES (?1, ?2)",
        &[device.0.to_string().into(), int(now)],
    )
}
