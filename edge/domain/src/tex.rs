//! The browser's TeX engine: which files a release of it has, and where they lie.

use crate::content_coding::Coding;

/// The most bytes that one answer carries of a file that is given in ranges: 16 MB.
pub const RANGE_MAX: u64 = 16 << 20;

/// Key of the manifest of the release in use.
pub const CURRENT: &str = "current.json";

/// A file of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// The engine.
    Engine,
    /// The format of documents that are set as pdfTeX sets them.
    PdfLatex,
    /// XeLaTeX's format.
    XeLatex,
    /// What the bundle holds, for the client.
    Index,
    /// The support files.
    Bundle,
    /// Sizes and hashes of the others.
    Manifest,
}

impl File {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Engine,
        Self::PdfLatex,
        Self::XeLatex,
        Self::Index,
        Self::Bundle,
        Self::Manifest,
    ];

    /// The file of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.name() == name)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Engine => "engine.wasm",
            Self::PdfLatex => "pdflatex.fmt",
            Self::XeLatex => "xelatex.fmt",
            Self::Index => "index.tsv",
            Self::Bundle => "bundle.ttb",
            Self::Manifest => "manifest.json",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Engine => "application/wasm",
            Self::PdfLatex | Self::XeLatex | Self::Bundle => "application/octet-stream",
            Self::Index => "text/tab-separated-values; charset=utf-8",
            Self::Manifest => "application/json",
        }
    }

    /// Whether there are compressed copies beside it.
    pub const fn is_encoded(self) -> bool {
        matches!(
            self,
            Self::Engine | Self::PdfLatex | Self::XeLatex | Self::Index
        )
    }

    /// Whether it is given in ranges.
    pub const fn is_ranged(self) -> bool {
        matches!(self, Self::Bundle)
    }

    /// Its key in the bucket.
    pub fn key(self, release: &str, coding: Option<Coding>) -> String {
        format!(
            "{release}/{}{}",
            self.name(),
            coding.map_or("", Coding::ending)
        )
    }
}

/// Whether a release can have this name: 16 hex digits, lower case.
pub fn is_release(name: &str) -> bool {
    name.len() == 16
        && name
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_list_are_files() {
        for file in File::ALL {
            assert_eq!(File::named(file.name()), Some(file));
        }
        for name in [
            "",
            "engine.wasm.br",
            "current.json",
            "../engine.wasm",
            "ENGINE.WASM",
        ] {
            assert_eq!(File::named(name), None, "{name}");
        }
    }

    #[test]
    fn keys_are_those_of_the_upload() {
        let release = "0123456789abcdef";
        assert_eq!(
            File::Engine.key(release, Some(Coding::Brotli)),
            "0123456789abcdef/engine.wasm.br"
        );
        assert_eq!(
            File::Index.key(release, Some(Coding::Gzip)),
            "0123456789abcdef/index.tsv.gz"
        );
        assert_eq!(
            File::Bundle.key(release, None),
            "0123456789abcdef/bundle.ttb"
        );
    }

    #[test]
    fn releases_are_sixteen_hex_digits() {
        assert!(is_release("0123456789abcdef"));
        for name in [
            "",
            "0123456789abcde",
            "0123456789ABCDEF",
            "0123456789abcdef0",
            "0123456789abcde/",
        ] {
            assert!(!is_release(name), "{name}");
        }
    }
}
