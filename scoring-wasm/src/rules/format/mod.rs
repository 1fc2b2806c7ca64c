//! Layout and what it does to extraction.

pub mod font_encoding;
pub mod glyph_to_unicode;
pub mod hidden_text;
pub mod icons;
pub mod image;
pub mod injection;
pub mod layout_table;
pub mod letter_spacing;
pub mod no_text;
pub mod ratings;
pub mod several_columns;
