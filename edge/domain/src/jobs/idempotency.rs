//! Idempotency keys: asking twice makes one job.

/// The longest key, in bytes.
pub const KEY_MAX: usize = 255;

/// Whether a text may be a key: visible ASCII.
pub fn is_key(key: &str) -> bool {
    (1..=KEY_MAX).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic())
}

/// What a request with a key finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nobody used the key: go on.
    New,
    /// The same was asked before: its job is the answer.
    Same,
    /// The key was used for something else.
    Other,
}

/// Compares the fingerprint of a request with that of the job its key belongs to, if any.
pub fn compare(asked: &str, known: Option<&str>) -> Found {
    match known {
        None => Found::New,
        Some(known) if known == asked => Found::Same,
        Some(_) => Found::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_visible_ascii() {
        for (key, good) in [
            ("01a20409-a534-7e0c-ad68-2d75d4195a9d", true),
            ("\"quoted\"", true),
            ("", false),
            ("a b", false),
            ("ü", false),
            (&"k".repeat(KEY_MAX), true),
            (&"k".repeat(KEY_MAX + 1), false),
        ] {
            assert_eq!(is_key(key), good, "{key}");
        }
    }

    #[test]
    fn a_key_stands_for_one_input() {
        assert_eq!(compare("a", None), Found::New);
        assert_eq!(compare("a", Some("a")), Found::Same);
        assert_eq!(compare("a", Some("b")), Found::Other);
    }
}
