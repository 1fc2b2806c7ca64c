//! Reads a job posting and holds a resume against it.
//!
//! [`read`] finds what a posting asks for, how strongly, and where; [`hold`] says
//! for each of these whether a text shows it. Both work on plain text and byte
//! ranges; who calls them knows where the resume's bytes come from.

pub(crate) mod degrees;
mod everyday;
mod hold;
pub(crate) mod lexicon;
mod lines;
mod phrases;
mod read;
mod terms;
pub(crate) mod words;

use std::ops::Range;

use crate::report::{Importance, MatchState};

pub use hold::hold;
pub use read::read;

/// What a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// Title of the job, if the posting names one.
    pub title: Option<String>,
    /// Requirements: must first, then in the posting's order.
    pub requirements: Vec<Asked>,
}

/// One thing a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The term, in its usual spelling.
    pub term: String,
    /// `hard`, `tool`, `soft`, `certificate` or `domain`.
    pub kind: &'static str,
    /// How strongly it is asked for; the strongest of its places.
    pub importance: Importance,
    /// Byte ranges in the posting.
    pub places: Vec<Range<usize>>,
    /// Id in the lexicon; absent for a term that only the posting knows.
    skill: Option<lexicon::SkillId>,
    /// The lexicon's names that the posting used.
    names: Vec<usize>,
    /// A level of education, for a degree.
    level: Option<degrees::Level>,
}

/// Whether a resume shows one requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// How it is shown.
    pub state: MatchState,
    /// Byte ranges in the resume's text; at most [`FOUND_MAX`].
    pub found: Vec<Range<usize>>,
}

/// The most places kept for one requirement; more help nobody and repetition must not pay.
pub const FOUND_MAX: usize = 20;
