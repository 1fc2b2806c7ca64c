//! JSON in little room.
//!
//! `serde_json` reads and writes everything, and is a third of a module that reads little. What
//! the first module of the browser needs is written and read here: [`to_string`] writes any
//! report, byte for byte as `serde_json` does, and [`Reader`] reads the few shapes that travel
//! while somebody types.

mod read;
mod write;

pub use read::{Reader, named};
pub use write::to_string;

/// What cannot be written or is no value's name. It carries no message: nobody sees one.
#[derive(Debug)]
pub struct Unfit;

impl std::fmt::Display for Unfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no such value")
    }
}

impl std::error::Error for Unfit {}

impl serde::ser::Error for Unfit {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

impl serde::de::Error for Unfit {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}
