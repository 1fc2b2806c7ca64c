//! What sections hold: positions, education, skills.

pub mod incomplete_position;
