//! How far people come: counted by day, without anything that says who.

use serde::{Deserialize, Serialize};

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = FunnelStep))]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// The first page of a visit was shown.
    Seen,
    /// A resume of one's own was scored.
    Scored,
    /// A device compiled for the first time.
    Compiled,
    /// What a trial has was used up.
    Limit,
    /// An account was made.
    Registered,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [
        Self::Seen,
        Self::Scored,
        Self::Compiled,
        Self::Limit,
        Self::Registered,
    ];

    /// As stored and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Scored => "scored",
            Self::Compiled => "compiled",
            Self::Limit => "limit",
            Self::Registered => "registered",
        }
    }

    /// Whether a page reports it; the others are known to the server.
    pub const fn is_reported(self) -> bool {
        matches!(self, Self::Seen | Self::Scored)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_have_their_names_and_pages_report_only_what_the_server_does_not_see() {
        for step in Step::ALL {
            let wire = serde_json::to_string(&step).expect("a unit variant");
            assert_eq!(wire, format!("\"{}\"", step.as_str()));
        }
        let reported: Vec<_> = Step::ALL
            .into_iter()
            .filter(|step| step.is_reported())
            .collect();
        assert_eq!(reported, [Step::Seen, Step::Scored]);
    }
}
