//! Makes the support files of the browser's TeX engine.
//!
//! [`bundle::build`] picks files of TeX trees and writes them as one bundle in Tectonic's ttbv1 format with an
//! index for the browser; [`release::make`] puts engine, format, index and bundle together as they are uploaded.
//! docs/tex-bundle.md says what is in them and how to add something.

pub mod bundle;
mod choose;
pub mod client_index;
pub mod compressed;
mod error;
pub mod font_list;
mod font_map;
mod font_names;
mod generated;
mod glyph_list;
mod group;
mod gzip;
mod parallel;
pub mod reader;
pub mod release;
mod search;
mod set;
pub mod tree;
pub mod ttb;
pub mod words;

pub use error::{Error, Result};
