//! Values from outside, on one line.

/// A value longer than this is cut, in characters.
const LENGTH_MAX: usize = 120;

/// The text on one line: line breaks and tabs are spaces, and nothing is left that has no place in a
/// line of text: control characters, marks that turn the direction of writing, invisible tags.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() || matches!(character, '\u{b}' | '\u{85}') {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_hidden(character) {
            out.push(character);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// [`line`], and not longer than a value should be.
pub fn short(text: &str) -> String {
    let text = line(text);
    match text.char_indices().nth(LENGTH_MAX) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// Characters that show nothing and change what is around them. Joiners stay: names need them.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stays_on_its_line() {
        for (text, expected) in [
            ("Firefox on Linux", "Firefox on Linux"),
            ("a\r\nBcc: b", "a Bcc: b"),
            ("a\u{2028}b\u{85}c\u{b}d", "a b c d"),
            ("\u{0}a\u{1b}[31m\u{7f}", "a[31m"),
            ("gpj\u{202e}exe", "gpjexe"),
            ("  a \t b  ", "a b"),
            ("नर\u{200d}्मदा", "नर\u{200d}्मदा"),
            ("\r\n", ""),
        ] {
            assert_eq!(line(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_long_value_is_cut() {
        assert_eq!(short(&"é".repeat(120)), "é".repeat(120));
        assert_eq!(short(&"é".repeat(121)), format!("{}…", "é".repeat(120)));
    }
}
