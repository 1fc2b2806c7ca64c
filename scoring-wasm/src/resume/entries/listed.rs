//! Entries that are the items of a list.

use super::grouping::short;
use crate::resume::lines::Line;
use crate::resume::page::Page;

/// Bytes from the edge of an item within which its dates begin or end: "2026 (expected)".
const EDGE: usize = 16;

/// A list whose items are the entries: all of them begin or end with dates in their first line or
/// the second, and nothing else in the section is dated.
pub fn heads_in_items(page: &Page, lines: &[Line]) -> u8 {
    let items = lines.iter().filter(|line| line.item > 0);
    let depth = items.map(|line| line.item).min().unwrap_or(0);
    let at_edge = |line: &Line| {
        page.dates(line.start, line.end).iter().any(|range| {
            let behind = page.text.get(range.end..line.end).unwrap_or_default();
            // "May 2021 (half of it as a guest)."
            let note = behind.starts_with(" (") && behind.trim_end_matches('.').ends_with(')');
            // "Secondary: (1996 – 2001) Elm School"
            let label = page.text.get(line.start..range.start);
            let label = label.is_some_and(|label| label.ends_with(": ("));
            range.start < line.start + EDGE || range.end + EDGE > line.end || note || label
        })
    };
    let plain = |line: &Line| line.item == 0 && !line.entry && line.heading == 0;
    // What stands behind the list is no part of it.
    let end = lines
        .iter()
        .rposition(|line| line.item > 0 || line.depth > 0 || page.dated(line));
    let lines = end.and_then(|end| lines.get(..=end)).unwrap_or_default();
    let mut second = false;
    let own = lines.iter().enumerate().all(|(n, line)| {
        let below = std::mem::take(&mut second);
        if line.item == depth {
            let next = lines.get(n + 1).filter(|next| plain(next));
            second = next.is_some_and(at_edge) && !page.dated(line);
            return second && short(page.line(line)) || at_edge(line);
        }
        !plain(line) || line.depth > 0 && (below || !page.dated(line))
    });
    if own { depth } else { 0 }
}
