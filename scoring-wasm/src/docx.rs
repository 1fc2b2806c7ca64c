//! A Word document as read, to the same [`Document`] that LaTeX becomes.
//!
//! The text stays as it is, so a place in the source is a place in the report's text.

use page_text::{DocxHidden, DocxLine, DocxReading, DocxRun, DocxZone};

use crate::case::Case as _;
use crate::latex::Document;
use crate::latex::emit::{Event, Hidden, Link, Run, Style, Text, Zone};
use crate::latex::facts::{ColumnKind, Engine, Facts, Table};
use crate::latex::token::Src;
use crate::resume::headings;

/// The name that places are given when the request has none.
pub const NAME: &str = "resume.docx";

/// Makes a document of a reading. Offsets that lie outside of the text are left out.
pub fn read(reading: &DocxReading) -> Document {
    let text = reading.text.as_str();
    let ends = line_ends(reading);
    Document {
        text: Text {
            text: text.to_owned(),
            runs: runs(reading, &ends),
            events: events(reading, &ends),
            links: reading
                .links
                .iter()
                .map(|link| Link {
                    target: link.target.clone(),
                    src: place(text, link.start, link.end),
                })
                .collect(),
        },
        facts: facts(reading),
        truncated: reading.truncated,
    }
}

/// Where each line ends.
fn line_ends(reading: &DocxReading) -> Vec<u32> {
    let mut ends = Vec::with_capacity(reading.lines.len());
    for line in &reading.lines {
        let rest = reading.text.get(line.start as usize..).unwrap_or_default();
        let len = rest.find('\n').unwrap_or(rest.len());
        ends.push(line.start.saturating_add(u32::try_from(len).unwrap_or(0)));
    }
    ends
}

/// A place within the text; an empty one at its start for offsets that lie elsewhere.
fn place(text: &str, start: u32, end: u32) -> Src {
    let fits = text.get(start as usize..end as usize).is_some();
    let (start, end) = if fits { (start, end) } else { (0, 0) };
    Src {
        file: 0,
        start,
        end,
    }
}

/// The text cut wherever its setting, its line or its link changes.
fn runs(reading: &DocxReading, ends: &[u32]) -> Vec<Run> {
    let text = reading.text.as_str();
    let normal = normal_size(reading);
    let mut cuts: Vec<u32> = reading
        .runs
        .iter()
        .map(|run| run.start)
        .chain(reading.lines.iter().map(|line| line.start))
        .chain(ends.iter().copied())
        .chain(reading.links.iter().flat_map(|link| [link.start, link.end]))
        .chain([0])
        .filter(|at| (*at as usize) < text.len() && text.is_char_boundary(*at as usize))
        .collect();
    crate::sort::plain(&mut cuts);
    cuts.dedup();
    let (mut set, mut row, mut target) = (0, 0, 0);
    let mut out = Vec::with_capacity(cuts.len());
    for (n, at) in cuts.iter().copied().enumerate() {
        let end = cuts
            .get(n + 1)
            .copied()
            .unwrap_or(u32::try_from(text.len()).unwrap_or(u32::MAX));
        while reading.runs.get(set).is_some_and(|run| run.start <= at) {
            set += 1;
        }
        while reading.lines.get(row).is_some_and(|line| line.start <= at) {
            row += 1;
        }
        while reading
            .links
            .get(target)
            .is_some_and(|words| words.end <= at)
        {
            target += 1;
        }
        let run = set.checked_sub(1).and_then(|n| reading.runs.get(n));
        let line = row.checked_sub(1).and_then(|n| reading.lines.get(n));
        let mut style = style(
            &run.copied().unwrap_or_default(),
            &line.copied().unwrap_or_default(),
            normal,
        );
        if reading
            .links
            .get(target)
            .is_some_and(|words| words.start <= at)
        {
            style.link = u16::try_from(target + 1).unwrap_or(0);
        }
        out.push(Run {
            out: at,
            src: Src {
                file: 0,
                start: at,
                end,
            },
            linear: true,
            style,
        });
    }
    out
}

fn style(run: &DocxRun, line: &DocxLine, normal: u16) -> Style {
    let mut size = steps(run.size, normal);
    // Capitals, a rule and the title's style set a line apart as size does.
    if run.caps || line.ruled {
        size = size.max(1);
    }
    if line.title {
        size = size.max(3);
    }
    Style {
        bold: run.bold,
        italic: run.italic,
        size,
        hidden: run.hidden.map(|hidden| match hidden {
            DocxHidden::Vanish => Hidden::Invisible,
            DocxHidden::White => Hidden::White,
            DocxHidden::Tiny => Hidden::Tiny,
        }),
        zone: zone(line.zone),
        ..Style::default()
    }
}

fn zone(zone: DocxZone) -> Zone {
    match zone {
        DocxZone::Header => Zone::Header,
        DocxZone::Footer => Zone::Footer,
        DocxZone::Body | DocxZone::Note => Zone::Body,
    }
}

/// The size that most of the text is set in, in half-points.
fn normal_size(reading: &DocxReading) -> u16 {
    let mut lengths: Vec<(u16, u32)> = Vec::new();
    for (n, run) in reading.runs.iter().enumerate() {
        let end = reading
            .runs
            .get(n + 1)
            .map_or(reading.text.len(), |next| next.start as usize);
        let length = u32::try_from(end).unwrap_or(0).saturating_sub(run.start);
        if let Some((_, sum)) = lengths.iter_mut().find(|(size, _)| *size == run.size) {
            *sum = sum.saturating_add(length);
        } else if lengths.len() < 64 {
            // Documents have a handful of sizes; a hostile one may not make this slow.
            lengths.push((run.size, length));
        }
    }
    lengths
        .into_iter()
        .max_by_key(|(size, length)| (*length, *size))
        .map_or(0, |(size, _)| size)
}

/// Steps above or below the normal size: LaTeX's are a fifth apart.
fn steps(size: u16, normal: u16) -> i8 {
    if size == 0 || normal == 0 {
        return 0;
    }
    match u32::from(size) * 100 / u32::from(normal) {
        0..53 => -4,
        53..64 => -3,
        64..76 => -2,
        76..90 => -1,
        90..110 => 0,
        110..132 => 1,
        132..158 => 2,
        158..190 => 3,
        190..228 => 4,
        _ => 5,
    }
}

/// Headings, items and tables, in order.
fn events(reading: &DocxReading, ends: &[u32]) -> Vec<(u32, Event)> {
    let text = reading.text.as_str();
    let levels = heading_levels(reading, ends);
    let mut out = Vec::new();
    let mut depth = 0;
    for (n, line) in reading.lines.iter().enumerate() {
        let end = ends.get(n).copied().unwrap_or(line.start);
        if line.list == 0 && depth > 0 {
            out.push((line.start, Event::ListEnd(0)));
        }
        depth = line.list;
        if line.item {
            out.push((line.start, Event::Item(line.list.max(1))));
        }
        let level = levels.get(n).copied().unwrap_or(0);
        if level > 0 {
            let src = place(text, line.start, end);
            out.push((line.start, Event::HeadingStart(level, src)));
            out.push((end, Event::HeadingEnd));
        }
    }
    for table in &reading.tables {
        out.push((table.start, Event::TableStart));
        out.push((table.end, Event::TableEnd));
    }
    out.retain(|(at, _)| text.is_char_boundary(*at as usize));
    crate::sort::by_key(&mut out, |(at, _)| *at);
    out
}

/// What each line is as a heading: 1 for sections, 2 for what is below, 0 for none.
///
/// People give their name the first level and sections the second, or all the same one: the
/// words decide which level the sections have.
fn heading_levels(reading: &DocxReading, ends: &[u32]) -> Vec<u8> {
    let words = |n: usize| -> &str {
        let start = reading.lines.get(n).map_or(0, |line| line.start) as usize;
        let end = ends.get(n).copied().unwrap_or(0) as usize;
        let text = reading.text.get(start..end).unwrap_or_default();
        text.trim_matches(|c: char| c.is_whitespace() || c == ':')
    };
    let usual: Vec<bool> = reading
        .lines
        .iter()
        .enumerate()
        .map(|(n, line)| line.heading > 0 && headings::kind(words(n)).1)
        .collect();
    let mut counts = [(0_u32, 0_u32); 10];
    for (line, usual) in reading.lines.iter().zip(&usual) {
        if let Some((all, known)) = counts.get_mut(usize::from(line.heading)) {
            *all += 1;
            *known += u32::from(*usual);
        }
    }
    let level_of = |count: fn(&(u32, u32)) -> u32, least: u32| {
        let levels = counts.iter().enumerate().skip(1);
        levels
            .filter(|(_, counted)| count(counted) >= least)
            .max_by_key(|(level, counted)| (count(counted), usize::MAX - level))
            .map(|(level, _)| level)
    };
    // The level of most usual headings, or else the highest that is used more than once.
    let sections = level_of(|(_, known)| *known, 1)
        .or_else(|| (1..counts.len()).find(|n| counts.get(*n).is_some_and(|(all, _)| *all > 1)))
        .unwrap_or(1);
    let first_section = usual.iter().position(|usual| *usual);
    let first = reading
        .lines
        .iter()
        .position(|line| line.zone == DocxZone::Body);
    let lines = reading.lines.iter().zip(&usual).enumerate();
    lines
        .map(|(n, (line, usual))| {
            let level = usize::from(line.heading);
            let before = first_section.is_some_and(|section| n < section);
            if level == 0 || line.zone != DocxZone::Body {
                0
            } else if *usual {
                1
            } else if level < sections && before || Some(n) == first {
                // The person's name, in the style of a heading.
                0
            } else if level <= sections {
                1
            } else {
                2
            }
        })
        .collect()
}

fn facts(reading: &DocxReading) -> Facts {
    let text = reading.text.as_str();
    let first_line = |start: u32, end: u32| {
        let all = text.get(start as usize..end as usize).unwrap_or_default();
        let line = all.split('\n').next().unwrap_or_default();
        let len = u32::try_from(line.len()).unwrap_or(0);
        place(text, start, start.saturating_add(len))
    };
    Facts {
        engine: Engine::Unicode,
        tables: reading
            .tables
            .iter()
            .filter(|table| text.get(table.start as usize..table.end as usize).is_some())
            .map(|table| Table {
                src: first_line(table.start, table.end),
                columns: table.columns,
                holds_list: table.layout,
                out_start: table.start,
                out_end: table.end,
            })
            .collect(),
        columns: reading
            .columns
            .iter()
            .map(|columns| {
                (
                    ColumnKind::TwoColumn,
                    first_line(columns.start, columns.end),
                )
            })
            .collect(),
        images: reading
            .images
            .iter()
            .map(|image| place(text, image.at, image.at))
            // The words of charts and word art are in pictures, too.
            .chain(reading.graphics.iter().map(|at| place(text, *at, *at)))
            .collect(),
        photos: reading
            .images
            .iter()
            .filter(|image| image.alt.as_deref().is_some_and(is_photo))
            .map(|image| place(text, image.at, image.at))
            .collect(),
        icons: reading
            .icons
            .iter()
            .map(|at| place(text, *at, *at))
            .collect(),
        boxes: reading
            .boxes
            .iter()
            .map(|range| place(text, range.start, range.end))
            .collect(),
        ..Facts::default()
    }
}

/// Whether a picture's description says that it shows the person.
fn is_photo(alt: &str) -> bool {
    let alt = alt.lowered();
    ["photo", "portrait", "headshot", "foto", "profile picture"]
        .iter()
        .any(|word| alt.contains(word))
}

#[cfg(test)]
mod tests;
