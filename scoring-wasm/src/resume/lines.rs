//! The machine text as lines, each with what the reader knows about it.

use crate::latex::Document;
use crate::latex::emit::{Event, Role, Style, Zone};
use crate::latex::token::Src;

/// One line of the machine text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Level of the heading that this line is; 0 for none.
    pub heading: u8,
    /// Source of the heading's command.
    pub heading_src: Option<Src>,
    /// A list item starts here, at this depth; 0 for none.
    pub item: u8,
    /// Depth of the list that this line is in.
    pub depth: u8,
    /// A template's entry starts here.
    pub entry: bool,
    /// The outermost table that it is in, counted from 1; 0 for none.
    pub table: u32,
    /// Header, footer or body.
    pub zone: Zone,
    /// All of it is hidden.
    pub hidden: bool,
    /// All of it is bold.
    pub bold: bool,
    /// Size of its largest piece.
    pub size: i8,
}

/// The lines of a document, hidden ones marked.
pub fn lines(document: &Document) -> Vec<Line> {
    let text = &document.text;
    let mut events = text.events.iter().peekable();
    let mut out = Vec::new();
    let mut start = 0;
    let mut depth = 0_u8;
    let mut nested = 0_u32;
    let mut tables = 0_u32;
    for part in text.text.split('\n') {
        let end = start + part.len();
        let mut line = Line {
            start,
            end,
            ..Line::default()
        };
        while let Some((at, event)) = events.peek() {
            let at = *at as usize;
            // An end at a line's last byte belongs to it; a start there to the next one.
            if at > end || at == end && at > start && !matches!(event, Event::HeadingEnd) {
                break;
            }
            match event {
                Event::HeadingStart(level, src) if line.heading == 0 => {
                    line.heading = *level;
                    line.heading_src = Some(*src);
                }
                Event::HeadingStart(..) | Event::HeadingEnd => {}
                Event::Item(at_depth) => {
                    depth = *at_depth;
                    line.item = *at_depth;
                }
                Event::ListEnd(after) => {
                    depth = *after;
                    line.item = 0;
                }
                Event::Entry => line.entry = true,
                Event::TableStart => {
                    if nested == 0 {
                        tables += 1;
                    }
                    nested += 1;
                }
                Event::TableEnd => nested = nested.saturating_sub(1),
            }
            events.next();
        }
        line.depth = depth;
        line.table = if nested > 0 { tables } else { 0 };
        if line.item == 0 && line.heading == 0 && is_drawn_bullet(part) {
            line.item = depth.max(1);
            line.depth = line.item;
        }
        describe(document, &mut line);
        if !part.trim().is_empty() {
            out.push(line);
        }
        start = end + 1;
    }
    out
}

/// Signs that people and fonts set before the lines of a list.
pub const BULLETS: [char; 14] = [
    '•', '·', '▪', '‣', '◦', '►', '➢', '➤', '∙', '⋅', '●', '○', '■', '∗',
];

/// A line that begins with a bullet typed by hand and goes on with words.
fn is_drawn_bullet(part: &str) -> bool {
    let text = part.trim_start();
    text.strip_prefix(BULLETS)
        .is_some_and(|rest| rest.starts_with(char::is_whitespace) && !rest.contains(BULLETS))
}

fn describe(document: &Document, line: &mut Line) {
    let runs = document.text.runs_in(line.start, line.end);
    let mut bold = 0_usize;
    let mut hidden = 0_usize;
    let mut whole = 0_usize;
    line.size = i8::MIN;
    for (n, run) in runs.iter().enumerate() {
        let from = (run.out as usize).max(line.start);
        let to = runs
            .get(n + 1)
            .map_or(line.end, |next| (next.out as usize).min(line.end));
        let text = document.text.text.get(from..to).unwrap_or_default();
        let len = text.chars().filter(|c| c.is_alphanumeric()).count();
        if len == 0 {
            continue;
        }
        whole += len;
        if run.style.bold {
            bold += len;
        }
        if run.style.hidden.is_some() {
            hidden += len;
        }
        line.size = line.size.max(run.style.size);
        line.zone = run.style.zone;
    }
    line.bold = whole > 0 && bold == whole;
    line.hidden = whole > 0 && hidden == whole;
    if line.size == i8::MIN {
        line.size = 0;
    }
}

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
    let mut cuts: Vec<(usize, usize, Style)> = Vec::new();
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
            .is_some_and(|gap| gap.contains('\t'));
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
                if part.trim().is_empty() {
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
    out.retain(|piece| piece.start < piece.end);
    out
}

/// Takes white space, bullets and separators off both ends.
fn trim(text: &str, piece: &mut Piece) {
    let junk = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '•' | '|'
                    | '·'
                    | ','
                    | ';'
                    | ':'
                    | '–'
                    | '—'
                    | '-'
                    | '◦'
                    | '∗'
                    | '⋄'
                    | '∣'
                    | '~'
                    | '→'
            )
    };
    let part = text.get(piece.start..piece.end).unwrap_or_default();
    let trimmed = part.trim_start_matches(junk);
    piece.start += part.len() - trimmed.len();
    piece.end = piece.start + trimmed.trim_end_matches(junk).len();
}
