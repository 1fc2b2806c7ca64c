//! `legible-fonts.tsv`: every face of the bundle's OpenType and TrueType fonts, for lookups by family name.
//!
//! One line a face, fields parted by tabs: file, face index, family names, style names, full names
//! (each parted by `|`), PostScript name, weight, width, slant; sorted by file, then face.

use std::fmt::Write as _;

use read_fonts::FileRef;

use crate::font_names;

/// The file's name in the bundle.
pub const NAME: &str = "legible-fonts.tsv";

/// Whether a file of this name may hold faces.
pub fn is_font(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| {
        matches!(
            ending.to_ascii_lowercase().as_str(),
            "otf" | "ttf" | "ttc" | "otc"
        )
    })
}

/// The lines of one font file; none for faces that cannot be read.
pub fn lines(name: &str, bytes: &[u8]) -> String {
    let mut out = String::new();
    let Ok(file) = FileRef::new(bytes) else {
        return out;
    };
    for (index, font) in file.fonts().enumerate() {
        let Some(face) = font.ok().as_ref().and_then(font_names::face) else {
            continue;
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{name}\t{index}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            face.families.join("|"),
            face.styles.join("|"),
            face.full_names.join("|"),
            face.postscript,
            face.weight,
            face.width,
            face.slant,
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_fonts() {
        assert!(is_font("a.otf") && is_font("A.TTF") && is_font("a.ttc"));
        assert!(!is_font("a.pfb") && !is_font("otf") && !is_font("a.tfm"));
    }

    #[test]
    fn bytes_that_are_no_font_have_no_line() {
        assert_eq!(lines("a.otf", b"OTTO and nothing more"), "");
        assert_eq!(lines("a.otf", b""), "");
    }
}
