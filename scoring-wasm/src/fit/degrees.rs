//! The degrees that a resume's education shows, and which of them are still under way.

use crate::case::{Case as _, is_capital};
use crate::latex::Document;
use crate::posting::degrees::{self, Level};
use crate::posting::words::words;
use crate::report::{DegreeLevel, SectionKind};
use crate::resume::dates::{Date, End};
use crate::resume::{At, Entry, Model};
use crate::text_search::holds_any;

/// A degree of an education entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Degree {
    /// How high it is.
    pub(crate) level: Level,
    /// Its words in the machine text.
    pub at: At,
    /// The dates of its entry in the machine text.
    pub dates: Option<At>,
    /// How far it is.
    progress: Progress,
}

impl Degree {
    /// Whether nothing says that it is not finished.
    pub fn is_finished(&self) -> bool {
        self.progress == Progress::Finished
    }

    /// Whether its words say that it is not finished, and not only its dates.
    pub fn is_announced(&self) -> bool {
        self.progress == Progress::Expected
    }
}

/// How far a degree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// Nothing says that it is not finished.
    Finished,
    /// Its words say that it is expected.
    Expected,
    /// Only its dates say that it goes on.
    GoesOn,
}

/// What says that a degree is not finished, in lower case.
const EXPECTED: &[&str] = &[
    "expected",
    "anticipated",
    "in progress",
    "ongoing",
    "candidate",
    "pursuing",
    "currently",
    "graduating",
    "exp. ",
    "voraussichtlich",
    "laufend",
    "angestrebt",
    "en cours",
    "prévu",
    "en curso",
    "previst",
    "in corso",
    "em andamento",
    "verwacht",
];

/// Reads them. `today` in months since year 0.
pub fn read(document: &Document, model: &Model, today: i32) -> Vec<Degree> {
    let text = |at: At| document.text.text.get(at.start..at.end).unwrap_or_default();
    let entries = model.entries.iter().enumerate();
    entries
        .filter(|(_, entry)| entry.kind == SectionKind::Education)
        .filter_map(|(n, entry)| {
            let known = model.education.iter().find(|known| known.entry == n);
            let at = known
                .and_then(|known| known.degree)
                .or(entry.title)
                .unwrap_or(entry.head);
            let named = known
                .and_then(|known| level(known.level?))
                .filter(|_| !ends_with_state(text(at)));
            let head = text(entry.head);
            let found = degrees::find(head, &words(head)).into_iter();
            let level = found.map(|(level, _)| level).chain(named).max()?;
            let said = || {
                let told = entry.details.iter().chain([&entry.head]);
                told.copied()
                    .any(|at| holds_any(&text(at).lowered(), EXPECTED))
            };
            let progress = if said() {
                Progress::Expected
            } else if goes_on(entry, today) {
                Progress::GoesOn
            } else {
                Progress::Finished
            };
            let dates = entry.dates.as_ref();
            Some(Degree {
                level,
                at,
                dates: dates.map(|range| At {
                    start: range.start,
                    end: range.end,
                }),
                progress,
            })
        })
        .collect()
}

/// As postings ask for it. An apprenticeship follows upon school.
const fn level(level: DegreeLevel) -> Option<Level> {
    match level {
        DegreeLevel::Doctor => Some(Level::Doctor),
        DegreeLevel::Master => Some(Level::Master),
        DegreeLevel::Bachelor => Some(Level::Bachelor),
        DegreeLevel::Associate => Some(Level::Associate),
        DegreeLevel::Vocational | DegreeLevel::School => Some(Level::School),
        DegreeLevel::Other => None,
    }
}

/// “Example High School, Boston, MA” names no master’s degree.
fn ends_with_state(text: &str) -> bool {
    text.trim_end()
        .rsplit_once(", ")
        .is_some_and(|(_, last)| last.chars().count() == 2 && last.chars().all(is_capital))
}

/// Whether the last date of an entry lies ahead. A bare year that has begun may be over.
fn goes_on(entry: &Entry, today: i32) -> bool {
    let ahead = |date: Date| match date.month {
        0 => i32::from(date.year) > today / 12,
        _ => date.months() > today,
    };
    entry.dates.as_ref().is_some_and(|dates| match dates.to {
        Some(End::Present) => true,
        Some(End::Date(date)) => ahead(date),
        None => dates.open || dates.from.is_some_and(ahead),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_behind_a_town_is_no_degree() {
        assert!(ends_with_state("High School Diploma, Boston, MA"));
        assert!(!ends_with_state("Nursing, BSN"));
        assert!(!ends_with_state("MA in History"));
    }
}
