//! What the builder's steps share: the document, its words and the dates in it.

use super::dates::{self, Range};
use super::lines::Line;
use super::model::At;
use super::stacks;
use crate::latex::Document;
use crate::latex::emit::Role;

/// A document with the dates of its lines.
pub struct Page<'a> {
    /// The document.
    pub document: &'a Document,
    /// The machine text.
    pub text: &'a str,
    /// Dates of all lines, in order, with offsets in the machine text.
    dates: Vec<Range>,
    /// Items have numbers of their own.
    signs: bool,
}

impl<'a> Page<'a> {
    /// Reads the dates of all lines once.
    pub fn new(document: &'a Document, lines: &[Line]) -> Self {
        let text = document.text.text.as_str();
        let mut found: Vec<Range> = Vec::new();
        // A year has two digits at least.
        for (n, line) in lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.dialled > 1)
        {
            let part = text.get(line.start..line.end).unwrap_or_default();
            let marked = document
                .text
                .runs_in(line.start, line.end)
                .iter()
                .any(|run| run.style.role == Role::Dates);
            let ranges = if marked {
                dates::find_marked(part)
            } else {
                dates::find(part)
            };
            let read = found.last().map_or(0, |range| range.end);
            found.extend(ranges.into_iter().filter_map(|mut range| {
                range.start += line.start;
                range.end += line.start;
                (range.start >= read).then_some(range)
            }));
            if let (Some(last), Some(next)) = (found.last_mut(), lines.get(n + 1))
                && let Some(whole) = stacks::across(text, line, next, last)
            {
                *last = whole;
            }
        }
        stacks::unite(text, lines, &mut found);
        Self {
            document,
            text,
            dates: found,
            signs: document
                .text
                .runs
                .iter()
                .any(|run| run.style.role == Role::Sign),
        }
    }

    /// The words of a range.
    pub fn words(&self, at: At) -> &'a str {
        self.text.get(at.start..at.end).unwrap_or_default()
    }

    /// The words of a line.
    pub fn line(&self, line: &Line) -> &'a str {
        self.text.get(line.start..line.end).unwrap_or_default()
    }

    /// The dates that touch a range.
    pub fn dates(&self, start: usize, end: usize) -> &[Range] {
        let first = self.dates.partition_point(|range| range.end <= start);
        let last = self.dates.partition_point(|range| range.start < end);
        self.dates.get(first..last.max(first)).unwrap_or_default()
    }

    /// Whether a date begins in a line.
    pub fn dated(&self, line: &Line) -> bool {
        let dates = self.dates(line.start, line.end);
        dates.iter().any(|range| range.start >= line.start)
    }

    /// Where a line's words begin behind the number of its item.
    pub fn behind_sign(&self, line: &Line) -> usize {
        if !self.signs {
            return line.start;
        }
        let runs = self.document.text.runs_in(line.start, line.end);
        let Some(sign) = runs.iter().position(|run| run.style.role == Role::Sign) else {
            return line.start;
        };
        runs.iter()
            .skip(sign)
            .find(|run| run.style.role != Role::Sign)
            .map_or(line.end, |run| run.out as usize)
    }

    /// Whether a template gave one of these roles to a part of a line.
    pub fn has_role(&self, line: &Line, roles: &[Role]) -> bool {
        self.document
            .text
            .runs_in(line.start, line.end)
            .iter()
            .any(|run| roles.contains(&run.style.role))
    }
}
