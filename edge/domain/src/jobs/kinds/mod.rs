//! The kinds of work: one file each, and this table.
//!
//! A new kind is a file here with its policy, a line in the table, and a file in
//! `edge/src/objects/job_queue_do/kinds` that knows how to do it.

pub mod compile;

use serde::{Deserialize, Serialize};

/// What kind of work a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = JobKind))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// LaTeX to PDF.
    Compile,
}

/// How jobs of one kind are treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Runs that may be interrupted before a job is given up: one that kills the
    /// service every time must not do so for ever.
    pub attempts_max: u32,
    /// A job that could not be finished for this long is given up, in milliseconds.
    pub give_up_after_ms: i64,
    /// A run is cut off after this time even when it is alive, in milliseconds.
    pub run_max_ms: i64,
    /// Unfinished jobs of this kind an owner may have at once.
    pub unfinished_max: usize,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 1] = [Self::Compile];

    /// As stored, and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Compile => "compile",
        }
    }

    /// How jobs of this kind are treated.
    pub const fn policy(self) -> &'static Policy {
        match self {
            Self::Compile => &compile::POLICY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::{HEARTBEAT_MS, LEASE_MS};

    #[test]
    fn the_stored_name_is_the_one_on_the_wire() {
        for kind in Kind::ALL {
            let wire = serde_json::to_string(&kind).expect("a unit variant");
            assert_eq!(wire, format!("\"{}\"", kind.as_str()));
        }
    }

    #[test]
    fn every_policy_leaves_room_for_work() {
        for kind in Kind::ALL {
            let policy = kind.policy();
            assert!(
                policy.attempts_max > 0 && policy.unfinished_max > 0,
                "{kind:?}"
            );
            assert!(policy.run_max_ms > LEASE_MS.max(HEARTBEAT_MS), "{kind:?}");
            assert!(policy.give_up_after_ms > policy.run_max_ms, "{kind:?}");
        }
    }
}
