//! The page as a document: text for the model, with the place of every character.
//!
//! The model's text spells ligatures out, joins what was hyphenated at line
//! ends, sets accents on their letters and leaves icons out; the raw text keeps
//! all of them, for they are what simpler parsers find.

use std::collections::BTreeMap;

use page_text::{Hidden as PageHidden, Line, Page as Sheet, PdfReading, Run as PageRun};

use super::PageBox;
use super::letters::{accented, is_bullet, is_icon, ligature};
use super::report::points;
use crate::latex::Document;
use crate::latex::emit::{Event, Hidden, Link, Run, Style, Text, Zone};
use crate::latex::token::Src;
use crate::resume::At;

/// Running heads and feet lie within this share of the page's height.
const MARGIN: i32 = 10;
/// One step of LaTeX's sizes.
const STEP: f64 = 1.2;

/// Where a character stands.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Its place in the raw text.
    raw: u32,
    /// Its place in the model's text.
    out: u32,
    page: u32,
    x: i32,
    y: i32,
    width: i32,
    size: i32,
}

/// Text that cannot be seen.
#[derive(Clone, Debug)]
pub struct Unseen {
    /// Why.
    pub why: PageHidden,
    /// Its range of the raw text.
    pub raw: At,
}

/// The text of a PDF with its places.
#[derive(Default)]
pub struct Laid {
    /// The text column by column, as the fonts' maps give it.
    pub raw: String,
    /// What cannot be seen.
    pub unseen: Vec<Unseen>,
    cells: Vec<Cell>,
}

impl Laid {
    /// The words of the raw text with their ranges.
    pub fn words(&self) -> impl Iterator<Item = (&str, At)> {
        self.words_in(At {
            start: 0,
            end: self.raw.len(),
        })
    }

    /// The words of a range of the raw text.
    pub fn words_in(&self, range: At) -> impl Iterator<Item = (&str, At)> {
        let text = self.raw.get(range.start..range.end).unwrap_or_default();
        let mut at = range.start;
        text.split_inclusive(char::is_whitespace)
            .filter_map(move |part| {
                let word = part.trim_end();
                let start = at;
                at += part.len();
                let end = start + word.len();
                (!word.is_empty()).then_some((word, At { start, end }))
            })
    }

    /// The lines of the raw text.
    pub fn lines(&self) -> impl Iterator<Item = At> {
        let mut at = 0;
        self.raw.split('\n').map(move |line| {
            let start = at;
            at += line.len() + 1;
            At {
                start,
                end: start + line.len(),
            }
        })
    }

    /// The places of a range of the model's text, a box for each line.
    pub fn boxes(&self, at: At) -> Vec<PageBox> {
        let first = self.cells.partition_point(|c| (c.out as usize) < at.start);
        let last = self.cells.partition_point(|c| (c.out as usize) < at.end);
        self.join(first, last)
    }

    /// The places of a range of the raw text, a box for each line.
    pub fn raw_boxes(&self, at: At) -> Vec<PageBox> {
        let first = self.cells.partition_point(|c| (c.raw as usize) < at.start);
        let last = self.cells.partition_point(|c| (c.raw as usize) < at.end);
        self.join(first, last)
    }

    fn join(&self, first: usize, last: usize) -> Vec<PageBox> {
        let mut out: Vec<(u32, [i32; 4])> = Vec::new();
        for cell in self.cells.get(first..last).unwrap_or_default() {
            let top = cell.y.saturating_sub(cell.size / 5 * 4);
            let area = [
                cell.x,
                top,
                cell.x.saturating_add(cell.width),
                top.saturating_add(cell.size),
            ];
            match out.last_mut() {
                Some((page, whole))
                    if *page == cell.page
                        && area[0] >= whole[0]
                        && top.abs_diff(whole[1]) <= cell.size.unsigned_abs() / 2 =>
                {
                    whole[1] = whole[1].min(area[1]);
                    whole[2] = whole[2].max(area[2]);
                    whole[3] = whole[3].max(area[3]);
                }
                _ => out.push((cell.page, area)),
            }
        }
        out.into_iter()
            .map(|(page, [x0, y0, x1, y1])| PageBox {
                page,
                x: points(x0),
                y: points(y0),
                width: points(x1.saturating_sub(x0)),
                height: points(y1.saturating_sub(y0)),
            })
            .collect()
    }
}

/// Lays a reading out, as raw text with places and as a document for the model.
pub fn lay_out(reading: &PdfReading) -> (Laid, Document) {
    let mut setter = Setter {
        reading,
        body: body_size(reading),
        laid: Laid::default(),
        text: Text::default(),
        in_list: false,
    };
    let running = running_lines(reading);
    for (n, sheet) in reading.pages.iter().enumerate() {
        setter.page(n, sheet, &running);
    }
    let document = Document {
        text: setter.text,
        truncated: reading.truncated,
        ..Document::default()
    };
    (setter.laid, document)
}

/// The size of most letters.
fn body_size(reading: &PdfReading) -> i32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for run in reading
        .pages
        .iter()
        .flat_map(|page| &page.lines)
        .flat_map(|line| &line.runs)
    {
        *sizes.entry(run.size).or_default() += run.advances.len();
    }
    sizes
        .into_iter()
        .max_by_key(|(_, letters)| *letters)
        .map_or(1000, |(size, _)| size.max(1))
}

fn line_text(line: &Line) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}

/// The words of a line without its digits: page numbers change.
fn signature(line: &Line) -> String {
    line_text(line)
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .collect()
}

/// A line near an edge of the page, and which.
fn margin(sheet: &Sheet, line: &Line) -> Option<Zone> {
    let y = line.runs.first()?.y;
    if y < sheet.height / MARGIN {
        Some(Zone::Header)
    } else if y > sheet.height - sheet.height / MARGIN {
        Some(Zone::Footer)
    } else {
        None
    }
}

/// What stands near an edge on more than one page.
fn running_lines(reading: &PdfReading) -> Vec<String> {
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    if reading.pages.len() > 1 {
        for sheet in &reading.pages {
            for line in sheet
                .lines
                .iter()
                .filter(|line| margin(sheet, line).is_some())
            {
                *known.entry(signature(line)).or_default() += 1;
            }
        }
    }
    known
        .into_iter()
        .filter(|(_, pages)| *pages > 1)
        .map(|(text, _)| text)
        .collect()
}

struct Setter<'a> {
    reading: &'a PdfReading,
    body: i32,
    laid: Laid,
    text: Text,
    in_list: bool,
}

/// A character of a line.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    x: i32,
    y: i32,
    width: i32,
    size: i32,
    style: Style,
    why: Option<PageHidden>,
}

impl Setter<'_> {
    fn page(&mut self, number: usize, sheet: &Sheet, running: &[String]) {
        let links = self.text.links.len();
        let here = u32::try_from(self.text.text.len()).unwrap_or(u32::MAX);
        for link in &sheet.links {
            self.text.links.push(Link {
                target: link.target.clone(),
                src: Src {
                    file: 0,
                    start: here,
                    end: here,
                },
            });
        }
        let mut block = None;
        for line in &sheet.lines {
            let zone = margin(sheet, line)
                .filter(|_| !running.is_empty() && running.contains(&signature(line)))
                .unwrap_or_default();
            let letters = self.letters(sheet, line, links, zone);
            let first = letters.iter().position(|letter| !letter.c.is_whitespace());
            let Some(first) = first else { continue };
            let last = letters
                .iter()
                .rposition(|letter| !letter.c.is_whitespace())
                .unwrap_or(first);
            let letters = letters.get(first..=last).unwrap_or_default();
            let gap = line.apart || block.is_some_and(|block| block != line.block);
            block = Some(line.block);
            self.line(number, letters, line.joins, gap);
        }
    }

    fn letters(&self, sheet: &Sheet, line: &Line, first_link: usize, zone: Zone) -> Vec<Letter> {
        let mut out = Vec::new();
        for run in &line.runs {
            let style = Style {
                zone,
                ..self.style(run)
            };
            let near: Vec<usize> = sheet
                .links
                .iter()
                .enumerate()
                .filter(|(_, link)| {
                    let middle = run.y.saturating_sub(run.size / 3);
                    (link.area.y..=link.area.y.saturating_add(link.area.height)).contains(&middle)
                })
                .map(|(n, _)| n)
                .collect();
            let mut x = run.x;
            for (c, advance) in run.text.chars().zip(&run.advances) {
                let middle = x.saturating_add(advance / 2);
                let under = near.iter().find(|n| {
                    sheet.links.get(**n).is_some_and(|link| {
                        (link.area.x..=link.area.x.saturating_add(link.area.width))
                            .contains(&middle)
                    })
                });
                out.push(Letter {
                    c,
                    x,
                    y: run.y,
                    width: *advance,
                    size: run.size,
                    style: Style {
                        link: under
                            .map_or(0, |n| u16::try_from(first_link + n + 1).unwrap_or(u16::MAX)),
                        ..style
                    },
                    why: run.hidden,
                });
                x = x.saturating_add(*advance);
            }
        }
        out
    }

    fn style(&self, run: &PageRun) -> Style {
        let font = usize::try_from(run.font)
            .ok()
            .and_then(|n| self.reading.fonts.get(n));
        let ratio = f64::from(run.size.max(1)) / f64::from(self.body);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the value is clamped to a few steps"
        )]
        let size = (ratio.ln() / STEP.ln()).round().clamp(-5.0, 8.0) as i8;
        Style {
            bold: font.is_some_and(|font| font.bold),
            italic: font.is_some_and(|font| font.italic),
            size,
            hidden: run.hidden.map(|hidden| match hidden {
                PageHidden::Faint => Hidden::White,
                PageHidden::Tiny => Hidden::Tiny,
                _ => Hidden::Invisible,
            }),
            ..Style::default()
        }
    }

    /// Sets one line.
    fn line(&mut self, page: usize, letters: &[Letter], joins: bool, gap: bool) {
        let style = letters
            .first()
            .map(|letter| letter.style)
            .unwrap_or_default();
        let joins = joins && !self.text.text.is_empty();
        if !self.laid.raw.is_empty() {
            self.laid.raw.push('\n');
        }
        let item = !joins && starts_item(letters);
        if joins {
            self.join(style);
        } else if !self.text.text.is_empty() {
            self.push('\n', style);
        }
        let here = u32::try_from(self.text.text.len()).unwrap_or(u32::MAX);
        if !joins {
            if gap {
                self.text.events.push((here, Event::Gap));
            }
            if item {
                self.text.events.push((here, Event::Item(1)));
            } else if self.in_list {
                self.text.events.push((here, Event::ListEnd(0)));
            }
            self.in_list = item;
        }
        let mut skip = false;
        for (n, letter) in letters.iter().enumerate() {
            let out = u32::try_from(self.text.text.len()).unwrap_or(u32::MAX);
            let raw = u32::try_from(self.laid.raw.len()).unwrap_or(u32::MAX);
            self.laid.raw.push(letter.c);
            self.laid.cells.push(Cell {
                raw,
                out,
                page: u32::try_from(page + 1).unwrap_or(u32::MAX),
                x: letter.x,
                y: letter.y,
                width: letter.width,
                size: letter.size,
            });
            if std::mem::take(&mut skip) {
                continue;
            }
            let next = letters.get(n + 1).map(|next| next.c);
            if let Some(composed) = next.and_then(|next| accented(letter.c, next)) {
                self.push(composed, letter.style);
                skip = true;
            } else if item && n == 0 && is_icon(letter.c) {
                self.push('•', letter.style);
            } else {
                self.set(letters, n, letter);
            }
            self.note(letter, raw);
        }
    }

    /// Remembers a letter that cannot be seen.
    fn note(&mut self, letter: &Letter, raw: u32) {
        let Some(why) = letter.why else { return };
        let raw_end = self.laid.raw.len();
        match self.laid.unseen.last_mut() {
            Some(last) if last.why == why && last.raw.end + 1 >= raw as usize => {
                last.raw.end = raw_end;
            }
            _ => self.laid.unseen.push(Unseen {
                why,
                raw: At {
                    start: raw as usize,
                    end: raw_end,
                },
            }),
        }
    }

    /// Goes on in the line before: a word that was hyphenated becomes whole.
    fn join(&mut self, style: Style) {
        let text = &self.text.text;
        let mut back = text.chars().rev();
        let hyphen = matches!(back.next(), Some('-' | '\u{2010}' | '\u{ad}'))
            && back.next().is_some_and(char::is_lowercase);
        if hyphen {
            self.text.text.pop();
            let end = u32::try_from(self.text.text.len()).unwrap_or(u32::MAX);
            while self.text.runs.last().is_some_and(|run| run.out >= end) {
                self.text.runs.pop();
            }
            if let Some(run) = self.text.runs.last_mut() {
                run.src.end = end;
            }
        } else {
            self.push(' ', style);
        }
    }

    /// Sets a letter as the model reads it.
    fn set(&mut self, letters: &[Letter], n: usize, letter: &Letter) {
        let around = |n: Option<usize>| {
            n.and_then(|n| letters.get(n))
                .is_none_or(|near| near.c.is_whitespace() || is_icon(near.c))
        };
        match letter.c {
            '\u{ad}' if n + 1 == letters.len() => self.push('\u{ad}', letter.style),
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
            c if is_icon(c) && around(n.checked_sub(1)) && around(Some(n + 1)) => {
                self.blank('\t', letter.style);
            }
            '\t' => self.blank('\t', letter.style),
            c if c.is_whitespace() => self.blank(' ', letter.style),
            c => match ligature(c) {
                Some(spelt) => {
                    for c in spelt.chars() {
                        self.push(c, letter.style);
                    }
                }
                None => self.push(c, letter.style),
            },
        }
    }

    /// White space that folds with its neighbours; none at the start of a line.
    fn blank(&mut self, c: char, style: Style) {
        match self.text.text.chars().next_back() {
            None | Some('\n' | '\t') => {}
            Some(' ') => {
                if c == '\t' {
                    self.text.text.pop();
                    self.text.text.push('\t');
                }
            }
            Some(_) => self.push(c, style),
        }
    }

    fn push(&mut self, c: char, style: Style) {
        let start = u32::try_from(self.text.text.len()).unwrap_or(u32::MAX);
        self.text.text.push(c);
        let end = u32::try_from(self.text.text.len()).unwrap_or(u32::MAX);
        match self.text.runs.last_mut() {
            Some(last) if last.style == style && last.src.end == start => last.src.end = end,
            _ => self.text.runs.push(Run {
                out: start,
                src: Src {
                    file: 0,
                    start,
                    end,
                },
                linear: true,
                style,
            }),
        }
    }
}

/// A sign alone at the start, with words behind it; an icon before an address is none.
fn starts_item(letters: &[Letter]) -> bool {
    let [first, second, rest @ ..] = letters else {
        return false;
    };
    if !is_bullet(first.c) || !second.c.is_whitespace() || rest.is_empty() {
        return false;
    }
    let digits = rest
        .iter()
        .filter(|letter| letter.c.is_ascii_digit())
        .count();
    let contact = rest
        .iter()
        .any(|letter| letter.c == '@' || is_icon(letter.c))
        || digits >= 7
        || first.style.link > 0
        || rest.first().is_some_and(|letter| letter.style.link > 0);
    !(is_icon(first.c) && contact)
}
