//! What a plan has: the one table that prices, limits and the queue read.

use serde::{Deserialize, Serialize};

use crate::{
    jobs::Priority,
    limits::{DAY_MS, RETENTION_MS},
};

/// What somebody is signed up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
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

/// How many of something there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quota {
    /// So many, ever.
    Once(u32),
    /// So many a month of the calendar, UTC.
    Monthly(u32),
    /// As many as one reasonably needs.
    Unlimited,
}

/// What a plan has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Price a month, in paise.
    pub paise: u32,
    /// Compiles on our servers.
    pub compiles: Quota,
    /// Optimisations by language models. Those by rules are free.
    pub optimisations: Quota,
    /// How long old versions are kept, in milliseconds.
    pub versions_ms: i64,
    /// Bytes of all files in the library, each counted once.
    pub library_bytes: u64,
    /// Who is served first.
    pub priority: Priority,
    /// Jobs that may run at once.
    pub concurrent: usize,
    /// Whether models can be chosen freely.
    pub custom_models: bool,
    /// Whether questions are answered first.
    pub priority_support: bool,
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

    /// What this plan has.
    pub const fn terms(self) -> Terms {
        match self {
            Self::Anonymous => Terms {
                paise: 0,
                compiles: Quota::Once(3),
                optimisations: Quota::Once(0),
                versions_ms: RETENTION_MS,
                library_bytes: 0,
                priority: Priority::Low,
                concurrent: 2,
                custom_models: false,
                priority_support: false,
            },
            Self::Free => Terms {
                compiles: Quota::Monthly(3),
                optimisations: Quota::Monthly(0),
                versions_ms: DAY_MS,
                library_bytes: 100_000_000,
                ..Self::Anonymous.terms()
            },
            Self::Basic => Terms {
                paise: 29_900,
                compiles: Quota::Monthly(50),
                optimisations: Quota::Monthly(10),
                versions_ms: 30 * DAY_MS,
                library_bytes: 500_000_000,
                priority: Priority::Normal,
                concurrent: 3,
                ..Self::Free.terms()
            },
            Self::Pro => Terms {
                paise: 59_900,
                compiles: Quota::Unlimited,
                optimisations: Quota::Unlimited,
                versions_ms: 365 * DAY_MS,
                library_bytes: 2_000_000_000,
                priority: Priority::High,
                concurrent: 4,
                custom_models: false,
                priority_support: true,
            },
            Self::Byok => Terms {
                paise: 19_900,
                custom_models: true,
                ..Self::Pro.terms()
            },
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
        let terms = Plan::ALL.map(Plan::terms);
        for (less, more) in [(0, 2), (1, 2), (2, 3), (2, 4)] {
            assert!(terms[less].priority > terms[more].priority);
            assert!(terms[less].concurrent < terms[more].concurrent);
            assert!(terms[less].versions_ms < terms[more].versions_ms);
            assert!(terms[less].library_bytes < terms[more].library_bytes);
        }
    }

    #[test]
    fn the_table_is_the_one_that_is_published() {
        for (plan, paise, compiles, optimisations) in [
            (Plan::Anonymous, 0, Quota::Once(3), Quota::Once(0)),
            (Plan::Free, 0, Quota::Monthly(3), Quota::Monthly(0)),
            (Plan::Basic, 29_900, Quota::Monthly(50), Quota::Monthly(10)),
            (Plan::Pro, 59_900, Quota::Unlimited, Quota::Unlimited),
            (Plan::Byok, 19_900, Quota::Unlimited, Quota::Unlimited),
        ] {
            let terms = plan.terms();
            assert_eq!(
                (terms.paise, terms.compiles, terms.optimisations),
                (paise, compiles, optimisations)
            );
        }
        let models = Plan::ALL.map(|plan| plan.terms().custom_models);
        assert_eq!(models, [false, false, false, false, true]);
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
