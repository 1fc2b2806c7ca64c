//! The library of an account.

pub mod deleted;
pub mod file;
pub mod list;
pub mod restore;
pub mod resume;
pub mod scores;
pub mod undelete;
pub mod version;
pub mod versions;

use domain::library::PAGE_MAX;

/// How many are given at once, of what was asked for.
fn size(asked: Option<usize>) -> usize {
    asked.unwrap_or(domain::limits::LIST_MAX).clamp(1, PAGE_MAX)
}

/// A revision as an entity tag.
fn tag(revision: u32) -> String {
    format!("\"{revision}\"")
}
