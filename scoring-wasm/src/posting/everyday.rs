//! Names of skills that are everyday words too: “Go”, “R”, “Excel”, “Spring”, “AI”.

use super::words::Word;

/// Words after which a name is meant: “experience with Go”.
const LEADS: &[&str] = &[
    "and",
    "or",
    "in",
    "with",
    "using",
    "use",
    "of",
    "via",
    "including",
    "include",
    "like",
    "as",
    "microsoft",
    "ms",
    "advanced",
    "basic",
    "intermediate",
    "proficient",
    "apache",
    "adobe",
    "autodesk",
    "programming",
    "language",
    "tool",
    "knowledge",
    "know",
    "write",
    "writing",
];

/// Words before which a name is meant: “Go developer”.
const FOLLOWS: &[&str] = &[
    "and",
    "or",
    "programming",
    "developer",
    "development",
    "engineer",
    "engineering",
    "language",
    "framework",
    "skill",
    "experience",
    "certification",
    "certified",
    "code",
    "codebase",
    "service",
    "microservice",
    "script",
    "scripting",
    "spreadsheet",
    "macro",
    "stack",
    "application",
    "api",
];

/// Whether the name at `words[at..at + length]`, written `name` in the lexicon, is meant as a skill:
/// its letters are right, and it stands as in a list or next to a word that says so.
pub(crate) fn is_skill(text: &str, words: &[Word], at: usize, length: usize, name: &str) -> bool {
    let start = words[at].range.start;
    let end = words[at + length - 1].range.end;
    let surface = &text[start..end];
    let letters = || surface.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().all(char::is_uppercase);
    if name.chars().any(char::is_uppercase) {
        if surface != name {
            return false;
        }
    } else if name.len() <= 4
        && name.chars().all(char::is_alphanumeric)
        && capitals
        && name.len() > 1
    {
        // An acronym in capitals needs no further sign.
        return true;
    } else if name.len() <= 3 || !letters().next().is_some_and(char::is_uppercase) {
        return false;
    }
    let before = text[..start]
        .trim_end_matches([' ', '\t'])
        .chars()
        .next_back();
    let after = text[end..].trim_start_matches([' ', '\t']).chars().next();
    let led =
        before.is_none_or(is_list_sign) || at > 0 && LEADS.contains(&words[at - 1].stem.as_str());
    let followed = after.is_none_or(|c| is_list_sign(c) || c == '.')
        || words
            .get(at + length)
            .is_some_and(|word| FOLLOWS.contains(&word.stem.as_str()));
    led && followed
}

fn is_list_sign(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | '/'
            | '|'
            | '('
            | ')'
            | '['
            | ']'
            | ':'
            | '\n'
            | '•'
            | '·'
            | '&'
            | '–'
            | '—'
            | '*'
            | '-'
    )
}
