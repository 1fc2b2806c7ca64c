//! What a name looks like, and what people write around it.

use crate::case::{self, Case as _, is_small};
use crate::resume::headings;
use crate::resume::model::At;
use crate::resume::vocabulary::{self, has_title_word};
use crate::text_search::{Search as _, parts};
use crate::word_list::WordList;

/// A job's name or a street's. Some surnames are words of jobs, and "Dr." is a road's elsewhere.
pub fn names_a_job(text: &str) -> bool {
    const SURNAMES: WordList = WordList::new(
        "baker|carpenter|cook|dean|farmer|fellow|gardener|guard|head|judge|marshall|\
         painter",
    );
    let Some((front, last)) = text.trim().rsplit_once(' ') else {
        return has_title_word(text);
    };
    if SURNAMES.contains_in_any_case(last) {
        return has_title_word(front);
    }
    let mut untitled = text.trim();
    while let Some((first, rest)) = untitled.split_once(' ')
        && matches!(
            first.trim_end_matches('.'),
            "Dr" | "Prof" | "Mag" | "Ing" | "Dipl" | "PD"
        )
    {
        untitled = rest;
    }
    has_title_word(untitled) || vocabulary::is_street(untitled)
}

/// What a document of this kind is called.
const RESUMES: &str = "resume|résumé|curriculum vitae|curriculum vitæ|curriculum|currículo|currículum|\
     vita|vitae|cv|lebenslauf|履歴書|简历";

/// Words that stand above or beside a name and are none.
const LABELS: &str = "resume of|cv of|last updated|page|contact|personal details|personal information|\
     profile|address|name|biodata|bio data|职务经歴書";

/// "Curriculum Vitae", "Lebenslauf": what the document is.
pub fn names_a_resume(text: &str) -> bool {
    let text = text.trim().lowered();
    parts(RESUMES, b'|').any(|name| name == text)
}

/// One to six words of letters, without contact marks or words of headings.
pub fn looks_like_name(text: &str) -> bool {
    let text = text.trim();
    let count = text.split_whitespace().count();
    let particle = |word: &str| {
        matches!(
            word,
            "de" | "la"
                | "del"
                | "las"
                | "los"
                | "y"
                | "e"
                | "i"
                | "da"
                | "do"
                | "dos"
                | "das"
                | "di"
                | "van"
                | "von"
                | "der"
                | "den"
                | "ter"
                | "ten"
                | "zu"
                | "bin"
                | "binti"
                | "ibn"
                | "al"
                | "el"
                | "du"
                | "des"
                | "le"
        )
    };
    let upright = |word: &str| is_capital(word) || particle(word);
    // "Ana (Annie) Roe"
    let nickname = text.cut(" (").is_some_and(|(_, rest)| {
        rest.cut(") ").is_some_and(|(name, last)| {
            !name.has_sign(' ') && is_capital(name) && !last.has_sign('(')
        })
    });
    // "Ana Roe Jr.", "Roe A."
    let short_last = text
        .split_whitespace()
        .last()
        .is_some_and(|word| count > 1 && word.chars().count() <= 3);
    let shape = (1..=14).contains(&count)
        && (count <= 5 || text.split_whitespace().all(upright))
        && text.chars().count() <= 110
        && (text.chars().count() <= 40 || count > 5)
        && !text.contains(&['@', '/', ':', '|', '·', '[', '_', '#', '&', '+', '=', '%'][..])
        && (nickname || !text.has_sign('('))
        && (short_last && text.ends_with('.') || !text.ends_with(&['.', '!', '?'][..]))
        && !text.chars().any(case::is_digit);
    if !shape {
        return false;
    }
    let first = text
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && !is_small(c));
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let folded = text.lowered();
    let label = parts(RESUMES, b'|').chain(parts(LABELS, b'|')).any(|word| {
        folded
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\u{a0}']))
    }) || [
        "template",
        "templates",
        "example",
        "examples",
        "format",
        "resume",
        "cv",
    ]
    .iter()
    .any(|word| folded.split_whitespace().any(|part| part == *word))
        || folded.starts_with("sample ");
    first
        && letters.nth(1).is_some()
        && !label
        && !headings::kind(text).1
        && !vocabulary::is_place(text)
        && text
            .split_whitespace()
            .filter(|word| !upright(word))
            .count()
            * 2
            <= count
}

/// A long word in lower case: no particle of a name.
pub fn is_lower(word: &str) -> bool {
    word.chars().count() > 4 && word.chars().all(is_small)
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !is_small(c))
}

/// "Jane Sample Resume" without its last word.
pub fn without_label(text: &str, at: At) -> At {
    const LAST: &str = "curriculum vitae|resume|résumé|cv|lebenslauf|curriculum";
    const FIRST: [&str; 4] = ["resume of ", "curriculum vitae of ", "cv of ", "name "];
    let mut at = at;
    let name = text.get(at.start..at.end).unwrap_or_default();
    let folded = name.lowered();
    for label in FIRST {
        if folded.starts_with(label) && folded.len() == name.len() {
            at.start += label.len();
        }
    }
    let name = text.get(at.start..at.end).unwrap_or_default();
    for label in parts(LAST, b'|') {
        let cut = name.len().saturating_sub(label.len());
        if let (Some(front), Some(back)) = (name.get(..cut), name.get(cut..))
            && (back.eq_ignore_ascii_case(label) || !back.is_ascii() && back.lowered() == label)
        {
            let front = front.trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | '’' | '\'')
            });
            if front.has_sign(' ') {
                return At {
                    start: at.start,
                    end: at.start + front.len(),
                };
            }
        }
    }
    at
}

/// "Hal Roe, MS (CS), PMP" and "Ana Roe, PhD": degrees behind a name are no part of it.
pub fn without_credentials(text: &str, at: At) -> At {
    let name = text.get(at.start..at.end).unwrap_or_default();
    let junior = [" Jr.", " Sr."].iter().any(|end| name.ends_with(end));
    let mark = name.find([',', '(']).filter(|at| {
        !name
            .get(*at..)
            .is_some_and(|rest| rest.starts_with('(') && rest.has(") "))
    });
    let Some(comma) = mark else {
        if junior {
            return at;
        }
        return At {
            end: at.start
                + name
                    .trim_end_matches(|c: char| matches!(c, '.' | ',' | '-') || c.is_whitespace())
                    .len(),
            ..at
        };
    };
    let rest = name.get(comma + 1..).unwrap_or_default();
    let short = rest
        .split(&[',', '(', ')', ' ', '/', '|'][..])
        .filter(|word| !word.is_empty())
        .all(|word| {
            word.chars().filter(|c| case::is_capital(*c)).count() >= 2
                || word.has_sign('.') && word.len() <= 6
                || word.len() <= 3
        });
    let front = name.get(..comma).unwrap_or_default().trim_end();
    if short && front.has_sign(' ') || rest.is_empty() {
        return At {
            start: at.start,
            end: at.start + front.len(),
        };
    }
    at
}
