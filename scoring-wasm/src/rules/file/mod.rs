//! The PDF file.

pub mod attachments;
pub mod encrypted;
pub mod file_name;
pub mod font_not_embedded;
pub mod no_letter_map;
pub mod no_title;
pub mod odd_version;
pub mod page_count;
pub mod too_large;
pub mod untagged;
