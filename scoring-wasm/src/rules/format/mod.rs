//! Layout and what it does to extraction.

pub mod glyph_to_unicode;
