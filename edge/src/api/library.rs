//! Resumes of an account, their versions and their scores over time.

use std::collections::BTreeMap;

use compile_protocol::Engine;
use domain::library::{Ignored, Kind, StoredFile, Why};
use scoring::report::OwnRequirement;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::FileBody;

/// What belongs to a resume beside its files.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeDetails {
    /// Findings that the owner does not want to see again; at most 1 000.
    #[serde(default)]
    pub ignored: Vec<Ignored>,
    /// The posting it is held against; at most 50 000 characters.
    #[serde(default)]
    pub posting: String,
    /// What the owner makes of the posting's requirements; at most 200.
    #[serde(default)]
    pub own: Vec<OwnRequirement>,
    /// Id of the weights that the score goes by; the scorer's own choice where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Whose customs count; those of the profile where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub market: Option<String>,
}

/// A resume as it is saved.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeBody {
    /// What its owner calls it: 1 to 120 characters in one line.
    pub name: String,
    /// What it is. A PDF or a Word document is the only file, and the main one.
    #[serde(default)]
    pub kind: Kind,
    /// The main file, if that is known.
    #[serde(default)]
    pub main: Option<String>,
    /// Which engine runs.
    #[serde(default)]
    pub engine: Engine,
    /// Path → content.
    pub files: BTreeMap<String, FileBody>,
    /// What belongs to it beside its files.
    #[serde(default)]
    pub details: ResumeDetails,
    /// The resume that was changed at the same time, where this one is kept beside it.
    #[serde(default)]
    pub copy_of: Option<String>,
}

/// A score at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeScore {
    /// 0 to 100.
    #[schema(minimum = 0, maximum = 100)]
    pub overall: f64,
    /// 0 to 100.
    #[schema(minimum = 0, maximum = 100)]
    pub readable: f64,
    /// 0 to 100; only with a posting.
    #[serde(default)]
    #[schema(required, minimum = 0, maximum = 100)]
    pub fits: Option<f64>,
    /// Milliseconds since the epoch.
    pub at: i64,
}

/// A resume, without its content.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SavedResumeSummary)]
pub struct ResumeSummary {
    /// The client's own.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The main file.
    #[schema(required)]
    pub main: Option<String>,
    /// The engine asked for.
    pub engine: Engine,
    /// Counts its changes, from 1.
    pub revision: u32,
    /// How many files it has.
    pub files: u32,
    /// Bytes of all of them.
    pub bytes: u64,
    /// Milliseconds since the epoch, as all that follow.
    pub created_at: i64,
    /// Last change.
    pub updated_at: i64,
    /// When it was deleted.
    #[schema(required)]
    pub deleted_at: Option<i64>,
    /// The resume that was changed at the same time: both were kept.
    #[schema(required)]
    pub copy_of: Option<String>,
    /// Its newest score.
    #[schema(required)]
    pub score: Option<ResumeScore>,
}

/// A resume.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SavedResume)]
pub struct Resume {
    /// What the list says of it.
    #[serde(flatten)]
    pub summary: ResumeSummary,
    /// Path → hash and size. The bytes are at `GET /files/{sha256}`.
    pub manifest: BTreeMap<String, StoredFile>,
    /// What belongs to it beside its files.
    pub details: ResumeDetails,
}

/// What the library holds, of what there is room for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LibraryUsage {
    /// Resumes, without deleted ones.
    pub resumes: u32,
    /// How many there may be.
    pub resumes_max: u32,
    /// Bytes of all files, each counted once.
    pub bytes: u64,
    /// How many there may be.
    pub bytes_max: u64,
    /// How long old versions and deleted resumes are kept, in milliseconds.
    pub versions_ms: i64,
}

/// Resumes, the one changed last first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ResumeList {
    /// At most as many as were asked for.
    pub resumes: Vec<ResumeSummary>,
    /// Ask with this as `before` for the next ones; null at the end.
    #[schema(required)]
    pub next: Option<String>,
    /// What the library holds.
    pub usage: LibraryUsage,
}

/// What was deleted for good.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Emptied {
    /// How many resumes.
    pub removed: usize,
}

/// A state to be kept as a version.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionBody {
    /// Why. What `before_restore` says is said by a restore alone.
    pub kind: Why,
    /// The state; need not be the present one.
    pub state: ResumeBody,
    /// The compile that it was made by.
    #[serde(default)]
    pub job_id: Option<String>,
    /// Its score.
    #[serde(default)]
    pub score: Option<ResumeScore>,
}

/// An old state of a resume, without its content.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionSummary {
    /// UUIDv7.
    pub id: String,
    /// Why it was kept.
    pub kind: Why,
    /// When; milliseconds since the epoch.
    pub at: i64,
    /// What the resume was called.
    pub name: String,
    /// The main file.
    #[schema(required)]
    pub main: Option<String>,
    /// The engine asked for.
    pub engine: Engine,
    /// How many files it has.
    pub files: u32,
    /// Bytes of all of them.
    pub bytes: u64,
    /// Its score, where it was known.
    #[schema(required)]
    pub score: Option<ResumeScore>,
    /// The compile that it was made by.
    #[schema(required)]
    pub job_id: Option<String>,
    /// It is removed then; milliseconds since the epoch.
    pub expires_at: i64,
}

/// An old state of a resume.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Version {
    /// What the list says of it.
    #[serde(flatten)]
    pub summary: VersionSummary,
    /// What the resume was.
    pub resume_kind: Kind,
    /// Path → hash and size.
    pub manifest: BTreeMap<String, StoredFile>,
    /// What belonged to it beside its files.
    pub details: ResumeDetails,
}

/// Old states of a resume, newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionList {
    /// At most as many as were asked for.
    pub versions: Vec<VersionSummary>,
    /// Ask with this as `before` for the next ones; null at the end.
    #[schema(required)]
    pub next: Option<String>,
}

/// What made a point of the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ScoreEvent {
    /// A pause after a change.
    Change,
    /// A compile.
    Compile,
}

/// A point of a resume's history.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScorePoint {
    /// Milliseconds since the epoch; one point has one time.
    pub at: i64,
    /// 0 to 100.
    #[schema(minimum = 0, maximum = 100)]
    pub overall: f64,
    /// 0 to 100.
    #[schema(minimum = 0, maximum = 100)]
    pub readable: f64,
    /// 0 to 100; only with a posting.
    #[serde(default)]
    #[schema(required, minimum = 0, maximum = 100)]
    pub fits: Option<f64>,
    /// How many findings there were.
    pub findings: u32,
    /// What made it.
    pub event: ScoreEvent,
    /// Version of the scorer and id of the weights; 1 to 120 characters. Points of different ones cannot
    /// be compared.
    pub engine: String,
}

/// Points of a resume's history.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScorePoints {
    /// At most 500, oldest first.
    pub points: Vec<ScorePoint>,
}
