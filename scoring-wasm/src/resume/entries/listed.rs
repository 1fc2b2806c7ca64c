//! Entries that are the items of a list.

use super::grouping::short;
use crate::resume::lines::Line;
use crate::resume::page::Page;

/// Bytes from the beginning of an item within which its dates begin.
const EDGE: usize = 16;

/// A list whose items are the entries: all of them begin or end with dates, and nothing else
/// in the section is dated.
pub fn heads_in_items(page: &Page, lines: &[Line]) -> u8 {
    let items = || lines.iter().filter(|line| line.item > 0);
    let depth = items().map(|line| line.item).min().unwrap_or(0);
    let at_edge = |line: &Line| {
        page.dates(line.start, line.end)
            .iter()
            .any(|range| range.start < line.start + EDGE || range.end + EDGE / 4 > line.end)
    };
    let own = lines.iter().all(|line| {
        let plain = line.item == 0 && !line.entry && line.heading == 0;
        (line.item != depth || at_edge(line) && short(page.line(line)))
            && !(plain && (line.depth == 0 || page.dated(line)))
    });
    if own { depth } else { 0 }
}
