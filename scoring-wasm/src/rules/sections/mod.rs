//! Sections, their headings and content.

pub mod no_experience;
