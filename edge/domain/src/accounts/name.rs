//! Names that people give: to themselves, to a token, to a resume.

/// The longest name, in characters.
pub const NAME_MAX: usize = 80;

/// [`clean_within`] the length of most names, [`NAME_MAX`].
pub fn clean(text: &str) -> Option<String> {
    clean_within(text, NAME_MAX)
}

/// A name without surrounding space; `None` where it is empty, has more than `max` characters, or holds
/// what is no text: controls, and marks that turn the direction of what stands around them.
pub fn clean_within(text: &str, max: usize) -> Option<String> {
    let name = text.trim();
    let plain = |c: char| {
        !c.is_control()
            && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let length = name.chars().count();
    ((1..=max).contains(&length) && name.chars().all(plain)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_are_taken_and_tricks_are_not() {
        for good in [
            "Ada Sample",
            " Ada ",
            "अदा",
            "李",
            "O’Neil <3",
            "'; DROP TABLE accounts; --",
        ] {
            assert_eq!(clean(good).as_deref(), Some(good.trim()));
        }
        let longest = "ä".repeat(NAME_MAX);
        assert!(clean(&longest).is_some());
        assert!(clean(&format!("{longest}ä")).is_none());
        for bad in [
            "",
            "  ",
            "Ada\nBcc: x",
            "Ada\u{0}",
            "Ada\u{202e}gpj.exe",
            "\u{7f}x",
        ] {
            assert!(clean(bad).is_none(), "{bad:?}");
        }
    }
}
