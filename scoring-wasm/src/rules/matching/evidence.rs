//! Where a resume shows what a posting requires: in which position, and how long ago.

use std::ops::Range;

use crate::posting::Asked;
use crate::report::{Importance, SectionKind};
use crate::resume::Entry;
use crate::rules::{Context, period};

/// Months after which a skill looks rusty.
pub(super) const OLD: i32 = 96;

/// Whether a requirement is a must that somebody can show at work.
pub(super) fn is_required_skill(asked: &Asked) -> bool {
    asked.importance == Importance::Must && is_skill(asked)
}

/// Whether a requirement is something that somebody can show at work.
pub(super) fn is_skill(asked: &Asked) -> bool {
    matches!(asked.kind, "hard" | "tool")
}

/// Dated positions, each with its last month.
pub(super) struct Work<'a> {
    pub(super) positions: Vec<(&'a Entry, i32)>,
}

impl<'a> Work<'a> {
    pub(super) fn of(context: &Context<'a>) -> Self {
        let today = context.today.months();
        let entries = context.model.entries.iter();
        let positions = entries
            .filter(|entry| entry.kind == SectionKind::Experience)
            .filter_map(|entry| Some((entry, period(entry, today)?.1)))
            .collect();
        Self { positions }
    }

    /// The last month of the position that a place lies in.
    pub(super) fn end_at(&self, place: &Range<usize>) -> Option<i32> {
        let of = self.positions.iter().find(|(entry, _)| entry.holds(place));
        of.map(|(_, end)| *end)
    }

    /// The last month of the last position that names something; a list of skills says nothing of when.
    pub(super) fn last_use(&self, places: &[Range<usize>]) -> Option<i32> {
        places.iter().filter_map(|place| self.end_at(place)).max()
    }
}
