//! Which paths a file may have.

use unicode_normalization::UnicodeNormalization as _;

use crate::{PATH_MAX, ProjectError};

/// How much of a refused path an error shows, in characters.
const SHOWN_MAX: usize = 60;

/// Normalises a path: relative, `/`-separated, NFC, without `.` and empty segments.
///
/// # Errors
/// [`ProjectError::UnsafePath`] for what leads out of the project (`..`, absolute paths,
/// drive letters, `~`), [`ProjectError::InvalidPath`] for empty paths, backslashes and
/// control or invisible direction characters, [`ProjectError::PathTooLong`].
pub fn safe_path(path: &str) -> Result<String, ProjectError> {
    let invalid = |reason| {
        Err(ProjectError::InvalidPath {
            path: shown(path),
            reason,
        })
    };
    if path.chars().any(|c| c.is_control() || is_bidi_control(c)) {
        return invalid("it has control characters");
    }
    if leads_out(path) || path.split(['/', '\\']).any(|segment| segment == "..") {
        return Err(ProjectError::UnsafePath { path: shown(path) });
    }
    if path.contains('\\') {
        return invalid("folders are separated by “/”, not by a backslash");
    }
    if path.ends_with('/') {
        return invalid("it ends like a folder");
    }
    let normalised: String = path
        .split('/')
        .filter(|segment| !segment.is_empty() && *segment != ".")
        .collect::<Vec<_>>()
        .join("/")
        .nfc()
        .collect();
    if normalised.is_empty() {
        return invalid("it is empty");
    }
    // What a leading "./" kept from the first look begins the path now.
    if leads_out(&normalised) {
        return Err(ProjectError::UnsafePath { path: shown(path) });
    }
    if normalised.len() > PATH_MAX {
        return Err(ProjectError::PathTooLong { path: shown(path) });
    }
    Ok(normalised)
}

/// Whether a path begins outside the project: at a root, a drive or a home folder, to which
/// kpathsea, TeX's file finder, expands a leading tilde.
fn leads_out(path: &str) -> bool {
    path.starts_with(['/', '\\', '~'])
        || matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// Characters that make a name read differently from what it is.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A path as an error may show it.
pub(crate) fn shown(path: &str) -> String {
    path.chars()
        .take(SHOWN_MAX)
        .map(|c| {
            if c.is_control() || is_bidi_control(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paths_that_lead_out_are_refused() {
        for path in [
            "../a",
            "a/../../b",
            "a/..",
            "..",
            "/etc/passwd",
            "//a",
            "C:\\a",
            "c:a",
            "C:/a",
            "\\\\host\\share",
            "..\\a",
            "a\\..\\..\\b",
            "~/a",
            "~root/a",
            "./~",
            ".//~root/a",
            "./c:a",
        ] {
            let error = safe_path(path).expect_err(path);
            assert_eq!(error.code(), "unsafe_path", "{path}");
        }
    }

    #[test]
    fn paths_that_cannot_be_files_are_refused() {
        for path in [
            "",
            ".",
            "./",
            "a/",
            "a\\b",
            "a\0b",
            "a\nb",
            "a\u{7f}",
            "a\u{202e}xet.b",
        ] {
            let error = safe_path(path).expect_err(path);
            assert_eq!(error.code(), "invalid_path", "{path:?}");
        }
    }

    #[test]
    fn ordinary_and_odd_names_pass() {
        for (path, want) in [
            ("main.tex", "main.tex"),
            ("./a/./b//c.tex", "a/b/c.tex"),
            ("my cv (final).tex", "my cv (final).tex"),
            ("Lebenslauf Müller.tex", "Lebenslauf Müller.tex"),
            ("re\u{301}sume.tex", "r\u{e9}sume.tex"),
            ("...", "..."),
            ("a..b/c", "a..b/c"),
            ("简历.tex", "简历.tex"),
        ] {
            assert_eq!(safe_path(path).as_deref(), Ok(want));
        }
    }

    #[test]
    fn the_length_limit_counts_bytes() {
        assert!(safe_path(&"a".repeat(PATH_MAX)).is_ok());
        assert_eq!(
            safe_path(&"é".repeat(128)).expect_err("256 bytes").code(),
            "path_too_long"
        );
    }

    proptest! {
        #[test]
        fn what_passes_is_safe_and_stays_as_it_is(path in "\\PC{0,40}|[./\\\\a:~]{0,12}") {
            if let Ok(safe) = safe_path(&path) {
                prop_assert!(!safe.starts_with('/'));
                prop_assert!(safe.split('/').all(|s| !s.is_empty() && s != "." && s != ".."));
                prop_assert!(safe.len() <= PATH_MAX);
                prop_assert_eq!(safe_path(&safe), Ok(safe.clone()));
            }
        }
    }
}
