//! What of a piece are no dates.

use std::rc::Rc;

use crate::case::is_small;
use crate::resume::dates::{Format, Range};
use crate::resume::model::At;
use crate::resume::page::Page;
use crate::resume::pieces::Piece;
use crate::text_search::{Search as _, parts};
use crate::word_list::WordList;

/// The parts of a piece around its dates.
pub fn without_dates(page: &Page, piece: &Piece) -> Rc<Vec<At>> {
    let at = At {
        start: piece.start,
        end: piece.end,
    };
    page.names.of(at, &|| Rc::new(around_dates(page, at)))
}

fn around_dates(page: &Page, piece: At) -> Vec<At> {
    const BEFORE: &str = "expected|graduating|graduated|anticipated|voraussichtlich|since|from";
    const LABELS: WordList = WordList::new(
        "abschluss|anticipated|anticipated graduation|conclusão|conclusão prevista|da|dal|de|del|du|\
         expected|expected graduation|expected graduation date|expected in|finished on|formatura|from|grad|\
         graduación|graduación estimada|graduación prevista|graduated|graduating|graduation|\
         graduation date|previsão de conclusão|van|von|voraussichtlicher abschluss",
    );
    let dates = page.dates(piece.start, piece.end);
    // "Ranked first at the 2017 World Finals": a year among the words belongs to them.
    let told = |range: &&Range| {
        let before = page.text.get(piece.start..range.start).unwrap_or_default();
        let behind = page.text.get(range.end..piece.end).unwrap_or_default();
        let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
        // "(promoted to Baker in 2011)" beside other dates
        let noted = || {
            let note = before.rsplit_once('(').map_or("", |(_, note)| note);
            dates.len() > 1 && note.split(' ').count() > 2 && behind.starts_with(')')
        };
        before.ends_with(' ')
            && range.formats == [Format::Year]
            && (noted()
                || matches!(
                    word,
                    "the" | "of" | "du" | "des" | "der" | "del" | "da" | "do"
                ) && behind
                    .strip_prefix(' ')
                    .is_some_and(|rest| rest.starts_with(char::is_alphabetic)))
    };
    let mut out = Vec::with_capacity(dates.len() + 1);
    let mut from = piece.start;
    let mut push = |start: usize, end: usize| {
        let part = page.text.get(start..end).unwrap_or_default();
        let junk = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | ';'
                        | '|'
                        | '·'
                        | '•'
                        | '–'
                        | '—'
                        | '-'
                        | '('
                        | ')'
                        | ':'
                        | '['
                        | ']'
                        | '/'
                )
        };
        let mut lead = part.len() - part.trim_start_matches(junk).len();
        let mut solid = part.trim_matches(junk);
        // A bracket that belongs to the words stays.
        if solid.has_sign('(')
            && part
                .get(lead + solid.len()..)
                .is_some_and(|t| t.starts_with(')'))
        {
            solid = part.get(lead..=lead + solid.len()).unwrap_or(solid);
        }
        // "Bread (evening class; 2019)": the words in the dates' bracket belong to them, and so does
        // a note in one behind them.
        let open = solid
            .last_place_of("(")
            .filter(|open| end < piece.end && !solid.get(*open..).is_some_and(|t| t.has_sign(')')));
        if let Some(open) = open {
            solid = solid.get(..open).unwrap_or(solid).trim_end();
        }
        let mut note =
            part.get(..lead).is_some_and(|t| t.ends_with('(')) && solid.starts_with(is_small);
        // "2010 (unfinished) BSc in Baking"
        if note && let Some((_, rest)) = solid.cut(") ") {
            lead += solid.len() - rest.len();
            solid = rest;
            note = false;
        }
        // "Grad. May 2011": the word belongs to the date.
        let bare = solid.trim_end_matches(['.', ':']);
        let label = end < piece.end && LABELS.contains_in_any_case(bare);
        // "B.Sc., expected May 2026"
        let may_end = solid.as_bytes().last_chunk().is_some_and(|last: &[u8; 2]| {
            let ends = [b"ed", b"ng", b"ch", b"ce", b"om"];
            ends.contains(&&last.map(|byte| byte | 32))
        });
        if may_end {
            for word in parts(BEFORE, b'|') {
                let cut = solid.len().saturating_sub(word.len());
                if solid
                    .get(cut..)
                    .is_some_and(|end| end.eq_ignore_ascii_case(word))
                {
                    solid = solid.get(..cut).unwrap_or(solid).trim_end_matches(junk);
                }
            }
        }
        if solid.chars().any(char::is_alphabetic) && !label && (!note || out.is_empty()) {
            out.push(At {
                start: start + lead,
                end: start + lead + solid.len(),
            });
        }
    };
    for range in dates.iter().filter(|range| !told(range)) {
        push(from, range.start.max(from));
        from = range.end.min(piece.end);
    }
    push(from, piece.end);
    out
}
