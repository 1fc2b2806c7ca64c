//! Tables of what is asked for: “Essential” over one column, “Desirable” over the other.

use std::ops::Range;

use super::cues::Cues;
use super::{Part, headings};

/// What each column of a table asks for, told by its head; `None` for a line that heads no such table.
pub(super) fn head(line: &str, cues: &Cues) -> Option<Vec<Option<Part>>> {
    let columns: Vec<Option<Part>> = line
        .trim_end_matches(['\r', '\n'])
        .split('\t')
        .map(|cell| {
            let heading = headings::read(cell.trim(), cues)?;
            let asks = matches!(heading.part, Part::Required | Part::Preferred | Part::Nice);
            (asks && heading.rest.is_none()).then_some(heading.part)
        })
        .collect();
    let has = |part: fn(Part) -> bool| columns.iter().flatten().any(|own| part(*own));
    let both = has(|part| part == Part::Required) && has(|part| part != Part::Required);
    both.then_some(columns)
}

/// The cells of a row that ask for something: byte ranges in the line, and how.
pub(super) fn cells(line: &str, columns: &[Option<Part>]) -> Vec<(Range<usize>, Part)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (cell, part) in line.split('\t').zip(columns) {
        let bare = cell.trim();
        if let Some(part) = part.filter(|_| !bare.is_empty()) {
            let at = start + (cell.len() - cell.trim_start().len());
            found.push((at..at + bare.len(), part));
        }
        start += cell.len() + 1;
    }
    found
}
