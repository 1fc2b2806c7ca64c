//! Letters of a page: which are none, and what the odd ones stand for.

use page_text::combining;

use crate::latex::compose;

/// A glyph without a letter, or one that only its font knows.
pub fn is_icon(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

/// The letters of a ligature that has a sign of its own.
pub fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

/// A letter with the accent that stands before it by itself, as old TeX fonts draw it.
pub fn accented(accent: char, letter: char) -> Option<char> {
    let mark = combining(accent)?;
    compose(if letter == 'ı' { 'i' } else { letter }, mark)
}

/// Signs at the start of a line that begin an item of a list.
pub fn is_bullet(c: char) -> bool {
    crate::resume::BULLETS.contains(&c) || matches!(c, '-' | '–' | '*') || is_icon(c)
}

/// An accent that stands by itself.
pub fn is_accent(c: char) -> bool {
    combining(c).is_some()
}

/// A spelling with ligatures as letters and accents on theirs.
pub fn spelt(page: &str) -> String {
    let mut out = String::new();
    let mut chars = page.chars().peekable();
    while let Some(c) = chars.next() {
        if let Some(composed) = chars.peek().and_then(|next| accented(c, *next)) {
            out.push(composed);
            chars.next();
        } else if let Some(letters) = ligature(c) {
            out.push_str(letters);
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{accented, spelt};

    #[test]
    fn accents_by_themselves_are_set_on_their_letters() {
        assert_eq!(
            spelt("Bo˘gazi¸ci ˙Istanbul ´Ecole r´esum´e"),
            "Boğaziçi İstanbul École résumé"
        );
        assert_eq!(accented('´', 'ı'), Some('í'));
        assert_eq!(accented('x', 'y'), None);
    }
}
