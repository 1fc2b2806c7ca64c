//! What can go wrong, as sentences that say what to do.

use std::{
    io,
    path::{Path, PathBuf},
};

use thiserror::Error;

/// What this crate's functions return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error of building a bundle or a release.
#[derive(Debug, Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{path} could not be {action}: {source}")]
    Io {
        /// The path.
        path: PathBuf,
        /// `read` or `written`.
        action: &'static str,
        /// Why.
        source: io::Error,
    },
    /// No TeX tree was given, and none was found.
    #[error(
        "No TeX tree was found: kpsewhich names none that is there. Install TeX Live, or name its trees with --root"
    )]
    NoTree,
    /// A tree that was named is no TeX tree.
    #[error(
        "{0} has neither a folder tex nor a folder fonts, so it is no TeX tree. Name the folder that holds them, such as …/texmf-dist"
    )]
    NotATree(PathBuf),
    /// A line of a set cannot be read.
    #[error("Line {line} of {path}, “{text}”: {reason}")]
    SetLine {
        /// The set.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// The line.
        text: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The set picks nothing.
    #[error("{0} picks no file of these trees. Look at its patterns, or at --root")]
    NothingPicked(PathBuf),
    /// Two lists of groups have one name, or a name cannot be used.
    #[error(
        "The list of names {0} cannot be a group: its name must be lower-case letters, digits and hyphens, and not “generated”"
    )]
    GroupName(PathBuf),
    /// A file is larger than the format can say.
    #[error(
        "{0} is larger than 4 GiB, which a bundle cannot say. Exclude it in the set with a line that begins with !"
    )]
    TooLarge(String),
    /// The library that line breaks come from has changed.
    #[error(
        "ICU4X has no {0} of the kind that the engine reads. Use the version that tex-wasm/engine/Cargo.toml names"
    )]
    Dictionary(&'static str),
    /// A bundle cannot be read.
    #[error("{path} is no whole ttbv1 bundle: {reason}. Build it again with tex-bundle build")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: &'static str,
    },
    /// The client's index does not belong to the bundle beside it.
    #[error(
        "The index does not belong to the bundle beside it: {0}. Build both again with tex-bundle build"
    )]
    IndexDiffers(String),
    /// Something that a release needs is not there.
    #[error("There is no {what} at {path}. {how}")]
    Missing {
        /// What it is.
        what: &'static str,
        /// Where it should be.
        path: PathBuf,
        /// How to make it.
        how: &'static str,
    },
    /// A compressed copy could not be made.
    #[error("{0} could not be compressed: {1}")]
    Compression(String, io::Error),
}

impl Error {
    /// For `map_err` after reading.
    pub fn reading(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io {
            path,
            action: "read",
            source,
        }
    }

    /// For `map_err` after writing.
    pub fn writing(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io {
            path,
            action: "written",
            source,
        }
    }
}
