//! Compressed copies of a release's files, kept by content: brotli takes a minute for a format.

use std::{
    ffi::OsString,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use brotli::{CompressorWriter, enc::BrotliEncoderParams};

use crate::{
    error::{Error, Result},
    gzip,
};

/// How a copy is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// Brotli at its best: quality 11, a window of 16 MB.
    Brotli,
    /// Gzip, for clients without brotli.
    Gzip,
}

impl Coding {
    /// Ending of the copy's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }
}

/// Where compressed copies are kept: below `$LEGIBLE_CACHE`, else where `scripts/env.sh` would put that.
pub fn cache_folder(variable: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    let folder = |name| variable(name).map(PathBuf::from);
    folder("LEGIBLE_CACHE")
        .or_else(|| folder("XDG_CACHE_HOME").map(|cache| cache.join("legible")))
        .or_else(|| folder("HOME").map(|home| home.join(".cache/legible")))
        .unwrap_or_else(|| PathBuf::from(".cache/legible"))
        .join("tex-compressed")
}

/// The compressed copy of `bytes`, from the cache when it was made before.
///
/// # Errors
/// [`Error::Io`], [`Error::Compression`].
pub fn copy(
    name: &str,
    bytes: &[u8],
    sha256: &str,
    coding: Coding,
    cache: &Path,
) -> Result<Vec<u8>> {
    // The number is that of this way to compress: another one must not find these copies.
    let kept = cache.join(format!("{sha256}.1.{}", coding.ending()));
    if let Ok(bytes) = fs::read(&kept) {
        return Ok(bytes);
    }
    let packed = match coding {
        Coding::Gzip => gzip::member(bytes),
        Coding::Brotli => {
            brotli(bytes).map_err(|error| Error::Compression(name.to_owned(), error))?
        }
    };
    fs::create_dir_all(cache).map_err(Error::writing(cache))?;
    // Moved into place whole: two builds may run at once.
    let part = kept.with_extension(format!("{}.{}", coding.ending(), std::process::id()));
    fs::write(&part, &packed).map_err(Error::writing(&part))?;
    fs::rename(&part, &kept).map_err(Error::writing(&kept))?;
    Ok(packed)
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut writer = CompressorWriter::with_params(Vec::new(), 1 << 16, &params);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn copies_unpack_to_what_they_were_made_of_and_are_made_once() {
        let cache = tempfile::tempdir().expect("a folder");
        let bytes = b"\\relax ".repeat(5000);
        let packed = copy("latex.fmt", &bytes, "aa", Coding::Brotli, cache.path()).expect("packed");
        assert!(packed.len() < 200, "{}", packed.len());
        let mut back = Vec::new();
        brotli::Decompressor::new(&packed[..], 4096)
            .read_to_end(&mut back)
            .expect("brotli");
        assert_eq!(back, bytes);

        // The same content is not packed again, whatever it is called.
        let again = copy(
            "other",
            b"not looked at",
            "aa",
            Coding::Brotli,
            cache.path(),
        )
        .expect("kept");
        assert_eq!(again, packed);
        let gzip = copy("latex.fmt", &bytes, "aa", Coding::Gzip, cache.path()).expect("packed");
        assert_eq!(gzip[..2], [0x1f, 0x8b]);
    }

    #[test]
    fn the_cache_is_where_the_scripts_keep_theirs() {
        let variables = [
            ("HOME", "/h"),
            ("XDG_CACHE_HOME", "/x"),
            ("LEGIBLE_CACHE", "/c"),
        ];
        let first = |count: usize| {
            cache_folder(|name| {
                let found = variables[..count]
                    .iter()
                    .find(|(variable, _)| *variable == name);
                found.map(|(_, value)| (*value).into())
            })
        };
        assert_eq!(first(3), Path::new("/c/tex-compressed"));
        assert_eq!(first(2), Path::new("/x/legible/tex-compressed"));
        assert_eq!(first(1), Path::new("/h/.cache/legible/tex-compressed"));
    }
}
