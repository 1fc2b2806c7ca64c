//! Plain text and Markdown: headings and bullets, everything else as it stands.

use crate::latex::Document;
use crate::latex::emit::{Emitter, Event, Style};
use crate::latex::token::Src;

/// Reads a text file as file number 0.
pub fn read(text: &str) -> Document {
    let mut out = Emitter::default();
    let mut start = 0;
    for line in text.split('\n') {
        read_line(&mut out, line, start);
        start += line.len() + 1;
    }
    Document {
        text: out.out,
        ..Document::default()
    }
}

fn read_line(out: &mut Emitter, line: &str, start: usize) {
    let lead = line.len() - line.trim_start().len();
    let body = line.trim();
    let mut skip = lead;
    let mut heading = 0_u8;
    let hashes = body.len() - body.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && body.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
        heading = if hashes <= 2 { 1 } else { 2 };
        skip += hashes + 1;
    }
    let src = |from: usize, to: usize| Src {
        file: 0,
        start: u32::try_from(start + from).unwrap_or(u32::MAX),
        end: u32::try_from(start + to).unwrap_or(u32::MAX),
    };
    out.newline();
    if body.is_empty() || body.chars().all(|c| matches!(c, '-' | '=' | '_' | '*')) {
        return;
    }
    // The first "# Title" of a resume is the person's name, not a section.
    let title = heading == 1 && out.out.text.is_empty();
    let bullet = ["- ", "* ", "• ", "– ", "+ ", "· "]
        .iter()
        .find(|mark| body.starts_with(**mark));
    if let Some(mark) = bullet {
        let depth = 1 + u8::try_from(lead / 2).unwrap_or(0).min(4);
        out.event(Event::Item(depth));
        let place = src(lead, lead + mark.len() - 1);
        out.emit('•', place, Style::default());
        out.space(place);
        skip = lead + mark.len();
    } else if heading > 0 && !title {
        out.event(Event::HeadingStart(heading, src(lead, line.len())));
    } else if lead == 0 {
        out.event(Event::ListEnd(0));
    }
    let mut style = Style {
        plain: true,
        size: if title { 4 } else { 0 },
        ..Style::default()
    };
    let rest = line.get(skip..).unwrap_or_default();
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let place = src(skip + at, skip + at + c.len_utf8());
        match c {
            '*' if chars.peek().is_some_and(|(_, next)| *next == '*') => {
                chars.next();
                style.bold = !style.bold;
            }
            '\t' => out.tab(),
            c if c.is_whitespace() => out.space(place),
            c if c.is_control() => {}
            c => out.emit(c, place, style),
        }
    }
    if heading > 0 && !title {
        out.event(Event::HeadingEnd);
    }
    out.newline();
}
