//! Showing that somebody is there.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A question that people answer by being there.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Challenge {
    /// `turnstile`.
    pub provider: String,
    /// What a page asks it with.
    pub site_key: String,
    /// What it is asked for.
    pub action: String,
}

/// The answer to it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChallengeBody {
    /// The provider's token; at most 2 048 characters.
    pub token: String,
}
