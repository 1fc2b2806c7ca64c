//! From when to when an entry goes, in months.

use crate::resume::Entry;
use crate::resume::dates::{Date, End};

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
