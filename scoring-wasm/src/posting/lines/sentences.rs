//! Sentences of a line: in a long paragraph each asks for its own.

use std::ops::Range;

use crate::case::{Case as _, is_capital, is_small};

/// Abbreviations whose dot ends no sentence, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "etc", "inc", "ltd", "co", "corp", "st", "mr", "mrs", "ms", "dr", "sr", "jr",
    "vs", "approx", "no", "dept", "bzw", "z.b", "ca", "ggf", "inkl", "u.a", "d.h", "env", "ex",
    "p.ej", "incl", "min", "max", "u.s", "ph.d", "b.a", "b.s", "m.s", "a.m", "p.m",
];

/// Byte ranges of the sentences of a line, without the blanks around them.
pub(super) fn split(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in line.char_indices() {
        if !matches!(sign, '.' | '!' | '?' | ';' | '•') {
            continue;
        }
        let end = at + sign.len_utf8();
        if !ends(line, at, sign) {
            continue;
        }
        push(line, start..if sign == '•' { at } else { end }, &mut found);
        start = end;
    }
    push(line, start..line.len(), &mut found);
    found
}

fn ends(line: &str, at: usize, sign: char) -> bool {
    let after = line.get(at + sign.len_utf8()..).unwrap_or_default();
    let before = line.get(..at).unwrap_or_default();
    let next = after.trim_start().chars().next();
    if sign == ';' || sign == '•' {
        return true;
    }
    let apart = after.starts_with(char::is_whitespace);
    let word = before
        .rsplit([' ', '(', '\t', '/'])
        .next()
        .unwrap_or_default();
    // “…for our clients.We work…”: the space was lost.
    let glued = !apart
        && word.chars().filter(|c| is_small(*c)).count() >= 3
        && !word.contains('.')
        && next.is_some_and(is_capital)
        && after
            .chars()
            .nth(1)
            .is_some_and(|c| is_small(c) || c == ' ');
    if !apart && !glued {
        return false;
    }
    if sign == '.' {
        let low = word.lowered();
        let short = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        // “1. Cook”: the number of an item.
        let number = !word.is_empty()
            && word.chars().all(|c| c.is_ascii_digit())
            && before.trim_start() == word;
        if ABBREVIATIONS.contains(&low.as_str())
            && !next.is_some_and(|c| is_capital(c) && low == "etc")
            || short
            || number
            || goes_on(after, &low)
        {
            return false;
        }
    }
    next.is_none_or(|c| !is_small(c))
}

/// Whether what follows a dot belongs to the word before it: “Kat. B”, “Lange Str. 5”.
fn goes_on(after: &str, low: &str) -> bool {
    const SHORT: usize = 4;
    let next = after.trim_start();
    let mut letters = next.chars();
    let first = letters.next().unwrap_or_default();
    let alone = letters.next().is_none_or(|c| !c.is_alphanumeric());
    // “A”, “I”, “Y”, “O” and “À” are words.
    let class = is_capital(first) && alone && !matches!(first, 'A' | 'I' | 'O' | 'Y' | 'À' | 'É');
    let street = first.is_ascii_digit() && (low.ends_with("str") || low == "nr" || low == "art");
    low.chars().count() <= SHORT && class || street
}

fn push(line: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = line.get(range.clone()).unwrap_or_default();
    let bare = part.trim();
    if !bare.is_empty() {
        let start = range.start + (part.len() - part.trim_start().len());
        found.push(start..start + bare.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(line: &str) -> Vec<&str> {
        split(line).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn sentences_end_at_their_dots() {
        assert_eq!(
            sentences("Cook well. Bake, e.g. bread, in St. Louis; a licence is a plus."),
            [
                "Cook well.",
                "Bake, e.g. bread, in St. Louis;",
                "a licence is a plus."
            ]
        );
        assert_eq!(
            sentences("for our clients.We work hard"),
            ["for our clients.", "We work hard"]
        );
        assert_eq!(
            sentences("Node.js and ASP.NET, 2.5 years"),
            ["Node.js and ASP.NET, 2.5 years"]
        );
        assert_eq!(
            sentences("Führerschein Kat. B. Lange Str. 5. A cake."),
            ["Führerschein Kat. B. Lange Str. 5.", "A cake."]
        );
        assert_eq!(
            sentences("1. Minimum four years"),
            ["1. Minimum four years"]
        );
    }
}
