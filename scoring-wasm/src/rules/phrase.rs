//! Fixed phrases at a place of a text.

/// Whether a text begins with a phrase. Phrases are looked for at every word and mostly not found:
/// two bytes tell so before anything is called.
pub(super) fn begins(text: &str, phrase: &str) -> bool {
    text.as_bytes().first_chunk::<2>() == phrase.as_bytes().first_chunk::<2>()
        && text.starts_with(phrase)
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn all_of_the_phrase_must_stand_there() {
        for (text, phrase, there) in [
            ("team player", "team player", true),
            ("team players", "team player", true),
            ("team play", "team player", false),
            ("tame", "team", false),
            ("", "team", false),
            ("t", "team", false),
        ] {
            assert_eq!(begins(text, phrase), there, "{text}");
        }
    }
}
