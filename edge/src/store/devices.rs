//! Devices that were handed out (D1).

use domain::devices::DeviceId;
use worker::{Env, Result};

/// Notes a new device.
pub async fn insert(env: &Env, device: DeviceId, now: i64) -> Result<()> {
    env.d1("DB")?
        .prepare("INSERT INTO devices (id, created_at) VALUES (?1, ?2)")
        .bind(&[device.0.to_string().into(), (now as f64).into()])?
        .run()
        .await?;
    Ok(())
}
