//! Fit with the posting.

pub mod alias_only;
pub mod clearance;
pub mod fewer_years;
pub mod fewer_years_of_skill;
pub mod listed_only;
pub mod missing_must;
pub mod missing_preferred;
pub mod old_evidence;
pub mod other_level;
pub mod other_place;
pub mod repetition;
pub mod title_unsaid;
