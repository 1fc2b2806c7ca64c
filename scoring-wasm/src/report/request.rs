//! What goes into the scorer, and why it may refuse.

use std::collections::BTreeMap;

use page_text::{DocxReading, PdfReading};
use serde::{Deserialize, Serialize};

use super::Importance;
use crate::profile::{Experiment, IDS, Market, Profile};

/// One scoring job.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoreRequest {
    /// Text files of the project: path → content. Binary files are left out. Empty when the
    /// resume is a Word document, or a PDF alone.
    #[serde(default)]
    pub files: BTreeMap<String, String>,
    /// The file that starts the document; found by itself when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub main: Option<String>,
    /// The resume as a Word document that was read; places are then offsets into its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docx: Option<DocxReading>,
    /// The job posting, plain text; at most [`POSTING_MAX_CHARS`] characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posting: Option<String>,
    /// What the person makes of the posting's requirements; at most [`OWN_MAX`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_requirements: Vec<OwnRequirement>,
    /// The day that counts as today, `YYYY-MM-DD`.
    pub as_of: String,
    /// Id of a built-in profile of weights; `standard` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Weights of one's own, instead of a built-in profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<Profile>,
    /// Whose customs count; the profile's market when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub market: Option<Market>,
    /// Instead of a profile: the experiment that chooses one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experiment: Option<Experiment>,
    /// The PDF, as the reader module read it: that of the files, or alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PdfReading>,
    /// The files have changed since the PDF was made.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub page_stale: bool,
    /// Name of the PDF file, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// What a dictionary said about the words of `words_to_check`; without it spelling is not
    /// judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spelling: Option<Spelling>,
}

/// What a person decided about one requirement of a posting. An entry whose term the posting no
/// longer asks for changes nothing, unless it was added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnRequirement {
    /// The term as the report names it, or that of a group; case does not count. At most
    /// [`OWN_TERM_MAX_CHARS`] characters.
    pub term: String,
    /// Asks for it though the posting does not: as a must, unless `importance` says otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub added: bool,
    /// Leaves it out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
    /// How strongly it is asked for, instead of what the posting says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub importance: Option<Importance>,
    /// What it weighs, 1 to [`OWN_WEIGHT_MAX`], instead of the published weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u8>,
    /// The group that it counts in. All of a group are one requirement of this name, which is met
    /// when any of them is; a requirement that has the name itself is one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<String>,
}

/// The most entries of [`ScoreRequest::own_requirements`].
pub const OWN_MAX: usize = 200;
/// The longest term of a requirement of one's own, in Unicode scalar values.
pub const OWN_TERM_MAX_CHARS: usize = 100;
/// The greatest weight of a requirement.
pub const OWN_WEIGHT_MAX: u8 = 10;

/// What a dictionary said: the scorer has none of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Spelling {
    /// Language that was checked, e.g. `en`.
    pub language: String,
    /// Words that no dictionary of the language knows, as written, with suggestions, best first.
    pub misspelt: BTreeMap<String, Vec<String>>,
}

/// The words of a resume that a dictionary can judge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WordsToCheck {
    /// Language of the document by its own little words, e.g. `en`; absent when it cannot be told.
    pub language: Option<String>,
    /// Words of its prose, sorted, each once: no names, no terms of the lexicon, no addresses.
    pub words: Vec<String>,
}

/// The longest posting that is read, in Unicode scalar values.
pub const POSTING_MAX_CHARS: usize = 50_000;

/// The most pairs of a resume and a posting that are answered at once.
pub const PAIRS_MAX: usize = 50;

/// Why a request could not be scored at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScoreError {
    /// No text file in the request.
    #[error("There is no file to read. Add the resume's .tex file or its PDF.")]
    NoFiles,
    /// A Word document beside files or a PDF.
    #[error(
        "There are two resumes: a Word document and files or a PDF. Send one of them; only LaTeX, Markdown and text may have their PDF beside them."
    )]
    TwoSources,
    /// `main` is not among the files.
    #[error("The main file “{0}” is not among the files.")]
    MainNotFound(String),
    /// No file looks like the start of a document.
    #[error("No file contains \\documentclass or \\begin{{document}}. Name the main file.")]
    NoMain,
    /// `as_of` is not a date.
    #[error("“{0}” is not a date. Write as_of as YYYY-MM-DD.")]
    BadDate(String),
    /// The posting is longer than [`POSTING_MAX_CHARS`].
    #[cfg(feature = "whole")]
    #[error(
        "The posting has {0} characters; at most {POSTING_MAX_CHARS} are read. Paste the part with the requirements."
    )]
    PostingTooLong(usize),
    /// A posting without a text.
    #[cfg(feature = "whole")]
    #[error("The posting is empty. Paste its text.")]
    EmptyPosting,
    /// More pairs of resumes and postings than are answered at once.
    #[cfg(feature = "whole")]
    #[error(
        "There are {0} pairs of a resume and a posting; at most {max} are answered at once. Send fewer resumes or fewer postings.",
        max = PAIRS_MAX
    )]
    TooManyPairs(usize),
    /// `own_requirements` are not what they should be.
    #[cfg(feature = "whole")]
    #[error("Your own requirements cannot be used: {0}.")]
    BadRequirement(String),
    /// `profile` names no built-in profile.
    #[error("There is no profile “{0}”. Built in are: {ids}.", ids = IDS.join(", "))]
    UnknownProfile(String),
    /// `weights` are not what they should be.
    #[error("The weights cannot be used: {0}.")]
    BadWeights(String),
    /// `experiment` is not what it should be.
    #[error("The experiment cannot be used: {0}.")]
    BadExperiment(String),
    /// This build has been made without what the request needs; see [`crate::WHOLE`].
    #[error("This part of the scorer reads LaTeX alone. Ask the whole scorer.")]
    NotHere,
    /// A posting came before the list of skills: a build without the feature `lexicon`.
    #[cfg(feature = "whole")]
    #[error(
        "The list of skills has not been loaded, so the posting cannot be read. Check your connection and try again."
    )]
    LexiconMissing,
    /// The request is not the JSON it should be.
    #[error("The request could not be read: {0}")]
    BadRequest(String),
}

impl ScoreError {
    /// Stable code for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoFiles => "no_files",
            Self::TwoSources => "two_sources",
            Self::MainNotFound(_) => "main_not_found",
            Self::NoMain => "no_main_file",
            Self::BadDate(_) => "bad_date",
            #[cfg(feature = "whole")]
            Self::PostingTooLong(_) => "posting_too_long",
            #[cfg(feature = "whole")]
            Self::EmptyPosting => "empty_posting",
            #[cfg(feature = "whole")]
            Self::TooManyPairs(_) => "too_many_pairs",
            #[cfg(feature = "whole")]
            Self::BadRequirement(_) => "bad_requirement",
            Self::UnknownProfile(_) => "unknown_profile",
            Self::BadWeights(_) => "bad_weights",
            Self::BadExperiment(_) => "bad_experiment",
            Self::NotHere => "not_here",
            #[cfg(feature = "whole")]
            Self::LexiconMissing => "lexicon_missing",
            Self::BadRequest(_) => "bad_request",
        }
    }
}
