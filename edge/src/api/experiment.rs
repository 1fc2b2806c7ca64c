//! Experiments: two sets of weights side by side.

use scoring::profile::Arm;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The experiment that runs. Who belongs to which arm follows from its id and a subject's alone, as `docs/scoring.md`
/// says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RunningExperiment {
    /// Its id.
    pub id: String,
    /// Profiles with weights, two to eight.
    pub arms: Vec<Arm>,
}

/// With what an account takes part in an experiment.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ExperimentAssignment {
    /// The experiment's id.
    pub experiment: String,
    /// The profile that it is scored with; null after it left.
    #[schema(required)]
    pub arm: Option<String>,
    /// When that was decided, in milliseconds since the epoch.
    pub assigned_at: i64,
}

/// All of an account's.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExperimentAssignments {
    /// Newest first.
    pub assignments: Vec<ExperimentAssignment>,
}

/// What a browser has been scored with so far.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExperimentWish {
    /// A profile of the experiment, or null to leave it.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required)]
    pub arm: Option<String>,
}
