//! Phone numbers of all countries in a text, and nothing that only looks like one.

use super::plans::{self, Plan};
use crate::case::Case as _;
use crate::decimal::whole;
use crate::resume::dates;
use crate::text_search::{DIALLED, Search as _, kinds};
use crate::word_list::WordList;

/// A phone number as printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// A word such as "Phone" stands before it.
    pub labelled: bool,
    /// The numbering plan of its calling code, where it names one.
    pub plan: Option<Plan>,
    /// Its calling code exists and its length fits; true for national numbers.
    pub fits: bool,
}

/// Words before a phone number.
const LABELS: WordList = WordList::new(
    "call|cell|cellphone|cellular|cellulare|celular|contact|contacto|contato|contatto|fax|handy|home|mob|mobiel|mobil|\
     mobile|móvil|office|ph|phone|portable|tel|telefon|telefone|telefonnummer|telefono|\
     telefoon|telemóvel|telephone|teléfono|tél|téléphone|whatsapp|work|फ़ोन",
);

/// Words before numbers that are none.
const IDS: WordList = WordList::new(
    "account|arxiv|award|birth|born|certificate|code|cpf|cuit|dni|dob|doi|gpa|grant|iban|id|isbn|issn|\
     licence|license|matric|matrikelnummer|no|nr|number|orcid|passport|patent|pin|plz|reg|\
     registration|roll|rut|ssn|ticket|vat|zip",
);

/// A phone number has no fewer digits.
pub const FEWEST_DIGITS: usize = 7;

/// Phone numbers: 7 to 15 digits in the groups and marks that people use.
pub fn numbers(text: &str) -> Vec<Number> {
    let mut out: Vec<Number> = Vec::new();
    let dialled = |byte: &u8| kinds(*byte) & DIALLED != 0;
    if text.bytes().filter(dialled).count() < FEWEST_DIGITS {
        return out;
    }
    let mut at = 0;
    // The first byte of the wide plus, among others.
    let may_start = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'(' | 0xef);
    let bytes = text.as_bytes();
    while let Some(next) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(may_start))
    {
        at += next;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        if !(c.is_ascii_digit() || matches!(c, '+' | '(' | '＋')) {
            at += c.len_utf8();
            continue;
        }
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let free = before.is_none_or(|c| {
            !(c.is_alphanumeric()
                || matches!(
                    c,
                    '/' | '@' | '_' | '.' | '-' | '=' | '#' | '$' | '€' | '£' | '₹'
                ))
        });
        if !free {
            at += c.len_utf8();
            continue;
        }
        let end = at + stretch(text.get(at..).unwrap_or_default());
        match judge(text, at, end) {
            Some(number) => {
                out.push(number);
                at = end.max(at + c.len_utf8());
            }
            None => at = past_digits(text, end.max(at + c.len_utf8())),
        }
    }
    out
}

/// The first place from `at` on that is not inside a run of digits.
fn past_digits(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches(crate::case::is_digit).len())
}

/// Bytes of digits and of the marks that people set between them.
fn stretch(rest: &str) -> usize {
    let mut end = 0;
    let mut digits = 0;
    let mut gap = 0;
    // Digits since the last mark.
    let mut group = 0;
    // Where the group before ended, and the digits up to there.
    let mut before = (0, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '0'..='9' => {
                if gap > 0 {
                    before = (end, digits);
                }
                digits += 1;
                group = if gap > 0 { 1 } else { group + 1 };
                gap = 0;
                end = at + 1;
            }
            // "+49 176 313 *** **": masked, and a phone number all the same.
            '*' | 'X' | 'x' if rest.starts_with('+') && (4..15).contains(&digits) => {
                digits += 1;
                gap = 0;
                end = at + 1;
            }
            '+' | '＋' if digits == 0 => gap += 1,
            // "(555) · 555 · 5555": the dot stands for the space around it. Behind "Dublin 8" or
            // a postal code it parts them from the number.
            '·' if gap < 3 && (group == 3 || rest.starts_with(['(', '+'])) => {}
            // A second number begins, or the next sentence.
            '(' if digits >= 7 => break,
            '.' if digits >= 8 && rest.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')) => {
                break;
            }
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '-' | '.' | '(' | ')' | '/' | '‑' | '–'
            | '—' | '⁃'
                if gap < 3 =>
            {
                gap += 1;
            }
            // "555 010 9988 0rinal": the last group begins a word, unless "x12" or "xxx" follows.
            c if c.is_alphabetic() && gap == 0 && before.1 >= FEWEST_DIGITS => {
                let behind = rest.get(at..).unwrap_or_default();
                let behind = behind.strip_prefix("ext").unwrap_or(behind);
                let behind = behind.trim_start_matches(['x', 'X']);
                let extends = !behind.starts_with(char::is_alphabetic);
                return if extends { end } else { before.0 };
            }
            _ => break,
        }
    }
    end
}

fn judge(text: &str, start: usize, end: usize) -> Option<Number> {
    let part = text.get(start..end)?;
    let digits: String = part
        .swapped("(0)", "")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let next = text.get(end..).and_then(|t| t.chars().next());
    let masked = part.matches(&['*', 'x', 'X'][..]).count();
    if !(FEWEST_DIGITS..=15).contains(&(digits.len() + masked))
        || next.is_some_and(|c| {
            c.is_alphabetic() && c != 'x' && c != 'e' || matches!(c, '@' | '_' | '%' | '/')
        })
    {
        return None;
    }
    let word = word_before(text, start);
    let whose = word_before_number(text, start, &word);
    let labelled = LABELS.contains(word.as_str())
        || whose.as_deref().is_some_and(|word| LABELS.contains(word));
    // "Number: 06 12 34 56 78", and nothing says of what
    let unsaid = word == "number" && whose.as_deref() == Some("");
    let plus = part.trim_start_matches('(').starts_with(['+', '＋']);
    let abroad = if plus {
        Some(digits.as_str())
    } else {
        digits.strip_prefix("00").filter(|_| part.starts_with("00"))
    };
    let plan = abroad.and_then(plans::plan);
    let fits = match (abroad, plan) {
        (None, _) => true,
        (Some(all), Some(plan)) => {
            masked == 0 && (plan.min..=plan.max + 1).contains(&(all.len() - plan.code))
        }
        (Some(_), None) => false,
    };
    // "RUT⇥12.345.678-9": what it is stands in the cell before it.
    let cell = text.get(..start)?.strip_suffix('\t');
    let cell = cell.map(|before| word_before(before, before.len()));
    let is_id = |word: &str| IDS.contains(word);
    let sure = plus || labelled;
    if !sure
        && (is_id(&word) && !unsaid
            || cell.as_deref().is_some_and(is_id)
            || is_other_number(part, &digits))
    {
        return None;
    }
    let dated = dates::find(part)
        .iter()
        .any(|range| range.end - range.start + 2 >= part.len());
    if !plus && dated {
        return None;
    }
    Some(Number {
        start,
        end,
        labelled,
        plan,
        fits,
    })
}

/// The word right before a place, lower case, without the signs around it.
fn word_before(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let before = before
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '\n' && c != '\t' || c == ' ');
    let start = before.rfind(crate::case::is_sign).map_or(0, |end| {
        end + before
            .get(end..)
            .and_then(|t| t.chars().next())
            .map_or(1, char::len_utf8)
    });
    before.get(start..).unwrap_or_default().lowered()
}

/// "Phone no. 555 0100", "Mobile number: …": the word before "number".
fn word_before_number(text: &str, at: usize, word: &str) -> Option<String> {
    if !matches!(word, "no" | "nr" | "number" | "num") {
        return None;
    }
    let before = text.get(..at)?;
    let folded = before.lowered();
    (folded.len() == before.len()).then_some(())?;
    let start = folded.last_place_of(word)?;
    Some(word_before(before, start))
}

/// Years, postal codes, identifiers, amounts and versions.
fn is_other_number(part: &str, digits: &str) -> bool {
    let groups: Vec<&str> = part
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let len = |n: usize| groups.get(n).map_or(0, |group| group.len());
    let year =
        |group: &&&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let years = groups.iter().filter(year).count();
    let value = |n: usize| groups.get(n).and_then(|group| whole::<u32>(group));
    let dots = part.matches('.').count();
    // A bare run of digits is an id, unless it is as long as a phone number.
    groups.len() == 1 && (digits.len() < 9 || digits.len() > 12)
        // No country has numbers as long as accounts.
        || digits.len() > 12 && !digits.starts_with("00")
        // "2014/15 2016/17", "94 1994 1"
        || years >= 2
        || years == 1 && digits.len() <= 8 && groups.iter().all(|group| group.len() <= 2 || year(&group))
        // "196/2003": a law and its year
        || years == 1 && groups.len() == 2 && digits.len() <= 7 && part.has_sign('/')
        // "1835–1838"
        || groups.len() == 2
            && matches!((value(0), value(1)), (Some(from @ 1000..=2099), Some(to)) if from < to && to < from + 100)
        // "192.168.0.1"
        || groups.len() == 4
            && dots == 3
            && part.len() == digits.len() + dots
            && !digits.starts_with('0')
            && groups.iter().all(|group| whole::<u8>(group).is_some())
        // "01310-100", "1000-123": postal codes
        || groups.len() == 2 && len(1) == 3 && matches!(len(0), 4 | 5) && part.has_sign('-')
        // "Elm Road 10-12 69221": a house and its postal code
        || groups.len() == 3 && len(0) <= 3 && len(1) <= 3 && len(2) == 5 && digits.len() < 10
        // "85006-1234", "2101.12345", "10.1145/1234567"
        || groups.len() == 2 && len(0) == 5 && len(1) == 4
        || groups.len() == 2 && len(0) == 4 && len(1) == 5 && dots == 1
        || part.starts_with("10.") && part.has_sign('/')
        // "0000-0002-1825-0097"
        || groups.len() == 4 && groups.iter().all(|group| group.len() == 4)
        // "1 200 000"
        || !digits.starts_with('0')
            && len(0) <= 3
            && digits.len() <= 9
            && groups.len() >= 3
            && groups.iter().skip(1).all(|group| group.len() == 3)
            && !part.contains(&['-', '(', '.'][..])
            && digits.ends_with("000")
        // "3.8/4.0 2019": groups too small to be dialled
        || groups.iter().filter(|group| group.len() == 1).count() > 2
        || groups.iter().all(|group| group.len() <= 2) && groups.len() < 5 && !digits.starts_with('0')
        || digits.len() < 9 && digits.bytes().next().is_some_and(|first| digits.bytes().all(|digit| digit == first))
}
