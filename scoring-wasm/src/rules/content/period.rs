//! From when to when an entry goes, in months.

use crate::resume::dates::{self, Date, End};
use crate::resume::{At, Entry};
use crate::rules::Context;

/// First and last month of an entry, counted since year 0; a bare year counts whole, and what
/// goes on ends at `present`. None where no start is known.
pub fn period(entry: &Entry, present: i32) -> Option<(i32, i32)> {
    let dates = entry.dates.as_ref()?;
    let from = dates.from?;
    let last = |date: Date| date.months() + if date.month == 0 { 11 } else { 0 };
    let to = match dates.to {
        Some(End::Present) => present,
        Some(End::Date(date)) => last(date),
        None if dates.open => present,
        None => last(from),
    };
    Some((from.months(), to))
}

/// Whether the one date of an entry may be half of a range whose other half stands in the line
/// below, as in the first column of a table: “2018”, and “2020” under it.
pub fn is_halved(context: &Context, entry: &Entry) -> bool {
    let Some(range) = entry
        .dates
        .as_ref()
        .filter(|range| range.to.is_none() && !range.open)
    else {
        return false;
    };
    let model = context.model;
    let below = model.lines.partition_point(|line| line.end < range.end) + 1;
    let Some(line) = model.lines.get(below) else {
        return false;
    };
    let text = context.words(At {
        start: line.start,
        end: line.end,
    });
    let cell = text.split('\t').next().unwrap_or_default();
    let begins = |entry: &Entry| line.start <= entry.head.start && entry.head.start < line.end;
    (cell.len() == text.len() || !model.entries.iter().any(begins))
        && matches!(dates::find(cell).as_slice(), [only]
            if only.end - only.start == cell.trim().len())
}
