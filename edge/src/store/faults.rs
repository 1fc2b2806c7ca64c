//! Page faults, counted by day and shape (D1).

use domain::{faults::Kept, files::sha256_hex, limits::FAULTS_MAX};
use worker::{Env, Result};

/// Removes faults last seen before a time.
pub async fn sweep(env: &Env, before: i64) -> Result<()> {
    env.d1("DB")?
        .prepare("DELETE FROM faults WHERE last_at <= ?1")
        .bind(&[(before as f64).into()])?
        .run()
        .await?;
    Ok(())
}

/// Counts a fault. A new shape is only kept while the table has room.
pub async fn count(env: &Env, fault: &Kept, day: &str, now: i64) -> Result<()> {
    let shape = format!("{}\n{}\n{}", fault.kind, fault.message, fault.stack);
    let fingerprint = &sha256_hex(shape.as_bytes())[..16];
    env.d1("DB")?
        .prepare(
            "INSERT INTO faults (day, fingerprint, kind, message, stack, page, version, count, first_at, last_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?8
             WHERE (SELECT COUNT(*) FROM faults) < ?9
                OR EXISTS (SELECT 1 FROM faults WHERE day = ?1 AND fingerprint = ?2)
             ON CONFLICT (day, fingerprint) DO UPDATE SET count = count + 1, last_at = ?8",
        )
        .bind(&[
            day.into(),
            fingerprint.into(),
            fault.kind.into(),
            fault.message.as_str().into(),
            fault.stack.as_str().into(),
            fault.page.as_str().into(),
            fault.version.as_str().into(),
            (now as f64).into(),
            (FAULTS_MAX as f64).into(),
        ])?
        .run()
        .await?;
    Ok(())
}
