//! What sections hold: positions, education, skills.

pub mod bare_newest;
pub mod degree_without_school;
pub mod duplicate_skill;
pub mod education_dates;
pub mod gap;
pub mod incomplete_position;
pub mod odd_grade;
pub mod order;
pub mod overlap;
pub(super) mod period;
pub mod skill_flood;
pub mod soft_skills_only;
pub mod unbacked_skills;
pub mod ungrouped_skills;
