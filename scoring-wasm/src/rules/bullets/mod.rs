//! Bullets and their wording.

pub mod duplicate_bullet;
pub mod first_person;
pub mod long_bullet;
pub mod no_bullets;
pub mod repeated_verb;
pub mod weak_first_verb;
