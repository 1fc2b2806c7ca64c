//! Telling text from everything else, and bringing text to UTF-8.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::ProjectError;

/// File name endings that promise text.
const TEXT_ENDINGS: &[&str] = &[
    "tex",
    "ltx",
    "latex",
    "xtx",
    "cls",
    "sty",
    "clo",
    "def",
    "cfg",
    "fd",
    "ldf",
    "bib",
    "bst",
    "bbl",
    "bbx",
    "cbx",
    "lbx",
    "dbx",
    "dtx",
    "ins",
    "tikz",
    "lua",
    "txt",
    "md",
    "csv",
    "json",
    "yaml",
    "yml",
    "toml",
    "xml",
    "latexmkrc",
];

/// Whether the path's ending promises text (`.tex`, `.cls`, `.bib` …).
pub fn is_text_path(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(_, ending)| {
        TEXT_ENDINGS
            .iter()
            .any(|text| ending.eq_ignore_ascii_case(text))
    })
}

/// Whether a file is text that an editor can show: promised by its name, or, where the name
/// promises nothing, UTF-8 without control characters.
pub fn is_text(path: &str, bytes: &[u8]) -> bool {
    if is_text_path(path) {
        return looks_like(bytes).is_none();
    }
    looks_like(bytes).is_none()
        && std::str::from_utf8(bytes)
            .is_ok_and(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace()))
}

/// A text file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding it was converted from, when it was not UTF-8.
    pub converted_from: Option<&'static str>,
}

/// Reads a text file: UTF-8, UTF-16 with a byte order mark, or else Windows-1252 (which
/// contains Latin-1).
///
/// # Errors
/// [`ProjectError::NotText`] when the bytes are something else, such as a PDF.
pub fn decode_text(path: &str, bytes: &[u8]) -> Result<Decoded, ProjectError> {
    if let Some(text) = utf16(bytes) {
        return Ok(Decoded {
            text,
            converted_from: Some("UTF-16"),
        });
    }
    check_any(path, bytes)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: text.to_owned(),
            converted_from: None,
        },
        Err(_) => Decoded {
            text: bytes.iter().map(|&byte| windows_1252(byte)).collect(),
            converted_from: Some("Windows-1252"),
        },
    })
}

/// Refuses a file whose name promises text and whose bytes are none.
pub(crate) fn check(path: &str, bytes: &[u8]) -> Result<(), ProjectError> {
    if is_text_path(path) {
        check_any(path, bytes)?;
    }
    Ok(())
}

fn check_any(path: &str, bytes: &[u8]) -> Result<(), ProjectError> {
    match looks_like(bytes) {
        Some(looks_like) => Err(ProjectError::NotText {
            path: path.to_owned(),
            looks_like,
        }),
        None => Ok(()),
    }
}

/// Brings all text files of a project to UTF-8, and `inputenc` options along with them.
///
/// Files of one project share an encoding in practice. Once one was converted, a declared
/// `latin1` or `cp1252` would turn every accent into two wrong letters.
pub(crate) fn convert_to_utf8(files: &mut BTreeMap<String, Vec<u8>>) {
    let mut converted_any = false;
    for (path, bytes) in files.iter_mut() {
        if !is_text_path(path) {
            continue;
        }
        if let Ok(Decoded {
            text,
            converted_from: Some(_),
        }) = decode_text(path, bytes)
        {
            *bytes = text.into_bytes();
            converted_any = true;
        }
    }
    if !converted_any {
        return;
    }
    for (path, bytes) in files.iter_mut() {
        if is_text_path(path)
            && let Ok(text) = std::str::from_utf8(bytes)
            && let Cow::Owned(changed) = declare_utf8(text)
        {
            *bytes = changed.into_bytes();
        }
    }
}

/// Sets the option of `\usepackage[latin1]{inputenc}` and its like to `utf8`.
fn declare_utf8(text: &str) -> Cow<'_, str> {
    const OLD: &[&str] = &["latin1", "latin9", "ansinew", "cp1252"];
    let mut changed = Cow::Borrowed(text);
    for option in OLD {
        let declared = format!("[{option}]{{inputenc}}");
        if changed.contains(&declared) {
            changed = Cow::Owned(changed.replace(&declared, "[utf8]{inputenc}"));
        }
    }
    changed
}

/// What bytes look like when they are not text, with its article.
pub(crate) fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"PK\x03\x04", "a zip archive or an Office document"),
        (b"PK\x05\x06", "an empty zip archive"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"{\\rtf", "a rich text (RTF) document"),
        (b"\xd0\xcf\x11\xe0", "an old Word document"),
        (b"\x7fELF", "a program"),
        (b"OTTO", "a font"),
        (b"\x00\x01\x00\x00", "a font"),
    ];
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    if let Some((_, name)) = magic {
        return Some(name);
    }
    (bytes.contains(&0) && utf16(bytes).is_none()).then_some("binary data")
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let (little, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (true, rest),
        [0xfe, 0xff, rest @ ..] => (false, rest),
        _ => return None,
    };
    let (pairs, []) = rest.as_chunks::<2>() else {
        return None;
    };
    let units = pairs.iter().map(|pair| {
        if little {
            u16::from_le_bytes(*pair)
        } else {
            u16::from_be_bytes(*pair)
        }
    });
    let text = char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .ok()?;
    (!text.contains('\0')).then_some(text)
}

/// Windows-1252 as browsers read it: undefined bytes become the C1 controls.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn something_else_under_a_text_name_is_named() {
        for (bytes, want) in [
            (&b"%PDF-1.5\n"[..], "a PDF"),
            (b"\x89PNG\r\n\x1a\n", "a PNG image"),
            (b"PK\x03\x04rest", "a zip archive or an Office document"),
            (b"\\documentclass\0{article}", "binary data"),
        ] {
            assert_eq!(
                check("main.tex", bytes),
                Err(ProjectError::NotText {
                    path: "main.tex".into(),
                    looks_like: want,
                })
            );
            assert_eq!(check("picture.png", bytes), Ok(()));
        }
    }

    #[test]
    fn text_is_recognised_by_name_or_by_content() {
        assert!(is_text("a/main.TEX", b"x"));
        assert!(is_text("café.cls", b"\xe9"));
        assert!(is_text("Makefile", b"all:\n\tx\n"));
        assert!(!is_text("data", b"\x01\x02"));
        assert!(!is_text("data", b"\xe9"));
        assert!(!is_text("me.png", b"\x89PNG\r\n\x1a\n"));
        assert!(!is_text("main.tex", b"%PDF-1.7"));
        assert!(!is_text_path("folder.tex/binary"));
    }

    #[test]
    fn old_encodings_are_converted_and_said() {
        let decoded = decode_text("a.tex", b"r\xe9sum\xe9 \x93x\x94 \x80").expect("text");
        assert_eq!(decoded.text, "résumé “x” €");
        assert_eq!(decoded.converted_from, Some("Windows-1252"));
        let decoded = decode_text("a.tex", b"\xff\xfea\0\xe9\0").expect("text");
        assert_eq!(decoded.text, "aé");
        let decoded = decode_text("a.tex", b"\xef\xbb\xbfr\xc3\xa9").expect("text");
        assert_eq!(
            (decoded.text.as_str(), decoded.converted_from),
            ("ré", None)
        );
    }

    #[test]
    fn a_converted_project_declares_its_new_encoding() {
        let mut files = BTreeMap::from([
            (
                "main.tex".to_owned(),
                b"\\usepackage[latin1]{inputenc}".to_vec(),
            ),
            ("body.tex".to_owned(), b"\xe9".to_vec()),
            (
                "me.jpg".to_owned(),
                b"\xff\xd8\xff\xe9[latin1]{inputenc}".to_vec(),
            ),
        ]);
        convert_to_utf8(&mut files);
        assert_eq!(files["main.tex"], b"\\usepackage[utf8]{inputenc}");
        assert_eq!(files["body.tex"], "é".as_bytes());
        assert!(files["me.jpg"].ends_with(b"\xe9[latin1]{inputenc}"));
    }

    #[test]
    fn a_project_of_plain_text_stays_as_it_is() {
        let mut files = BTreeMap::from([(
            "main.tex".to_owned(),
            b"\\usepackage[latin1]{inputenc}".to_vec(),
        )]);
        let before = files.clone();
        convert_to_utf8(&mut files);
        assert_eq!(files, before);
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            match decode_text("a.tex", &bytes) {
                Ok(decoded) => prop_assert!(!decoded.text.contains('\0')),
                Err(error) => prop_assert_eq!(error.code(), "not_text"),
            }
        }
    }
}
