//! Dates of one entry that stand in two lines.

use super::dates::{self, End, Range};
use super::lines::Line;
use crate::text_search::trim;

/// "Jan 2015", "2015 –" over "to Sep 2016": the whole range, where a line ends with its beginning.
pub fn across(text: &str, line: &Line, next: &Line, begun: &Range) -> Option<Range> {
    let rest = trim(text.get(begun.end..line.end)?);
    let below = trim(text.get(next.start..next.end)?);
    let goes_on = match rest {
        "" => dates::begins_with_joint(below),
        _ => begun.open,
    };
    if begun.to.is_some() || !goes_on {
        return None;
    }
    let mut range = dates::find(text.get(begun.start..next.end)?)
        .first()?
        .clone();
    range.start += begun.start;
    range.end += begun.start;
    (range.to.is_some() && range.end > line.end).then_some(range)
}

/// Dates that stand on one another beside the rows of an entry, the end over the beginning: each
/// of the two becomes the range. A table that lists one date a row has no such pairs.
pub fn unite(text: &str, lines: &[Line], found: &mut Vec<Range>) {
    close(text, lines, found);
    // The lower rows of pairs.
    let mut pairs: Vec<usize> = Vec::new();
    let (mut table, mut known, mut run, mut above) = (0, 0, 0, None);
    for (n, line) in lines.iter().enumerate() {
        if line.table != table {
            table = line.table;
            known = pairs.len();
        }
        let Some((at, _)) = first_cell(text, line, found) else {
            run = 0;
            continue;
        };
        run = if line.gap { 1 } else { run + 1 };
        let range = found.get(at);
        let from = range.and_then(|range| range.from);
        if run == 2 && from <= above && range.is_some_and(|range| range.start < line.end) {
            pairs.push(n);
        } else if run > 1 {
            pairs.truncate(known);
        }
        above = from;
    }
    if pairs.len() < 2 {
        return;
    }
    for n in pairs {
        let (Some(above), Some(line)) = (lines.get(n - 1), lines.get(n)) else {
            continue;
        };
        let (Some((upper, len)), Some((mut lower, _))) = (
            first_cell(text, above, found),
            first_cell(text, line, found),
        ) else {
            continue;
        };
        let Some(mut whole) = found.get(lower).cloned() else {
            continue;
        };
        whole.start = above.start;
        whole.end = above.start + len;
        let end = found.get_mut(upper).filter(|_| upper < lower);
        if let Some(range) = end {
            whole.to = range.from.map(End::Date);
            *range = whole.clone();
        } else {
            whole.to = Some(End::Present);
            found.insert(upper, whole.clone());
            lower += 1;
        }
        if let Some(range) = found.get_mut(lower) {
            // It begins in the row above.
            range.start = above.end;
            range.to = whole.to;
        }
    }
}

/// "May 2023 –" over "Sep 2023" beside the rows of an entry: the upper row has the whole range.
fn close(text: &str, lines: &[Line], found: &mut [Range]) {
    let mut at = 0;
    for rows in lines.windows(2) {
        let [line, next] = rows else { break };
        while found.get(at).is_some_and(|range| range.start < line.start) {
            at += 1;
        }
        let Some([upper, lower, ..]) = found.get_mut(at..) else {
            break;
        };
        let row = text.get(lower.end..next.end);
        let beside = row.is_some_and(|rest| rest.is_empty() || rest.starts_with('\t'));
        let rest = text.get(upper.end..line.end);
        let open = upper.open && rest.is_some_and(|rest| rest.contains('\t'));
        if !open || !beside || lower.start > next.start || upper.start > line.start {
            continue;
        }
        if lower.to.is_none() && upper.from <= lower.from {
            upper.to = lower.from.map(End::Date);
            upper.open = false;
            // It begins in the row above.
            lower.start = line.end;
            lower.to = upper.to;
        }
    }
}

/// Which date fills the first cell of a row, or is the next one where "Present" does; the length
/// of the cell.
fn first_cell(text: &str, line: &Line, found: &[Range]) -> Option<(usize, usize)> {
    if line.table == 0 {
        return None;
    }
    let cell = text.get(line.start..line.end)?.split('\t').next()?;
    let at = found.partition_point(|range| range.start < line.start);
    let whole = match found.get(at).filter(|range| range.start < line.end) {
        Some(range) => {
            range.end - range.start == trim(cell).len() && range.to.is_none() && !range.open
        }
        None => dates::is_present(trim(cell)),
    };
    whole.then_some((at, cell.len()))
}
