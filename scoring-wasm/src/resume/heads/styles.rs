//! What the faces of a head's words say: where one name ends and the next begins.

use super::around::without_dates;
use super::cut::split_head;
use super::leaning;
use crate::case::is_small;
use crate::latex::emit::{Letters, Run};
use crate::report::SectionKind;
use crate::resume::education::is_degree;
use crate::resume::lines::Line;
use crate::resume::model::At;
use crate::resume::page::Page;
use crate::resume::pieces::Piece;
use crate::resume::vocabulary::has_title_word;

/// Bytes of a little word in a face of its own, at most.
const SHORT: usize = 12;

/// A piece cut where it changes from bold or italic to another face, "**Acme** Berlin", and at the
/// commas around a name in small capitals.
pub fn by_style(page: &Page, piece: &Piece) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let runs = page.document.text.runs_in(piece.start, piece.end);
    if runs.len() < 2 {
        return vec![*piece];
    }
    let mut face = None;
    // The part begins with small capitals.
    let mut opened = false;
    for (n, run) in runs.iter().enumerate() {
        let start = (run.out as usize).max(piece.start);
        let end = runs
            .get(n + 1)
            .map_or(piece.end, |next| (next.out as usize).min(piece.end));
        let words = page.text.get(start..end).unwrap_or_default();
        let solid = words.chars().any(char::is_alphabetic);
        let small = run.style.letters == Letters::SmallCapitals;
        let mine = Some((run.style.bold, run.style.italic, small));
        let before = face;
        if solid {
            face = mine;
        }
        match out.last_mut() {
            // "2019 **Acme** Berlin"
            Some(last) if solid && before.is_none() => {
                (last.end, last.bold, last.italic) = (end, run.style.bold, run.style.italic);
                opened = small;
            }
            Some(last)
                if !solid
                    || before == mine
                    || last.bold == run.style.bold
                        && (last.bold || last.italic == run.style.italic)
                        && (before
                            .is_none_or(|(.., before)| before == small || before && !opened)
                            || !at_comma(page.text.get(last.start..start), words))
                    || words.trim_start().starts_with(is_small)
                        // "**Elm University** *studying bread*"
                        && !(last.bold && run.style.italic && words.len() > SHORT)
                    || page
                        .text
                        .get(last.start..start)
                        .is_some_and(is_short_degree)
                    || words.trim_start().starts_with('(')
                    || page.text.get(last.start..start).is_some_and(goes_on) =>
            {
                last.end = end;
            }
            _ => {
                opened = small;
                out.push(Piece {
                    start,
                    end,
                    role: piece.role,
                    bold: run.style.bold,
                    italic: run.style.italic,
                });
            }
        }
    }
    // Single letters and numbers in another face are ornaments of a name.
    let whole = out.iter().all(|part| {
        let words = page.text.get(part.start..part.end).unwrap_or_default();
        words.chars().filter(|c| c.is_alphabetic()).count() >= 3
    });
    if out.len() < 2 || out.len() > 4 || !whole {
        return vec![*piece];
    }
    out
}

/// "*Elm University* as a fellow": a name that begins in a face of its own ends with it.
pub fn in_first_face(page: &Page, at: At) -> At {
    let runs = page.document.text.runs_in(at.start, at.end);
    let face = |run: &Run| (run.style.bold, run.style.italic);
    let next = match runs {
        [first, rest @ ..] if face(first) != (false, false) => {
            rest.iter().find(|run| face(run) == (false, false))
        }
        _ => None,
    };
    let end = next.map_or(at.end, |run| run.out as usize);
    let words = page.text.get(at.start..end).unwrap_or_default();
    let words = words.trim_end_matches(&[' ', ',', '('][..]);
    At {
        end: at.start + words.len(),
        ..at
    }
}

/// Whether a comma stands between two faces.
fn at_comma(before: Option<&str>, words: &str) -> bool {
    before.is_some_and(|text| text.trim_end().ends_with(',')) || words.starts_with(',')
}

/// "Tutor in": a little word at the end joins what follows, in whatever face.
fn goes_on(text: &str) -> bool {
    let word = text.trim_end().rsplit(' ').next().unwrap_or_default();
    // "PhD @ *Elm University*"
    word == "@"
        || text.ends_with(' ')
            && word.len() < 5
            && word.starts_with(is_small)
            && word.ends_with(is_small)
            && !has_title_word(word)
}

/// "**PhD** Baking", "**B.S.** Bread": its subject goes on in another face.
fn is_short_degree(text: &str) -> bool {
    let Some(word) = text.strip_suffix(' ') else {
        return false;
    };
    word.len() <= 6 && !word.contains([' ', ',', ':']) && is_degree(word)
}

/// Whether nothing but commas parts two ranges.
pub fn in_one_style(page: &Page, from: At, to: At) -> bool {
    let runs = page.document.text.runs_in(from.start, to.end);
    let mut styles = runs.iter().map(|run| (run.style.bold, run.style.italic));
    let first = styles.next();
    styles.all(|style| Some(style) == first)
}

/// Whether the first cell of a line holds two names parted by a sign, one of them a title or a
/// degree.
pub fn names_two(page: &Page, kind: SectionKind, line: &Line) -> bool {
    let cell = page.line(line).find('\t');
    let end = cell.map_or(line.end, |len| line.start + len);
    let start = line.start;
    let parts = split_head(page.text, At { start, end });
    let titled = |at: &At| leaning(page, kind, *at) > 0 || has_title_word(page.words(*at));
    parts.len() == 2 && parts.iter().any(titled)
}

/// Whether a line of a head holds no names, dates apart.
pub fn names_nothing(page: &Page, line: &Line) -> bool {
    page.pieces(line)
        .iter()
        .all(|piece| without_dates(page, piece).is_empty())
}

/// How many names a line of a head holds, dates apart.
pub fn parts(page: &Page, line: &Line) -> usize {
    let mut count = 0;
    for piece in page.pieces(line).iter() {
        let parts = without_dates(page, piece);
        count += parts
            .len()
            .max(usize::from(!parts.is_empty()) * by_style(page, piece).len());
    }
    count
}
