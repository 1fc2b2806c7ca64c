//! What goes into the scorer and what comes out: the one contract between the
//! scorer and everything that shows or stores its results.
//!
//! Spans are half-open ranges of UTF-8 byte offsets into one file of the
//! project. Field order is fixed and maps are ordered, so that the same input
//! gives the same bytes in every runtime.

mod finding;
mod job_match;
mod markdown;
mod request;
mod resume;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::WHOLE;
use crate::page::PageReport;
use crate::profile::{Assigned, Market};

pub use finding::{Category, CategoryScore, Edit, Finding, Fix, Scores, Severity, Span};
pub use job_match::{Importance, JobMatch, MatchState, Requirement};
pub use markdown::markdown;
pub use request::{
    OWN_MAX, OWN_TERM_MAX_CHARS, OWN_WEIGHT_MAX, OwnRequirement, PAIRS_MAX, POSTING_MAX_CHARS,
    ScoreError, ScoreRequest, Spelling, WordsToCheck,
};
pub use resume::{
    DegreeLevel, Education, Entry, Found, Link, LinkKind, Phone, Resume, Section, SectionKind,
    SkillGroup, Spoken,
};

/// Whether a part that the whole scorer alone makes is absent; its writing is left out then.
#[expect(clippy::ref_option, reason = "serde gives it the field")]
const fn not_here<T>(part: &Option<T>) -> bool {
    !WHOLE || part.is_none()
}

/// Which scorer made the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EngineInfo {
    /// Version of the scorer.
    pub version: String,
    /// Id of the weight profile.
    pub profile: String,
    /// Version of the weight profile.
    pub profile_version: i32,
    /// Whose customs counted.
    pub market: Market,
    /// The arm of the experiment that chose the profile.
    #[serde(default, skip_serializing_if = "not_here")]
    pub experiment: Option<Assigned>,
}

/// Figures about the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Stats {
    /// Words of the machine text.
    pub words: usize,
    /// Bullets in all entries.
    pub bullets: usize,
    /// Language whose dictionary judged the spelling; absent when none did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spelling: Option<String>,
    /// True when a limit of the reader (fuel, depth) cut the document short.
    pub truncated: bool,
}

/// Everything the scorer has to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Report {
    /// Which scorer made it.
    pub engine: EngineInfo,
    /// The day that counted as today.
    pub as_of: String,
    /// The file the document starts in.
    pub main: String,
    /// The numbers.
    pub score: Scores,
    /// Points by category.
    pub categories: Vec<CategoryScore>,
    /// Findings, most important first.
    pub findings: Vec<Finding>,
    /// The most that all findings of a rule cost together, in points of its category, by code;
    /// rules without findings and rules without a ceiling are left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ceilings: BTreeMap<String, f64>,
    /// What a machine reads, in reading order.
    pub text: String,
    /// The resume as understood.
    pub resume: Resume,
    /// The PDF as machines read it; present when one was given.
    #[serde(default, skip_serializing_if = "not_here")]
    pub page: Option<PageReport>,
    /// Present when a posting was given.
    #[serde(default, rename = "match", skip_serializing_if = "not_here")]
    pub job_match: Option<JobMatch>,
    /// Figures about the document.
    pub stats: Stats,
}
