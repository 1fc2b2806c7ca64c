//! Words, spelling and length: how the text reads.

pub mod doubled_word;
pub mod technology_names;
