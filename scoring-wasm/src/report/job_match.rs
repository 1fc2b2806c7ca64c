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

/// Whether the resume shows a requirement, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// What it weighs: 3 for a must, 2 for preferred, 1 for nice and for soft skills, or what the
    /// person chose.
    #[serde(default)]
    pub weight: u8,
    /// Whether the person added or changed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// Terms that count together as this one; empty for a single one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<String>,
    /// The least years of experience with it that the posting asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u8>,
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
    /// How senior it is: `intern`, `junior`, `mid`, `senior`, `lead`, `manager`, `director` or
    /// `executive`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seniority: Option<String>,
    /// The least years of experience that it asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u8>,
    /// Degrees that suffice, the lowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub degrees: Vec<String>,
    /// Trades that its skills belong to, the largest first: names of the skills lexicon's files, as
    /// `software` or `healthcare`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub industries: Vec<String>,
    /// The place of work as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// `remote`, `hybrid` or `onsite`, if the posting says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence: Option<String>,
    /// The security clearance that it asks for, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clearance: Option<String>,
    /// The right to work or the citizenship that it asks for, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permit: Option<String>,
    /// Requirements: must first, then in the posting's order; those that the person added last.
    pub requirements: Vec<Requirement>,
    /// Terms that the posting asks for and the person left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<String>,
}
