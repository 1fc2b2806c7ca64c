//! Words, spelling and length: how the text reads.

pub mod a_or_an;
pub mod doubled_word;
pub mod leftover_markup;
pub mod long_sentence;
pub mod long_text;
#[cfg(feature = "whole")]
pub mod misspelt_word;
pub mod mixed_english;
pub mod short_text;
pub mod space_before_mark;
pub mod straight_quotes;
pub mod technology_names;
pub mod unspelt_acronym;
