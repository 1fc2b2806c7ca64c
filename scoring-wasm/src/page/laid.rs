//! The page as a document: text for the model, with the place of every character.
//!
//! The model's text spells ligatures out, joins what was hyphenated at line
//! ends, sets accents on their letters and leaves icons out; the raw text keeps
//! all of them, for they are what simpler parsers find.

use std::collections::BTreeMap;

use page_text::{Font, Hidden as PageHidden, Line, Page as Sheet, PdfReading, Run};

use super::PageBox;
use super::folio::is_folio;
use super::report::points;
use super::set::Setter;
use crate::case::Case as _;
use crate::latex::Document;
use crate::latex::emit::{Text, Zone};
use crate::resume::At;

/// Running heads and feet lie within this share of the page's height.
const MARGIN: i32 = 10;
/// Where a character stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Its place in the raw text.
    pub raw: u32,
    /// Its place in the model's text.
    pub out: u32,
    pub page: u32,
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub size: i32,
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
    pub(super) cells: Vec<Cell>,
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
        bold: is_bold(reading),
        light: light_family(reading),
        tints: vec![usual(reading, |run| run.colour).unwrap_or_default()],
        laid: Laid::default(),
        text: Text::default(),
        list: super::items::List::default(),
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

fn runs(reading: &PdfReading) -> impl Iterator<Item = &Run> {
    let lines = reading.pages.iter().flat_map(|page| &page.lines);
    lines.flat_map(|line| &line.runs)
}

/// What most letters have.
fn usual<T: Ord>(reading: &PdfReading, of: impl Fn(&Run) -> T) -> Option<T> {
    let mut letters: BTreeMap<T, usize> = BTreeMap::new();
    for run in runs(reading) {
        *letters.entry(of(run)).or_default() += run.advances.len();
    }
    let most = letters.into_iter().max_by_key(|(_, letters)| *letters);
    most.map(|(value, _)| value)
}

/// The size of most letters.
fn body_size(reading: &PdfReading) -> i32 {
    usual(reading, |run| run.size).map_or(1000, |size| size.max(1))
}

/// The family of most letters, where that is a light one without a bold face: the regular one stands
/// out instead.
fn light_family(reading: &PdfReading) -> Option<&str> {
    let font = usize::try_from(usual(reading, |run| run.font)?).ok()?;
    let name = reading.fonts.get(font)?.name.as_str();
    let family_of = family(name);
    let bold = |font: &Font| font.bold && family(&font.name) == family_of;
    (is_light(name) && !reading.fonts.iter().any(bold)).then_some(family_of)
}

/// "Lato" of "Lato-Light".
pub(super) fn family(name: &str) -> &str {
    name.split_once('-').map_or(name, |(family, _)| family)
}

/// A face thinner than the regular one.
pub(super) fn is_light(name: &str) -> bool {
    let lower = name.lowered();
    ["light", "thin", "hairline"]
        .into_iter()
        .any(|word| lower.contains(word))
}

/// Whether two thirds of the letters are bold.
fn is_bold(reading: &PdfReading) -> bool {
    let (mut bold, mut all) = (0, 0);
    for run in runs(reading) {
        let font = usize::try_from(run.font).ok();
        let font = font.and_then(|font| reading.fonts.get(font));
        bold += usize::from(font.is_some_and(|font| font.bold)) * run.advances.len();
        all += run.advances.len();
    }
    bold * 3 > all * 2
}

/// The words of a line.
pub(super) fn line_text(line: &Line) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}

/// The words of a line without its digits: page numbers change.
pub(super) fn signature(line: &Line) -> String {
    line_text(line)
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .collect()
}

/// A line near an edge of the page, and which.
pub(super) fn margin(sheet: &Sheet, line: &Line) -> Option<Zone> {
    edge(sheet, line, MARGIN)
}

/// Where the lines begin that stand apart at the foot of a page and say how to reach somebody.
pub(super) fn foot(sheet: &Sheet) -> usize {
    let lines = &sheet.lines;
    let low = lines
        .iter()
        .rev()
        .take_while(|line| edge(sheet, line, EDGE) == Some(Zone::Footer))
        .count();
    let first = lines.len() - low;
    let apart = |n: &usize| {
        let block = |n: usize| lines.get(n).map(|line| line.block);
        lines[*n].apart || *n > 0 && block(n - 1) != block(*n)
    };
    let start = (first..lines.len()).find(apart).unwrap_or(lines.len());
    let rest = lines.get(start..).unwrap_or_default();
    // A phone number beside the address: referees have lines of their own.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let contacts = rest.iter().any(|line| {
        let text = line_text(line);
        text.contains('@') && digits(&text) >= 7
    });
    let told = |part: &str| {
        rest.iter()
            .any(|line| line_text(line).lowered().contains(part))
    };
    // A notice of rights names whoever made the template.
    let reached = contacts && !["©", "copyright", "licen"].into_iter().any(told);
    if start > 0 && reached {
        start
    } else {
        lines.len()
    }
}

/// A line within this share of the page from an edge may be a page number, or contacts at the foot.
const EDGE: i32 = 6;

/// The edge of the page that a line is near to, and which.
fn edge(sheet: &Sheet, line: &Line, share: i32) -> Option<Zone> {
    let y = line.runs.first()?.y;
    if y < sheet.height / share {
        Some(Zone::Header)
    } else if y > sheet.height - sheet.height / share {
        Some(Zone::Footer)
    } else {
        None
    }
}

/// A line that tells of the page, and the edge that it is near to.
pub(super) fn folio(sheet: &Sheet, line: &Line) -> Option<Zone> {
    edge(sheet, line, EDGE).filter(|_| is_folio(&line_text(line)))
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

#[cfg(test)]
mod tests {
    use super::foot;
    use crate::page::testing::reading;

    #[test]
    fn contacts_apart_at_the_foot_of_a_page_belong_to_no_section() {
        for (text, at) in [
            ("Skills\nRust, Go\n+1 555 555 0100 – ana@roe.example", 2),
            ("Skills\nRust, Go\nCopyright ana@roe.example", 3),
            ("Skills\nRust, Go\nC, Java", 3),
            ("References\nB. Poe\nbo@poe.example", 3),
        ] {
            let mut page = reading(text).pages.remove(0);
            let last = page.lines.last_mut().expect("three lines");
            last.runs[0].y = 82_000;
            last.apart = true;
            assert_eq!(foot(&page), at, "{text}");
        }
    }
}
