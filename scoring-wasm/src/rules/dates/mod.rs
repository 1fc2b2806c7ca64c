//! Dates and their consistency.

pub mod ambiguous;
pub mod end_before_start;
pub mod future;
pub mod impossible;
pub mod mixed_formats;
pub mod no_dates;
pub mod odd_form;
pub mod open_end;
mod rewrite;
pub mod stale;
pub mod two_digit_year;
pub mod year_only;
