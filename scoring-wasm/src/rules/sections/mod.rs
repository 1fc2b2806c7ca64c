//! Sections, their headings and content.

pub mod empty_section;
pub mod no_education;
pub mod no_experience;
pub mod no_sections;
pub mod no_skills;
pub mod placeholder_text;
pub mod references_line;
pub mod unusual_heading;
