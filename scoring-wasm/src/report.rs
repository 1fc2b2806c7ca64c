//! What goes into the scorer and what comes out: the one contract between the
//! scorer and everything that shows or stores its results.
//!
//! Spans are half-open ranges of UTF-8 byte offsets into one file of the
//! project. Field order is fixed and maps are ordered, so that the same input
//! gives the same bytes in every runtime.

mod markdown;

use std::collections::BTreeMap;

pub use markdown::markdown;
use page_text::{DocxReading, PdfReading};
use serde::{Deserialize, Serialize};

use crate::WHOLE;
use crate::page::{PageBox, PageReport};
use crate::profile::{Assigned, Experiment, IDS, Market, Profile};

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

/// A place in a source file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Span {
    /// Path of the file within the project.
    pub file: String,
    /// First byte (UTF-8 offset).
    pub start: usize,
    /// One past the last byte (UTF-8 offset).
    pub end: usize,
}

/// A replacement of one span by new text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    #[serde(flatten)]
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// A safe, mechanical way to mend a finding. Edits don't overlap and are sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Fix {
    /// What the button says, e.g. "Write “JavaScript”".
    pub title: String,
    /// The edits, all or none.
    pub edits: Vec<Edit>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Fields or text are lost to most machines.
    Error,
    /// Fields or text may be lost, or readers are known to mind.
    Warning,
    /// Worth knowing; costs little.
    Info,
    /// Style help without firm evidence; costs next to nothing.
    Hint,
}

/// Which part of the score a rule belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Layout and what it does to extraction.
    Format,
    /// Name, e-mail, phone, links.
    Contact,
    /// Sections and their headings.
    Sections,
    /// What the sections hold: positions, education, skills.
    Content,
    /// Dates and their consistency.
    Dates,
    /// Bullets, spelling, readability.
    Wording,
    /// Fit with the posting; present only with one.
    Match,
}

/// Whether a part that the whole scorer alone makes is absent; its writing is left out then.
#[expect(clippy::ref_option, reason = "serde gives it the field")]
const fn not_here<T>(part: &Option<T>) -> bool {
    !WHOLE || part.is_none()
}

fn no_boxes(boxes: &[PageBox]) -> bool {
    !WHOLE || boxes.is_empty()
}

/// One thing that costs points or is worth knowing, with its places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Finding {
    /// Stable within one report: `CODE-n`, numbered in source order.
    pub id: String,
    /// Stable code of the rule, e.g. `BUL001`.
    pub code: String,
    /// Readable name of the rule, e.g. `weak-first-verb`.
    pub rule: String,
    /// Part of the score it counts in.
    pub category: Category,
    /// How much it matters.
    pub severity: Severity,
    /// What is the matter, one short line.
    pub title: String,
    /// Why it matters and what to do, one or two sentences.
    pub message: String,
    /// Points of its category that it costs, one decimal.
    pub cost: f64,
    /// Points of the overall score that come back when it is mended, 0–100 scale, one decimal.
    pub gain: f64,
    /// Where; empty when the finding is about something absent.
    pub spans: Vec<Span>,
    /// Where on the PDF's pages.
    #[serde(default, skip_serializing_if = "no_boxes")]
    pub boxes: Vec<PageBox>,
    /// It is about a PDF that is older than the source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
    /// A mechanical fix, where a safe one exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// Points of one category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CategoryScore {
    /// Which one.
    pub category: Category,
    /// Points kept, one decimal.
    pub points: f64,
    /// Points there are.
    pub max: f64,
}

/// The numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Scores {
    /// 0–100, one decimal: `readable` alone without a posting, the published mix with one.
    pub overall: f64,
    /// 0–100, one decimal: how well machines and people can read it.
    pub readable: f64,
    /// 0–100, one decimal: how well it fits the posting; absent without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<f64>,
    /// Percent of the overall number that `fits` makes up; the rest is `readable`. Absent
    /// without a posting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u32>,
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

/// A value that was read, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Found {
    /// The text as a machine reads it.
    pub text: String,
    /// Where it stands in the source.
    pub span: Span,
}

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum SectionKind {
    Summary,
    Experience,
    Education,
    Skills,
    Projects,
    Certifications,
    Awards,
    Publications,
    Languages,
    Interests,
    References,
    Volunteering,
    Other,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// A LinkedIn profile or page.
    LinkedIn,
    /// GitHub.
    GitHub,
    /// GitLab.
    GitLab,
    /// Another host of code, models or programming contests.
    Code,
    /// An ORCID record.
    Orcid,
    /// A Google Scholar profile.
    Scholar,
    /// A paper, or another network of researchers.
    Research,
    /// Stack Overflow and its siblings.
    StackOverflow,
    /// A social network or a blog's host.
    Social,
    /// A host of portfolios.
    Portfolio,
    /// A certificate's proof.
    Certificate,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Any other site.
    Website,
}

/// How high a degree is, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum DegreeLevel {
    /// A doctorate.
    Doctor,
    /// A second university degree.
    Master,
    /// A first university degree.
    Bachelor,
    /// Two or three years beyond school.
    Associate,
    /// An apprenticeship or a vocational certificate.
    Vocational,
    /// Secondary school.
    School,
    /// Studies without a degree: exchange, minor, thesis.
    Other,
}

/// A link and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Link {
    /// The target, as written.
    pub target: String,
    /// What it leads to.
    pub kind: LinkKind,
    /// The words that stand for it on the page.
    pub printed: Option<String>,
    /// It leads to the person rather than to what the person worked on.
    pub own: bool,
    /// Place of the target.
    pub span: Span,
}

/// What is known of a phone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Phone {
    /// As printed.
    pub text: String,
    /// ISO 3166 code of the region that its calling code belongs to first.
    pub region: Option<String>,
    /// Its calling code exists, as many digits follow as the numbering plan has, none is masked.
    pub fits: bool,
    /// Place of the number.
    pub span: Span,
}

/// What an education entry says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Education {
    /// Index of its entry in `entries`.
    pub entry: usize,
    /// The degree's name.
    pub degree: Option<Found>,
    /// Its level.
    pub level: Option<DegreeLevel>,
    /// Field of study.
    pub field: Option<Found>,
    /// School or university.
    pub institution: Option<Found>,
    /// Grade, average or honours.
    pub grade: Option<Found>,
}

/// Skills under one label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SkillGroup {
    /// "Languages", "Databases" …
    pub label: Option<Found>,
    /// Its skills.
    pub skills: Vec<Found>,
}

/// A language that the person speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Spoken {
    /// The language.
    pub language: Found,
    /// How well, as printed.
    pub level: Option<Found>,
    /// The level of the Common European Framework that this names or roughly stands for.
    pub cefr: Option<String>,
}

/// A section of the resume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Section {
    /// Heading as printed.
    pub heading: String,
    /// What it is about.
    pub kind: SectionKind,
    /// How sure it is that this is a heading of that kind, per cent.
    pub confidence: u8,
    /// Place of the heading.
    pub span: Span,
}

/// A job, a degree, a project: one dated block of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Heading of its section, as printed.
    pub section: String,
    /// What its section is about.
    pub kind: SectionKind,
    /// Job title, degree or project name.
    pub title: Option<String>,
    /// Employer, school or client.
    pub organisation: Option<String>,
    /// Place, as printed.
    pub location: Option<String>,
    /// `YYYY-MM` or `YYYY`.
    pub start: Option<String>,
    /// `YYYY-MM`, `YYYY` or `present`.
    pub end: Option<String>,
    /// The dates as printed.
    pub dates_text: Option<String>,
    /// Bullets as a machine reads them.
    pub bullets: Vec<String>,
    /// Place of the entry's head.
    pub span: Span,
    /// Place of the title.
    pub title_span: Option<Span>,
    /// Place of the organisation.
    pub organisation_span: Option<Span>,
    /// Place of the location.
    pub location_span: Option<Span>,
    /// Place of the dates, where there are any.
    pub dates_span: Option<Span>,
    /// Places of the bullets, same order as `bullets`.
    pub bullet_spans: Vec<Span>,
}

/// The resume as a machine understands it. The names follow the yardsticks' contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Resume {
    /// The person's name.
    pub name: Option<Found>,
    /// The line under the name.
    pub headline: Option<Found>,
    /// Where the person lives.
    pub location: Option<Found>,
    /// E-mail addresses.
    pub emails: Vec<Found>,
    /// Phone numbers as printed.
    pub phones: Vec<Found>,
    /// The person's own links, targets rather than labels.
    pub urls: Vec<Found>,
    /// All links with their kinds.
    pub links: Vec<Link>,
    /// What is known of the phone numbers, same order as `phones`.
    pub phone_numbers: Vec<Phone>,
    /// The text of the summary.
    pub summary: Option<Found>,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Entries in reading order.
    pub entries: Vec<Entry>,
    /// Skills as listed.
    pub skills: Vec<Found>,
    /// The same skills by their labels.
    pub skill_groups: Vec<SkillGroup>,
    /// What the education entries say.
    pub education: Vec<Education>,
    /// Languages spoken.
    pub languages: Vec<Spoken>,
}

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
    #[error(
        "The posting has {0} characters; at most {POSTING_MAX_CHARS} are read. Paste the part with the requirements."
    )]
    PostingTooLong(usize),
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
            Self::PostingTooLong(_) => "posting_too_long",
            Self::UnknownProfile(_) => "unknown_profile",
            Self::BadWeights(_) => "bad_weights",
            Self::BadExperiment(_) => "bad_experiment",
            Self::NotHere => "not_here",
            Self::BadRequest(_) => "bad_request",
        }
    }
}
