//! LaTeX to PDF.

use super::Policy;
use crate::limits::GIVE_UP_AFTER_MS;

/// How compiles are treated.
pub const POLICY: Policy = Policy {
    attempts_max: 4,
    give_up_after_ms: GIVE_UP_AFTER_MS,
    // The engine's 30 s, waiting for an engine slot behind others, and the upload.
    run_max_ms: 300_000,
    // An editor that compiles needs two or three.
    unfinished_max: 20,
};

/// The longest name of a document, in bytes.
pub const DOCUMENT_MAX: usize = 64;

/// Whether a text may name a document: letters, digits, `-` and `_`. The name is the
/// client's own; together with the owner it says which compiles are of one document.
pub fn is_document(name: &str) -> bool {
    (1..=DOCUMENT_MAX).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_have_plain_names() {
        for (name, good) in [
            ("resume-2026_a", true),
            ("", false),
            ("a/b", false),
            ("é", false),
            (&"x".repeat(DOCUMENT_MAX), true),
            (&"x".repeat(DOCUMENT_MAX + 1), false),
        ] {
            assert_eq!(is_document(name), good, "{name}");
        }
    }
}
