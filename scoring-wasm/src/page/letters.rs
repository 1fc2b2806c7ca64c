//! Letters of a page: which are none, and what the odd ones stand for.

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
    let mark = mark(accent)?;
    compose(if letter == 'ı' { 'i' } else { letter }, mark)
}

/// Signs at the start of a line that begin an item of a list.
pub fn is_bullet(c: char) -> bool {
    crate::resume::BULLETS.contains(&c) || matches!(c, '-' | '–' | '*') || is_icon(c)
}

/// An accent that stands by itself.
pub fn is_accent(c: char) -> bool {
    mark(c).is_some()
}

/// The combining mark of an accent that stands by itself.
fn mark(accent: char) -> Option<char> {
    Some(match accent {
        '\u{2cb}' | '`' => '\u{300}',
        '\u{b4}' | '\u{2ca}' => '\u{301}',
        '\u{2c6}' => '\u{302}',
        '\u{2dc}' => '\u{303}',
        '\u{a8}' => '\u{308}',
        '\u{2da}' => '\u{30a}',
        '\u{2dd}' => '\u{30b}',
        '\u{2c7}' => '\u{30c}',
        '\u{b8}' => '\u{327}',
        '\u{2db}' => '\u{328}',
        _ => return None,
    })
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
