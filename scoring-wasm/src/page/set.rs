//! Sets the lines of a page as the model's text.

#[cfg(test)]
mod tests;

use page_text::{Font, Hidden as PageHidden, Line, Page as Sheet, PdfReading, Run as PageRun};

use super::items::{List, starts_item};
use super::laid::{Cell, Laid, Unseen, family, folio, foot, is_light, margin, signature};
use super::letters::{accented, is_icon, ligature};
use crate::latex::emit::{Event, Hidden, Letters, Link, Run, Style, Text, Zone};
use crate::latex::token::Src;
use crate::resume::At;

/// One step of LaTeX's sizes.
const STEP: f64 = 1.2;

/// Colours that are told apart.
const TINTS: usize = 12;

/// What the model reads for a picture whose text is its name …
const ICON: char = '\u{e000}';
/// … and for the letters of that name.
pub const NOTHING: char = '\u{200b}';

/// Sets lines, one after the other.
pub struct Setter<'a> {
    pub reading: &'a PdfReading,
    /// Size of most letters.
    pub body: i32,
    /// Most letters are bold, so that bold says nothing.
    pub bold: bool,
    /// Family of most letters, where they are light.
    pub light: Option<&'a str>,
    /// Colours in the order in which they come, that of most letters first.
    pub tints: Vec<u32>,
    pub laid: Laid,
    pub text: Text,
    pub list: List,
}

/// A character of a line.
#[derive(Clone, Copy)]
pub struct Letter {
    /// As the fonts' maps give it.
    pub raw: char,
    /// As the model reads it: [`ICON`] or [`NOTHING`] where a picture's name is given.
    pub c: char,
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub size: i32,
    pub style: Style,
    pub why: Option<PageHidden>,
}

impl Setter<'_> {
    pub fn page(&mut self, number: usize, sheet: &Sheet, running: &[String]) {
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
        let mut begun = false;
        let foot = foot(sheet);
        for (n, line) in sheet.lines.iter().enumerate() {
            let zone = margin(sheet, line)
                .filter(|_| running.contains(&signature(line)))
                .or_else(|| folio(sheet, line))
                .or_else(|| (n >= foot).then_some(Zone::Footer))
                .unwrap_or_default();
            let letters = self.letters(sheet, line, links, zone);
            let first = letters.iter().position(|letter| !letter.c.is_whitespace());
            let Some(first) = first else { continue };
            let last = letters
                .iter()
                .rposition(|letter| !letter.c.is_whitespace())
                .unwrap_or(first);
            let letters = letters.get(first..=last).unwrap_or_default();
            // The edge of the page is as good as a gap above a heading.
            let stands_out =
                |letter: &Letter| letter.style.bold || letter.style.size > 0 || letter.c == ' ';
            let gap = line.apart
                || block.is_some_and(|block| block != line.block)
                || !begun && number > 0 && letters.iter().all(stands_out);
            if begun && block.is_some_and(|block| block != line.block) {
                self.list = List::default();
            }
            block = Some(line.block);
            // A list may go on at the top of the next page.
            self.list.on_top = !begun;
            begun |= zone == Zone::Body;
            self.line(number, letters, line, gap);
        }
    }

    fn letters(
        &mut self,
        sheet: &Sheet,
        line: &Line,
        first_link: usize,
        zone: Zone,
    ) -> Vec<Letter> {
        let mut out = Vec::new();
        for run in &line.runs {
            let style = Style {
                zone,
                tint: self.tint(run.colour),
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
            let picture = self
                .font(run)
                .is_some_and(|font| page_text::is_icon_font(&font.name));
            let mut chars = run.text.chars().zip(&run.advances).peekable();
            while let Some((raw, advance)) = chars.next() {
                let c = match chars.peek() {
                    _ if !picture || !(raw.is_alphanumeric() || matches!(raw, '-' | '@')) => raw,
                    Some((next, _)) if !next.is_whitespace() => NOTHING,
                    _ => ICON,
                };
                let middle = x.saturating_add(advance / 2);
                let under = near.iter().find(|n| {
                    sheet.links.get(**n).is_some_and(|link| {
                        (link.area.x..=link.area.x.saturating_add(link.area.width))
                            .contains(&middle)
                    })
                });
                out.push(Letter {
                    raw,
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

    fn font(&self, run: &PageRun) -> Option<&Font> {
        let number = usize::try_from(run.font).ok()?;
        self.reading.fonts.get(number)
    }

    /// The number of a colour; those of a colourful page share the last one.
    fn tint(&mut self, colour: u32) -> u8 {
        let known = self.tints.iter().position(|tint| *tint == colour);
        let number = known.unwrap_or(self.tints.len());
        if known.is_none() && number < TINTS {
            self.tints.push(colour);
        }
        u8::try_from(number).unwrap_or(u8::MAX)
    }

    fn style(&self, run: &PageRun) -> Style {
        let font = self.font(run);
        let heavy = |font: &Font| {
            font.bold || self.light == Some(family(&font.name)) && !is_light(&font.name)
        };
        let ratio = f64::from(run.size.max(1)) / f64::from(self.body);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the value is clamped to a few steps"
        )]
        let size = (ratio.ln() / STEP.ln()).round().clamp(-5.0, 8.0) as i8;
        Style {
            bold: font.is_some_and(heavy) && !self.bold,
            italic: font.is_some_and(|font| font.italic),
            letters: if font.is_some_and(|font| page_text::is_small_capitals_font(&font.name)) {
                Letters::SmallCapitals
            } else {
                Letters::default()
            },
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
    fn line(&mut self, page: usize, letters: &[Letter], line: &Line, gap: bool) {
        let style = letters
            .first()
            .map(|letter| letter.style)
            .unwrap_or_default();
        let joins = line.joins && !self.text.text.is_empty();
        if !self.laid.raw.is_empty() {
            self.laid.raw.push('\n');
        }
        let next = || -> String {
            let letters = letters.iter().map(|letter| letter.c);
            letters.take_while(|c| !c.is_whitespace()).collect()
        };
        let linked = self.within_link(style, next);
        let joins = joins || linked.is_some();
        let item = !joins && starts_item(letters, line.sign);
        if let Some(hyphen) = linked {
            if !hyphen {
                self.take_hyphen();
            }
        } else if joins {
            self.join(style, &next());
        } else if !self.text.text.is_empty() {
            self.push('\n', style);
        }
        let here = u32::try_from(self.text.text.len()).unwrap_or(u32::MAX);
        if !joins {
            if gap {
                self.text.events.push((here, Event::Gap));
            }
            if style.zone == Zone::Body {
                let event = self.list.line(letters, item && line.sign, item, gap);
                self.text.events.extend(event.map(|event| (here, event)));
            }
        }
        let lead = letters.iter().position(|letter| letter.c != NOTHING);
        let mut skip = false;
        let mut behind = 0;
        for (n, letter) in letters.iter().enumerate() {
            let out = u32::try_from(self.text.text.len()).unwrap_or(u32::MAX);
            let raw = u32::try_from(self.laid.raw.len()).unwrap_or(u32::MAX);
            self.laid.raw.push(letter.raw);
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
            if n >= behind {
                behind = n + leader(letters.get(n..).unwrap_or_default());
                if n < behind && behind < letters.len() {
                    self.blank('\t', letter.style);
                }
            }
            if n < behind {
                continue;
            }
            let next = letters.get(n + 1).map(|next| next.c);
            if let Some(composed) = next.and_then(|next| accented(letter.c, next)) {
                self.push(composed, letter.style);
                skip = true;
            } else if item && !line.sign && lead == Some(n) && is_icon(letter.c) {
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

    /// Sets a letter as the model reads it.
    fn set(&mut self, letters: &[Letter], n: usize, letter: &Letter) {
        let around = |n: Option<usize>| {
            n.and_then(|n| letters.get(n))
                .is_none_or(|near| near.c.is_whitespace() || near.c == NOTHING || is_icon(near.c))
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

    pub(super) fn push(&mut self, c: char, style: Style) {
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

/// Dots that lead the eye to the edge of the page are no words.
const DOTS: usize = 5;

/// How many letters at the start of these are dots with blanks between them, if there are enough.
fn leader(letters: &[Letter]) -> usize {
    if letters.first().is_none_or(|letter| letter.c != '.') {
        return 0;
    }
    let mut dots = 0;
    let mut end = 0;
    for (n, letter) in letters.iter().enumerate() {
        if letter.c == '.' {
            dots += 1;
            end = n + 1;
        } else if !letter.c.is_whitespace() {
            break;
        }
    }
    if dots < DOTS { 0 } else { end }
}
