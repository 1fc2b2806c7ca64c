//! Priorities, and how waiting raises them.

use serde::{Deserialize, Serialize};

/// Waiting this long is worth one step of priority, in milliseconds: a job of low
/// priority is behind no newcomer any more after two of these.
pub const AGEING_MS: i64 = 20_000;

/// Who is served first; the order of the variants is that of service.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    /// Before all others.
    High,
    /// Before `low`.
    Normal,
    /// When nobody else waits, or after waiting long enough.
    #[default]
    Low,
}

impl Priority {
    /// All, in the order of service.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];

    /// As stored, and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Normal => "normal",
            Self::Low => "low",
        }
    }

    /// The priority after waiting for some milliseconds.
    #[must_use]
    pub const fn aged(self, waited_ms: i64) -> Self {
        let steps = if waited_ms < 0 {
            0
        } else {
            waited_ms / AGEING_MS
        };
        match (self, steps) {
            (priority, 0) => priority,
            (Self::Low, 1) => Self::Normal,
            _ => Self::High,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Priority::{High, Low, Normal};

    #[test]
    fn waiting_raises_priority_step_by_step() {
        for (priority, waited, expected) in [
            (Low, 0, Low),
            (Low, AGEING_MS - 1, Low),
            (Low, AGEING_MS, Normal),
            (Low, 2 * AGEING_MS, High),
            (Low, i64::MAX, High),
            (Normal, AGEING_MS, High),
            (High, 0, High),
            // A clock that went back.
            (Low, -1, Low),
        ] {
            assert_eq!(priority.aged(waited), expected, "{priority:?} {waited}");
        }
    }

    #[test]
    fn the_stored_name_is_the_one_on_the_wire() {
        for priority in Priority::ALL {
            let wire = serde_json::to_string(&priority).expect("a unit variant");
            assert_eq!(wire, format!("\"{}\"", priority.as_str()));
        }
    }
}
