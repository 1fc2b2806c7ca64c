//! Where in the user's line TeX was: it shows how much of the line it had read.

use super::record::Record;
use super::source::{Source, Sources, Span};

/// Lines above that are looked at when an argument spans several.
const LINES_ABOVE: u32 = 30;

/// The end of what TeX had read of the record's line, as an offset into its file.
pub(super) fn read_up_to(record: &Record, sources: &Sources<'_>) -> Option<(String, usize)> {
    let file = record.file.clone()?;
    let source = sources.get(&file)?;
    let (start, _) = source.bounds(record.line?)?;
    let line = source.line(record.line?)?;
    let read = plain(record.read.as_deref()?);
    let read = read.trim_end();
    if read.is_empty() {
        return None;
    }
    let end = if let Some(tail) = read
        .strip_prefix("...")
        .filter(|_| !line.starts_with("..."))
    {
        // Cut at its left: only a tail that occurs once tells the place.
        let mut places = line.match_indices(tail);
        let (at, _) = places.next().filter(|_| places.next().is_none())?;
        at + tail.len()
    } else {
        // A character that is cut in two shows as U+FFFD.
        let whole = read.trim_end_matches('\u{fffd}');
        line.starts_with(whole).then_some(whole.len())?
    };
    Some((file, start + end))
}

/// TeX's notation of control characters, undone: `^^I` is a tab.
fn plain(shown: &str) -> String {
    let mut out = String::new();
    let mut rest = shown.strip_suffix("^^M").unwrap_or(shown);
    while let Some(at) = rest.find("^^") {
        out.push_str(&rest[..at]);
        let code = &rest[at + 2..];
        if let Some(c @ '@'..='_') = code.chars().next() {
            out.push(char::from((c as u8) ^ 64));
            rest = &code[1..];
        } else {
            out.push_str("^^");
            rest = code;
        }
    }
    out.push_str(rest);
    out
}

/// What ends at an offset: a command, with its arguments if TeX has read them, or a character.
pub(super) fn token_before(source: &Source, end: usize) -> Option<(usize, usize)> {
    let line = source.line_of(end);
    let (start, _) = source.bounds(line)?;
    let text = source.text.get(start..end)?;
    let text = text.trim_end();
    let end = start + text.len();
    if let Some(at) = command_at_end(text) {
        return Some((start + at, end));
    }
    // Back over arguments to the command that they belong to.
    let mut rest = text;
    while let Some(shorter) = without_argument(rest) {
        rest = shorter.trim_end();
        if let Some(at) = command_at_end(rest) {
            return Some((start + at, end));
        }
    }
    let (at, _) = text.char_indices().next_back()?;
    Some((start + at, end))
}

/// Where the control word or symbol begins that ends the text.
fn command_at_end(text: &str) -> Option<usize> {
    let word = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '@' || c == '*');
    if word.len() < text.len() {
        return word.ends_with('\\').then(|| word.len() - 1);
    }
    let (at, _) = text.char_indices().next_back()?;
    text[..at].ends_with('\\').then(|| at - 1)
}

/// The text without the `{…}` or `[…]` that ends it.
fn without_argument(text: &str) -> Option<&str> {
    let (open, close) = match text.chars().next_back()? {
        '}' => ('{', '}'),
        ')' => ('(', ')'),
        ']' => ('[', ']'),
        _ => return None,
    };
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        let before = &text[..at];
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        let escaped = backslashes % 2 == 1;
        if c == close && !escaped {
            depth += 1;
        } else if c == open && !escaped {
            depth -= 1;
            if depth == 0 {
                return Some(&text[..at]);
            }
        }
    }
    None
}

/// Where the record's line names `about`: nearest before what TeX had read, else behind it, else
/// in the lines above.
pub(super) fn find_about(record: &Record, about: &str, sources: &Sources<'_>) -> Option<Span> {
    let file = record.file.as_deref()?;
    let source = sources.get(file)?;
    let (start, line_end) = source.bounds(record.line?)?;
    let read = read_up_to(record, sources).map_or(line_end, |(_, end)| end);
    let span = |at: usize| source.span(file, at, at + about.len());
    if let Some(at) = last_word(&source.text, start, read, about) {
        return Some(span(at));
    }
    if let Some(at) = first_word(&source.text, read, line_end, about) {
        return Some(span(at));
    }
    (1..=LINES_ABOVE)
        .map_while(|up| record.line?.checked_sub(up).filter(|line| *line > 0))
        .find_map(|line| {
            let (from, to) = source.bounds(line)?;
            last_word(&source.code, from, to, about)
        })
        .map(span)
}

/// Where the project first names `about`, for entries that tell no line.
pub(super) fn find_anywhere(about: &str, sources: &Sources<'_>) -> Option<Span> {
    let is_command = about.starts_with('\\');
    let is_sign = about.chars().count() == 1 && !about.is_ascii();
    let needle = if is_command || is_sign {
        about.to_owned()
    } else {
        format!("{{{about}}}")
    };
    let inset = usize::from(!is_command && !is_sign);
    sources.find(|source| {
        let at = words(&source.code, 0, source.code.len(), &needle).next()?;
        Some((at + inset, at + inset + about.len()))
    })
}

/// Where `about` stands within a text's range as a word of its own.
pub(super) fn words<'t>(
    text: &'t str,
    from: usize,
    to: usize,
    about: &'t str,
) -> impl Iterator<Item = usize> + 't {
    let is_letter = |c: char| c.is_alphanumeric() || c == '@';
    let starts_inside = about.starts_with(is_letter);
    let ends_inside = about.ends_with(is_letter);
    text.get(from..to)
        .unwrap_or("")
        .match_indices(about)
        .map(move |(at, _)| from + at)
        .filter(move |at| {
            let before = text[..*at].chars().next_back();
            let after = text[at + about.len()..].chars().next();
            let cut = |inside: bool, other: Option<char>| {
                inside && other.is_some_and(char::is_alphanumeric)
            };
            !cut(starts_inside, before) && !cut(ends_inside, after)
        })
}

fn last_word(text: &str, from: usize, to: usize, about: &str) -> Option<usize> {
    words(text, from, to, about).last()
}

fn first_word(text: &str, from: usize, to: usize, about: &str) -> Option<usize> {
    words(text, from, to, about).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_read_back() {
        assert_eq!(plain("^^Ix^^Ié ^^@"), "\tx\té \0");
        assert_eq!(plain("x^^M"), "x");
        assert_eq!(plain("^^é ^^"), "^^é ^^");
    }

    #[test]
    fn a_call_is_found_before_its_arguments() {
        for (text, at) in [
            ("a \\foo", 2),
            ("a \\foo  ", 2),
            ("x\\\\", 1),
            ("\\textcolor{a}{b{c}}", 0),
            ("\\begin {a}[b=\\]]", 0),
            ("x &", 2),
            ("é}", 2),
        ] {
            let files = std::collections::BTreeMap::from([("a.tex".to_owned(), text.into())]);
            let sources = Sources::new(&files, "a.tex");
            let source = sources.get("a.tex").expect("it is there");
            assert_eq!(
                token_before(source, text.len()).map(|(from, _)| from),
                Some(at),
                "{text}"
            );
        }
    }
}
