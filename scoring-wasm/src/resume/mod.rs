//! The resume as a machine understands it.

mod build;
pub mod contacts;
pub mod dates;
mod entries;
pub mod headings;
pub mod lines;
pub mod model;
mod present;

pub use build::build;
pub use model::{At, Entry, Model, Section};
pub use present::present;
