//! The library: what a resume is made of, whose change counts, and how long old states are kept.

mod condition;
mod details;
mod state;
mod versions;

pub use condition::{Condition, ConditionError, Present, Verdict, decide};
pub use details::{
    DetailsError, IGNORED_MAX, Ignored, POSTING_MAX_CHARS, QUOTE_MAX_CHARS, REASON_MAX_CHARS,
    check as check_details, is_name as is_setting,
};
pub use state::{Kind, Manifest, State, StoredFile};
pub use versions::{Why, expires_at};

use crate::limits::HOUR_MS;

/// Resumes that an account has at once; deleted ones do not count, so that deleting makes room.
pub const RESUMES_MAX: u32 = 2_000;
/// Versions that are kept of one resume; beyond them the oldest go.
pub const VERSIONS_MAX: u32 = 500;
/// Points of the score's history that are kept of one resume; beyond them the oldest go.
pub const POINTS_MAX: usize = 500;
/// Resumes or versions that a list shows at once.
pub const PAGE_MAX: usize = 200;
/// The longest name of a resume, in characters.
pub const NAME_MAX: usize = 120;
/// A file that nothing names stays this long, in milliseconds: what was sent a moment ago is named soon.
pub const FILE_GRACE_MS: i64 = HOUR_MS;
