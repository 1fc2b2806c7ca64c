//! Layout and what it does to extraction.

pub mod font_encoding;
pub mod glyph_to_unicode;
pub mod hidden_text;
pub mod icons;
pub mod image;
pub mod injection;
pub mod layout_table;
pub mod letter_spacing;
pub mod low_contrast;
pub mod narrow_margins;
pub mod narrow_spaces;
pub mod no_text;
pub mod ratings;
pub mod rotated_text;
pub mod several_columns;
pub mod small_print;
pub mod squeezed_lines;
pub mod text_boxes;
pub mod tracked_letters;
pub mod unread_class;
