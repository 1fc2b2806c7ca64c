//! Structured log lines: one JSON object each, never with content, tokens or addresses.

use serde_json::Value;

/// How loud.
#[derive(Debug, Clone, Copy)]
pub enum Level {
    /// Nothing is wrong.
    Info,
    /// Something was wrong and was dealt with.
    Warn,
    /// Somebody should look.
    Error,
}

/// Writes one line. `fields` must be an object.
pub fn line(level: Level, event: &str, mut fields: Value) {
    if let Value::Object(object) = &mut fields {
        object.insert("event".into(), event.into());
        let name = match level {
            Level::Info => "info",
            Level::Warn => "warn",
            Level::Error => "error",
        };
        object.insert("level".into(), name.into());
    }
    match level {
        Level::Info => worker::console_log!("{fields}"),
        Level::Warn => worker::console_warn!("{fields}"),
        Level::Error => worker::console_error!("{fields}"),
    }
}
