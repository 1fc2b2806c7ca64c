//! What a plan allows in the queue. Prices and quotas come with billing.

use serde::{Deserialize, Serialize};

use crate::jobs::Priority;

/// What somebody is signed up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Plan {
    /// No account: a device.
    #[default]
    Anonymous,
    /// An account that pays nothing.
    Free,
    /// ₹299 a month.
    Basic,
    /// ₹599 a month.
    Pro,
    /// ₹199 a month, with a key of one's own for language models.
    Byok,
}

/// What the queue grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueAllowance {
    /// Who is served first.
    pub priority: Priority,
    /// Jobs that may run at once.
    pub concurrent: usize,
}

impl Plan {
    /// All plans.
    pub const ALL: [Self; 5] = [
        Self::Anonymous,
        Self::Free,
        Self::Basic,
        Self::Pro,
        Self::Byok,
    ];

    /// What the queue grants to this plan.
    pub const fn queue(self) -> QueueAllowance {
        let (priority, concurrent) = match self {
            Self::Anonymous | Self::Free => (Priority::Low, 2),
            Self::Basic => (Priority::Normal, 3),
            Self::Pro | Self::Byok => (Priority::High, 4),
        };
        QueueAllowance {
            priority,
            concurrent,
        }
    }

    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Free => "free",
            Self::Basic => "basic",
            Self::Pro => "pro",
            Self::Byok => "byok",
        }
    }

    /// The plan of a name, as on the wire.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| plan.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_pays_more_waits_less_and_runs_more() {
        let allowances = Plan::ALL.map(Plan::queue);
        for (less, more) in [(0, 2), (1, 2), (2, 3), (2, 4)] {
            assert!(allowances[less].priority > allowances[more].priority);
            assert!(allowances[less].concurrent < allowances[more].concurrent);
        }
    }

    #[test]
    fn plans_are_known_by_their_names() {
        for plan in Plan::ALL {
            let wire = serde_json::to_string(&plan).expect("a unit variant");
            assert_eq!(wire, format!("\"{}\"", plan.as_str()));
            assert_eq!(Plan::of(plan.as_str()), Some(plan));
        }
        assert_eq!(Plan::of("gold"), None);
    }
}
