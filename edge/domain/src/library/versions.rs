//! States of a resume that are kept though it was changed since.

use serde::{Deserialize, Serialize};

use crate::plans::Plan;

/// Why a version was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = VersionKind))]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It was compiled.
    Compile,
    /// Its owner asked for it.
    Manual,
    /// It was replaced by what had been changed elsewhere at the same time.
    Conflict,
    /// It was replaced by an older version.
    BeforeRestore,
}

impl Why {
    /// As stored and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Compile => "compile",
            Self::Manual => "manual",
            Self::Conflict => "conflict",
            Self::BeforeRestore => "before_restore",
        }
    }

    /// The reason of a stored name.
    pub fn of(name: &str) -> Self {
        match name {
            "manual" => Self::Manual,
            "conflict" => Self::Conflict,
            "before_restore" => Self::BeforeRestore,
            _ => Self::Compile,
        }
    }
}

/// Until when a version that was made at a time is kept on a plan; both in milliseconds.
pub const fn expires_at(at: i64, plan: Plan) -> i64 {
    at.saturating_add(plan.terms().versions_ms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::DAY_MS;

    #[test]
    fn old_versions_are_kept_as_long_as_the_plan_says() {
        for (plan, days) in [
            (Plan::Free, 1),
            (Plan::Basic, 30),
            (Plan::Pro, 365),
            (Plan::Byok, 365),
        ] {
            assert_eq!(expires_at(5, plan), 5 + days * DAY_MS);
        }
        assert_eq!(expires_at(i64::MAX, Plan::Pro), i64::MAX);
    }

    #[test]
    fn reasons_are_known_by_their_names() {
        for why in [Why::Compile, Why::Manual, Why::Conflict, Why::BeforeRestore] {
            assert_eq!(Why::of(why.as_str()), why);
            let wire = serde_json::to_string(&why).expect("a unit variant");
            assert_eq!(wire, format!("\"{}\"", why.as_str()));
        }
    }
}
