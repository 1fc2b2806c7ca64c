//! The machine text as lines, each with what the reader knows about it.

use super::tally::{Tally, solids};
use crate::latex::Document;
use crate::latex::emit::{Event, Letters, Zone};
use crate::latex::token::Src;
use crate::text_search::LOWER;

/// One line of the machine text.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what a line looks like is independent facts"
)]
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
    /// All of it is italic.
    pub italic: bool,
    /// Its letters are capitals, three at least.
    pub caps: bool,
    /// Size of its largest piece.
    pub size: i8,
    /// All of it stands in a box with a dark ground.
    pub backed: bool,
    /// Colour of its last piece, as [`Style::tint`](crate::latex::emit::Style::tint) counts them.
    pub tint: u8,
    /// Blank space stands above it.
    pub gap: bool,
    /// Words with a letter or a digit.
    pub words: usize,
    /// All words between white space.
    pub parts: usize,
    /// Which [kinds](crate::text_search::kinds) of bytes it may hold.
    pub kinds: u8,
    /// How many bytes of the kind [`DIALLED`](crate::text_search::DIALLED) at most.
    pub dialled: usize,
}

impl Line {
    /// Its words.
    pub fn text<'a>(&self, document: &'a Document) -> &'a str {
        document
            .text
            .text
            .get(self.start..self.end)
            .unwrap_or_default()
    }

    /// The same with the words that were counted in its text.
    #[must_use]
    pub fn counted(self, text: &Tally) -> Self {
        let (words, parts) = (text.words, text.parts);
        Self {
            words,
            parts,
            ..self
        }
    }
}

/// Bytes of a line, fewer than most lines have.
const USUAL: usize = 32;

/// The lines of a document, hidden ones marked.
pub fn lines(document: &Document) -> Vec<Line> {
    let text = &document.text;
    let mut events = text.events.iter().peekable();
    let mut out = Vec::with_capacity(text.text.len() / USUAL + 1);
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
        let mut opened = None;
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
                    opened = Some(at);
                }
                // A heading without words is a rule at most.
                Event::HeadingEnd if opened == Some(at) => {
                    line.heading = 0;
                    line.heading_src = None;
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
                Event::Gap => line.gap = true,
            }
            events.next();
        }
        line.depth = depth;
        line.table = if nested > 0 { tables } else { 0 };
        if line.item == 0 && line.heading == 0 && is_drawn_bullet(part) {
            line.item = depth.max(1);
            line.depth = line.item;
        }
        let tally = Tally::of(part);
        if tally.parts > 0 {
            describe(document, &tally, &mut line);
            out.push(line.counted(&tally));
        }
        start = end + 1;
    }
    // A bar of colour with a bold line in it stands above what it heads, as larger words do.
    for n in 0..out.len() {
        let plain = |n: Option<usize>| n.and_then(|n| out.get(n)).is_none_or(|line| !line.backed);
        let apart = plain(n.checked_sub(1)) && plain(Some(n + 1));
        if let Some(line) = out
            .get_mut(n)
            .filter(|line| apart && line.backed && line.bold)
        {
            line.gap = true;
            line.size = line.size.max(0) + 1;
        }
    }
    out
}

/// Signs that people and fonts set before the lines of a list.
pub const BULLETS: [char; 37] = [
    '•', '·', '▪', '‣', '◦', '►', '➢', '➤', '∙', '⋅', '●', '○', '■', '∗', '❖', '✓', '✔', '♦', '◆',
    '◇', '▷', '▹', '⊳', '▻', '□', '▫', '»', '▸', '▶', '➔', '→', '⁃', '⦁', '★', '☆', '⋆', '∘',
];

/// A sign that begins an item of a list. Symbol fonts' bullets come out as private-use characters.
pub fn is_bullet(c: char) -> bool {
    BULLETS.contains(&c) || is_private(c)
}

/// A character that only its font knows: icons, and bullets of symbol fonts.
pub fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// A line that begins with a bullet typed by hand and goes on with words.
fn is_drawn_bullet(part: &str) -> bool {
    let text = part.trim_start();
    let Some(first) = text.chars().next() else {
        return false;
    };
    let rest = text.get(first.len_utf8()..).unwrap_or_default();
    let spaced = rest.starts_with(char::is_whitespace);
    if matches!(first, '-' | '–' | '—' | '*' | '+') {
        // "– Present" ends a range of dates.
        let words = rest.split_whitespace().count();
        return spaced && words >= 3 && rest.contains(char::is_alphabetic);
    }
    is_bullet(first) && spaced && !rest.contains(is_bullet)
}

fn describe(document: &Document, tally: &Tally, line: &mut Line) {
    let runs = document.text.runs_in(line.start, line.end);
    let mut bold = 0_usize;
    let mut italic = 0_usize;
    let mut hidden = 0_usize;
    let mut backed = 0_usize;
    let mut capitals = 0_usize;
    let mut whole = 0_usize;
    line.kinds = tally.kinds;
    line.dialled = tally.dialled;
    line.size = i8::MIN;
    // What no run covers may be anything.
    let covered = runs
        .first()
        .is_some_and(|run| run.out as usize <= line.start);
    if !covered {
        line.kinds = u8::MAX;
        line.dialled += line.end - line.start;
    }
    for (n, run) in runs.iter().enumerate() {
        let from = (run.out as usize).max(line.start);
        let to = runs
            .get(n + 1)
            .map_or(line.end, |next| (next.out as usize).min(line.end));
        // Most lines are set in one way.
        let len = if covered && runs.len() == 1 {
            tally.solid
        } else {
            solids(document.text.text.get(from..to).unwrap_or_default())
        };
        if len == 0 {
            continue;
        }
        whole += len;
        if run.style.bold {
            bold += len;
        }
        if run.style.italic {
            italic += len;
        }
        if run.style.letters == Letters::SmallCapitals {
            capitals += len;
        }
        if run.style.hidden.is_some() {
            hidden += len;
        }
        if run.style.backed {
            backed += len;
        }
        line.size = line.size.max(run.style.size);
        line.tint = run.style.tint;
        line.zone = run.style.zone;
    }
    line.bold = whole > 0 && bold == whole;
    line.italic = whole > 0 && italic == whole;
    line.hidden = whole > 0 && hidden == whole;
    line.backed = whole > 0 && backed == whole;
    let lower = tally.small || line.kinds & LOWER != 0;
    let mut upper = tally.capitals;
    if !lower {
        let bytes = line.text(document).bytes();
        upper += bytes.filter(u8::is_ascii_uppercase).count();
    }
    line.caps = upper > 2 && !lower || capitals == whole && whole > 2;
    if line.size == i8::MIN {
        line.size = 0;
    }
}
