//! Bullets and their wording.

pub mod weak_first_verb;
