//! Names of skills that are everyday words too: “Go”, “R”, “Excel”, “Spring”, “AI”.

use super::words::Word;
use crate::case::{is_capital, is_small};
use crate::word_list::WordList;

/// Words after which a name is meant: “experience with Go”.
const LEADS: WordList = WordList::new(
    "adobe|advanced|and|apache|as|autodesk|basic|certified|in|include|including|intermediate|know|\
     knowledge|language|licensed|like|microsoft|ms|of|or|proficient|programming|registered|through|tool|\
     use|used|using|via|with|write|writing|wrote",
);

/// Words after which nothing but a name stands: “Licensed PT with …”.
const SURE: WordList =
    WordList::new("adobe|apache|autodesk|certified|licensed|microsoft|registered");

/// Words before which a name is meant: “Go developer”.
const FOLLOWS: WordList = WordList::new(
    "and|api|application|certification|certified|code|codebase|developer|development|\
     engineer|engineering|experience|for|framework|language|license|macro|microservice|or|programming|\
     required|script|scripting|service|skill|spreadsheet|stack",
);

/// How surely an everyday word is meant as a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// It is a skill.
    Skill,
    /// It is one if a skill stands next to it: “Java Spring”.
    Beside,
    /// It is a word.
    Word,
}

/// What the name at `words[at..at + length]`, written `name` in the lexicon, means: its letters must be
/// right; then it is a skill where it stands as in a list or next to a word that says so, or where its
/// capital has no other reason.
pub(super) fn meant(text: &str, words: &[Word], at: usize, length: usize, name: &str) -> Meant {
    let start = words[at].range.start;
    let end = words[at + length - 1].range.end;
    let surface = text.get(start..end).unwrap_or_default();
    let letters = || surface.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().all(is_capital);
    if name.chars().any(is_capital) {
        if surface != name {
            // “java spring hibernate”: lists of tags are written small.
            let tag =
                length == 1 && name.len() > 2 && surface.eq_ignore_ascii_case(name) && !capitals;
            return if tag { Meant::Beside } else { Meant::Word };
        }
    } else if name.len() <= 4
        && name.chars().all(char::is_alphanumeric)
        && capitals
        && name.len() > 1
    {
        // An acronym in capitals needs no further sign.
        return Meant::Skill;
    } else if name.len() <= 3 || !letters().next().is_some_and(is_capital) {
        return Meant::Word;
    }
    let ahead = text.get(..start).unwrap_or_default();
    let behind = text.get(end..).unwrap_or_default();
    // “C-level”, “R&D”, “Go-live”: a part of another word.
    if behind.starts_with(['-', '&', '\'', '’'])
        && behind.chars().nth(1).is_some_and(char::is_alphanumeric)
        || ahead.ends_with(['-', '&'])
            && ahead
                .chars()
                .rev()
                .nth(1)
                .is_some_and(char::is_alphanumeric)
    {
        return Meant::Word;
    }
    // “Chef de cuisine”
    if words
        .get(at + length)
        .is_some_and(|word| word.written == "de")
    {
        return Meant::Word;
    }
    // “C) Check it”, “[C]”: the mark of an item.
    if surface.len() == 1 && behind.starts_with([')', ']', '.']) && !ahead.ends_with(' ') {
        return Meant::Word;
    }
    let before = ahead.trim_end_matches([' ', '\t']).chars().next_back();
    let after = behind.trim_start_matches([' ', '\t']).chars().next();
    let led = before.is_none_or(is_list_sign) || at > 0 && LEADS.contains(words[at - 1].stem());
    let followed = after.is_none_or(|c| is_list_sign(c) || c == '.')
        || words
            .get(at + length)
            .is_some_and(|word| FOLLOWS.contains(word.stem()));
    let sure = at > 0 && SURE.contains(words[at - 1].stem());
    if led && followed || sure || length == 1 && lone_capital(words, at, surface, before) {
        Meant::Skill
    } else {
        Meant::Beside
    }
}

/// Whether a word has a capital that neither the sentence’s start nor a name around it explains:
/// “releases over Slack”.
fn lone_capital(words: &[Word], at: usize, surface: &str, before: Option<char>) -> bool {
    let starts = before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, ',' | '(' | '/')));
    let plain = |word: Option<&Word>| word.is_none_or(|word| word.written.starts_with(is_small));
    let previous = at.checked_sub(1).and_then(|before| words.get(before));
    surface.chars().count() >= 4
        && surface.chars().skip(1).all(is_small)
        && !starts
        && plain(previous)
        && plain(words.get(at + 1))
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
