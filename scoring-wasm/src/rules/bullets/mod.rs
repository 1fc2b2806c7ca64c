//! Bullets and their wording.

pub mod duplicate_bullet;
pub mod first_person;
pub mod long_bullet;
pub mod many_bullets;
pub mod mixed_punctuation;
pub mod mixed_tense;
pub mod no_bullets;
pub mod no_numbers;
pub mod passive;
pub mod repeated_verb;
pub mod small_start;
pub mod stock_phrases;
pub mod terse_bullets;
pub mod weak_first_verb;
