//! Fit with the posting.

pub mod alias_only;
pub mod missing_must;
pub mod missing_preferred;
pub mod repetition;
