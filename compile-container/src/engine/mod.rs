//! TeX's programs: finding them and running them.

pub mod font_cache;
pub mod pages;
pub mod process;
mod texlive;
mod usage;

pub use texlive::{Program, TexLive};

use std::path::PathBuf;

/// The programs with the loader that starts them, by their names and by their real paths.
pub(crate) fn with_loader(programs: &[PathBuf]) -> Vec<PathBuf> {
    const LOADERS: &[&str] = &["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];
    programs
        .iter()
        .cloned()
        .chain(LOADERS.iter().map(PathBuf::from))
        .filter_map(|path| Some([path.canonicalize().ok()?, path]))
        .flatten()
        .collect()
}
