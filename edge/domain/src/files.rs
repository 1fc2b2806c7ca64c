//! Content-addressed files: hashes, the compile cache's key, names for downloads.

use std::{collections::BTreeMap, fmt::Write as _};

use sha2::{Digest, Sha256};

/// SHA-256 in 64 hexadecimal digits, lower case.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Whether a text is a SHA-256 as [`sha256_hex`] writes it.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(64), |mut out, byte| {
            // Writing to a String cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}

/// Hash of everything that decides a compile apart from the TeX distribution:
/// the files (path → SHA-256), the main file and the engine.
pub fn input_hash(manifest: &BTreeMap<String, String>, main: &str, engine: &str) -> String {
    let mut hasher = Sha256::new();
    // Every field with its length before it, so that no two inputs run together alike.
    let mut field = |text: &str| {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    };
    field("compile-input-1");
    field(main);
    field(engine);
    for (path, sha256) in manifest {
        field(path);
        field(sha256);
    }
    hex(&hasher.finalize())
}

/// Hash of all that a request for a compile asks, for its idempotency key.
pub fn fingerprint(input_hash: &str, draft: bool, document: Option<&str>) -> String {
    let document = document.unwrap_or("");
    sha256_hex(format!("compile-request-1\n{input_hash}\n{draft}\n{document}").as_bytes())
}

/// Key of a compile's result: the input and the TeX distribution that ran.
pub fn cache_key(input_hash: &str, texlive: &str) -> String {
    sha256_hex(format!("compile-result-1\n{input_hash}\n{texlive}").as_bytes())
}

/// The longest stem of a download's name, in characters.
const STEM_MAX: usize = 60;

/// Name of a downloaded PDF: the person's where the resume shows one, else the main file's.
///
/// Letters and digits of any script stay, everything else becomes `_`, so that
/// the name is one in every file system.
pub fn download_name(person: Option<&str>, main: &str) -> String {
    let person = person.map(clean).filter(|name| !name.is_empty());
    let stem = person.map_or_else(
        || {
            let file = main.rsplit('/').next().unwrap_or(main);
            let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
            let stem = clean(stem);
            if stem.is_empty() {
                "Resume".to_owned()
            } else {
                stem
            }
        },
        |name| format!("{name}_Resume"),
    );
    format!("{stem}.pdf")
}

fn clean(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() || character == '-' {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with('_') && !matches!(character, '\'' | '’' | '.')
        {
            out.push('_');
        }
        if out.chars().count() == STEM_MAX {
            break;
        }
    }
    out.trim_matches(['_', '-']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        files
            .iter()
            .map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned()))
            .collect()
    }

    #[test]
    fn hashes_are_those_of_sha_256() {
        assert_eq!(
            sha256_hex(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert!(is_sha256(&sha256_hex(b"")));
        for bad in ["", "abc", &"A".repeat(64), &"g".repeat(64), &"a".repeat(65)] {
            assert!(!is_sha256(bad), "{bad}");
        }
    }

    #[test]
    fn every_part_of_the_input_changes_its_hash() {
        let base = input_hash(
            &manifest(&[("main.tex", "aa"), ("b.cls", "bb")]),
            "main.tex",
            "auto",
        );
        for other in [
            input_hash(
                &manifest(&[("main.tex", "aa"), ("b.cls", "bc")]),
                "main.tex",
                "auto",
            ),
            input_hash(&manifest(&[("main.tex", "aa")]), "main.tex", "auto"),
            input_hash(
                &manifest(&[("main.tex", "aa"), ("c.cls", "bb")]),
                "main.tex",
                "auto",
            ),
            input_hash(
                &manifest(&[("main.tex", "aa"), ("b.cls", "bb")]),
                "b.cls",
                "auto",
            ),
            input_hash(
                &manifest(&[("main.tex", "aa"), ("b.cls", "bb")]),
                "main.tex",
                "xelatex",
            ),
            // A shift between path and hash must not collide.
            input_hash(
                &manifest(&[("main.texa", "a"), ("b.cls", "bb")]),
                "main.tex",
                "auto",
            ),
        ] {
            assert_ne!(base, other);
        }
        assert_ne!(
            cache_key(&base, "TeX Live 2022"),
            cache_key(&base, "TeX Live 2025")
        );
    }

    #[test]
    fn downloads_are_named_after_the_person_or_the_main_file() {
        for (person, main, expected) in [
            (Some("Ada Sample"), "main.tex", "Ada_Sample_Resume.pdf"),
            (
                Some("  Ada  \n Sample "),
                "main.tex",
                "Ada_Sample_Resume.pdf",
            ),
            (
                Some("José Núñez-O'Neil"),
                "x.tex",
                "José_Núñez-ONeil_Resume.pdf",
            ),
            (Some("王小明"), "x.tex", "王小明_Resume.pdf"),
            (Some("../../etc/passwd"), "x.tex", "etc_passwd_Resume.pdf"),
            (Some("\"\r\nX: y"), "x.tex", "X_y_Resume.pdf"),
            (Some("···"), "cv/my cv.tex", "my_cv.pdf"),
            (None, "cv/resume.v2.tex", "resumev2.pdf"),
            (None, ".tex", "Resume.pdf"),
            (None, "", "Resume.pdf"),
        ] {
            assert_eq!(download_name(person, main), expected);
        }
        assert!(download_name(Some(&"x".repeat(500)), "").chars().count() < 80);
    }
}
