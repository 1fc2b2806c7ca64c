//! The resume as a machine understands it.

mod build;
pub mod contacts;
pub mod dates;
mod entries;
pub mod headings;
mod heads;
pub mod lines;
pub mod model;
mod present;
mod skills;
mod vocabulary;

pub use build::build;
pub use model::{At, Entry, Model, Section};
pub use present::present;
