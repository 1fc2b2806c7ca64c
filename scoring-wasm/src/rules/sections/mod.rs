//! Sections, their headings and content.

pub mod beside;
pub mod duplicate_section;
pub mod empty_section;
pub mod long_summary;
pub mod missing_section;
pub mod mixed_headings;
pub mod no_education;
pub mod no_experience;
pub mod no_sections;
pub mod no_skills;
pub mod order;
pub mod placeholder_text;
pub mod references_line;
pub mod unusual_heading;
