//! Names of skills that are everyday words too: “Go”, “R”, “Excel”, “Spring”, “AI”.

use super::words::Word;
use crate::case::is_capital;
use crate::word_list::WordList;

/// Words after which a name is meant: “experience with Go”.
const LEADS: WordList = WordList::new(
    "adobe|advanced|and|apache|as|autodesk|basic|in|include|including|intermediate|know|\
     knowledge|language|like|microsoft|ms|of|or|proficient|programming|tool|use|using|via|\
     with|write|writing",
);

/// Words before which a name is meant: “Go developer”.
const FOLLOWS: WordList = WordList::new(
    "and|api|application|certification|certified|code|codebase|developer|development|\
     engineer|engineering|experience|framework|language|macro|microservice|or|programming|\
     script|scripting|service|skill|spreadsheet|stack",
);

/// Whether the name at `words[at..at + length]`, written `name` in the lexicon, is meant as a skill:
/// its letters are right, and it stands as in a list or next to a word that says so.
pub(crate) fn is_skill(text: &str, words: &[Word], at: usize, length: usize, name: &str) -> bool {
    let start = words[at].range.start;
    let end = words[at + length - 1].range.end;
    let surface = text.get(start..end).unwrap_or_default();
    let letters = || surface.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().all(is_capital);
    if name.chars().any(is_capital) {
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
    } else if name.len() <= 3 || !letters().next().is_some_and(is_capital) {
        return false;
    }
    let before = text
        .get(..start)
        .unwrap_or_default()
        .trim_end_matches([' ', '\t'])
        .chars()
        .next_back();
    let after = text
        .get(end..)
        .unwrap_or_default()
        .trim_start_matches([' ', '\t'])
        .chars()
        .next();
    let led = before.is_none_or(is_list_sign) || at > 0 && LEADS.contains(words[at - 1].stem());
    let followed = after.is_none_or(|c| is_list_sign(c) || c == '.')
        || words
            .get(at + length)
            .is_some_and(|word| FOLLOWS.contains(word.stem()));
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
