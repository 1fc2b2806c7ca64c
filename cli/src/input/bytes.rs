//! Reading files whatever they are, up to a limit, and telling what they are.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use project::{Decoded, UNPACKED_MAX};

use super::is_stdin;
use crate::error::CliError;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// LaTeX source.
    Latex,
    /// Markdown or text.
    Text,
    /// A zip archive, which Word documents are too.
    Zip,
    /// A PDF.
    Pdf,
    /// Something that is not read, with its article.
    Other(&'static str),
}

/// The bytes of a file, or of standard input for `-`.
///
/// # Errors
/// When it cannot be read, is a folder or larger than any project may be.
pub fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    let limit = u64::try_from(UNPACKED_MAX).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let done = if is_stdin(path) {
        std::io::stdin().take(limit + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
    };
    done.map_err(|error| CliError::io(path, error))?;
    if bytes.len() > UNPACKED_MAX {
        return Err(CliError::TooLarge(path.to_path_buf(), UNPACKED_MAX));
    }
    Ok(bytes)
}

/// What a file is, by its bytes and, for text, by its name.
pub fn kind(name: &str, bytes: &[u8]) -> Kind {
    // A PDF may have some bytes before its mark.
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Kind::Pdf;
    }
    for (mark, kind) in [
        (&b"PK\x03\x04"[..], Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\xd0\xcf\x11\xe0", Kind::Other("an old Office file")),
        (b"\x89PNG", Kind::Other("a picture")),
        (b"\xff\xd8\xff", Kind::Other("a picture")),
        (b"GIF8", Kind::Other("a picture")),
        (b"{\\rtf", Kind::Other("an RTF file")),
        (b"%!PS", Kind::Other("PostScript")),
        (b"\x7fELF", Kind::Other("a program")),
        (b"\x1f\x8b", Kind::Other("a gzip archive")),
    ] {
        if bytes.starts_with(mark) {
            return kind;
        }
    }
    let ending = Path::new(name)
        .extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default();
    match ending.as_str() {
        "tex" | "ltx" | "latex" | "xtx" => Kind::Latex,
        "txt" | "md" | "markdown" | "text" => Kind::Text,
        // Whatever it is, its name says that it is to be read as one.
        "pdf" => Kind::Pdf,
        "html" | "htm" => Kind::Other("a web page"),
        _ if holds(bytes, b"\\documentclass") || holds(bytes, b"\\begin{document}") => Kind::Latex,
        _ => Kind::Text,
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The text of a file.
///
/// # Errors
/// When it is no text, or larger than a text file may be.
pub fn decode(path: &Path, bytes: &[u8]) -> Result<Decoded, CliError> {
    if bytes.len() > project::TEXT_FILE_MAX {
        return Err(CliError::TooLarge(
            path.to_path_buf(),
            project::TEXT_FILE_MAX,
        ));
    }
    project::decode_text(&path.to_string_lossy(), bytes)
        .map_err(|error| CliError::Project(path.to_path_buf(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_bytes_before_their_names() {
        for (name, bytes, expected) in [
            ("cv.tex", &b"%PDF-1.7"[..], Kind::Pdf),
            ("cv.tex", b"x", Kind::Latex),
            ("", b"\\documentclass{a}", Kind::Latex),
            ("", b"Jane", Kind::Text),
            ("cv.md", b"\\documentclass", Kind::Text),
            ("cv", b"PK\x03\x04", Kind::Zip),
            ("cv.txt", b"{\\rtf1", Kind::Other("an RTF file")),
            ("", b"", Kind::Text),
        ] {
            assert_eq!(kind(name, bytes), expected, "{name}");
        }
    }
}
