//! The resume held against a posting.

use serde::{Deserialize, Serialize};

use super::Span;

/// How strongly a posting asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Importance {
    /// Required.
    Must,
    /// Preferred.
    Preferred,
    /// Mentioned, nice to have.
    Nice,
}

/// Whether the resume shows a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum MatchState {
    /// Same term.
    Exact,
    /// Another name of the same thing.
    Alias,
    /// Implied by something related.
    Relation,
    /// In part.
    Partial,
    /// Not there.
    Missing,
}

/// One requirement of the posting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Requirement {
    /// The term, in its usual spelling.
    pub term: String,
    /// What sort of thing it is: `hard`, `tool`, `soft`, `certificate`, `domain`.
    pub kind: String,
    /// How strongly it is asked for.
    pub importance: Importance,
    /// Whether the resume shows it.
    pub state: MatchState,
    /// Where the resume shows it.
    pub found: Vec<Span>,
    /// Where the posting asks for it: UTF-8 byte offsets into the posting.
    pub posting: Vec<[usize; 2]>,
}

/// The resume held against the posting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct JobMatch {
    /// Title of the job, if the posting names one.
    pub title: Option<String>,
    /// Requirements: must first, then in the posting's order.
    pub requirements: Vec<Requirement>,
}
