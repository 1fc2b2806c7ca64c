//! The pieces of a line: what stands in one cell, or plays one role.

use super::lines::{BULLETS, Line};
use crate::latex::Document;
use crate::latex::emit::{Role, Style};
use crate::text_search::{Search as _, is_blank};

/// A piece of a line between cell boundaries, or of one role.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What a template says it is.
    pub role: Role,
    /// Bold throughout.
    pub bold: bool,
    /// Italic throughout.
    pub italic: bool,
}

/// The pieces of a line: split at tabs, and where the role changes.
pub fn pieces(document: &Document, line: &Line) -> Vec<Piece> {
    let text = &document.text.text;
    let mut out: Vec<Piece> = Vec::new();
    let runs = document.text.runs_in(line.start, line.end);
    let mut cuts: Vec<(usize, usize, Style)> = Vec::with_capacity(runs.len() + 4);
    for (n, run) in runs.iter().enumerate() {
        let from = (run.out as usize).max(line.start);
        let to = runs
            .get(n + 1)
            .map_or(line.end, |next| (next.out as usize).min(line.end));
        let mut at = from;
        for part in text.get(from..to).unwrap_or_default().split('\t') {
            cuts.push((at, at + part.len(), run.style));
            at += part.len() + 1;
        }
    }
    let mut glued = false;
    let mut last_end = line.start;
    for (start, end, style) in cuts {
        let tab = text
            .get(last_end..start)
            .is_some_and(|gap| gap.has_sign('\t'));
        if tab {
            glued = false;
        }
        last_end = end;
        let part = text.get(start..end).unwrap_or_default();
        let solid = part.chars().any(char::is_alphanumeric);
        match out.last_mut() {
            Some(last) if glued && last.role == style.role => {
                last.end = end;
                if solid {
                    last.bold &= style.bold;
                    last.italic &= style.italic;
                }
            }
            _ => {
                if is_blank(part) {
                    continue;
                }
                out.push(Piece {
                    start,
                    end,
                    role: style.role,
                    bold: style.bold,
                    italic: style.italic,
                });
            }
        }
        glued = true;
    }
    for piece in &mut out {
        trim(text, piece);
    }
    out.retain(|piece| piece.start < piece.end && piece.role != Role::Sign);
    out
}

/// Takes white space, bullets and separators off both ends.
fn trim(text: &str, piece: &mut Piece) {
    let junk = |c: char| {
        c.is_whitespace()
            || matches!(c, '|' | ',' | ';' | ':' | '–' | '—' | '-' | '⋄' | '∣' | '~')
            || !c.is_ascii() && BULLETS.contains(&c)
    };
    let part = text.get(piece.start..piece.end).unwrap_or_default();
    let trimmed = part.trim_start_matches(junk);
    piece.start += part.len() - trimmed.len();
    piece.end = piece.start + trimmed.trim_end_matches(junk).len();
}
