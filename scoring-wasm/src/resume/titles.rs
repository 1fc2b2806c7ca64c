//! The title of a publication in its citation.

use super::model::At;
use super::page::Page;
use crate::case::{Case as _, is_capital};
use crate::latex::emit::Run;
use crate::text_search::Search as _;

/// The title: what stands in quotes, else the sentence after the authors.
pub fn of_publication(page: &Page, at: At) -> At {
    let at = without_number(page, at);
    let start = at.end - page.words(at).trim_start().len();
    let at = At { start, ..at };
    if let Some(title) = in_quotes(page, at).or_else(|| behind_authors(page, at)) {
        return title;
    }
    let text = page.words(at);
    let sentences = sentences(text);
    let words = |(start, end): &(usize, usize)| text.get(*start..*end).unwrap_or_default();
    // Behind the authors stands the title, even one that reads like names.
    let chosen = match sentences.as_slice() {
        [first, second, ..] if is_authors(words(first)) && !has_initials(words(second)) => {
            Some(*second)
        }
        _ => sentences
            .iter()
            .find(|part| !is_authors(words(part)))
            .copied(),
    };
    match chosen {
        Some((start, end)) if sentences.len() > 1 => {
            in_one_face(page, trimmed(page.text, at.start + start, at.start + end))
        }
        // Behind "Roe, A. 2011" a full stop is left.
        _ => {
            let words = text.trim_start_matches(&['.', ',', ' '][..]);
            let start = at.end - words.len();
            in_one_face(page, At { start, ..at })
        }
    }
}

/// What stands in quotes.
pub fn in_quotes(page: &Page, at: At) -> Option<At> {
    let text = page.words(at);
    for (open, close) in [
        ('“', '”'),
        ('"', '"'),
        ('«', '»'),
        ('„', '“'),
        ('「', '」'),
        ('《', '》'),
        // ``Wells and their water"
        ('“', '"'),
    ] {
        if let Some(start) = text.find(open)
            && let Some(rest) = text.get(start + open.len_utf8()..)
            && let Some(len) = rest.find(close)
            && len >= 8
        {
            let title = rest.get(..len).unwrap_or_default();
            let from = at.start + start + open.len_utf8();
            return Some(trimmed(page.text, from, from + title.len()));
        }
    }
    None
}

/// "Roe, A., **Poe, B.**, *Wells and their water*, 2011": what stands in italics right behind the
/// authors.
fn behind_authors(page: &Page, at: At) -> Option<At> {
    let runs = page.document.text.runs_in(at.start, at.end);
    let mut marked = runs
        .iter()
        .filter(|run| run.style.italic || run.style.bold)
        .map(|run| (run.out as usize, run.style.bold))
        .filter(|(start, _)| {
            let words = page.text.get(*start..at.end).unwrap_or_default();
            *start > at.start && words.starts_with(char::is_alphanumeric)
        });
    marked.find_map(|(start, bold)| {
        let authors = page.text.get(at.start..start)?;
        let authors = authors.trim_end_matches(|c: char| !c.is_alphabetic());
        let title = in_one_face(page, At { start, ..at });
        let words = page.words(title);
        let named = authors.chars().filter(|c| c.is_alphabetic()).count() > 3;
        // Who wrote it is bold among the other authors.
        let title_like = words.has_sign(' ') && !(bold && is_authors(words));
        (named && is_authors(authors) && title_like).then_some(title)
    })
}

/// "*Wells and their water*, Springer": a title that begins in a face of its own ends with it.
fn in_one_face(page: &Page, at: At) -> At {
    let runs = page.document.text.runs_in(at.start, at.end);
    let face = |run: &Run| (run.style.italic, run.style.bold, run.style.link);
    let first = runs.first().map(face);
    // "Wells and their water, *Days of Wells*"
    let venue = |run: &Run| {
        let before = page.text.get(at.start..run.out as usize);
        run.style.italic && before.is_some_and(|text| text.ends_with(", "))
    };
    let end = runs
        .iter()
        .skip(1)
        .find(|run| match first {
            Some((false, false, 0)) => venue(run),
            _ => Some(face(run)) != first,
        })
        .map_or(at.end, |next| next.out as usize);
    let words = page.text.get(at.start..end).unwrap_or_default();
    if words.split_whitespace().count() < 3 {
        return at;
    }
    trimmed(page.text, at.start, end)
}

/// "A. Roe and B. Poe"
fn has_initials(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.strip_suffix('.')
            .is_some_and(|initial| initial.chars().count() == 1)
    })
}

/// Whether a reference begins with its number: "[12] A. Roe …", "12] A. Roe …".
pub fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches('[');
    let digits = rest.len() - rest.trim_start_matches(crate::case::is_digit).len();
    (1..=3).contains(&digits)
        && rest
            .get(digits..)
            .is_some_and(|rest| rest.starts_with("] "))
}

/// Nothing but the names of authors.
pub fn names_only(page: &Page, at: At) -> bool {
    let text = page.words(without_number(page, at));
    is_authors(text) && sentences(text).len() < 2
}

/// "[12] A. Roe …" without the number of the list.
fn without_number(page: &Page, at: At) -> At {
    let text = page.words(at);
    let rest = text
        .trim_start_matches(['[', '('])
        .trim_start_matches(crate::case::is_digit);
    let numbered = rest.len() < text.len() && rest.starts_with(&[']', ')', '.'][..]);
    if !numbered {
        return at;
    }
    let rest = rest.trim_start_matches(&[']', ')', '.', ' '][..]);
    At {
        start: at.end - rest.len(),
        end: at.end,
    }
}

/// Parts that end with a full stop which is no initial's.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (stop, _) in text.match_indices(&['.', ':', '?'][..]) {
        let before = text.get(start..stop).unwrap_or_default();
        let word = before
            .rsplit(crate::case::is_sign)
            .next()
            .unwrap_or_default();
        let ends = text
            .get(stop + 1..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
        let colon = text.get(stop..).is_some_and(|t| t.starts_with(':'));
        if !ends
            || matches!(word, "spp" | "vs" | "vol" | "resp")
            || word.chars().count() < 3 && !word.contains(crate::case::is_digit)
            || colon && !(start == 0 && is_authors(before))
        {
            continue;
        }
        out.push((start, stop));
        start = stop + 1;
    }
    if start < text.len() {
        out.push((start, text.len()));
    }
    out.retain(|(start, end)| {
        text.get(*start..*end)
            .is_some_and(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 3)
    });
    out
}

/// Names parted by commas and "and": capitals and initials only.
pub fn is_authors(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&'))
        .filter(|word| !word.is_empty())
        .collect();
    let joint = |word: &str| {
        matches!(
            word.lowered().as_str(),
            "and"
                | "und"
                | "et"
                | "y"
                | "al"
                | "al."
                | "e"
                | "von"
                | "van"
                | "editor"
                | "editors"
                | "eds"
                | "de"
                | "der"
                | "with"
        )
    };
    let capital = |word: &str| word.chars().next().is_some_and(is_capital);
    let initials = words
        .iter()
        .filter(|word| word.trim_end_matches('.').chars().count() <= 2 && capital(word))
        .count();
    // "2019", "..."
    let number = |word: &str| !word.contains(char::is_alphabetic);
    let all = words
        .iter()
        .all(|word| joint(word) || capital(word) || number(word));
    // "Deep Nets For Rain, Wind and Snow": a title in capitals.
    let told = |word: &&str| {
        matches!(
            *word,
            "For" | "From" | "Of" | "The" | "Through" | "Toward" | "Towards" | "Using"
        )
    };
    let all = all && !words.iter().any(told);
    all && (initials > 0
        || text.has_sign(',')
        || words.iter().any(|word| joint(word))
        || words.len() <= 3)
}

fn trimmed(text: &str, start: usize, end: usize) -> At {
    let part = text.get(start..end).unwrap_or_default();
    let around =
        |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':' | '(' | ')' | '[' | ']');
    let lead = part.len() - part.trim_start_matches(around).len();
    let solid = part.trim_matches(around);
    let behind = part.get(lead + solid.len()..).unwrap_or_default();
    // A bracket that was opened in the title ends it.
    let closed = solid.has_sign('(') && !solid.has_sign(')') && behind.starts_with(')');
    At {
        start: start + lead,
        end: start + lead + solid.len() + usize::from(closed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::latex::Document;

    #[test]
    fn titles_are_told_from_authors_and_venues() {
        for (citation, title) in [
            (
                "A. Roe and B. Poe. A study of paper boats. In Proceedings of Boats, 2014.",
                "A study of paper boats",
            ),
            (
                "Roe, A. “Boats in the rain”, Journal of Rain, 2011",
                "Boats in the rain",
            ),
            ("Paper boats at sea", "Paper boats at sea"),
            (". Boats on a pond (Thesis)", "Boats on a pond (Thesis)"),
            (
                "A. Roe, B. Poe. Boats, Ferries and Rafts For Rain. Turku, 2014.",
                "Boats, Ferries and Rafts For Rain",
            ),
            ("[3] Ana Roe. Boats. Turku Press, 2014.", "Boats"),
            (
                "4] A. Roe and C. Poe. Fictional Harbours. Turku, Finland, 2010.",
                "Fictional Harbours",
            ),
            (
                "Folding with tei-p5. Journal of Paper, 4:e2205",
                "Folding with tei-p5",
            ),
            (
                "[2] Ana Roe, Bo Poe and Cy Doe. Harbours of paper. In Boats, pages 1–2, 2011.",
                "Harbours of paper",
            ),
        ] {
            let mut document = Document::default();
            document.text.text = citation.to_owned();
            let page = Page::new(&document, &[]);
            let at = of_publication(
                &page,
                At {
                    start: 0,
                    end: citation.len(),
                },
            );
            assert_eq!(page.words(at), title);
        }
    }
}
